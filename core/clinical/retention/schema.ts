import { z } from 'zod';
import { patientId } from '../../domain/ids.ts';
import { patientSchema } from '../../domain/patient.ts';
import { keepReasons } from './erasure.ts';
import { recordTypes } from './policy.ts';

/** What of a patient is due for removal, or soon will be. Recordings of one day stand on one line. */
export const retentionDueSchema = patientSchema.pick({ familyName: true, givenName: true, birthDate: true }).extend({
  patientId,
  recordType: z.enum(recordTypes),
  state: z.enum(['due', 'held', 'soon', 'cannot-tell']),
  madeOn: z.iso.date(),
  /** Null where it cannot be told. */
  until: z.iso.date().nullable(),
  count: z.int().positive(),
});
export type RetentionDue = z.infer<typeof retentionDueSchema>;

/** What an erasure would remove and what has to stay, why and until when. */
export const erasurePreviewSchema = z.object({
  revision: z.int(),
  /** Whether nothing at all has to stay. */
  whole: z.boolean(),
  lines: z.array(
    z.object({
      recordType: z.enum(recordTypes),
      count: z.int().positive(),
      fate: z.enum(['remove', 'keep']),
      reason: z.enum(keepReasons).nullable(),
      until: z.iso.date().nullable(),
    }),
  ),
});
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;

export const legalHoldSchema = z.object({
  patientId,
  reason: z.string().trim().min(1, 'Say why it is held.').max(500),
  since: z.iso.datetime(),
});
