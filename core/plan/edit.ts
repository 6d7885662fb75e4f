import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';
import { assertNever } from '../domain/brand.ts';
import { type Exercise, exerciseSchema } from './exercise.ts';
import { type Phase, phaseSchema } from './phase.ts';
import { checkedPlan, headerFields, type Plan } from './plan.ts';
import { same } from './same.ts';

export const headerSchema = z.strictObject(headerFields).readonly();
export type Header = z.infer<typeof headerSchema>;

const at = z.int().min(0).max(60);
const listEdits = <N extends 'exercise' | 'phase', S extends z.ZodType>(name: N, item: S) =>
  [
    z.strictObject({ op: z.literal('add'), what: z.literal(name), at, item }).readonly(),
    z.strictObject({ op: z.literal('change'), what: z.literal(name), before: item, after: item }).readonly(),
    z.strictObject({ op: z.literal('remove'), what: z.literal(name), at, item }).readonly(),
  ] as const;

/** One edit of a plan. `before` and a removed `item` are whole, so that the inverse needs nothing else. */
export const planEditSchema = z.union([
  z.strictObject({ op: z.literal('change'), what: z.literal('header'), before: headerSchema, after: headerSchema }).readonly(),
  ...listEdits('exercise', exerciseSchema),
  ...listEdits('phase', phaseSchema),
]);
export type PlanEdit = z.infer<typeof planEditSchema>;

/** What one gesture did: applied whole or not at all, undone whole. */
export const planPatchSchema = z.array(planEditSchema).min(1).max(500).readonly();
export type PlanPatch = z.infer<typeof planPatchSchema>;

/** The patch that takes back `patch`: each edit turned round, last first. */
export const inverseOf = (patch: PlanPatch): PlanPatch => patch.toReversed().map(turned);

function turned(edit: PlanEdit): PlanEdit {
  switch (edit.op) {
    case 'add':
      return { ...edit, op: 'remove' };
    case 'remove':
      return { ...edit, op: 'add' };
    case 'change':
      // Written out per kind: the type ties what is changed to what it is changed into.
      if (edit.what === 'header') return { ...edit, before: edit.after, after: edit.before };
      if (edit.what === 'exercise') return { ...edit, before: edit.after, after: edit.before };
      return { ...edit, before: edit.after, after: edit.before };
    default:
      return assertNever(edit);
  }
}

const stale = (what: string): FailureError =>
  new FailureError('conflict', `${what} is not as it was when this was changed.`, 'Look at the plan as it is now and change it again.');

type ListEdit<T> =
  | { readonly op: 'add' | 'remove'; readonly at: number; readonly item: T }
  | { readonly op: 'change'; readonly before: T; readonly after: T };

function editedList<T extends { readonly id: string; readonly name: string }>(list: readonly T[], edit: ListEdit<T>): readonly T[] {
  switch (edit.op) {
    case 'add':
      if (edit.at > list.length) throw stale(`The list that ${edit.item.name} goes into`);
      return list.toSpliced(edit.at, 0, edit.item);
    case 'remove':
      if (!same(list[edit.at], edit.item)) throw stale(edit.item.name);
      return list.toSpliced(edit.at, 1);
    case 'change': {
      const index = list.findIndex(({ id }) => id === edit.before.id);
      if (!same(list[index], edit.before)) throw stale(edit.before.name);
      return list.with(index, edit.after);
    }
    default:
      return assertNever(edit);
  }
}

/** The parts of a plan that a change of its header is about. */
export function headerOf(plan: Plan): Header {
  const { schema: _schema, id: _id, programme: _programme, exercises: _exercises, phases: _phases, ...header } = plan;
  return header;
}

function edited(plan: Plan, edit: PlanEdit): Plan {
  switch (edit.what) {
    case 'header':
      if (!same(headerOf(plan), edit.before)) throw stale('The plan');
      return { ...plan, ...edit.after };
    case 'exercise':
      return { ...plan, exercises: editedList<Exercise>(plan.exercises, edit) };
    case 'phase':
      return { ...plan, phases: editedList<Phase>(plan.phases, edit) };
    default:
      return assertNever(edit);
  }
}

/**
 * The plan after a patch. Throws `conflict` where what is to be changed is not as the patch found it, `invalid-input` where what comes out is no plan (an exercise removed that
 * is still prescribed, a phase that the patient was in). Only the end has to be a plan: a patch may pass through states that are none.
 */
export const applyEdits = (plan: Plan, patch: PlanPatch): Plan => checkedPlan(patch.reduce(edited, plan));

/** The patch that changes the header. */
export const headerPatch = (plan: Plan, change: Partial<Header>): PlanPatch => {
  const before = headerOf(plan);
  return [{ op: 'change', what: 'header', before, after: { ...before, ...change } }];
};

/** The patch that changes one phase. Throws `not-found` where the plan has none of that name. */
export function phasePatch(plan: Plan, phaseId: string, change: (phase: Phase) => Phase): PlanPatch {
  const before = plan.phases.find(({ id }) => id === phaseId);
  if (before === undefined) throw new FailureError('not-found', `The plan has no phase ${phaseId}.`, 'Choose a phase of the plan.');
  return [{ op: 'change', what: 'phase', before, after: change(before) }];
}
