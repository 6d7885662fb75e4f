import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import type { DiaryDay } from '#core/plan/diary.ts';
import { applyEdits, phasePatch } from '#core/plan/edit.ts';
import type { Screen } from '#core/plan/screen.ts';
import { type Suggestion, suggestion, suggestionSchema } from '#core/plan/suggestion.ts';
import { suggestionRuleIds, suggestionRules } from '#core/plan/suggestionRules.ts';
import { clear, diaryOf, goodDays, monday, noWarnings, on, planOf, versionsOf } from './lab.ts';

const plan = planOf('alfredson');
/** On the sixth day of a daily plan, with five days entered; `change` is by days after the first. */
const after5 = (change: Readonly<Record<number, Partial<DiaryDay>>> = {}, screen: Screen | null = clear()): Suggestion =>
  suggestionSchema.parse(suggestion(versionsOf(plan), diaryOf(goodDays(plan, 0, 4, change)), on(5), screen));
const why = ({ reasons }: Suggestion) => reasons.map(({ ruleId }) => ruleId);

describe('from week to week', () => {
  /** Pain during and minutes of stiffness of each of four weeks, on the 29th day. */
  const weeks = (pain: readonly number[], minutes: readonly number[] = [15, 15, 15, 15]) => {
    const days = goodDays(plan, 0, 27).map((day, n) => ({
      ...day,
      painDuring: given(pain[Math.floor(n / 7)] ?? 0),
      stiffnessNextMorning: given(minutes[Math.floor(n / 7)] ?? 0),
    }));
    return suggestion(versionsOf(plan), diaryOf(days), on(27), clear());
  };

  test.each<[readonly number[], string, readonly string[]]>([
    [[2, 2, 2, 2], 'progress', ['plan.good-sessions']],
    [[5, 4, 3, 2], 'progress', ['plan.good-sessions']],
    [[2, 2, 2, 3], 'hold', ['plan.pain-rose']],
    [[2, 3, 2, 3], 'hold', ['plan.pain-rose']],
    [[2, 2, 3, 4], 'step-back', ['plan.pain-rising']],
    [[2, 3, 4, 4], 'progress', ['plan.good-sessions']],
  ])('pain of %j', (pain, advice, rules) => {
    const made = weeks(pain);
    expect([made.advice, why(made)]).toEqual([advice, rules]);
  });

  test.each<[readonly number[], string, readonly string[]]>([
    [[15, 15, 15, 16], 'hold', ['plan.stiffness-rose']],
    [[15, 15, 16, 17], 'step-back', ['plan.stiffness-rising']],
    [[25, 20, 15, 10], 'progress', ['plan.good-sessions']],
  ])('stiffness of %j min', (minutes, advice, rules) => {
    const made = weeks([2, 2, 2, 2], minutes);
    expect([made.advice, why(made)]).toEqual([advice, rules]);
  });

  test('the medians are told', () => {
    expect(weeks([2, 2, 3, 4]).reasons[0]?.inputs).toEqual({
      [`week to ${on(27)}`]: 4,
      [`week to ${on(20)}`]: 3,
      [`week to ${on(13)}`]: 2,
      weeks: 2,
    });
  });

  test('a rise of as many weeks as the cut-off of the patient says speaks for less', () => {
    const own = planOf('alfredson', { cutOffs: { ...plan.cutOffs, risingWeeks: { ...plan.cutOffs.risingWeeks, value: 1 } } });
    const days = goodDays(own, 0, 27).map((day, n) => ({ ...day, painDuring: given(n < 21 ? 2 : 3) }));
    expect(suggestion(versionsOf(own), diaryOf(days), on(27), clear()).advice).toBe('step-back');
  });

  test('a week without any entry leaves the trend unknown; a young plan has none', () => {
    const days = goodDays(plan, 0, 27).filter((_, n) => n < 14 || n > 20);
    expect(why(suggestion(versionsOf(plan), diaryOf(days), on(27), clear()))).toEqual([
      'plan.trend-unknown',
      'plan.trend-unknown',
      'plan.few-done',
    ]);
    const young = goodDays(plan, 0, 11).map((day, n) => ({ ...day, painDuring: given(n < 6 ? 0 : 5) }));
    expect(suggestion(versionsOf(plan), diaryOf(young), on(12), clear()).advice).toBe('progress');
    const older = goodDays(plan, 0, 12).map((day, n) => ({ ...day, painDuring: given(n < 7 ? 0 : 5) }));
    expect(suggestion(versionsOf(plan), diaryOf(older), on(13), clear()).advice).toBe('hold');
  });
});

