import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given, notAsked, type YesNoUnknown } from '#core/clinical/answer.ts';
import { answersInForce } from '#core/clinical/redFlags/facts.ts';
import { calfLarger, girthsSchema } from '#core/clinical/redFlags/girth.ts';
import { type Alternative, alternativeSchema, wellsScore, wellsSource } from '#core/clinical/redFlags/wells.ts';
import { wellsQuestions } from '#core/clinical/redFlags/wellsItems.ts';
import { type Answers, bare, cleared, event, levelOf, recorded, screening, stateOf } from './lab.ts';

const tendon: Alternative = { likely: 'yes', reason: 'Tender mid-tendon thickening, no swelling.' };
const score = (yes: number, unknown: number, alternative: Alternative | null) =>
  wellsScore(
    (key) => {
      const index = wellsQuestions.findIndex((question) => question.key === key);
      return given(index < yes ? 'yes' : index < yes + unknown ? 'unknown' : 'no');
    },
    alternative === null ? notAsked : given(alternative),
  );

test('nine items of a point each', () => {
  expect(wellsQuestions).toHaveLength(9);
  expect(score(9, 0, null).without).toEqual({ least: 9, most: 9, verdict: 'likely' });
  expect(wellsSource.words).toContain('Wells 2003');
});

test('two points or more are likely, fewer unlikely, with and without the minus two', () => {
  expect(score(1, 0, { likely: 'no' })).toMatchObject({
    without: { least: 1, verdict: 'unlikely' },
    with: null,
    minusTwo: { used: false, why: 'not-as-likely' },
  });
  expect(score(2, 0, { likely: 'no' }).without.verdict).toBe('likely');
  expect(score(3, 0, tendon)).toMatchObject({
    without: { least: 3, verdict: 'likely' },
    with: { least: 1, verdict: 'unlikely' },
    minusTwo: { used: true, reason: tendon.reason },
  });
  expect(score(0, 0, tendon).with).toEqual({ least: -2, most: -2, verdict: 'unlikely' });
});

test('the minus two takes a typed reason; without one it is not taken', () => {
  for (const reason of ['', '   ', 'Achilles', undefined])
    expect(alternativeSchema.safeParse({ likely: 'yes', reason }).success).toBe(false);
  expect(alternativeSchema.safeParse({ likely: 'yes' }).success).toBe(false);
  expect(alternativeSchema.safeParse({ likely: 'no', reason: 'not to be given here' }).success).toBe(false);
  expect(score(3, 0, null)).toMatchObject({ with: null, minusTwo: { used: false, why: 'not-answered' } });
  expect(score(3, 0, { likely: 'unknown' })).toMatchObject({ with: null, minusTwo: { used: false, why: 'not-known' } });
});

test('an unknown item is neither 0 nor 1: the score is a range, decided only where the range is', () => {
  expect(score(1, 1, null).without).toEqual({ least: 1, most: 2, verdict: 'undecided' });
  expect(score(0, 1, null).without).toEqual({ least: 0, most: 1, verdict: 'unlikely' });
  expect(score(2, 3, null).without).toEqual({ least: 2, most: 5, verdict: 'likely' });
  expect(score(1, 1, null).unanswered).toEqual(['RF02.wells-immobile']);
  expect(wellsScore(() => notAsked, notAsked)).toMatchObject({ without: { least: 0, most: 9, verdict: 'undecided' } });
});

test('property: the score is within its range, and the minus two takes exactly two', () => {
  const answer = fc.constantFrom<YesNoUnknown>('yes', 'no', 'unknown');
  fc.assert(
    fc.property(fc.array(answer, { minLength: 9, maxLength: 9 }), (answers) => {
      const one = wellsScore((key) => given(answers[wellsQuestions.findIndex((question) => question.key === key)] ?? 'no'), given(tendon));
      expect(one.without.least).toBeGreaterThanOrEqual(0);
      expect(one.without.most).toBeLessThanOrEqual(9);
      expect(one.without.most - one.without.least).toBe(one.unanswered.length);
      expect(one.with).toMatchObject({ least: one.without.least - 2, most: one.without.most - 2 });
    }),
  );
});

