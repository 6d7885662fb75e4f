import { z } from 'zod';
import { type EpisodeId, episodeId } from '../clinical/intake/episode.ts';
import type { Brand } from '../domain/brand.ts';
import { type PatientId, patientId, type VisitId, visitId } from '../domain/ids.ts';
import { type DiaryDay, diaryDaySchema } from './diary.ts';
import { type Plan, type PlanId, planId, planSchema } from './plan.ts';
import { type Run, runSchema } from './running/run.ts';
import { type Shoe, shoeSchema } from './running/shoes.ts';

const moment = z.iso.datetime();
const revision = z.int().positive();

/** A version of a plan without what stands in it. */
export type VersionHead = {
  readonly number: number;
  /** First day on which it holds. */
  readonly from: string;
  readonly at: string;
  readonly by: string;
  readonly why: string;
  /** The visit at which it was made. */
  readonly visitId: VisitId;
  /** Its visit is signed. */
  readonly signed: boolean;
};
const versionHeadSchema: z.ZodType<VersionHead, unknown> = z.object({
  number: z.int().min(1),
  from: z.iso.date(),
  at: moment,
  by: z.string(),
  why: z.string(),
  visitId,
  signed: z.boolean(),
});

/** A plan as the record keeps it, with its latest version whole. */
export type StoredPlan = {
  readonly id: PlanId;
  readonly patientId: PatientId;
  readonly episodeId: EpisodeId;
  /** Rises with every change; a change names the revision it was made from. */
  readonly revision: number;
  readonly plan: Plan;
  /** The first first; there is always one. */
  readonly versions: readonly VersionHead[];
  /** Changes of the latest version that can be undone, and done again. */
  readonly undoable: number;
  readonly redoable: number;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly removedAt: string | null;
};
export const storedPlanSchema: z.ZodType<StoredPlan, unknown> = z.object({
  id: planId,
  patientId,
  episodeId,
  revision,
  plan: planSchema,
  versions: z.array(versionHeadSchema).min(1).readonly(),
  undoable: z.int().nonnegative(),
  redoable: z.int().nonnegative(),
  createdAt: moment,
  updatedAt: moment,
  removedAt: moment.nullable(),
});

/** What was entered of a day of an episode. */
export type StoredDay = {
  readonly episodeId: EpisodeId;
  readonly revision: number;
  readonly details: DiaryDay;
  /** Who entered it last. */
  readonly enteredBy: string;
  readonly updatedAt: string;
};
export const storedDaySchema: z.ZodType<StoredDay, unknown> = z.object({
  episodeId,
  revision,
  details: diaryDaySchema,
  enteredBy: z.string(),
  updatedAt: moment,
});

/** Ids are those of what is kept: a run and a shoe name theirs in their details. */
export type StoredRun = {
  readonly patientId: PatientId;
  readonly revision: number;
  readonly details: Run;
  readonly enteredBy: string;
  readonly updatedAt: string;
  readonly removedAt: string | null;
};
export const storedRunSchema: z.ZodType<StoredRun, unknown> = z.object({
  patientId,
  revision,
  details: runSchema,
  enteredBy: z.string(),
  updatedAt: moment,
  removedAt: moment.nullable(),
});

export type LoggedId = Brand<string, 'LoggedId'>;

/** Days of which somebody said that every run is entered. */
export type LoggedSpan = { readonly id: LoggedId; readonly from: string; readonly to: string };
export const loggedSpanSchema: z.ZodType<LoggedSpan, unknown> = z.object({
  id: z.uuid().transform((id) => id as LoggedId),
  from: z.iso.date(),
  to: z.iso.date(),
});

export type StoredShoe = {
  readonly patientId: PatientId;
  readonly revision: number;
  readonly details: Shoe;
  readonly updatedAt: string;
  readonly removedAt: string | null;
};
export const storedShoeSchema: z.ZodType<StoredShoe, unknown> = z.object({
  patientId,
  revision,
  details: shoeSchema,
  updatedAt: moment,
  removedAt: moment.nullable(),
});
