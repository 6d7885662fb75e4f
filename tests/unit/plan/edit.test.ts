import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FailureError } from '#core/contract/failure.ts';
import {
  applyEdits,
  headerOf,
  headerPatch,
  inverseOf,
  type PlanEdit,
  type PlanPatch,
  phasePatch,
  planPatchSchema,
} from '#core/plan/edit.ts';
import type { Plan } from '#core/plan/plan.ts';
import { same } from '#core/plan/same.ts';
import { on, planOf } from './lab.ts';

const plan = planOf('silbernagel');
const codeOf = (patch: PlanPatch, of: Plan = plan): string => {
  try {
    applyEdits(of, patch);
    return 'none';
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
};
const exercise = plan.exercises[0];
const phase = plan.phases[0];
if (exercise === undefined || phase === undefined) throw new Error('the programme has no parts');

/** A change that can be made to whatever plan there is, chosen by numbers. */
type Choice = { readonly kind: number; readonly at: number; readonly text: string; readonly n: number };
function editOf(of: Plan, { kind, at, text, n }: Choice): PlanPatch {
  const phaseAt = of.phases[at % of.phases.length];
  if (phaseAt === undefined) throw new Error('a plan has a phase');
  switch (kind) {
    case 0:
      return headerPatch(of, { goals: text, endsOn: n % 2 === 0 ? null : on(n) });
    case 1:
      return phasePatch(of, phaseAt.id, (one) => ({ ...one, aim: `${text}.`, prescriptions: one.prescriptions.toSpliced(n, 1) }));
    case 2: {
      const added = { ...exercise, id: `added-${of.exercises.length}-${n}`, name: `Added ${text}` } as Plan['exercises'][number];
      return [{ op: 'add', what: 'exercise', at: at % (of.exercises.length + 1), item: added }];
    }
    case 3: {
      const copy = { ...phaseAt, id: `copy-${of.phases.length}-${n}`, prescriptions: [] };
      return [{ op: 'add', what: 'phase', at: at % (of.phases.length + 1), item: copy }];
    }
    case 4: {
      // Moved to the end: taken out and put in again, in one patch.
      const index = of.phases.indexOf(phaseAt);
      return [
        { op: 'remove', what: 'phase', at: index, item: phaseAt },
        { op: 'add', what: 'phase', at: of.phases.length - 1, item: phaseAt },
      ];
    }
    default: {
      const changed = of.exercises[at % of.exercises.length];
      if (changed === undefined) return headerPatch(of, { goals: text });
      return [{ op: 'change', what: 'exercise', before: changed, after: { ...changed, how: `${text}.`, side: 'right' } }];
    }
  }
}
const choice = fc.record({ kind: fc.nat(5), at: fc.nat(20), text: fc.string({ maxLength: 20 }), n: fc.nat(60) });

describe('edits', () => {
  test('are undone wholly, one by one and all at once, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(choice, { minLength: 1, maxLength: 12 }), (choices) => {
        const states: Plan[] = [plan];
        const patches: PlanPatch[] = [];
        for (const one of choices) {
          const before = states.at(-1) ?? plan;
          const patch = editOf(before, one);
          if (codeOf(patch, before) !== 'none') continue;
          patches.push(patch);
          states.push(applyEdits(before, patch));
        }
        let back = states.at(-1) ?? plan;
        for (let i = patches.length - 1; i >= 0; i -= 1) {
          back = applyEdits(back, inverseOf(patches[i] ?? []));
          expect(back).toEqual(states[i]);
        }
        const whole = patches.flat();
        if (whole.length > 0) {
          const done = applyEdits(plan, whole);
          expect(done).toEqual(states.at(-1));
          expect(applyEdits(done, inverseOf(whole))).toEqual(plan);
          expect(inverseOf(inverseOf(whole))).toEqual(whole);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('leave the plan they were made from as it was', () => {
    const copy = structuredClone(plan);
    applyEdits(plan, editOf(plan, { kind: 1, at: 0, text: 'x', n: 0 }));
    expect(plan).toEqual(copy);
  });

  test('of a plan that was changed elsewhere since are a conflict', () => {
    const stale = phasePatch(plan, 'phase-1', (one) => ({ ...one, aim: 'Mine.' }));
    const changed = applyEdits(
      plan,
      phasePatch(plan, 'phase-1', (one) => ({ ...one, aim: 'Theirs.' })),
    );
    expect(codeOf(stale, changed)).toBe('conflict');
    expect(codeOf(headerPatch(plan, { goals: 'Mine' }), applyEdits(plan, headerPatch(plan, { goals: 'Theirs' })))).toBe('conflict');
    expect(codeOf([{ op: 'remove', what: 'exercise', at: 3, item: exercise }])).toBe('conflict');
    expect(codeOf([{ op: 'remove', what: 'phase', at: 99, item: phase }])).toBe('conflict');
    expect(codeOf([{ op: 'add', what: 'phase', at: 60, item: { ...phase, id: 'new', prescriptions: [] } }])).toBe('conflict');
    expect(codeOf([{ op: 'change', what: 'exercise', before: { ...exercise, id: 'lost' }, after: exercise }])).toBe('conflict');
  });

  test('that would leave no plan are refused, with what is in the way', () => {
    expect(codeOf([{ op: 'remove', what: 'exercise', at: 0, item: exercise }])).toBe('invalid-input');
    expect(() => applyEdits(plan, [{ op: 'remove', what: 'exercise', at: 0, item: exercise }])).toThrow(
      'There is no exercise circulation.',
    );
    expect(() => applyEdits(plan, [{ op: 'remove', what: 'phase', at: 0, item: phase }])).toThrow('The plan has been in phase phase-1');
    expect(() => applyEdits(plan, [{ op: 'add', what: 'exercise', at: 0, item: exercise }])).toThrow('Another exercise has this name too.');
    expect(() => applyEdits(plan, headerPatch(plan, { startsOn: on(3) }))).toThrow('The first phase begins with the plan.');
    expect(() => phasePatch(plan, 'lost', (one) => one)).toThrow('The plan has no phase lost.');
  });

  test('an exercise goes together with all that prescribes it, in one patch', () => {
    const without = plan.phases.map((one) =>
      phasePatch(plan, one.id, (before) => ({
        ...before,
        prescriptions: before.prescriptions.filter((each) => each.exercise !== 'circulation'),
      })),
    );
    const patch: PlanPatch = [...without.flat(), { op: 'remove', what: 'exercise', at: 0, item: exercise }];
    const after = applyEdits(plan, patch);
    expect(after.exercises.map(({ id }) => id)).not.toContain('circulation');
    expect(applyEdits(after, inverseOf(patch))).toEqual(plan);
  });
});

test.each<[string, unknown]>([
  ['nothing', []],
  ['something else', [{ op: 'explode', what: 'phase' }]],
  ['an exercise as a phase', [{ op: 'add', what: 'phase', at: 0, item: exercise }]],
  ['a place before the first', [{ op: 'add', what: 'exercise', at: -1, item: exercise }]],
  ['more than it may hold', [{ op: 'add', what: 'exercise', at: 0, item: exercise, colour: 'red' }]],
  [
    'an id that is changed through the header',
    [{ op: 'change', what: 'header', before: headerOf(plan), after: { ...headerOf(plan), id: plan.id } }],
  ],
])('a patch of %s is none', (_, patch) => {
  expect(planPatchSchema.safeParse(patch).success).toBe(false);
});

test('a patch is the same after it was stored as text', () => {
  const patch: readonly PlanEdit[] = editOf(plan, { kind: 4, at: 1, text: '', n: 0 });
  expect(planPatchSchema.parse(JSON.parse(JSON.stringify(patch)))).toEqual(patch);
});

test('values are the same whatever the order of their fields, and differ in anything else', () => {
  expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
  for (const [a, b] of [
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: undefined }],
    [{ a: undefined }, { b: undefined }],
    [[1], { 0: 1 }],
    [null, {}],
    [0, null],
    [
      [1, 2],
      [2, 1],
    ],
  ])
    expect(same(a, b)).toBe(false);
});
