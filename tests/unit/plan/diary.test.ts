import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { painZone, silbernagelCutOffs, suffolkCutOffs } from '#core/plan/cutOffs.ts';
import { type Diary, diaryDaySchema, diarySchema } from '#core/plan/diary.ts';
import { adherenceOf, plannedAgainstDone, tonnageOf } from '#core/plan/planned.ts';
import { isTrained, responsesOf, worstOfDay } from '#core/plan/response.ts';
import { riseOf, weekMedians } from '#core/plan/trend.ts';
import { diaryOf, emptyDay, goodDay, itemOf, monday, on, planIdOf, planOf, runOf, usual, versionsOf } from './lab.ts';

test.each<[number, string, string]>([
  [0, 'green', 'green'],
  [2, 'green', 'green'],
  [3, 'amber', 'green'],
  [4, 'amber', 'amber'],
  [5, 'amber', 'amber'],
  [6, 'red', 'red'],
  [10, 'red', 'red'],
])('pain of %i is %s in the model, %s as some clinics have it', (pain, model, suffolk) => {
  expect(painZone(pain, silbernagelCutOffs)).toBe(model);
  expect(painZone(pain, suffolkCutOffs)).toBe(suffolk);
});

describe('planned against done', () => {
  const plan = planOf('alfredson');
  const versions = versionsOf(plan);

  test('tells done, partly, not and not entered apart, go by go', () => {
    const day = emptyDay(monday, {
      items: [
        itemOf('straight'),
        itemOf('bent', { done: 'partly' }),
        itemOf('straight', { session: 2, done: 'not', reason: 'Too sore' }),
        itemOf('bent', { session: 2, planId: planIdOf(2) }),
      ],
    });
    const rows = plannedAgainstDone(versions, diaryOf([day]), monday, monday);
    expect(rows.map(({ prescription, session, state }) => `${prescription.id} ${session}: ${state}`)).toEqual([
      'straight 1: done',
      'bent 1: partly',
      'straight 2: not',
      'bent 2: not-entered',
    ]);
    expect(adherenceOf(rows)).toEqual({ planned: 4, done: 1, partly: 1, not: 1, notEntered: 1, percent: 25 });
  });

  test('nothing planned has no share; what was done beyond the plan is no part of it', () => {
    expect(adherenceOf([])).toMatchObject({ planned: 0, percent: null });
    const extra = emptyDay(monday, { items: [itemOf('straight', { session: 3 })] });
    expect(adherenceOf(plannedAgainstDone(versions, diaryOf([extra]), monday, monday))).toMatchObject({ done: 0, notEntered: 4 });
  });
});

test('tonnage is repetitions times kg of what was done, and unknown where either is', () => {
  const lifted = (reps: readonly number[], kg: number) => itemOf('straight', { reps: given([...reps]), loadKg: given(kg) });
  expect(tonnageOf([lifted([15, 15, 10], 20), lifted([8], 2.5)])).toBe(820);
  expect(tonnageOf([lifted([15], 20), itemOf('bent', { done: 'not' })])).toBe(300);
  expect(tonnageOf([lifted([15], 20), itemOf('bent')])).toBeNull();
  expect(tonnageOf([itemOf('bent', { reps: given([15]) })])).toBeNull();
  expect(tonnageOf([])).toBe(0);
});

