import { z } from 'zod';
import { sides } from '../annotation/records.ts';
import { provenances } from '../domain/measured.ts';
import { conditionsSchema, views } from '../domain/recording.ts';
import { sourceSchema } from '../domain/source.ts';
import { gaitUnits, metricIds } from './definition.ts';
import { type Circumstances, type DifferenceRow, obstacles } from './difference.ts';
import type { ListedMetric } from './listing.ts';
import { type GaitResult, gaitRefusals } from './result.ts';

/** Gait metrics as they cross a boundary: the window, the kept report. */
export const gaitResultSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.number(),
    uncertainty: z.number().nonnegative(),
    standardError: z.number().nonnegative(),
    provenance: z.enum(provenances),
    n: z.int().nonnegative(),
    sd: z
      .object({ value: z.number().nonnegative(), uncertainty: z.number().nonnegative(), fromMarks: z.number().nonnegative() })
      .nullable(),
    values: z.array(z.number()).readonly(),
    few: z.boolean(),
  }),
  z.object({ ok: z.literal(false), reason: z.enum(gaitRefusals), n: z.int().nonnegative() }),
]) satisfies z.ZodType<GaitResult>;

const metric = { id: z.enum(metricIds), side: z.enum(sides).nullable() };

export const listedMetricSchema = z.object({
  ...metric,
  unit: z.enum(gaitUnits),
  standing: z.enum(['taken-off', 'unknown']).nullable(),
  result: gaitResultSchema,
}) satisfies z.ZodType<ListedMetric>;

export const circumstancesSchema = z.object({
  view: z.enum(views),
  speed: z.number().nullable(),
  rate: z.number(),
  footwear: z.string().nullable(),
  inclinePercent: z.number().nullable(),
  fatigue: conditionsSchema.shape.fatigue.unwrap(),
  taped: z.boolean().nullable(),
  day: z.iso.date(),
}) satisfies z.ZodType<Circumstances>;

const row = {
  ...metric,
  a: gaitResultSchema.nullable(),
  b: gaitResultSchema.nullable(),
  difference: z.number().nullable(),
  uncertainty: z.number().nonnegative().nullable(),
  detectable: z.object({ value: z.number(), source: sourceSchema }).nullable(),
};
export const differenceRowSchema = z.discriminatedUnion('verdict', [
  z.object({ ...row, verdict: z.enum(['changed', 'within-error']) }),
  z.object({
    ...row,
    verdict: z.literal('not-comparable'),
    reason: z.enum(obstacles),
    refusal: z.enum(gaitRefusals).nullable(),
  }),
]) satisfies z.ZodType<DifferenceRow>;
