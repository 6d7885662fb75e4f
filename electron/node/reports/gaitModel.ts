import { z } from 'zod';
import { sides } from '#core/annotation/records.ts';
import { hintSchema, hintStandings } from '#core/domain/gaitHint.ts';
import { conditionsSchema } from '#core/domain/recording.ts';
import { certainties, sourceSchema } from '#core/domain/source.ts';
import { purposes } from '#core/gait/difference.ts';
import { strikeTypes } from '#core/gait/kinematics.ts';
import { circumstancesSchema, differenceRowSchema, listedMetricSchema } from '#core/gait/schema.ts';

/** What others measured, where it may be drawn beside a metric of the clip: kept as printed, whatever a later table says. */
const referenceSchema = z.object({
  band: z.object({ from: z.number(), to: z.number() }),
  population: z.string(),
  speed: z.object({ from: z.number(), to: z.number(), certainty: z.enum(certainties) }),
  source: sourceSchema,
});
export type PrintedReference = z.infer<typeof referenceSchema>;

/** How the runner runs on one clip. */
export const gaitClipSchema = z.object({
  /** Number of the clip in `clips`. */
  clip: z.int().positive(),
  /** Version of the definitions. */
  method: z.string(),
  conditions: conditionsSchema,
  /** Whole strides that count, of each foot. */
  strides: z.object({ left: z.int().nonnegative(), right: z.int().nonnegative() }),
  /** Marks that are impossible or odd. */
  issues: z.int().nonnegative(),
  metrics: z.array(listedMetricSchema.extend({ reference: referenceSchema.nullable() })),
  /** How each foot lands, where its inclination at contact is measured. */
  strikes: z.array(z.object({ side: z.enum(sides), type: z.enum(strikeTypes), sure: z.boolean() })),
});
export type ReportGaitClip = z.infer<typeof gaitClipSchema>;
export type PrintedMetric = ReportGaitClip['metrics'][number];

const comparedSchema = z.object({
  clip: z.int().positive(),
  visitAt: z.iso.datetime(),
  /** In the clinic's own words. */
  condition: z.string(),
  circumstances: circumstancesSchema,
});

/** Two clips metric by metric: b less a. */
export const reportDifferenceSchema = z.object({
  a: comparedSchema,
  b: comparedSchema,
  method: z.string(),
  /** Circumstances in which they differ on purpose. */
  purposes: z.array(z.enum(purposes)),
  rows: z.array(differenceRowSchema),
});
export type ReportDifference = z.infer<typeof reportDifferenceSchema>;

/** A suggestion as it was shown when the clinician accepted it. */
export const suggestionSchema = z.object({
  hint: hintSchema,
  note: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  /** Whether the numbers that it rests on are still the same. */
  standing: z.enum(hintStandings),
});
export type ReportSuggestion = z.infer<typeof suggestionSchema>;

/** A guided protocol of the visit, as it was begun, and how far it has come. */
export const reportProtocolSchema = z.object({
  name: z.string(),
  startedAt: z.iso.datetime(),
  /** When every step was first found done or left out; null while one is open. */
  finishedAt: z.iso.datetime().nullable(),
  steps: z.array(
    z.object({
      instruction: z.string(),
      status: z.enum(['done', 'open', 'skipped']),
      /** Why it is left out; null where it is not. */
      skipReason: z.string().nullable(),
      /** What it lacks, in words; empty where it is done. */
      missing: z.array(z.string()),
    }),
  ),
});
export type ReportProtocol = z.infer<typeof reportProtocolSchema>;
