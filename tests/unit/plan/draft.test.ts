import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftAfter, mostSteps, type PlanDraft, withoutStep, withStep, withStepAgain } from '#core/plan/draft.ts';
import { headerPatch } from '#core/plan/edit.ts';
import { firstVersion } from '#core/plan/version.ts';
import { on, planOf } from './lab.ts';

const plan = planOf('alfredson');
const made = { at: '2026-03-02T09:00:00Z', by: 'A. Physio', why: '' };
const first: PlanDraft = { version: firstVersion(plan, made), steps: [], done: 0 };
const typed = (draft: PlanDraft, goals: string, key: string): PlanDraft =>
  withStep(draft, null, { key, patch: headerPatch(draft.version.plan, { goals }) });

test('letters typed into one field are one step, another field is another', () => {
  const draft = typed(typed(typed(first, 'R', 'goals'), 'Ru', 'goals'), 'Ru.', 'name');
  expect(draft.steps.map(({ key }) => key)).toEqual(['goals', 'name']);
  expect(withoutStep(draft, null)?.version.plan.goals).toBe('Ru');
});

test('undoing everything and doing it again is where it was, whatever was done', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ maxLength: 5 }), fc.constantFrom('a', 'b', 'c')), { maxLength: 12 }), (steps) => {
      const states = steps.reduce<PlanDraft>((draft, [goals, key]) => typed(draft, goals, key), first);
      let back: PlanDraft = states;
      for (let next = withoutStep(back, null); next !== null; next = withoutStep(back, null)) back = next;
      expect(back.version.plan).toEqual(plan);
      let forth: PlanDraft = back;
      for (let next = withStepAgain(forth, null); next !== null; next = withStepAgain(forth, null)) forth = next;
      expect(forth).toEqual(states);
    }),
  );
});

test('a new step after an undo forgets what was undone', () => {
  const undone = withoutStep(typed(typed(first, 'a', 'a'), 'b', 'b'), null);
  if (undone === null) throw new Error('nothing to undo');
  const other = typed(undone, 'c', 'c');
  expect(withStepAgain(other, null)).toBeNull();
  expect(other.steps.map(({ key }) => key)).toEqual(['a', 'c']);
});

test('a stale step is a conflict and leaves the draft as it was', () => {
  const stale = { key: 'goals', patch: headerPatch(plan, { goals: 'x' }) };
  expect(() => withStep(typed(first, 'a', 'a'), null, stale)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'conflict' }) }),
  );
});

test('the oldest of very many steps can no longer be undone; the plan stands', () => {
  const keys = Array.from({ length: mostSteps + 10 }, (_, n) => String(n));
  const draft = keys.reduce<PlanDraft>((so, key) => typed(so, key, key), first);
  expect(draft.steps).toHaveLength(mostSteps);
  expect(draft.version.plan.goals).toBe(keys.at(-1));
});

test('a later version says what makes it of the one before, and holds from today, or from the day of the one before where that is later', () => {
  const draft = draftAfter(first.version, on(3), made);
  expect(draft.version).toMatchObject({ number: 2, from: on(3), edits: [] });
  expect(draftAfter(first.version, on(-3), made).version.from).toBe(on(0));
  const changed = withStep(draft, plan, { key: 'goals', patch: headerPatch(plan, { goals: 'Run' }) });
  expect(changed.version.edits).toHaveLength(1);
  expect(withoutStep(changed, plan)?.version.edits).toEqual([]);
});
