import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { type Change, change } from '#core/clinical/outcomes/change.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import { heelRaiseOf, outcome, painOf, visaAOf } from './lab.ts';

const visaAChange = (before: number, after: number, on = '2026-05-25', overrides: readonly ThresholdOverride[] = []): Change =>
  change('visa-a', visaAOf(before, '2026-03-02'), visaAOf(after, on), { overrides });
const compared = (one: Change) => {
  if (!one.comparable) throw new Error(one.obstacle);
  return one;
};

describe('a VISA-A after 12 weeks', () => {
  test.each<[number, string]>([
    [70, 'improved'],
    [54, 'improved'],
    [53, 'beyond-error-better'],
    [46, 'beyond-error-better'],
    [45, 'within-error'],
    [40, 'within-error'],
    [35, 'within-error'],
    [34, 'beyond-error-worse'],
    [27, 'beyond-error-worse'],
    [26, 'worsened'],
  ])('from 40 to %i is %s', (after, verdict) => {
    expect(visaAChange(40, after)).toMatchObject({ delta: after - 40, days: 84, verdict });
  });

  test('keeps measurement error and what patients notice apart, each with where it is from', () => {
    const one = compared(visaAChange(40, 50));
    expect(one).toMatchObject({ beyondError: true, mdc: { value: 6, source: { certainty: 'read' } }, towards: 'better', percent: 25 });
    const judge = one.mcid.filter(({ judges }) => judges);
    expect(judge).toEqual([expect.objectContaining({ points: 14, weeks: 12, interval: { from: 3, to: 19 }, reached: 'no' })]);
    expect(one.mcid.find(({ of }) => of === 'insertional')).toMatchObject({
      standing: 'context',
      reached: 'better',
      judges: false,
      source: { certainty: 'to-verify' },
    });
  });
});

test('the noticeable change is that of the time nearest to the time passed; half-way, the greater', () => {
  const judgeAfter = (on: string) => compared(visaAChange(40, 50, on)).mcid.find(({ judges }) => judges)?.points;
  expect(judgeAfter('2026-03-09')).toBe(14);
  expect(judgeAfter('2026-07-06')).toBe(14);
  expect(judgeAfter('2026-07-07')).toBe(7);
  expect(judgeAfter('2026-08-17')).toBe(7);
  expect(visaAChange(40, 50, '2026-08-17')).toMatchObject({ verdict: 'improved' });
});

test('a score where higher is worse improves downwards', () => {
  const tendins = (before: number, after: number) =>
    change('tendins-a', outcome('tendins-a', { total: given(before) }), outcome('tendins-a', { total: given(after) }));
  expect(tendins(50, 38)).toMatchObject({ delta: -12, towards: 'better', verdict: 'beyond-error-better', mcid: [] });
  expect(tendins(50, 38.5)).toMatchObject({ verdict: 'within-error' });
  expect(tendins(38, 50)).toMatchObject({ delta: 12, towards: 'worse', verdict: 'beyond-error-worse' });
});

test('pain improves by a point or 15 %, much by two or 33 %; its measurement error is not known', () => {
  const pain = (before: number, after: number) => compared(change('nprs', painOf(given(before)), painOf(given(after))));
  expect(pain(6, 5)).toMatchObject({ verdict: 'improved', mdc: null, beyondError: null });
  expect(pain(6, 5).mcid.find(({ grade }) => grade === 'much-better')).toMatchObject({ reached: 'no' });
  expect(pain(6, 4).mcid.find(({ grade }) => grade === 'much-better')).toMatchObject({ reached: 'better' });
  expect(pain(3, 2).mcid.find(({ grade }) => grade === 'much-better')).toMatchObject({ reached: 'better' });
  expect(pain(5, 5)).toMatchObject({ verdict: 'below-noticed', towards: 'same', delta: 0 });
  expect(pain(0, 1)).toMatchObject({ verdict: 'worsened', percent: null });
});

test('exactly the threshold counts, decimals included', () => {
  const wall = (cm: number) => outcome('knee-to-wall', { trialsCm: given([cm]), record: 'single' });
  expect(change('knee-to-wall', wall(8.3), wall(10.2))).toMatchObject({ verdict: 'beyond-error-better', mdc: { value: 1.9 } });
  expect(change('knee-to-wall', wall(8.3), wall(10.1))).toMatchObject({ verdict: 'within-error' });
  const lefs = (points: readonly number[]) => outcome('lefs', { items: points.map((value) => given(value)) });
  const twos = Array.from({ length: 20 }, () => 2);
  expect(change('lefs', lefs(twos), lefs(twos.map((value, index) => (index < 9 ? value + 1 : value))))).toMatchObject({
    delta: 9,
    verdict: 'improved',
  });
});

test('without any threshold only the difference is given', () => {
  const hop = (cm: number) => outcome('single-hop', { trialsCm: given([cm]), record: 'single', pain: given(0) });
  expect(change('single-hop', hop(100), hop(150))).toMatchObject({ delta: 50, verdict: 'not-judged', mdc: null, mcid: [] });
});

