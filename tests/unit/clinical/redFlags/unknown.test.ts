import { describe, expect, test } from 'vitest';
import { type Answer, given, type YesNoUnknown } from '#core/clinical/answer.ts';
import { type AnswerKey, namedIn } from '#core/clinical/redFlags/condition.ts';
import type { ItemId, QuestionKey } from '#core/clinical/redFlags/item.ts';
import { answersTo, questionOf, redFlagItems } from '#core/clinical/redFlags/items.ts';
import { isBlocking } from '#core/clinical/redFlags/level.ts';
import { openFlagsOf } from '#core/clinical/redFlags/screenState.ts';
import { bare, levelOf, moduleOf, screening, stateOf, unresolvedOf, verdicts } from './lab.ts';

/** Every EMERGENCY or STOP item with each question that its grave rules name and that is its own. */
const grave: readonly (readonly [ItemId, QuestionKey])[] = redFlagItems.flatMap(({ id, rules }) => {
  const named = rules.filter(({ level }) => isBlocking(level)).flatMap(({ when }) => namedIn(when));
  return [...new Set(named)].filter((key) => key.startsWith(id)).map((key) => [id, key] as const);
});

test('the grave items are those of the reference', () => {
  expect([...new Set(grave.map(([id]) => id))]).toEqual(['RF01', 'RF02', 'RF03', 'RF04', 'RF06', 'RF07', 'RF09', 'RF10', 'RF13']);
});

/** Alone, a risk of the Wells score or a symptom that only asks for an examination cannot raise a STOP; what they need beside is given. */
const beside = (key: QuestionKey): Parameters<typeof screening>[0] => {
  if (key.startsWith('RF02.wells-') && questionOf(key).kind === 'risk')
    return { [key === 'RF02.wells-before' ? 'RF02.wells-cancer' : 'RF02.wells-before']: 'yes' };
  if (key === 'RF01.matles') return { 'RF01.gap@left': 'yes', 'RF01.thompson@left': 'no' };
  if (key === 'RF01.gap') return { 'RF01.matles@left': 'yes', 'RF01.thompson@left': 'no' };
  return {};
};

