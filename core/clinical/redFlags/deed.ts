import { z } from 'zod';
import type { Brand } from '../../domain/brand.ts';
import { patientId, visitId } from '../../domain/ids.ts';
import { flagSchema } from './flag.ts';
import { flagEventSchema } from './flagEvent.ts';
import { overrideSchema } from './override.ts';
import type { PatientReport } from './rescreen.ts';

export type RedFlagDeedId = Brand<string, 'RedFlagDeedId'>;
export const redFlagDeedId = z.uuid().transform((id) => id as RedFlagDeedId);

const pain = z.int().min(0).max(10).nullable();
export const patientReportSchema = z.strictObject({
  at: z.iso.datetime(),
  pop: z.boolean(),
  newSwelling: z.boolean(),
  nightPain: z.boolean(),
  pain: z.strictObject({ before: pain, now: pain }),
}) satisfies z.ZodType<PatientReport>;

/** What a clinician does about red flags: something becomes of a flag, one is gone against, or the patient reports between visits. */
export const safetyDeedSchema = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('event'), event: flagEventSchema }),
  z.strictObject({ deed: z.literal('override'), override: overrideSchema }),
  z.strictObject({ deed: z.literal('report'), report: patientReportSchema }),
]);
export type SafetyDeed = z.infer<typeof safetyDeedSchema>;

/** A line of the record of red flags: a deed, or a flag that was raised. Only added to, never changed. */
export const redFlagDeedSchema = z.object({
  id: redFlagDeedId,
  patientId,
  /** Null where it belongs to no visit: a referral's outcome that comes by letter. */
  visitId: visitId.nullable(),
  at: z.iso.datetime(),
  details: z.discriminatedUnion('deed', [...safetyDeedSchema.options, z.strictObject({ deed: z.literal('raised'), flag: flagSchema })]),
});
export type RedFlagDeed = z.infer<typeof redFlagDeedSchema>;