describe('what cannot be compared says why', () => {
  const before = visaAOf(40, '2026-03-02');

  test('another instrument, also the form for people who do no sport', () => {
    const sed = outcome('visa-a-sed', { total: given(60) }, { measuredOn: '2026-05-25' });
    expect(change('visa-a', before, sed)).toMatchObject({ comparable: false, obstacle: 'other-instrument' });
    expect(change('visa-a-sed', before, sed)).toMatchObject({ obstacle: 'other-instrument' });
  });

  test('the other leg, the wrong order, a measure that there is not', () => {
    expect(change('visa-a', before, visaAOf(60, '2026-05-25', 'right'))).toMatchObject({ obstacle: 'other-side' });
    expect(change('visa-a', visaAOf(60, '2026-05-25'), before)).toMatchObject({ obstacle: 'wrong-order' });
    expect(change('visa-a', before, before, { measure: 'work' })).toMatchObject({ obstacle: 'no-such-measure' });
  });

  test('an incomplete form names its items', () => {
    expect(change('nprs', painOf(given(4)), painOf({ none: 'declined' }))).toMatchObject({
      obstacle: 'incomplete',
      missing: [{ item: 'rating', why: 'declined' }],
    });
  });

  test('another pain, another way of recording, an unknown incline', () => {
    expect(change('nprs', painOf(given(4), { kind: 'now' }), painOf(given(2)))).toMatchObject({
      obstacle: 'other-variant',
      parts: ['kind', 'window'],
    });
    const wall = (record: 'best-of-3' | 'mean-of-3') => outcome('knee-to-wall', { trialsCm: given([8, 9, 10]), record });
    expect(change('knee-to-wall', wall('best-of-3'), wall('mean-of-3'))).toMatchObject({ obstacle: 'other-variant', parts: ['record'] });
    const raises = heelRaiseOf({ reps: given(20) });
    const somewhere = heelRaiseOf({ reps: given(28), inclineDegrees: { none: 'not-asked' } });
    expect(change('heel-raise', raises, somewhere)).toMatchObject({ obstacle: 'variant-unknown', parts: ['inclineDegrees'] });
    expect(change('heel-raise', raises, heelRaiseOf({ reps: given(28), inclineDegrees: given(0) }))).toMatchObject({
      obstacle: 'other-variant',
    });
    expect(change('heel-raise', raises, heelRaiseOf({ reps: given(26) }))).toMatchObject({ verdict: 'beyond-error-better' });
    expect(change('heel-raise', raises, heelRaiseOf({ reps: given(26) }, {}, 'heel-raise-bent'))).toMatchObject({
      obstacle: 'other-instrument',
    });
  });

  test('other activities of the patient, whatever their order and case', () => {
    const of = (...activities: readonly (readonly [string, number])[]) =>
      outcome('psfs', { activities: activities.map(([name, rating]) => ({ name, rating: given(rating) })) });
    const first = of(['Run 5 km', 2], ['Stairs', 4], ['Stand', 6]);
    expect(change('psfs', first, of(['stairs', 6], ['stand ', 8], ['run 5 km', 4]))).toMatchObject({ delta: 2, verdict: 'improved' });
    expect(change('psfs', first, of(['Swim', 6], ['Stairs', 8], ['Stand', 8]))).toMatchObject({
      obstacle: 'other-variant',
      parts: ['activities'],
    });
  });

  test('a rating of change is one already; numbers of another version of the scoring are not mixed', () => {
    const groc = outcome('groc', { scale: '15-point', rating: given(3) });
    expect(change('groc', groc, groc)).toMatchObject({ obstacle: 'itself-a-change' });
    expect(change('visa-a', { ...before, algorithm: 'visa-a-0' }, visaAOf(60, '2026-05-25'))).toMatchObject({
      obstacle: 'other-algorithm',
    });
  });
});

test('a clinic’s own thresholds judge in place of the table’s, and say whose they are', () => {
  const own = (part: Partial<ThresholdOverride>): ThresholdOverride => ({
    instrument: 'visa-a',
    measure: 'total',
    kind: 'mcid',
    weeks: 12,
    value: 10,
    words: 'our own audit',
    certainty: 'own-default',
    ...part,
  });
  expect(visaAChange(40, 50, '2026-05-25', [own({})])).toMatchObject({ verdict: 'improved' });
  const judge = compared(visaAChange(40, 50, '2026-05-25', [own({ weeks: null })])).mcid.filter(
    ({ standing, grade }) => standing === 'default' && grade === 'better',
  );
  expect(judge).toEqual([
    expect.objectContaining({ points: 10, byClinic: true, judges: true, source: { words: 'our own audit', certainty: 'own-default' } }),
  ]);
  expect(visaAChange(40, 50, '2026-05-25', [own({}), own({ kind: 'mdc', weeks: null, value: 11 })])).toMatchObject({
    verdict: 'within-error',
    mdc: { value: 11, byClinic: true },
  });
  expect(
    visaAChange(40, 42, '2026-05-25', [own({ kind: 'mdc', weeks: null, value: null }), own({ weeks: null, value: null })]),
  ).toMatchObject({
    mdc: null,
    verdict: 'not-judged',
  });
  expect(visaAChange(40, 50, '2026-05-25', [own({ instrument: 'lefs' })])).toMatchObject({ verdict: 'beyond-error-better' });
});

const totals = fc.integer({ min: 0, max: 90 });

test('property: a change and its reverse are each other’s mirror, and "improved" is never within error', () => {
  const mirror = {
    improved: 'worsened',
    worsened: 'improved',
    'beyond-error-better': 'beyond-error-worse',
    'beyond-error-worse': 'beyond-error-better',
    'within-error': 'within-error',
    'below-noticed': 'below-noticed',
    'not-judged': 'not-judged',
  } as const;
  fc.assert(
    fc.property(totals, totals, (a, b) => {
      const [there, back] = [compared(visaAChange(a, b)), compared(visaAChange(b, a))];
      expect(there.delta + back.delta).toBe(0);
      expect(back.verdict).toBe(mirror[there.verdict]);
      if (there.verdict === 'improved') expect(there.delta).toBeGreaterThanOrEqual(14);
      if (Math.abs(there.delta) < 6) expect(there.verdict).toBe('within-error');
    }),
  );
});
