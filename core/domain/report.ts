import { z } from 'zod';
import { recordId, reportId, visitId } from './ids.ts';

/** Whom a report is for: the record and colleagues, the patient, or the patient's kitchen wall. All are made from one model. */
export const reportAudiences = ['clinician', 'patient', 'home'] as const;
export type ReportAudience = (typeof reportAudiences)[number];
/** More stills than these would tell a patient less. */
export const mostPatientStills = 3;
/** Weeks of diary that a home programme may have, each a page. */
export const mostHomeWeeks = 4;
/** An e-mail-sized report is brought below this where its pictures allow it: most mail boxes take far more, many phones show no more. */
export const emailTargetBytes = 2_000_000;

const everyOption = z.object({
  audience: z.enum(reportAudiences).default('clinician'),
  paper: z.enum(['A4', 'Letter']),
  /** Stills are brought down until the file is small enough to be sent. */
  forEmail: z.boolean().default(false),
  /** Of a home programme. */
  weeks: z.int().min(1).max(mostHomeWeeks).default(1),
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
  /** What the clinical record says: treatments with dose, scores over time, the plan, the diary, red flags and referrals. */
  includeTreatments: z.boolean().default(false),
  includeScores: z.boolean().default(false),
  includePlan: z.boolean().default(false),
  includeDiary: z.boolean().default(false),
  includeSafety: z.boolean().default(false),
  /** A page of its own for pairs of stills and differences of two visits; else they stand with the others. */
  includeBeforeAfter: z.boolean().default(false),
  includeMeasurements: z.boolean(),
  includeFindings: z.boolean(),
  includeAdvice: z.boolean(),
});
/** Every part that a report can hold. */
export const everyPart = {
  includeComparisons: true,
  includeGait: true,
  includeDifferences: true,
  includeProtocol: true,
  includeSuggestions: true,
  includeTreatments: true,
  includeScores: true,
  includePlan: true,
  includeDiary: true,
  includeSafety: true,
  includeBeforeAfter: true,
  includeMeasurements: true,
  includeFindings: true,
  includeAdvice: true,
} as const satisfies Partial<z.infer<typeof everyOption>>;

export const reportOptionsSchema = everyOption.refine(
  ({ audience, keyImages }) => audience !== 'patient' || (keyImages?.length ?? 0) <= mostPatientStills,
  { path: ['keyImages'], message: `A report for the patient shows at most ${mostPatientStills} stills.` },
);
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
  treatments: z.int().nonnegative(),
  /** Measures with a number. */
  scores: z.int().nonnegative(),
  /** Plans that go on. */
  plans: z.int().nonnegative(),
  /** Weeks of the diary with an entry or after one. */
  diary: z.int().nonnegative(),
  /** Pairs of stills, and kept differences, of two visits. */
  beforeAfter: z.int().nonnegative(),
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
