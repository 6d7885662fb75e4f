import { z } from 'zod';
import { day } from '../../domain/patient.ts';
import { clinicianSchema, line, longText } from '../entry.ts';
import { answerKeys } from './items.ts';
import { urgencies } from './level.ts';
import { typedReason } from './screening.ts';

/** The answers "yes" that it is about, as they stood: these do not raise the flag again. */
const answers = z.array(z.enum(answerKeys));
const about = { flagId: z.string().min(1).max(60), at: z.iso.datetime(), by: clinicianSchema };

/** What was done in an emergency. `assessed` is for what turned out not to be one, and says so. */
export const emergencyActions = ['call-made', 'transferred', 'assessed'] as const;

/** What became of a referral. */
export const referralFindings = ['excluded', 'confirmed', 'inconclusive'] as const;

/** What became of a flag. Added to the record, never changed. */
export const flagEventSchema = z.discriminatedUnion('kind', [
  /** Ends the full-screen stop; the flag stays. */
  z
    .strictObject({ kind: z.literal('emergency-action'), ...about, action: z.enum(emergencyActions), words: longText })
    .refine(({ action, words }) => action !== 'assessed' || words.trim().length >= 10, {
      path: ['words'],
      message: 'Say what was found, and why it is no emergency.',
    }),
  z.strictObject({ kind: z.literal('acknowledged'), ...about }),
  z.strictObject({
    kind: z.literal('referral-made'),
    ...about,
    to: line.min(1, 'Say to whom.'),
    urgency: z.enum(urgencies),
    outcomeDue: day,
  }),
  /** `excluded` closes the flag; what was confirmed, or is still open, stays until it is cleared. */
  z.strictObject({ kind: z.literal('outcome-entered'), ...about, finding: z.enum(referralFindings), words: longText, answers }),
  /** Closes it. `confirmed`: asked a second time, which STOP and EMERGENCY take. */
  z.strictObject({ kind: z.literal('cleared'), ...about, reason: typedReason, answers, confirmed: z.boolean() }),
]);
export type FlagEvent = z.infer<typeof flagEventSchema>;
