import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsBetween } from '#core/plan/difference.ts';
import { applyEdits, headerPatch, inverseOf, phasePatch, planPatchSchema } from '#core/plan/edit.ts';
import type { Plan } from '#core/plan/plan.ts';
import { planOf } from './lab.ts';

const plan = planOf('silbernagel');

test('two plans that are the same have no edits between them', () => {
  expect(editsBetween(plan, structuredClone(plan))).toEqual([]);
});

test('one changed phase is one edit', () => {
  const [phase] = plan.phases;
  const after = applyEdits(
    plan,
    phasePatch(plan, phase?.id ?? '', (one) => ({ ...one, aim: 'Other words.' })),
  );
  expect(editsBetween(plan, after)).toMatchObject([{ op: 'change', what: 'phase', after: { aim: 'Other words.' } }]);
});

/** Phases in another order, some gone, some new, some changed; the first stays, as the course begins with it. */
const changedPlan = fc
  .record({
    order: fc.shuffledSubarray(plan.phases.slice(1).map(({ id }) => id)),
    added: fc.integer({ min: 0, max: 3 }),
    renamed: fc.boolean(),
    goals: fc.string({ maxLength: 20 }),
  })
  .map(({ order, added, renamed, goals }): Plan => {
    const [first] = plan.phases;
    if (first === undefined) throw new Error('a plan has a phase');
    const kept = order.flatMap((id) => plan.phases.filter((phase) => phase.id === id));
    const fresh = Array.from({ length: added }, (_, n) => ({ ...first, id: `new-${n}`, name: `New ${n}`, prescriptions: [] }));
    const phases = [first, ...fresh, ...kept.map((phase) => (renamed ? { ...phase, name: `${phase.name}.` } : phase))];
    return { ...plan, goals, phases, exercises: renamed ? plan.exercises.toReversed() : plan.exercises };
  });

test('the edits between any two plans make one of the other, and their inverse the one of the other', () => {
  fc.assert(
    fc.property(changedPlan, changedPlan, (a, b) => {
      const edits = editsBetween(a, b);
      if (edits.length === 0) return expect(a).toEqual(b);
      const patch = planPatchSchema.parse(edits);
      expect(applyEdits(a, patch)).toEqual(b);
      expect(applyEdits(b, inverseOf(patch))).toEqual(a);
    }),
    { numRuns: 60 },
  );
});

test('a changed header is one edit, whatever of it changed', () => {
  expect(editsBetween(plan, applyEdits(plan, headerPatch(plan, { goals: 'Run', name: 'Ours' })))).toHaveLength(1);
});