describe('how a day was borne', () => {
  const plan = planOf('alfredson');
  const responseOf = (day: Parameters<typeof emptyDay>[1], more: Partial<Diary> = {}) => {
    const [response] = responsesOf(diaryOf([emptyDay(monday, day)], more), plan, monday, monday);
    if (response === undefined) throw new Error('no response');
    return response;
  };

  test('the worst of what was entered counts; it is complete where the day or everything done says', () => {
    expect(responseOf({ painDuring: given(3), items: [itemOf('bent', { painDuring: given(5) })] }).during).toEqual({
      worst: 5,
      complete: true,
    });
    expect(responseOf({ items: [itemOf('bent', { painDuring: given(0) }), itemOf('straight')] }).during).toEqual({
      worst: 0,
      complete: false,
    });
    expect(responseOf({ items: [itemOf('bent', { painDuring: given(0) })] }).during).toEqual({ worst: 0, complete: true });
    expect(responseOf({ items: [itemOf('bent')] }).during).toEqual({ worst: null, complete: false });
    expect(responseOf({ painAfter: { none: 'declined' } }).after).toEqual({ worst: null, complete: false });
  });

  test('a run of the day hurts the same leg', () => {
    const run = runOf(1, monday, { painDuring: given(7), painAfter: given(4) });
    const day = responseOf({ painDuring: given(2), painAfter: given(2), items: [itemOf('bent')] }, { runs: [run] });
    expect([day.during.worst, day.after.worst]).toEqual([7, 4]);
    expect(day.runs).toEqual([]);
    const [alone] = responsesOf(diaryOf([], { runs: [run] }), plan, monday, monday);
    expect(alone).toMatchObject({
      during: { worst: 7, complete: true },
      nextMorning: { worst: null, complete: false },
      stiffness: null,
      warnings: null,
    });
    expect(alone && isTrained(alone)).toBe(false);
    const mine = runOf(2, monday, { planned: { planId: plan.id, prescriptionId: 'straight' } });
    const [planned] = responsesOf(diaryOf([], { runs: [mine] }), plan, monday, monday);
    expect(planned && isTrained(planned)).toBe(true);
  });

  test.each<[string, Parameters<typeof emptyDay>[1], string]>([
    ['said so', { settled: given('yes'), painNextMorning: given(4) }, 'yes'],
    ['said not, whatever the morning', { settled: given('no'), painNextMorning: given(0), stiffnessNextMorning: given(0) }, 'no'],
    ['a morning as usual', { painNextMorning: given(2), stiffnessNextMorning: given(15) }, 'yes'],
    ['a worse morning, which may go within the day', { painNextMorning: given(3), stiffnessNextMorning: given(15) }, 'unknown'],
    ['a stiffer morning', { painNextMorning: given(2), stiffnessNextMorning: given(16) }, 'unknown'],
    ['a morning without its stiffness', { painNextMorning: given(2) }, 'unknown'],
    ['cannot tell, a morning as usual', { settled: given('unknown'), painNextMorning: given(1), stiffnessNextMorning: given(0) }, 'yes'],
    ['nothing entered', {}, 'unknown'],
  ])('settled: %s', (_, day, settled) => {
    expect(responseOf(day).settled).toBe(settled);
  });

  test('without a usual morning nobody can say that it is settled', () => {
    const unknown = planOf('alfredson', { baseline: { ...usual, pain: notAsked } });
    const [response] = responsesOf(
      diaryOf([emptyDay(monday, { painNextMorning: given(0), stiffnessNextMorning: given(0) })]),
      unknown,
      monday,
      monday,
    );
    expect(response?.settled).toBe('unknown');
  });

  test('days come latest first, within their span, rest and other plans too; what was not done is no session', () => {
    const days = [on(0), on(2), on(1), on(5)].map((day) => emptyDay(day, { items: [itemOf('bent', { done: 'not' })] }));
    const responses = responsesOf(diaryOf(days), plan, on(0), on(4));
    expect(responses.map(({ day }) => day)).toEqual([on(2), on(1), on(0)]);
    expect(responses.some(isTrained)).toBe(false);
    expect(worstOfDay(responseOf({ painDuring: given(1), painNextMorning: given(4) }))).toBe(4);
    expect(worstOfDay(responseOf({}))).toBeNull();
  });
});

