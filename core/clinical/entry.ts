import { z } from 'zod';
import { answerOf } from './answer.ts';

/** One line that is typed. */
export const line = z.string().trim().max(200);
/** Free text, as long as a clinician may want it. */
export const longText = z.string().max(20000);

/** Pain on the numeric rating scale: whole, 0 (none) to 10 (worst). */
export const painScore = z.int().min(0).max(10);
export const painAnswer = answerOf(painScore);

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** What somebody may do by profession; local scope-of-practice rules apply. */
export const roles = ['physiotherapist', 'physician', 'assistant'] as const;
export type Role = (typeof roles)[number];

/** Who did, signed or decided something. */
export const clinicianSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  role: z.enum(roles),
  registration: line.default(''),
});
export type Clinician = z.infer<typeof clinicianSchema>;
