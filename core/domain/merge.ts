import { z } from 'zod';
import type { Brand } from './brand.ts';
import { patientId } from './ids.ts';
import { patientDetailsSchema, patientSchema } from './patient.ts';

export type MergeId = Brand<string, 'MergeId'>;
export const mergeId = z.uuid().transform((id) => id as MergeId);

/** How many things of each kind. */
export const belongingsSchema = z.object({
  visits: z.int(),
  recordings: z.int(),
  forms: z.int(),
  episodes: z.int(),
  courses: z.int(),
  consents: z.int(),
  comparisons: z.int(),
  redFlagDeeds: z.int(),
  plans: z.int(),
  diaryDays: z.int(),
  runs: z.int(),
  shoes: z.int(),
});
export type Belongings = z.infer<typeof belongingsSchema>;

const fieldNames = patientDetailsSchema.keyof();

/** What a merge of two records of one person would do: field by field, and what moves. */
export const mergePreviewSchema = z.object({
  keep: patientSchema,
  merge: patientSchema,
  /** In the order of the form. `same`: nothing to choose; `one`: only one of them says something, and that is proposed; `differ`: the clinician chooses. */
  fields: z.array(z.object({ field: fieldNames, state: z.enum(['same', 'one', 'differ']) })),
  /** The details with what is proposed where nothing has to be chosen, else those that are kept. */
  proposed: patientDetailsSchema,
  moves: belongingsSchema,
});
export type MergePreview = z.infer<typeof mergePreviewSchema>;

/** One merge, undone or not. */
export const mergeSchema = z.object({
  id: mergeId,
  keepId: patientId,
  mergedId: patientId,
  mergedAt: z.iso.datetime(),
  undoneAt: z.iso.datetime().nullable(),
});
export type Merge = z.infer<typeof mergeSchema>;