describe('weeks back from today', () => {
  const values = (...each: readonly (readonly [number, number])[]) => each.map(([n, value]) => ({ day: on(n), value }));

  test('are seven days each, today the last; none begins before the plan', () => {
    const medians = weekMedians(values([0, 1], [6, 3], [7, 5], [13, 7]), on(13), monday, 3);
    expect(medians).toEqual([
      { from: on(7), to: on(13), median: 6, n: 2 },
      { from: on(0), to: on(6), median: 2, n: 2 },
    ]);
    expect(weekMedians([], on(12), monday, 2)).toHaveLength(1);
    expect(weekMedians([], on(5), monday, 2)).toHaveLength(0);
  });

  test.each<[string, readonly (number | null)[], ReturnType<typeof riseOf>]>([
    ['one week', [3], { known: false, reason: 'too-early' }],
    ['none', [], { known: false, reason: 'too-early' }],
    ['the same', [3, 3, 1], { known: true, weeks: 0 }],
    ['falling', [2, 3], { known: true, weeks: 0 }],
    ['one rise', [4, 3, 3], { known: true, weeks: 1 }],
    ['two rises', [4, 3, 2], { known: true, weeks: 2 }],
    ['half a point', [3.5, 3, 3], { known: true, weeks: 1 }],
    ['a rise after a gap', [4, 3, null], { known: true, weeks: 1 }],
    ['nothing this week', [null, 3], { known: false, reason: 'no-entries' }],
    ['nothing last week', [3, null, 2], { known: false, reason: 'no-entries' }],
    ['zero is a value', [1, 0], { known: true, weeks: 1 }],
  ])('%s', (_, medians, rise) => {
    expect(riseOf(medians.map((median, n) => ({ from: on(-7 * n), to: on(6 - 7 * n), median, n: median === null ? 0 : 1 })))).toEqual(rise);
  });
});

describe('an entry that is none', () => {
  const good = goodDay(planOf('alfredson'), monday);
  const refused = (change: object) => diaryDaySchema.safeParse({ ...good, ...change }).success === false;

  test.each<[string, object]>([
    ['half a point of pain', { painDuring: given(2.5) }],
    ['pain below none', { painAfter: given(-1) }],
    ['pain beyond the worst', { painNextMorning: given(11) }],
    ['pain as text', { painNextMorning: given('3') }],
    ['pain that is no number', { painNextMorning: given(Number.NaN) }],
    ['a bare number', { painNextMorning: 3 }],
    ['a reason that is none', { painNextMorning: { none: 'forgotten' } }],
    ['both a value and a reason', { painNextMorning: { given: 3, none: 'declined' } }],
    ['stiffness beyond four hours', { stiffnessNextMorning: given(241) }],
    ['a day that is none', { day: '2026-02-29' }],
    ['a day with a time', { day: '2026-03-02T10:00:00Z' }],
    ['an unknown source', { enteredFrom: 'telepathy' }],
    ['a field of somebody else', { mood: 'good' }],
    ['a session before the first', { items: [itemOf('bent', { session: 0 })] }],
    ['one go twice', { items: [itemOf('bent'), itemOf('bent', { done: 'not' })] }],
    ['repetitions of what was not done', { items: [itemOf('bent', { done: 'not', reps: given([15]) })] }],
    ['endless repetitions', { items: [itemOf('bent', { reps: given([Number.POSITIVE_INFINITY]) })] }],
    ['no set at all', { items: [itemOf('bent', { reps: given([]) })] }],
  ])('%s', (_, change) => {
    expect(refused(change)).toBe(true);
  });

  test('the same day twice, and logged days that end before they begin', () => {
    expect(diarySchema.safeParse(diaryOf([good, good])).success).toBe(false);
    expect(diarySchema.safeParse(diaryOf([good], { logged: [{ from: on(1), to: on(0) }] })).success).toBe(false);
    expect(diarySchema.parse(diaryOf([good]))).toEqual(diaryOf([good]));
  });

  test('one go of two plans, and of two sessions, is no doubling', () => {
    expect(refused({ items: [itemOf('bent'), itemOf('bent', { planId: planIdOf(2) }), itemOf('bent', { session: 2 })] })).toBe(false);
  });
});
