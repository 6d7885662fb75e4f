import { z } from 'zod';
import { purposes } from '../gait/difference.ts';
import { circumstancesSchema, differenceRowSchema, listedMetricSchema } from '../gait/schema.ts';
import { recordingId, visitId } from './ids.ts';
import { conditionsSchema, views } from './recording.ts';

/** What is measured of one clip's gait, made anew from its marks and landmarks each time it is asked for. */
export const gaitTakeSchema = z.object({
  recordingId,
  visitId,
  visitAt: z.iso.datetime(),
  title: z.string(),
  view: z.enum(views),
  /** In the clinic's own words. */
  condition: z.string(),
  conditions: conditionsSchema,
  circumstances: circumstancesSchema,
  /** Of which definitions the numbers are. */
  method: z.string(),
  metrics: z.array(listedMetricSchema).readonly(),
  /** Whole strides that count, of each foot. */
  strides: z.object({ left: z.int().nonnegative(), right: z.int().nonnegative() }),
  /** Sets of landmarks on it. */
  landmarks: z.int().nonnegative(),
  /** Marks that are impossible or odd. */
  issues: z.int().nonnegative(),
});
export type GaitTake = z.infer<typeof gaitTakeSchema>;

/** Whether there is anything to tell of a clip's gait: a whole stride, landmarks, or strides that frames are missing in. A lone event tells nothing. */
export const hasGait = ({ strides, landmarks, metrics }: Pick<GaitTake, 'strides' | 'landmarks' | 'metrics'>): boolean =>
  strides.left + strides.right + landmarks > 0 || metrics.some(({ result }) => !result.ok && result.reason === 'spans-a-gap');

/** Two clips metric by metric: b less a. */
export const gaitDifferenceSchema = z.object({
  a: gaitTakeSchema,
  b: gaitTakeSchema,
  /** Circumstances in which they differ on purpose. */
  purposes: z.array(z.enum(purposes)),
  rows: z.array(differenceRowSchema).readonly(),
  /** The clinician keeps it for the report. */
  kept: z.boolean(),
  /** It is kept for the report as a less b. */
  keptReversed: z.boolean(),
});
export type GaitDifference = z.infer<typeof gaitDifferenceSchema>;

const named = gaitTakeSchema.pick({ recordingId: true, visitId: true, visitAt: true, title: true, view: true });

/** Two clips whose difference goes to the report. */
export const keptDifferenceSchema = z.object({
  a: named,
  b: named,
  purposes: gaitDifferenceSchema.shape.purposes,
});
