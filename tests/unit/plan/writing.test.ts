import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAskedFor, moved, phaseStays, putAt, withoutPhase, withPhase } from '#core/plan/arrange.ts';
import { planChanges } from '#core/plan/compare.ts';
import { beginPhase } from '#core/plan/course.ts';
import { simpleCriterionSchema } from '#core/plan/criterion.ts';
import { editsBetween } from '#core/plan/difference.ts';
import { applyEdits, inverseOf, phasePatch } from '#core/plan/edit.ts';
import { criterionKinds, freshCriterion, freshEntry, freshExercise, freshPhase } from '#core/plan/fresh.ts';
import { checkedPlan, type Plan } from '#core/plan/plan.ts';
import { limitRangeOf, limitsOf } from '#renderer/clinical/plan/phases/criterionLimits.ts';
import { on, planOf } from './lab.ts';

const alfredson = planOf('alfredson');
const silbernagel = planOf('silbernagel');
const [first, second] = silbernagel.phases;
if (first === undefined || second === undefined) throw new Error('no phases');

/** The plan with a phase, an exercise and one criterion of each kind that nobody has written before. */
function written(plan: Plan): Plan {
  const exercise = freshExercise('e-1', 'Step down', 'As shown.', plan.side);
  const criteria = criterionKinds.map((kind, n) => freshCriterion(kind, `c-${n}`, { words: 'Looks steady.', exercise: exercise.id }));
  const phase = { ...freshPhase('p-1', 'Stairs', 'Go down without pain.'), prescriptions: [freshEntry('r-1', exercise.id)] };
  return {
    ...plan,
    exercises: [...plan.exercises, exercise],
    phases: [...plan.phases, { ...phase, entry: criteria.slice(0, 8), exit: criteria.slice(8) }],
  };
}

describe('what is written from scratch', () => {
  test('is a plan, whatever criteria it has, and is taken back whole', () => {
    const after = checkedPlan(written(alfredson));
    const patch = editsBetween(alfredson, after);
    if (patch.length === 0) throw new Error('nothing was changed');
    expect(applyEdits(alfredson, patch)).toEqual(after);
    expect(applyEdits(after, inverseOf(patch))).toEqual(alfredson);
    expect(after.exercises.at(-1)).toMatchObject({ name: 'Step down', side: 'left', tier: null, bodyWeights: null });
  });

  test('is for each leg where both have the problem', () => {
    expect(freshExercise('e', 'Step down', 'As shown.', 'bilateral').side).toBe('each-leg');
  });

  test('has limits that may be moved as far as its field says, and no further', () => {
    for (const kind of criterionKinds) {
      const criterion = freshCriterion(kind, 'c', { words: 'Looks steady.', exercise: 'e' });
      for (const { limit, value } of limitsOf(criterion)) {
        const { from, to, whole } = limitRangeOf(kind, limit);
        const fits = (n: number): boolean => simpleCriterionSchema.safeParse({ ...criterion, [limit]: n }).success;
        expect([kind, limit, fits(from), fits(to), fits(from - 1), fits(to + 1)]).toEqual([kind, limit, true, true, false, false]);
        expect([kind, limit, fits(from + 0.5)]).toEqual([kind, limit, !whole]);
        expect(value).toBeGreaterThanOrEqual(from);
      }
    }
  });
});

describe('order', () => {
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join('');
  const list = [...'abcd'].map((id) => ({ id }));

  test('goes one place at a time, and rests at the ends', () => {
    expect(ids(moved(list, 'b', 1))).toBe('acbd');
    expect(ids(moved(list, 'b', -1))).toBe('bacd');
    expect(moved(list, 'a', -1)).toBe(list);
    expect(moved(list, 'd', 1)).toBe(list);
    expect(moved(list, 'x', 1)).toBe(list);
  });

  test('loses nothing, and goes back the way it came', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.nat(), (names, n) => {
        const all = names.map((id) => ({ id }));
        const id = names[n % Math.max(1, names.length)] ?? '';
        const there = moved(all, id, 1);
        expect(there.map((one) => one.id).toSorted()).toEqual(names.toSorted());
        if (there !== all) expect(moved(there, id, -1)).toEqual(all);
      }),
    );
  });

  test('what was taken out is put back where it was, once', () => {
    const without = list.filter(({ id }) => id !== 'b');
    expect(putAt(without, 1, { id: 'b' })).toEqual(list);
    expect(putAt(list, 0, { id: 'b' })).toBe(list);
    expect(ids(putAt([], 7, { id: 'b' }))).toBe('b');
  });

  test('is told where two versions are compared', () => {
    const swapped = { ...silbernagel, phases: moved(silbernagel.phases, second.id, -1) };
    expect(planChanges(silbernagel, swapped)).toEqual([{ of: 'order', list: 'phases', phase: null }]);
    const entries = withPhase(silbernagel, first.id, (phase) => ({ ...phase, prescriptions: phase.prescriptions.toReversed() }));
    expect(planChanges(silbernagel, entries)).toMatchObject([{ of: 'order', list: 'entries', phase: { id: first.id } }]);
    // What is gone or new is no other order.
    expect(planChanges(silbernagel, { ...silbernagel, phases: silbernagel.phases.slice(1) })).toMatchObject([
      { of: 'phase', op: 'removed' },
    ]);
  });
});

describe('a phase', () => {
  test('that the plan has been in, or that is the only one, stays; another goes with what was booked of it', () => {
    expect(phaseStays(alfredson, alfredson.phases[0]?.id ?? '', on(0))).toBe('only');
    expect(phaseStays(silbernagel, first.id, on(0))).toBe('been');
    // The plan begins with it, though the day has not come.
    expect(phaseStays(silbernagel, first.id, on(-3))).toBe('been');
    const booked = applyEdits(silbernagel, beginPhase(silbernagel, second.id, on(14)));
    expect(phaseStays(booked, second.id, on(0))).toBeNull();
    const without = checkedPlan(withoutPhase(booked, second.id));
    expect(without.phases.map(({ id }) => id)).not.toContain(second.id);
    expect(without.course.map(({ phaseId }) => phaseId)).not.toContain(second.id);
    const begun = applyEdits(silbernagel, beginPhase(silbernagel, second.id, on(1)));
    expect(phaseStays(begun, second.id, on(1))).toBe('been');
    expect(phaseStays(begun, second.id, on(0))).toBeNull();
  });
});

test('an exercise is asked for by an entry or by a criterion, also one of several', () => {
  const plan = written(silbernagel);
  const bare: Plan = { ...plan, phases: plan.phases.map((phase) => (phase.id === 'p-1' ? freshPhase('p-1', 'Stairs', 'Down.') : phase)) };
  expect([isAskedFor(plan, 'e-1'), isAskedFor(bare, 'e-1')]).toEqual([true, false]);
  const done = freshCriterion('completed', 'c', { words: '', exercise: 'e-1' });
  const other = freshCriterion('weeks', 'd', { words: '', exercise: '' });
  const anyOf = applyEdits(
    bare,
    phasePatch(bare, 'p-1', (phase) => ({ ...phase, exit: [{ id: 'any', kind: 'any-of', of: [other, done] }] })),
  );
  expect(isAskedFor(anyOf, 'e-1')).toBe(true);
});
