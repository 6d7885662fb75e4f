import { z } from 'zod';
import { patientId, visitId } from './ids.ts';

/** A calendar day without a time zone, YYYY-MM-DD. */
export const day = z.iso.date();

const name = z.string().trim().min(1, 'A name is needed.').max(120);
const text = z.string().max(20000);

/** What the clinician types. Everything but the names may be unknown: null or empty, never guessed. */
export const patientDetailsSchema = z.object({
  familyName: name,
  givenName: name,
  birthDate: day.nullable(),
  sexAtBirth: z.enum(['female', 'male', 'intersex', 'not-stated']).default('not-stated'),
  heightCm: z.number().min(30).max(260).nullable().default(null),
  massKg: z.number().min(2).max(400).nullable().default(null),
  email: z.string().trim().max(200).default(''),
  phone: z.string().trim().max(60).default(''),
  address: z.string().trim().max(500).default(''),
  reference: z.string().trim().max(60).default(''),
  notes: text.default(''),
});
export type PatientDetails = z.infer<typeof patientDetailsSchema>;

export const patientSchema = patientDetailsSchema.extend({
  id: patientId,
  /** Rises with every change; an update names the revision it was made from. */
  revision: z.int().positive(),
  sample: z.boolean(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
});
export type Patient = z.infer<typeof patientSchema>;

export const patientSummarySchema = patientSchema
  .pick({ id: true, familyName: true, givenName: true, birthDate: true, reference: true, sample: true })
  .extend({ visits: z.int().nonnegative(), lastVisitAt: z.iso.datetime().nullable() });
export type PatientSummary = z.infer<typeof patientSummarySchema>;

export const visitDetailsSchema = z.object({
  title: z.string().trim().max(200).default(''),
  startedAt: z.iso.datetime(),
  reason: text.default(''),
  findings: text.default(''),
  advice: text.default(''),
});
export type VisitDetails = z.infer<typeof visitDetailsSchema>;

export const visitSchema = visitDetailsSchema.extend({
  id: visitId,
  patientId,
  revision: z.int().positive(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
});
export type Visit = z.infer<typeof visitSchema>;
