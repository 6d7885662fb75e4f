import { z } from 'zod';
import { recordingId } from '../../domain/ids.ts';
import { momentSchema } from '../calendar.ts';
import { waysOut } from './mayLeave.ts';
import { consentId, consentingSchema, consentSchema, videoPurposes } from './record.ts';
import { consentGaps } from './standing.ts';
import { consentTextSchema } from './texts.ts';

/** The text that was read, by its place in the clinic's table: what it said is looked up there. */
const text = consentTextSchema.pick({ version: true, language: true });
/** When it was said; null for now. */
const moment = momentSchema.nullable().default(null);
const filedBy = { id: true, withdrawal: true, text: true, moment: true } as const;

const [treatment, data, video] = consentSchema.options;
/** A consent as it is given or refused; the record adds its id, the hash of the text and the time. */
export const consentGivenSchema = z.discriminatedUnion('kind', [
  treatment.omit(filedBy).extend({ text, moment }),
  data.omit(filedBy).extend({ text, moment }),
  video.omit(filedBy).extend({ text, moment }),
]);
export type ConsentGiven = z.infer<typeof consentGivenSchema>;

export const consentWithdrawnSchema = z.object({ id: consentId, by: consentingSchema, reason: z.string().max(20000), moment });

/** What of the clips may leave, by which way and for what. */
export const leavingSchema = z
  .object({
    recordingIds: z.array(recordingId).max(500),
    /** A made file instead, or besides: a report, an output. */
    mediaId: z.string().max(200).nullable().default(null),
    way: z.enum(waysOut),
    purpose: z.enum(videoPurposes).default('care'),
  })
  .refine(({ recordingIds, mediaId }) => recordingIds.length > 0 || mediaId !== null, {
    path: ['recordingIds'],
    message: 'Say what is to leave.',
  });
export type Leaving = z.infer<typeof leavingSchema>;

export const leaveRefusals = [...consentGaps, 'not-for-this-clip', 'not-for-this-purpose'] as const;
export const mayLeaveSchema = z.object({
  may: z.boolean(),
  clips: z.array(z.object({ recordingId, may: z.boolean(), reason: z.enum(leaveRefusals).nullable() })),
});
export type MayLeave = z.infer<typeof mayLeaveSchema>;
