import { z } from 'zod';
import { laterOf } from './day.ts';
import { editsBetween } from './difference.ts';
import { applyEdits, inverseOf, type PlanPatch, planPatchSchema } from './edit.ts';
import type { Plan } from './plan.ts';
import { same } from './same.ts';
import type { Made, PlanVersion } from './version.ts';

/** What one gesture did to a plan. Steps of one key that follow each other, as the letters typed into one field, are one. */
export type PlanStep = { readonly key: string; readonly patch: PlanPatch };
export const planStepSchema: z.ZodType<PlanStep, unknown> = z
  .strictObject({ key: z.string().trim().min(1, 'Name what is changed.').max(200), patch: planPatchSchema })
  .readonly();

/** Steps that are kept to be undone; older ones stand. */
export const mostSteps = 200;

/** The latest version of a plan while it is worked on: what it is, and the steps by which it came to be. */
export type PlanDraft = {
  readonly version: PlanVersion;
  readonly steps: readonly PlanStep[];
  /** Steps that are done; those after it were undone. */
  readonly done: number;
};

/** The version with another plan: `before` is the plan of the version before it, null where it is the first. */
const withPlan = (version: PlanVersion, before: Plan | null, plan: Plan): PlanVersion => ({
  ...version,
  plan,
  edits: before === null ? [] : editsBetween(before, plan),
  from: before === null ? plan.startsOn : version.from,
});

function joined(last: PlanStep | undefined, next: PlanStep): PlanStep | null {
  if (last === undefined || last.key !== next.key || last.patch.length !== 1 || next.patch.length !== 1) return null;
  const [first, second] = [last.patch[0], next.patch[0]];
  if (first?.op !== 'change' || second?.op !== 'change' || !same(first.after, second.before)) return null;
  const patch = planPatchSchema.safeParse([{ ...first, after: second.after }]);
  return patch.success ? { key: next.key, patch: patch.data } : null;
}

/** The draft with one more step; what was undone is forgotten. Throws what `applyEdits` throws. */
export function withStep({ version, steps, done }: PlanDraft, before: Plan | null, step: PlanStep): PlanDraft {
  const plan = applyEdits(version.plan, step.patch);
  const kept = steps.slice(0, done);
  const one = joined(kept.at(-1), step);
  const next = (one === null ? [...kept, step] : [...kept.slice(0, -1), one]).slice(-mostSteps);
  return { version: withPlan(version, before, plan), steps: next, done: next.length };
}

/** The draft with the last step taken back; null where there is none. */
export function withoutStep({ version, steps, done }: PlanDraft, before: Plan | null): PlanDraft | null {
  const step = steps[done - 1];
  if (step === undefined) return null;
  return { version: withPlan(version, before, applyEdits(version.plan, inverseOf(step.patch))), steps, done: done - 1 };
}

/** The draft with the step that was taken back last done again; null where there is none. */
export function withStepAgain({ version, steps, done }: PlanDraft, before: Plan | null): PlanDraft | null {
  const step = steps[done];
  if (step === undefined) return null;
  return { version: withPlan(version, before, applyEdits(version.plan, step.patch)), steps, done: done + 1 };
}

/** A new version that begins as the last one; it holds from today on, or from the day of the last where that is later. */
export const draftAfter = (last: PlanVersion, today: string, made: Omit<Made, 'from'>): PlanDraft => ({
  version: { number: last.number + 1, plan: last.plan, edits: [], from: laterOf(today, last.from), ...made },
  steps: [],
  done: 0,
});
