import { z } from 'zod';
import { recordId, reportId, visitId } from './ids.ts';

export const reportOptionsSchema = z.object({
  paper: z.enum(['A4', 'Letter']),
  /** Key images in print order; null for all that are marked for the report. */
  keyImages: z.array(recordId).nullable(),
  /** Pairs of stills of comparisons that a clip of the visit stands in. A report that was kept before there was such a part says nothing of it: it has none. */
  includeComparisons: z.boolean().default(false),
  /** Those pairs in print order; null for all that are marked for the report. */
  pairs: z.array(recordId).nullable().default(null),
  /** Running gait of each clip, the kept differences, guided protocols and accepted suggestions; each prints nothing where there is nothing. */
  includeGait: z.boolean().default(false),
  includeDifferences: z.boolean().default(false),
  includeProtocol: z.boolean().default(false),
  includeSuggestions: z.boolean().default(false),
  includeMeasurements: z.boolean(),
  includeFindings: z.boolean(),
  includeAdvice: z.boolean(),
});
export type ReportOptions = z.infer<typeof reportOptionsSchema>;

/** How much there is of each part of a report that may be empty. */
export const reportContentSchema = z.object({
  /** Lines of the table of measurements. */
  measurements: z.int().nonnegative(),
  /** Clips whose gait tells anything. */
  gait: z.int().nonnegative(),
  /** Kept differences with a clip of the visit. */
  differences: z.int().nonnegative(),
  /** Guided protocols begun in the visit. */
  protocols: z.int().nonnegative(),
  /** Suggestions that the clinician accepted. */
  suggestions: z.int().nonnegative(),
});
export type ReportContent = z.infer<typeof reportContentSchema>;

/** A kept report: the file, its hash and what it was made from. Never changed; a new one is added. */
export const reportSchema = z.object({
  id: reportId,
  visitId,
  version: z.int().positive(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
  pages: z.int().positive(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  options: reportOptionsSchema,
  /** SHA-256 of the model it was made from. */
  modelSha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Report = z.infer<typeof reportSchema>;
