import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { suffolkCutOffs } from '#core/plan/cutOffs.ts';
import type { DiaryDay } from '#core/plan/diary.ts';
import { applyEdits, headerPatch, phasePatch } from '#core/plan/edit.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Screen } from '#core/plan/screen.ts';
import { type Suggestion, suggestion, suggestionSchema } from '#core/plan/suggestion.ts';
import { nextVersion } from '#core/plan/version.ts';
import { clear, diaryOf, emptyDay, goodDay, goodDays, itemOf, monday, on, planOf, usual, versionsOf } from './lab.ts';

const plan = planOf('alfredson');
/** On the sixth day of a daily plan, with five days entered; `change` is by days after the first. */
const after5 = (change: Readonly<Record<number, Partial<DiaryDay>>> = {}, screen: Screen | null = clear()): Suggestion =>
  suggestionSchema.parse(suggestion(versionsOf(plan), diaryOf(goodDays(plan, 0, 4, change)), on(5), screen));
const why = ({ reasons }: Suggestion) => reasons.map(({ ruleId }) => ruleId);

describe('three good sessions running', () => {
  test('suggest one variable a step harder, of those that the programme names', () => {
    expect(after5()).toMatchObject({
      advice: 'progress',
      day: on(5),
      planVersion: 1,
      rulesVersion: 'plan-suggestion-1',
      reasons: [{ ruleId: 'plan.good-sessions', inputs: { sessions: 3, since: monday }, source: { certainty: 'own-default' } }],
      options: ['straight', 'bent'].map((prescriptionId) => ({
        prescriptionId,
        variable: 'load-kg',
        from: 5,
        to: 5,
        source: { certainty: 'read' },
      })),
    });
  });

  test.each<[string, Partial<DiaryDay>, string, readonly string[]]>([
    ['pain of 5 during', { painDuring: given(5) }, 'progress', ['plan.good-sessions']],
    ['pain of 6 during', { painDuring: given(6) }, 'step-back', ['plan.pain-during']],
    ['pain of 5 afterwards', { painAfter: given(5) }, 'progress', ['plan.good-sessions']],
    ['pain of 6 afterwards', { painAfter: given(6) }, 'step-back', ['plan.pain-after']],
    ['a point more the next morning', { painNextMorning: given(3) }, 'progress', ['plan.good-sessions']],
    ['two points more the next morning', { painNextMorning: given(4) }, 'hold', ['plan.morning-pain']],
    ['10 min stiffer', { stiffnessNextMorning: given(25) }, 'progress', ['plan.good-sessions']],
    ['11 min stiffer', { stiffnessNextMorning: given(26) }, 'hold', ['plan.morning-stiffness']],
    ['not settled', { settled: given('no') }, 'step-back', ['plan.not-settled']],
    ['settled by a morning as usual', { settled: notAsked }, 'progress', ['plan.good-sessions']],
    ['perhaps settled, a point more', { settled: notAsked, painNextMorning: given(3) }, 'hold', ['plan.entries-missing']],
    ['no next morning', { painNextMorning: notAsked }, 'hold', ['plan.morning-missing']],
    ['a next morning that was declined', { painNextMorning: { none: 'declined' } }, 'hold', ['plan.morning-missing']],
    ['a next morning said not to apply', { painNextMorning: { none: 'not-applicable' } }, 'hold', ['plan.morning-missing']],
    ['no stiffness', { stiffnessNextMorning: notAsked }, 'hold', ['plan.entries-missing']],
    ['no pain during entered', { painDuring: notAsked }, 'hold', ['plan.entries-missing']],
    ['no pain afterwards entered', { painAfter: notAsked }, 'hold', ['plan.entries-missing']],
    [
      'no pain at all',
      { painDuring: given(0), painAfter: given(0), painNextMorning: given(0), stiffnessNextMorning: given(0) },
      'progress',
      ['plan.good-sessions'],
    ],
  ])('one of them with %s', (_, change, advice, rules) => {
    for (const day of [2, 3, 4]) {
      const made = after5({ [day]: change });
      expect([made.advice, why(made)]).toEqual([advice, rules]);
    }
  });

  test('the days with too much are named, with the worst of them', () => {
    const made = after5({ 2: { painDuring: given(7) }, 3: { painDuring: given(5) }, 4: { painDuring: given(6) } });
    expect(made.reasons[0]?.inputs).toEqual({ worst: 7, acceptable: 5, days: `${on(4)} ${on(2)}` });
  });

  test('a bad one before them is over', () => {
    expect(after5({ 1: { painDuring: given(9), settled: given('no') } }).advice).toBe('progress');
  });

  test('cut-offs are those of the patient', () => {
    const strict = {
      ...suffolkCutOffs,
      acceptable: { value: 3, source: { words: 'set for this patient', certainty: 'own-default' as const } },
    };
    const own = planOf('alfredson', { cutOffs: strict });
    const made = suggestion(versionsOf(own), diaryOf(goodDays(own, 0, 4, { 4: { painDuring: given(4) } })), on(5), clear());
    expect(made).toMatchObject({
      advice: 'step-back',
      reasons: [
        { ruleId: 'plan.pain-during', inputs: { worst: 4, acceptable: 3, days: on(4) }, source: { words: 'set for this patient' } },
      ],
    });
  });

  test('fewer are too few, counted since the load was changed', () => {
    const two = suggestion(versionsOf(plan), diaryOf(goodDays(plan, 0, 1)), on(2), clear());
    expect([two.advice, why(two)]).toEqual(['hold', ['plan.few-sessions']]);
    const [first] = versionsOf(plan);
    const heavier = phasePatch(plan, 'eccentric', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.map((one) => ({
        ...one,
        load: { kind: 'body-weight-plus' as const, kg: { from: 5, to: 5, source: 'clinician' } },
      })),
    }));
    const second = nextVersion(first, heavier, { from: on(3), at: '2026-03-05T09:00:00Z', by: 'A. Physio', why: '' });
    const made = suggestion([first, second], diaryOf(goodDays(plan, 0, 4)), on(5), clear());
    expect(made).toMatchObject({
      advice: 'hold',
      planVersion: 2,
      reasons: [{ ruleId: 'plan.few-sessions', inputs: { sessions: 2, since: on(3) } }],
    });
    const days = goodDays(plan, 0, 5);
    expect(suggestion([first, second], diaryOf(days), on(6), clear()).advice).toBe('progress');
    const reworded = nextVersion(second, headerPatch(second.plan, { goals: 'Run again' }), {
      from: on(5),
      at: '2026-03-07T09:00:00Z',
      by: 'A. Physio',
      why: '',
    });
    expect(suggestion([first, second, reworded], diaryOf(days), on(6), clear()).advice).toBe('progress');
  });

  test('too much pain on the old load says nothing of the new one', () => {
    const [first] = versionsOf(plan);
    const less = phasePatch(plan, 'eccentric', (phase) => ({ ...phase, prescriptions: phase.prescriptions.slice(0, 1) }));
    const second = nextVersion(first, less, { from: on(4), at: '2026-03-06T09:00:00Z', by: 'A. Physio', why: '' });
    const made = suggestion([first, second], diaryOf(goodDays(plan, 0, 4, { 3: { painDuring: given(8) } })), on(5), clear());
    expect(why(made)).toEqual(['plan.few-sessions']);
  });
});

