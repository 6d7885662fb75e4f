import { z } from 'zod';
import type { Brand } from '../../domain/brand.ts';
import { patientId, recordingId, visitId } from '../../domain/ids.ts';
import { compareInstants, momentSchema } from '../calendar.ts';
import { line, longText, sha256Hex } from '../entry.ts';

export type ConsentId = Brand<string, 'ConsentId'>;
export const consentId = z.uuid().transform((id) => id as ConsentId);

export const treatmentPurposes = ['assessment', 'exercise', 'shockwave', 'taping', 'manual-release', 'dry-needling'] as const;
export const dataPurposes = ['record', 'share-with-physician', 'share-with-coach', 'share-with-insurer', 'email'] as const;
/** What a clip may be used for outside the program. Care: for the runner and those who treat the runner. The others are opt-in, each for itself. */
export const videoPurposes = ['care', 'teaching', 'research', 'publicity'] as const;
export type VideoPurpose = (typeof videoPurposes)[number];

/** Who said yes or no. A guardian speaks for a minor; whether the child agrees is asked too. */
export const consentingSchema = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('patient') }),
  z.strictObject({
    who: z.literal('guardian'),
    name: z.string().trim().min(1, 'Name the guardian.').max(200),
    relation: line,
    childAgrees: z.enum(['yes', 'no', 'not-asked']),
  }),
]);

const common = {
  id: consentId,
  patientId,
  decision: z.enum(['given', 'refused']),
  /** When it was given or refused, and the clinic's calendar day of it. */
  moment: momentSchema,
  by: consentingSchema,
  /** The text that was read: its version, its language and the hash of what it said. */
  text: z.strictObject({ version: z.string().trim().min(1).max(40), language: z.string().trim().min(2).max(35), sha256: sha256Hex }),
  witness: line,
  /** Null while it stands. */
  withdrawal: z.strictObject({ moment: momentSchema, by: consentingSchema, reason: longText }).nullable(),
};

/** Treatment consent is not data-protection consent, and neither lets a clip leave: three records, each for one purpose, each withdrawn by itself. */
export const consentSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      ...common,
      kind: z.literal('treatment'),
      purpose: z.enum(treatmentPurposes),
      /** What exactly, in words: which leg, which device. */
      scope: longText,
    }),
    z.strictObject({
      ...common,
      kind: z.literal('data-protection'),
      purpose: z.enum(dataPurposes),
      /** What data, to whom. */
      scope: longText,
    }),
    z.strictObject({
      ...common,
      kind: z.literal('video-use'),
      purpose: z.enum(videoPurposes),
      /** Which clips: all of the patient, those of one visit, or these. */
      scope: z.discriminatedUnion('clips', [
        z.strictObject({ clips: z.literal('all') }),
        z.strictObject({ clips: z.literal('of-visit'), visitId }),
        z.strictObject({ clips: z.literal('these'), recordingIds: z.array(recordingId).min(1).max(500) }),
      ]),
    }),
  ])
  .refine(({ moment, withdrawal }) => withdrawal === null || compareInstants(withdrawal.moment.at, moment.at) >= 0, {
    path: ['withdrawal', 'moment'],
    message: 'It was withdrawn before it was given.',
  });
export type Consent = z.infer<typeof consentSchema>;
export type VideoConsent = Extract<Consent, { kind: 'video-use' }>;
