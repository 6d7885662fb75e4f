import { z } from 'zod';
import { sides } from '../annotation/records.ts';
import { formId } from '../clinical/form.ts';
import { instrumentIds, measureKeys, outcomeUnits } from '../clinical/outcomes/definition.ts';
import { bodySide } from '../clinical/site.ts';
import { recordingId, visitId } from '../domain/ids.ts';
import { sourceSchema } from '../domain/source.ts';
import { gaitUnits, metricIds } from '../gait/definition.ts';
import { gaitRefusals } from '../gait/result.ts';
import { belonging, timelineDay } from './entries.ts';

/** A metric of a clip: a value with its standard uncertainty as an estimate of how the runner runs, or the reason why there is none. */
const gaitPointSchema = z.object({
  recordingId,
  visitId,
  day: timelineDay,
  of: belonging,
  title: z.string(),
  condition: z.string(),
  side: z.enum(sides).nullable(),
  result: z.discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      value: z.number(),
      standardError: z.number().nonnegative(),
      n: z.int().nonnegative(),
      few: z.boolean(),
    }),
    z.object({ ok: z.literal(false), reason: z.enum(gaitRefusals) }),
  ]),
});
export type GaitPoint = z.infer<typeof gaitPointSchema>;

/** One gait metric over the clips of which it was measured, the earliest first. */
export const gaitSeriesSchema = z.object({
  metric: z.enum(metricIds),
  unit: z.enum(gaitUnits),
  points: z.array(gaitPointSchema).readonly(),
});
export type GaitSeries = z.infer<typeof gaitSeriesSchema>;

/** Why a change has no line to be held against. */
export const noLimitReasons = ['none-published', 'itself-a-change', 'first-is-zero', 'outside-range'] as const;

/** The size of a change in the measure's unit with where it is from, or why none is drawn. */
export const changeLimitSchema = z.discriminatedUnion('known', [
  z.object({ known: z.literal(true), size: z.number().positive(), source: sourceSchema, byClinic: z.boolean() }),
  z.object({ known: z.literal(false), reason: z.enum(noLimitReasons) }),
]);
export type ChangeLimit = z.infer<typeof changeLimitSchema>;

const scorePointSchema = z.object({ formId, visitId, day: timelineDay, of: belonging, value: z.number() });
export type ScorePoint = z.infer<typeof scorePointSchema>;

/** The first measure of an instrument over time: of one side, scored and taken alike, so that its points stand on one line. */
export const scoreSeriesSchema = z.object({
  instrument: z.enum(instrumentIds),
  measure: z.enum(measureKeys),
  unit: z.enum(outcomeUnits),
  side: bodySide,
  better: z.enum(['higher', 'lower']),
  range: z.object({ min: z.number(), max: z.number() }),
  /** The earliest first; the first is what a change is held against. */
  points: z.array(scorePointSchema).min(1).readonly(),
  /** Entries without a number, which have no place on the line. */
  incomplete: z.array(scorePointSchema.omit({ value: true })).readonly(),
  /** Measurement error: a band of it to both sides of the first value. */
  mdc: changeLimitSchema,
  /** What patients notice: a line so far from the first value, in the good direction. */
  mcid: changeLimitSchema,
});
export type ScoreSeries = z.infer<typeof scoreSeriesSchema>;