describe('the session of today', () => {
  const today = (change: Partial<DiaryDay>) =>
    suggestion(versionsOf(plan), diaryOf([...goodDays(plan, 0, 4), goodDay(plan, on(5), change)]), on(5), clear());

  test('has no next morning yet: that is not missing, and does not count for more', () => {
    const fresh = { painNextMorning: notAsked, stiffnessNextMorning: notAsked, settled: notAsked } as const;
    expect(today(fresh).advice).toBe('progress');
    const three = suggestion(versionsOf(plan), diaryOf(goodDays(plan, 0, 2)), on(2), clear());
    expect(why(three)).toEqual(['plan.few-sessions']);
  });

  test('counts for less at once', () => {
    expect(why(today({ painDuring: given(6), painNextMorning: notAsked }))).toEqual(['plan.pain-during']);
  });

  test('what is entered of days to come is not looked at', () => {
    const days = [...goodDays(plan, 0, 4), goodDay(plan, on(6), { painDuring: given(10), settled: given('no') })];
    expect(suggestion(versionsOf(plan), diaryOf(days), on(5), clear()).advice).toBe('progress');
  });
});

describe('too few sessions done', () => {
  /** Of the twenty goes of five days: all of the last three days, and so many of the first. */
  const withFirst = (done: number, more: Partial<DiaryDay> = {}) => {
    const [first, second, ...rest] = goodDays(plan, 0, 4);
    if (first === undefined || second === undefined) throw new Error('no days');
    const some = { ...first, ...more, items: first.items.slice(0, done) };
    return suggestion(versionsOf(plan), diaryOf([some, { ...second, items: [] }, ...rest]), on(5), clear());
  };

  test('60 % are enough, less are not', () => {
    expect(withFirst(0).advice).toBe('progress');
    const [, , ...rest] = goodDays(plan, 0, 4);
    const less = rest.map((day, n) => (n === 0 ? { ...day, items: day.items.slice(0, 3) } : day));
    const made = suggestion(versionsOf(plan), diaryOf(less), on(5), clear());
    expect(made).toMatchObject({
      advice: 'hold',
      reasons: [{ ruleId: 'plan.few-done', inputs: { percent: 55, planned: 20, done: 11, notEntered: 9, least: 60 } }],
    });
  });

  test('partly done is not done', () => {
    const partly = goodDays(plan, 0, 4).map((day) => ({
      ...day,
      items: day.items.map((item, n) => (n < 2 ? { ...item, done: 'partly' as const } : item)),
    }));
    expect(suggestion(versionsOf(plan), diaryOf(partly), on(5), clear())).toMatchObject({
      advice: 'hold',
      reasons: [{ ruleId: 'plan.few-done', inputs: { percent: 50, notEntered: 0 } }],
    });
  });

  test('only the last two weeks count, today left out', () => {
    const late = (from: number) => suggestion(versionsOf(plan), diaryOf(goodDays(plan, from, 20)), on(21), clear());
    expect(why(late(7))).not.toContain('plan.few-done');
    expect(why(late(12))).not.toContain('plan.few-done');
    expect(why(late(13))).toContain('plan.few-done');
  });

  test('too much pain decides all the same', () => {
    expect(why(withFirst(0, { painDuring: given(3) }))).toEqual(['plan.good-sessions']);
    const one = suggestion(versionsOf(plan), diaryOf([goodDay(plan, on(4), { painDuring: given(6) })]), on(5), clear());
    expect([one.advice, why(one)]).toEqual(['step-back', ['plan.pain-during', 'plan.few-done', 'plan.few-sessions']]);
  });
});

