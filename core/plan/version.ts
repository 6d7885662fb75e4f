import { z } from 'zod';
import { FailureError } from '../contract/failure.ts';
import { laterOf } from './day.ts';
import { applyEdits, type PlanPatch, planPatchSchema } from './edit.ts';
import { bodyOf } from './exercise.ts';
import { type Plan, phaseOn, planSchema } from './plan.ts';
import { same } from './same.ts';

const madeFields = {
  /** First day on which it holds. */
  from: z.iso.date(),
  at: z.iso.datetime(),
  by: z.string().trim().min(1, 'Say who changed the plan.').max(200),
  why: z.string().trim().max(2000),
};
/** When, by whom and why a version was made. */
export type Made = {
  readonly from: string;
  readonly at: string;
  readonly by: string;
  readonly why: string;
};

/** A plan as it stood. Never changed; a later one is added. */
export const planVersionSchema = z
  .strictObject({
    number: z.int().min(1),
    plan: planSchema,
    /** What made it of the version before; empty for the first. */
    edits: z.union([planPatchSchema, z.tuple([]).readonly()]),
    ...madeFields,
  })
  .readonly();
export type PlanVersion = z.infer<typeof planVersionSchema>;

/** Every version of a plan, the first first; there is always one. */
export type PlanVersions = readonly [PlanVersion, ...PlanVersion[]];

export const firstVersion = (plan: Plan, made: Omit<Made, 'from'>): PlanVersion => ({
  number: 1,
  plan,
  edits: [],
  from: plan.startsOn,
  ...made,
});

/**
 * The version that a patch makes of the last one. Throws what `applyEdits` throws, and `invalid-input` where it would hold from before the version it follows: what was planned
 * then is not rewritten.
 */
export function nextVersion(last: PlanVersion, edits: PlanPatch, made: Made): PlanVersion {
  if (made.from < last.from)
    throw new FailureError(
      'invalid-input',
      `Version ${last.number} of the plan holds from ${last.from}.`,
      `Choose ${last.from} or a later day.`,
    );
  return { number: last.number + 1, plan: applyEdits(last.plan, edits), edits, ...made };
}

export const latestOf = (versions: PlanVersions): PlanVersion => versions.at(-1) ?? versions[0];

/** The version that holds on a day: the latest made for it or an earlier one; the first for days before. */
export const versionOn = (versions: PlanVersions, day: string): PlanVersion => versions.findLast(({ from }) => from <= day) ?? versions[0];

/** What a phase asks of the body on a day: neither words, nor order, nor which steps may follow. */
function loadOn({ plan }: PlanVersion, day: string) {
  const asked = phaseOn(plan, day)?.phase.prescriptions ?? [];
  return asked
    .toSorted((a, b) => a.id.localeCompare(b.id))
    .map(({ note: _note, progressions: _steps, ...one }) => {
      const exercise = plan.exercises.find(({ id }) => id === one.exercise);
      return { ...one, body: exercise === undefined ? null : bodyOf(exercise) };
    });
}

/**
 * First day of the load that is prescribed on `today`: a phase begun, or a version that prescribes something else than the day before it. Words and criteria are no load.
 * Null where there is no phase today.
 */
export function loadSince(versions: PlanVersions, today: string): string | null {
  const inForce = versionOn(versions, today);
  const now = phaseOn(inForce.plan, today);
  if (now === null) return null;
  const changed = versions.filter((version, i) => {
    const before = versions[i - 1];
    return before !== undefined && version.from <= today && !same(loadOn(version, version.from), loadOn(before, version.from));
  });
  return changed.reduce((latest, { from }) => laterOf(latest, from), now.since);
}
