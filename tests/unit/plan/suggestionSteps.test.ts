import { describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { beginPhase } from '#core/plan/course.ts';
import { suggestionDecisionSchema } from '#core/plan/decision.ts';
import type { DiaryDay } from '#core/plan/diary.ts';
import { applyEdits } from '#core/plan/edit.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Screen } from '#core/plan/screen.ts';
import { type Suggestion, suggestion, suggestionSchema } from '#core/plan/suggestion.ts';
import { clear, diaryOf, goodDays, on, planOf, runOf, versionsOf } from './lab.ts';

const plan = planOf('alfredson');
/** On the sixth day of a daily plan, with five days entered; `change` is by days after the first. */
const after5 = (change: Readonly<Record<number, Partial<DiaryDay>>> = {}, screen: Screen | null = clear()): Suggestion =>
  suggestionSchema.parse(suggestion(versionsOf(plan), diaryOf(goodDays(plan, 0, 4, change)), on(5), screen));
const why = ({ reasons }: Suggestion) => reasons.map(({ ruleId }) => ruleId);

describe('a ladder', () => {
  const ladder = planOf('return-to-run');
  const climbing = (...days: readonly (readonly [string, number])[]): Plan =>
    days.reduce((so, [phase, day]) => applyEdits(so, beginPhase(so, phase, on(day))), ladder);
  const at = (of: Plan, day: number, change: Readonly<Record<number, Partial<DiaryDay>>> = {}) =>
    suggestion(versionsOf(of), diaryOf(goodDays(of, 0, day - 1, change)), on(day), clear());

  test('goes one level up after three good runs, one down after too much pain, none below the first', () => {
    expect(at(ladder, 6)).toMatchObject({ advice: 'progress', options: [{ prescriptionId: null, variable: 'level', from: 1, to: 1 }] });
    expect(at(ladder, 6, { 4: { painDuring: given(6) } })).toMatchObject({ advice: 'step-back', options: [] });
    const second = climbing(['level-2', 6]);
    expect(at(second, 12, { 10: { painAfter: given(6) } })).toMatchObject({
      advice: 'step-back',
      options: [{ variable: 'level', from: -1, to: -1 }],
    });
  });

  test('climbs at most two levels in seven days; going down is no climb', () => {
    const quick = { ...ladder, cutOffs: { ...ladder.cutOffs, sessions: { ...ladder.cutOffs.sessions, value: 1 } } };
    const up = (...days: readonly (readonly [string, number])[]) =>
      days.reduce((so, [phase, day]) => applyEdits(so, beginPhase(so, phase, on(day))), quick);
    expect(why(at(up(['level-2', 2], ['level-3', 4]), 6))).toEqual(['plan.level-limit']);
    expect(at(up(['level-2', 2], ['level-3', 4]), 8).advice).toBe('hold');
    expect(at(up(['level-2', 2], ['level-3', 4]), 9).advice).toBe('progress');
    expect(at(up(['level-2', 2], ['level-1', 4]), 6).advice).toBe('progress');
    expect(at(quick, 6).advice).toBe('progress');
  });

  test('at its top changes days and minutes instead', () => {
    const top = planOf('return-to-run', { phaseId: 'level-10' });
    expect(at(top, 6)).toMatchObject({
      advice: 'progress',
      options: [
        { variable: 'days', from: 1 },
        { variable: 'minutes', from: 5 },
      ],
    });
  });

  test('a run of the ladder that only the run log has is a planned go that was done, and lacks what it does not say', () => {
    const runs = [0, 2, 4].map((day) =>
      runOf(day, on(day), {
        planned: { planId: ladder.id, prescriptionId: 'run-1' },
        painDuring: given(1),
        painAfter: given(1),
        painNextMorning: given(1),
      }),
    );
    expect(why(suggestion(versionsOf(ladder), diaryOf([], { runs }), on(6), clear()))).toEqual(['plan.entries-missing']);
    // A run that is none of the plan's is no planned go.
    const others = runs.map((run) => ({ ...run, planned: null }));
    const fed = diaryOf([], { runs: [...others, ...runs.slice(0, 1)] });
    expect(why(suggestion(versionsOf(ladder), fed, on(6), clear()))).toContain('plan.few-done');
  });
});

test('heavy slow resistance goes easier by 10 to 20 % or a set, harder by repetitions or kg', () => {
  const heavy = planOf('heavy-slow-resistance');
  const made = (change: Readonly<Record<number, Partial<DiaryDay>>>) =>
    suggestion(versionsOf(heavy), diaryOf(goodDays(heavy, 0, 4, change)), on(5), clear());
  expect(made({}).options.slice(0, 2)).toMatchObject([
    { prescriptionId: 'seated-raise-15rm', variable: 'rm', from: -3, to: -2 },
    { prescriptionId: 'seated-raise-15rm', variable: 'load-kg', from: 2.5, to: 5 },
  ]);
  expect(made({ 4: { painAfter: given(7) } }).options.slice(0, 2)).toMatchObject([
    { prescriptionId: 'seated-raise-15rm', variable: 'load-percent', from: -20, to: -10 },
    { prescriptionId: 'seated-raise-15rm', variable: 'sets', from: -1, to: -1 },
  ]);
});

describe('the decision beside a suggestion', () => {
  const kept = (change: object = {}) =>
    suggestionDecisionSchema.safeParse({
      suggestion: after5(),
      decision: 'accepted',
      chosen: 'progress',
      reason: '',
      by: 'A. Physio',
      at: '2026-03-07T09:00:00Z',
      madeVersion: 2,
      ...change,
    });
  const wrong = (change: object) => kept(change).error?.issues.map(({ path }) => path.join('.'));

  test('keeps the suggestion as it was', () => {
    expect(kept().data?.suggestion).toEqual(after5());
    expect(kept({ decision: 'modified', chosen: 'hold', reason: 'A race on Sunday', madeVersion: null }).success).toBe(true);
    expect(kept({ decision: 'rejected', chosen: 'step-back', reason: 'Looks worse than it is entered' }).success).toBe(true);
  });

  test('takes a reason where it is another, a name, and what is accepted is what was suggested', () => {
    expect(wrong({ decision: 'rejected', chosen: 'hold', reason: '  ' })).toEqual(['reason']);
    expect(wrong({ decision: 'modified' })).toEqual(['reason']);
    expect(wrong({ chosen: 'hold' })).toEqual(['chosen']);
    expect(wrong({ by: '' })).toEqual(['by']);
    expect(wrong({ madeVersion: 1 })).toEqual(['madeVersion']);
    expect(wrong({ suggestion: { ...after5(), reasons: [] } })).toEqual(['suggestion.reasons']);
    expect(wrong({ suggestion: { ...after5(), advice: 'faster' } })?.[0]).toBe('suggestion.advice');
  });
});