describe('nothing to judge', () => {
  const at = (day: number, of: Plan = plan) => suggestion(versionsOf(of), diaryOf(goodDays(of, 0, 4)), on(day), clear());

  test('before the plan, after it, and while nothing of it was entered', () => {
    expect([at(-1).advice, why(at(-1))]).toEqual(['none', ['plan.not-begun']]);
    const ended = applyEdits(plan, headerPatch(plan, { endsOn: on(5) }));
    expect(at(5, ended).advice).toBe('progress');
    expect([at(6, ended).advice, why(at(6, ended)), at(6, ended).options]).toEqual(['none', ['plan.over'], []]);
    const other = diaryOf([emptyDay(monday, { painDuring: given(9), items: [itemOf('straight', { done: 'not' })] })]);
    expect(why(suggestion(versionsOf(plan), other, on(5), clear()))).toEqual(['plan.nothing-entered']);
  });

  test('without a usual morning nothing is suggested for more', () => {
    const unknown = planOf('alfredson', { baseline: { ...usual, stiffnessMinutes: { none: 'declined' } } });
    const made = suggestion(versionsOf(unknown), diaryOf(goodDays(unknown, 0, 4)), on(5), clear());
    expect([made.advice, why(made)]).toEqual(['hold', ['plan.baseline-missing']]);
  });

  test('what is planned but pauses does not go on', () => {
    const paused = applyEdits(
      plan,
      phasePatch(plan, 'eccentric', (phase) => ({ ...phase, prescriptions: [] })),
    );
    const days = goodDays(plan, 0, 4);
    expect(suggestion(versionsOf(paused), diaryOf(days), on(5), clear())).toMatchObject({
      advice: 'hold',
      reasons: [{ ruleId: 'plan.few-done', inputs: { percent: null, planned: 0 } }],
    });
  });
});
