import { z } from 'zod';
import { answerOf, yesNoAnswer } from '../answer.ts';
import { clinicianSchema, line, longText, painAnswer } from '../entry.ts';
import { bodySide } from '../site.ts';
import { manualStructures, manualTechniques } from './manualTechnique.ts';

export const maitlandGrades = ['I', 'II', 'III', 'IV', 'V'] as const;
export const softGrades = ['light', 'moderate', 'deep'] as const;
export const manualAdverseEvents = [
  'soreness',
  'bruise',
  'pain-flare',
  'numbness',
  'dizziness-or-vasovagal',
  'skin-break',
  'bleeding',
  'other',
] as const;
export const manualConditions = [
  'fracture',
  'skin-lesion-at-site',
  'anticoagulant',
  'acute-tear-under-72-h',
  'fluoroquinolone',
  'varicose-veins',
  'osteoporosis',
  'pregnancy',
  'lymphoedema',
] as const;
export type ManualCondition = (typeof manualConditions)[number];

/** After Maitland, with a step up or down within the grade; or how deep into soft tissue. */
export const gradeSchema = z.discriminatedUnion('scale', [
  z.strictObject({ scale: z.literal('maitland'), grade: z.enum(maitlandGrades), step: z.enum(['-', '', '+']) }),
  z.strictObject({ scale: z.literal('soft'), grade: z.enum(softGrades) }),
]);

const typed = z.number().nullable();
export const manualItemSchema = z.strictObject({
  technique: z.enum(manualTechniques),
  structure: z.enum(manualStructures),
  side: bodySide,
  grade: gradeSchema.nullable(),
  /** 0 to 10, as the clinician feels it. */
  pressure: answerOf(z.int().min(0).max(10)),
  tool: line,
  minutes: typed,
  sets: z.int().min(1).max(100).nullable(),
  reps: z.int().min(1).max(1000).nullable(),
  /** Pain while it was done. */
  pain: painAnswer,
});
export type ManualItem = z.infer<typeof manualItemSchema>;

/** Knee to wall in cm; pain (0 to 10) at a heel raise and on palpation; straight-leg raise in degrees. */
export const markers = ['knee-to-wall', 'heel-raise-pain', 'palpation-pain', 'straight-leg-raise'] as const;
export type Marker = (typeof markers)[number];
const readingOf = answerOf(z.number().min(0).max(180));
export const markerReadingSchema = z.strictObject({
  marker: z.enum(markers),
  side: z.enum(['left', 'right']),
  before: readingOf,
  after: readingOf,
});
export type MarkerReading = z.infer<typeof markerReadingSchema>;

/** What was said yes to at this session, and how. */
export const sessionConsentSchema = z.strictObject({
  type: z.enum(['verbal', 'written']),
  scope: line,
  /** Consent to needling is one of its own. */
  needling: z.boolean(),
  chaperoneOffered: z.boolean(),
});

export const manualReleaseSchema = z.strictObject({
  day: z.iso.date(),
  operator: clinicianSchema,
  consent: answerOf(sessionConsentSchema),
  position: line,
  items: z.array(manualItemSchema).max(60),
  conditions: z.partialRecord(z.enum(manualConditions), yesNoAnswer),
  readings: z.array(markerReadingSchema).max(40),
  response: answerOf(z.enum(['better', 'same', 'worse'])),
  nextDayResponse: answerOf(z.enum(['better', 'same', 'worse'])),
  adverseEvents: z.array(z.enum(manualAdverseEvents)).max(20),
  homeAdvice: longText,
  note: longText,
});
export type ManualRelease = z.infer<typeof manualReleaseSchema>;
