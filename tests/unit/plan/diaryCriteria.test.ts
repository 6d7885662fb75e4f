import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { beginPhase } from '#core/plan/course.ts';
import type { DiaryDay, DiaryItem } from '#core/plan/diary.ts';
import { applyEdits } from '#core/plan/edit.ts';
import { phaseStatus } from '#core/plan/phaseStatus.ts';
import { today, tried } from './criteriaLab.ts';
import { diaryOf, emptyDay, factsOf, goodDay, goodDays, itemOf, on, planOf, runOf } from './lab.ts';

describe('of the diary', () => {
  const plan = planOf('alfredson');
  const entered = (change: Readonly<Record<number, Partial<DiaryDay>>> = {}, to = 19) =>
    factsOf(today, { diary: diaryOf(goodDays(plan, 0, to, change)) });

  test.each<[string, Partial<DiaryDay>, string]>([
    ['as much', { painDuring: given(3) }, 'met'],
    ['more', { painDuring: given(4) }, 'not-met'],
    ['not entered', { painDuring: notAsked }, 'unknown: no-entries'],
  ])('pain during of one of three sessions: %s', (_, change, status) => {
    for (const day of [17, 18, 19])
      expect(tried({ kind: 'session-pain', moment: 'during', most: 3, sessions: 3 }, entered({ [day]: change }))).toBe(status);
    expect(tried({ kind: 'session-pain', moment: 'during', most: 3, sessions: 3 }, entered({ 16: change }))).toBe('met');
  });

  test('pain afterwards and of the next morning are asked for likewise; too much beside something unknown is too much', () => {
    const change = { painAfter: given(4), painNextMorning: given(5) };
    expect(tried({ kind: 'session-pain', moment: 'after', most: 3, sessions: 3 }, entered({ 18: change }))).toBe('not-met');
    expect(tried({ kind: 'session-pain', moment: 'after', most: 4, sessions: 3 }, entered({ 18: change }))).toBe('met');
    expect(tried({ kind: 'session-pain', moment: 'next-morning', most: 4, sessions: 3 }, entered({ 18: change }))).toBe('not-met');
    const mixed = entered({ 19: { painAfter: notAsked }, 17: { painAfter: given(9) } });
    expect(tried({ kind: 'session-pain', moment: 'after', most: 3, sessions: 3 }, mixed)).toBe('not-met');
  });

  test('sessions have to be as many, and over; those of an earlier phase do not count', () => {
    const wanted = { kind: 'settled', sessions: 3 } as const;
    expect(tried(wanted, entered({}, 1))).toBe('not-met');
    expect(tried(wanted, entered({}, 2))).toBe('met');
    const fresh = factsOf(on(2), { diary: diaryOf(goodDays(plan, 0, 2)) });
    expect(tried(wanted, fresh)).toBe('not-met');
    const steps = planOf('silbernagel');
    const second = applyEdits(steps, beginPhase(steps, 'phase-2', on(18)));
    const facts = factsOf(today, { diary: diaryOf(goodDays(second, 0, 19)) });
    expect(phaseStatus(second, facts)?.exit.map(({ criterion, status }) => [criterion.id, status])).toEqual([
      ['pain-during', 'not-met'],
      ['settled-3', 'not-met'],
    ]);
  });

  test('settled: once not is not met, once unknown is unknown', () => {
    const wanted = { kind: 'settled', sessions: 3 } as const;
    expect(tried(wanted, entered({ 18: { settled: given('no') } }))).toBe('not-met');
    expect(tried(wanted, entered({ 18: { settled: notAsked, painNextMorning: given(3) } }))).toBe('unknown: no-entries');
    expect(tried(wanted, entered({ 18: { settled: notAsked } }))).toBe('met');
  });

  test('settled for two weeks: every session of them, some in each, and the phase as old', () => {
    const wanted = { kind: 'settled-weeks', weeks: 2 } as const;
    expect(tried(wanted, entered())).toBe('met');
    expect(tried(wanted, entered({ 7: { settled: given('no') } }))).toBe('not-met');
    expect(tried(wanted, entered({ 5: { settled: given('no') } }))).toBe('met');
    expect(tried(wanted, entered({ 7: { settled: given('unknown'), painNextMorning: given(3) } }))).toBe('unknown: no-entries');
    const gap = factsOf(today, { diary: diaryOf(goodDays(plan, 0, 12)) });
    expect(tried(wanted, gap)).toBe('unknown: no-entries');
    expect(tried(wanted, factsOf(on(13), { diary: diaryOf(goodDays(plan, 0, 12)) }))).toBe('not-met');
    expect(tried(wanted, factsOf(on(14), { diary: diaryOf(goodDays(plan, 0, 13)) }))).toBe('met');
    expect(tried(wanted, factsOf(today))).toBe('unknown: no-entries');
  });

  test('stiffness that does not rise for a week', () => {
    const wanted = { kind: 'stiffness-not-rising', weeks: 1 } as const;
    const stiff = (minutes: number) =>
      entered(Object.fromEntries(Array.from({ length: 6 }, (_, n) => [14 + n, { stiffnessNextMorning: given(minutes) }])));
    expect([tried(wanted, stiff(15)), tried(wanted, stiff(16)), tried(wanted, stiff(0))]).toEqual(['met', 'not-met', 'met']);
    expect(tried(wanted, factsOf(on(12), { diary: diaryOf(goodDays(plan, 0, 11)) }))).toBe('unknown: too-early');
    expect(tried(wanted, factsOf(today, { diary: diaryOf(goodDays(plan, 0, 12)) }))).toBe('unknown: no-entries');
  });

  test('stiffness of at most so many minutes, of the last week', () => {
    const wanted = { kind: 'stiffness-at-most', minutes: 15 } as const;
    expect(tried(wanted, entered())).toBe('met');
    expect(tried(wanted, entered({ 19: { stiffnessNextMorning: given(16) } }))).toBe('not-met');
    expect(tried(wanted, entered({}, 13))).toBe('met');
    expect(tried(wanted, entered({}, 12))).toBe('unknown: too-old');
    expect(tried(wanted, factsOf(today))).toBe('unknown: no-entries');
  });

  const lifts = (...each: readonly (Partial<DiaryItem> | null)[]) =>
    factsOf(today, {
      diary: diaryOf(
        each.flatMap((item, n) => (item === null ? [] : [emptyDay(on(n), { items: [itemOf('straight', item), itemOf('bent')] })])),
      ),
    });

  test('an exercise done as planned three times running, with its repetitions', () => {
    const wanted = { kind: 'completed', exercise: 'lower-straight', sessions: 3, least: { sets: 3, reps: 20 } } as const;
    const full = { reps: given([20, 20, 20]) };
    expect(tried(wanted, lifts(full, full, full))).toBe('met');
    expect(tried(wanted, lifts({ done: 'not' }, full, full, full))).toBe('met');
    expect(tried(wanted, lifts(full, full))).toBe('not-met');
    expect(tried(wanted, lifts(full, full, { reps: given([20, 20, 19]) }))).toBe('not-met');
    expect(tried(wanted, lifts(full, full, { reps: given([25, 20, 20, 5]) }))).toBe('met');
    expect(tried(wanted, lifts(full, { ...full, done: 'partly' }, full))).toBe('not-met');
    expect(tried(wanted, lifts(full, {}, full))).toBe('unknown: not-answered');
    expect(tried(wanted, lifts())).toBe('unknown: no-entries');
    expect(tried({ ...wanted, least: null }, lifts({}, {}, {}))).toBe('met');
    expect(tried({ ...wanted, exercise: 'lower-bent', least: null }, lifts({}, {}, {}))).toBe('met');
  });

  test('a load that rises: more kg at the last than at the first', () => {
    const wanted = { kind: 'load-rising', exercise: 'lower-straight' } as const;
    const kg = (value: number) => ({ loadKg: given(value) });
    expect(tried(wanted, lifts(kg(10), kg(20), kg(12.5)))).toBe('met');
    expect(tried(wanted, lifts(kg(10), kg(20), kg(10)))).toBe('not-met');
    expect(tried(wanted, lifts(kg(10)))).toBe('not-met');
    expect(tried(wanted, lifts(kg(10), kg(12), {}))).toBe('unknown: not-answered');
    expect(tried(wanted, lifts())).toBe('unknown: no-entries');
  });

  test('runs of 30 min three times in seven days; fewer are known only where every run is in the diary', () => {
    const wanted = { kind: 'runs', minutes: 30, perWeek: 3 } as const;
    const runs = (minutes: readonly (number | null)[], first = 14) =>
      minutes.map((each, n) => runOf(n, on(first + n), { runMinutes: each === null ? notAsked : given(each) }));
    const ran = (made: ReturnType<typeof runs>, from = 14) =>
      tried(wanted, factsOf(today, { diary: diaryOf([], { runs: made, logged: [{ from: on(from), to: today }] }) }));
    expect(ran(runs([30, 30, 30]))).toBe('met');
    expect(ran(runs([30, 30, 29.5]))).toBe('not-met');
    expect(ran(runs([30, 30, 30], 13))).toBe('not-met');
    expect(ran(runs([30, 30, null]))).toBe('unknown: runs-not-logged');
    expect(ran(runs([30, 30]), 15)).toBe('unknown: runs-not-logged');
    expect(ran(runs([30, 30, 30]), 15)).toBe('met');
  });

  test('a session of today and entries of days to come are left out', () => {
    const days = [...goodDays(plan, 0, 2), goodDay(plan, today, { painDuring: given(9) }), goodDay(plan, on(22), { painDuring: given(9) })];
    expect(tried({ kind: 'session-pain', moment: 'during', most: 3, sessions: 3 }, factsOf(today, { diary: diaryOf(days) }))).toBe('met');
  });
});