describe.each<[string, Answer<YesNoUnknown>]>([
  ['unknown', given('unknown')],
  ['declined', { none: 'declined' }],
  ['not applicable', { none: 'not-applicable' }],
])('%s is not "no"', (_name, answer) => {
  test.each(grave)('%s: %s', (item, key) => {
    const [answerKey] = answersTo(key);
    const state = stateOf([screening({ ...beside(key), [answerKey as AnswerKey]: answer })]);
    const open = unresolvedOf(state, item);
    expect(open).toMatchObject({ because: 'unknown' });
    expect(open?.questions).toContain(answerKey);
    expect(isBlocking(open?.couldBe ?? null)).toBe(true);
    expect(isBlocking(levelOf(state, item))).toBe(false);
    expect(verdicts(state)).toEqual(new Set(['blocked']));
    for (const { because } of state.modules) expect(because.some((block) => block.item === item && block.cause === 'unknown')).toBe(true);
    expect(openFlagsOf(state)).toBeNull();
  });

  test.each(grave)('and once it is answered %s is settled: %s', (item, key) => {
    const [answerKey] = answersTo(key);
    const examined = { 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no', 'RF01.gap@left': 'no', 'RF06.no-pulses': 'no' } as const;
    const state = stateOf([screening({ ...examined, ...beside(key), [answerKey as AnswerKey]: given('no') })]);
    expect(unresolvedOf(state, item)).toBeNull();
  });
});

test.each([...new Set(grave.map(([id]) => id))])('%s that nobody has asked about is unresolved', (item) => {
  const state = stateOf([bare()]);
  expect(unresolvedOf(state, item)).toMatchObject({ because: 'not-asked' });
});

test('nothing is asked yet: everything is blocked until it is, and all of the set is listed', () => {
  const state = stateOf([]);
  expect(verdicts(state)).toEqual(new Set(['blocked']));
  expect(state.unresolved.map(({ item }) => item)).toEqual([...new Set(grave.map(([id]) => id))]);
  expect(state.rescreen).toEqual({ due: true, set: 'intake', because: ['no-intake'] });
  expect(state.unasked).toContain('RF01.pop');
  expect(state.unasked).toContain('RF20.statin');
  expect(openFlagsOf(state)).toBeNull();
});

test('an unknown answer to an item that only refers or cautions blocks nothing', () => {
  const state = stateOf([
    screening({ 'RF14.mass': 'unknown', 'RF20.statin': 'unknown', 'RF08.leg-pain': 'unknown', 'RF10.past': 'unknown' }),
  ]);
  expect(state).toMatchObject({ level: null, unresolved: [] });
  expect(verdicts(state)).toEqual(new Set(['open']));
});

describe('rupture', () => {
  test('a symptom without the tests is referred, and stays open until the tests are done', () => {
    const state = stateOf([screening({ 'RF01.pop': 'yes' })]);
    expect(levelOf(state, 'RF01')).toBe('refer');
    expect(unresolvedOf(state, 'RF01')).toEqual({
      item: 'RF01',
      couldBe: 'stop',
      questions: ['RF01.thompson@left', 'RF01.matles@left', 'RF01.gap@left'],
      because: 'not-asked',
    });
    expect(moduleOf(state, 'hop-test').verdict).toBe('blocked');
  });

  test('the tests are needed of the leg that hurts, of both where both do', () => {
    const done = { 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no', 'RF01.gap@left': 'no' } as const;
    expect(unresolvedOf(stateOf([screening({ 'RF01.pop': 'yes', ...done })]), 'RF01')).toBeNull();
    expect(unresolvedOf(stateOf([screening({ 'RF01.pop': 'yes', ...done }, { side: 'right' })]), 'RF01')?.questions).toContain(
      'RF01.thompson@right',
    );
    expect(unresolvedOf(stateOf([screening({ 'RF01.pop': 'yes', ...done }, { side: 'bilateral' })]), 'RF01')?.questions).toEqual([
      'RF01.thompson@right',
      'RF01.matles@right',
      'RF01.gap@right',
    ]);
  });

  test('two of three: a negative Thompson and one more negative settle it, one alone does not', () => {
    const open = (answers: Parameters<typeof screening>[0]) =>
      unresolvedOf(stateOf([screening({ 'RF01.pop': 'yes', ...answers })]), 'RF01')?.questions ?? null;
    expect(open({ 'RF01.thompson@left': 'no' })).toEqual(['RF01.matles@left', 'RF01.gap@left']);
    expect(open({ 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no' })).toBeNull();
    expect(open({ 'RF01.matles@left': 'no', 'RF01.gap@left': 'no' })).toEqual(['RF01.thompson@left']);
  });

  test('a sudden calf pain asks for them too; without any symptom nobody needs them', () => {
    expect(unresolvedOf(stateOf([screening({ 'RF15.sudden-pain': 'yes' })]), 'RF01')).toMatchObject({
      couldBe: 'stop',
      because: 'not-asked',
    });
    expect(unresolvedOf(stateOf([screening()]), 'RF01')).toBeNull();
  });
});

describe('embolism', () => {
  test('breathlessness while thrombosis is not ruled out stops, could be an emergency, and asks about the calf', () => {
    const state = stateOf([screening({ 'RF03.breathless': 'yes', 'RF02.swelling': 'unknown' })]);
    expect(levelOf(state, 'RF03')).toBe('stop');
    expect(unresolvedOf(state, 'RF03')).toEqual({ item: 'RF03', couldBe: 'emergency', questions: ['RF02.swelling'], because: 'unknown' });
  });

  test('an unknown breathlessness with a swollen calf could be an emergency', () => {
    expect(unresolvedOf(stateOf([screening({ 'RF03.breathless': 'unknown', 'RF02.swelling': 'yes' })]), 'RF03')).toMatchObject({
      couldBe: 'emergency',
    });
  });
});

test('pulses are looked for once there is exertional calf pain', () => {
  expect(unresolvedOf(stateOf([screening({ 'RF06.claudication': 'yes' })]), 'RF06')).toEqual({
    item: 'RF06',
    couldBe: 'stop',
    questions: ['RF06.no-pulses'],
    because: 'not-asked',
  });
});

test('an answer of an earlier visit is none to what is asked at each; what is asked once stands', () => {
  const intake = screening({ 'RF06.cold': 'unknown' }, { id: 's0', at: '2026-02-02T09:00:00.000Z' });
  const today = bare({}, { set: 're-screen' });
  const state = stateOf([intake, today]);
  expect(unresolvedOf(state, 'RF01')).toMatchObject({ because: 'not-asked' });
  expect(unresolvedOf(state, 'RF06')?.questions).toEqual(['RF06.rest-pain', 'RF06.pallor', 'RF06.cold', 'RF06.no-pulses']);
  expect(state.unasked.every((key) => questionOf(key).asked === 'every-visit')).toBe(true);
  const short = stateOf([intake, screening({ 'RF06.no-pulses': 'no' }, { set: 're-screen' })]);
  expect(short.unresolved).toEqual([]);
  expect(short.unasked).toEqual([]);
  const pop = stateOf([
    screening({ 'RF01.thompson@left': 'no', 'RF01.matles@left': 'no' }, { id: 's0', at: '2026-02-02T09:00:00.000Z' }),
    screening({ 'RF01.pop': 'yes' }, { set: 're-screen' }),
  ]);
  expect(unresolvedOf(pop, 'RF01')?.questions).toContain('RF01.thompson@left');
});

test('a later reason for not answering does not take away what was answered once; a later answer does', () => {
  const intake = screening({ 'RF14.cancer': 'yes' }, { id: 's0', at: '2026-02-02T09:00:00.000Z' });
  const declined = screening({ 'RF14.cancer': { none: 'declined' } }, { set: 're-screen' });
  expect(levelOf(stateOf([intake, declined]), 'RF14')).toBe('caution');
  expect(levelOf(stateOf([intake, screening({ 'RF14.cancer': 'no' }, { set: 're-screen' })]), 'RF14')).toBeNull();
});