describe('red flags', () => {
  const open = (level: Screen['open'][number]['level']): Screen => ({ on: monday, open: [{ id: 'RF07', level }] });

  test.each<[Screen['open'][number]['level'], string]>([
    ['emergency', 'hold'],
    ['stop', 'hold'],
    ['refer', 'progress'],
    ['caution', 'progress'],
  ])('an open flag of level %s', (level, advice) => {
    expect(after5({}, open(level)).advice).toBe(advice);
  });

  test('hold before all else, with nothing to choose, and even where nothing was entered', () => {
    const made = after5({ 4: { painDuring: given(9) } }, open('stop'));
    expect(made).toMatchObject({
      advice: 'hold',
      options: [],
      reasons: [{ ruleId: 'plan.red-flag', inputs: { flags: 'RF07' } }, { ruleId: 'plan.pain-during' }],
    });
    expect(why(suggestion(versionsOf(plan), diaryOf([]), on(5), open('emergency')))[0]).toBe('plan.red-flag');
  });

  test('nobody screened: hold', () => {
    expect(why(after5({}, null))).toEqual(['plan.not-screened']);
  });

  test.each<[string, DiaryDay['warnings'], string]>([
    ['a pop', { ...noWarnings, pop: given('yes') }, 'hold'],
    ['new swelling', { ...noWarnings, newSwelling: given('yes') }, 'hold'],
    ['night pain that nobody can tell', { ...noWarnings, nightPain: given('unknown') }, 'hold'],
    ['none of them', { pop: given('no'), newSwelling: given('no'), nightPain: given('no') }, 'progress'],
    ['not asked', noWarnings, 'progress'],
  ])('a sign since the last screening: %s', (_, warnings, advice) => {
    expect(after5({ 1: { warnings } }).advice).toBe(advice);
    expect(after5({ 1: { warnings } }, clear(on(1))).advice).toBe('progress');
  });
});

describe('effort', () => {
  const aimed = applyEdits(
    plan,
    phasePatch(plan, 'eccentric', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.map((one) => ({ ...one, effort: { from: 6, to: 7, source: 'clinician' } })),
    })),
  );
  const tried = (effort: DiaryDay['items'][number]['effort']) => {
    const days = goodDays(aimed, 0, 4).map((day) => ({ ...day, items: day.items.map((item) => ({ ...item, effort })) }));
    return suggestion(versionsOf(aimed), diaryOf(days), on(5), clear());
  };

  test('up to what was aimed at; harder, and not entered, hold', () => {
    expect(tried(given(7)).advice).toBe('progress');
    expect(tried(given(0)).advice).toBe('progress');
    expect(tried(given(7.5))).toMatchObject({
      advice: 'hold',
      reasons: [{ ruleId: 'plan.effort-high', inputs: { effort: 7.5, target: 7 } }],
    });
    expect(why(tried(notAsked))).toEqual(['plan.effort-missing']);
  });
});

test('every rule says where it is from, and what it is for', () => {
  expect(Object.keys(suggestionRules).toSorted()).toEqual(suggestionRuleIds.toSorted());
  for (const id of suggestionRuleIds) expect(suggestionRules[id].source.words).not.toBe('');
});