describe('a low score closes nothing', () => {
  test.each<[string, Answers]>([
    ['a swollen calf', { 'RF02.swelling': 'yes' }],
    ['a tender calf', { 'RF02.tenderness': 'yes' }],
  ])('%s stays a STOP with a Wells score of 0 and minus two', (_name, answers) => {
    const no = Object.fromEntries(wellsQuestions.map(({ key }) => [key, 'no' as const]));
    const one = screening({ ...no, ...answers }, { alternative: given(tendon) });
    const inForce = answersInForce([one], one);
    const wells = wellsScore((key) => inForce.get(key)?.answer ?? notAsked, one.alternative);
    expect(wells.with).toEqual({ least: -2, most: -2, verdict: 'unlikely' });
    expect(levelOf(stateOf([one]), 'RF02')).toBe('stop');
  });

  test('a flag is closed by an outcome or a reason, not by a later score', () => {
    const first = screening({ 'RF02.swelling': 'yes' });
    const flags = recorded(stateOf([first]));
    const later = screening({}, { id: 's2', at: '2026-03-09T09:00:00.000Z', set: 're-screen', alternative: given(tendon) });
    expect(levelOf(stateOf([first, later], { flags }), 'RF02')).toBe('stop');
    expect(levelOf(stateOf([first, later], { flags, outcomes: [cleared('f-RF02')] }), 'RF02')).toBeNull();
    const referred = event('referral-made', 'f-RF02', { to: 'Emergency department', urgency: 'same-day', outcomeDue: '2026-03-03' });
    const excluded = event('outcome-entered', 'f-RF02', {
      answers: [],
      finding: 'excluded',
      words: 'Ultrasound negative.',
      at: '2026-03-03T09:00:00.000Z',
    });
    expect(levelOf(stateOf([first, later], { flags, outcomes: [referred, excluded] }), 'RF02')).toBeNull();
  });
});

describe('girth', () => {
  test('3 cm more on the side screened is a Wells point; decimals do not matter', () => {
    expect(calfLarger({ leftCm: 38.1, rightCm: 35.1 }, 'left')).toEqual(given('yes'));
    expect(calfLarger({ leftCm: 38.0, rightCm: 35.1 }, 'left')).toEqual(given('no'));
    expect(calfLarger({ leftCm: 38.1, rightCm: 35.1 }, 'right')).toEqual(given('no'));
    expect(calfLarger({ leftCm: 35.1, rightCm: 38.1 }, 'right')).toEqual(given('yes'));
    expect(calfLarger({ leftCm: 35.1, rightCm: 38.1 }, 'bilateral')).toEqual(given('yes'));
  });

  test('one calf alone says nothing', () => {
    expect(calfLarger({ leftCm: 38.1, rightCm: null }, 'left')).toEqual(notAsked);
    expect(calfLarger(null, 'left')).toEqual(notAsked);
  });

  test('is in cm with one decimal', () => {
    expect(girthsSchema.safeParse({ leftCm: 38.1, rightCm: 35.12 }).error?.issues[0]?.message).toBe('In cm with one decimal.');
    expect(girthsSchema.safeParse({ leftCm: 381, rightCm: 351 }).success).toBe(false);
    for (let tenths = 300; tenths < 480; tenths += 1)
      expect(girthsSchema.safeParse({ leftCm: tenths / 10, rightCm: null }).success).toBe(true);
  });

  test('a measured difference counts whatever was ticked', () => {
    const measured = screening({ 'RF02.wells-calf': 'no' }, { girths: { leftCm: 39, rightCm: 35 } });
    expect(levelOf(stateOf([measured]), 'RF02')).toBe('stop');
    expect(levelOf(stateOf([screening({}, { girths: { leftCm: 39, rightCm: 35 } })]), 'RF02')).toBe('stop');
    expect(levelOf(stateOf([screening({ 'RF02.wells-calf': 'yes' }, { girths: { leftCm: 36, rightCm: 35 } })]), 'RF02')).toBe('stop');
    expect(levelOf(stateOf([screening({}, { girths: { leftCm: 36, rightCm: 35 } })]), 'RF02')).toBeNull();
    expect(bare({}, { girths: { leftCm: 36, rightCm: null } }).girths?.rightCm).toBeNull();
  });
});
