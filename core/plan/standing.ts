import { z } from 'zod';
import { type Criterion, criterionSchema, type SimpleCriterion, simpleCriterionSchema } from './criterion.ts';
import { type CriterionStatus, type Seen, type UnknownReason, unknownReasons, type Verdict } from './criterionStatus.ts';
import { type Exercise, exerciseSchema } from './exercise.ts';
import type { PhaseStatus } from './phaseStatus.ts';
import { type PlanId, planId } from './plan.ts';
import type { Adherence } from './planned.ts';
import { type Prescription, prescriptionSchema } from './prescription.ts';
import { type Suggestion, suggestionSchema } from './suggestion.ts';

/** How a plan stands on a day: the phase with its criteria, how much was done in the last two weeks, and what is suggested. */
export type PlanStanding = {
  readonly planId: PlanId;
  readonly day: string;
  /** Null where the plan has no phase on that day. */
  readonly phase: {
    readonly phaseId: string;
    readonly since: string;
    /** Whole days since it began; 0 on its first day. */
    readonly days: number;
    readonly entry: readonly CriterionStatus[];
    readonly exit: readonly CriterionStatus[];
    readonly next: { readonly phaseId: string; readonly entry: readonly CriterionStatus[] } | null;
    readonly ready: boolean;
  } | null;
  readonly adherence: Adherence;
  readonly suggestion: Suggestion;
};

const seen: z.ZodType<Seen> = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).readonly();
const why: z.ZodType<UnknownReason> = z.enum(unknownReasons);
const criterion: z.ZodType<Criterion> = criterionSchema;
const part: z.ZodType<SimpleCriterion> = simpleCriterionSchema;

const verdictOf = <F extends z.ZodRawShape>(fields: F) =>
  z.discriminatedUnion('status', [
    z.object({ status: z.literal('met'), seen, ...fields }),
    z.object({ status: z.literal('not-met'), seen, ...fields }),
    z.object({ status: z.literal('unknown'), why, seen, ...fields }),
  ]);
const parts: z.ZodType<readonly (Verdict & { readonly criterion: SimpleCriterion })[]> = z.array(verdictOf({ criterion: part })).readonly();
const status: z.ZodType<CriterionStatus> = verdictOf({ criterion, parts });

const count = z.int().nonnegative();
const suggested: z.ZodType<Suggestion> = suggestionSchema;
export const planStandingSchema: z.ZodType<PlanStanding, unknown> = z.object({
  planId,
  day: z.iso.date(),
  phase: z
    .object({
      phaseId: z.string(),
      since: z.iso.date(),
      days: z.int(),
      entry: z.array(status).readonly(),
      exit: z.array(status).readonly(),
      next: z.object({ phaseId: z.string(), entry: z.array(status).readonly() }).nullable(),
      ready: z.boolean(),
    })
    .nullable(),
  adherence: z.object({
    planned: count,
    done: count,
    partly: count,
    not: count,
    notEntered: count,
    percent: z.number().min(0).max(100).nullable(),
  }),
  suggestion: suggested,
});

/** As it crosses a boundary: phases by name, as the plan holds them whole. */
export function standingPhase(phase: PhaseStatus | null): PlanStanding['phase'] {
  if (phase === null) return null;
  const { since, days, entry, exit, next, ready } = phase;
  return {
    phaseId: phase.phase.id,
    since,
    days,
    entry,
    exit,
    next: next === null ? null : { phaseId: next.phase.id, entry: next.entry },
    ready,
  };
}

/** What a plan asks for on a day, with what each exercise is, as the version of that day had it. */
export type PlannedDay = {
  readonly day: string;
  /** Null before the plan begins and after it has ended. */
  readonly phaseId: string | null;
  /** Of the version that holds on the day. */
  readonly version: number;
  readonly items: readonly { readonly prescription: Prescription; readonly exercise: Exercise; readonly session: number }[];
};
const prescription: z.ZodType<Prescription> = prescriptionSchema;
const exercise: z.ZodType<Exercise> = exerciseSchema;
export const plannedDaySchema: z.ZodType<PlannedDay> = z.object({
  day: z.iso.date(),
  phaseId: z.string().nullable(),
  version: z.int().min(1),
  items: z.array(z.object({ prescription, exercise, session: z.int().min(1) })).readonly(),
});
