import { z } from 'zod';

/** What a clinic may set. All are our own defaults: no limit has been published. */
export const redFlagPolicySchema = z.strictObject({
  /** A course of a fluoroquinolone counts as past for so many days after its end. */
  fluoroquinoloneDays: z.int().min(30).max(1000).default(183),
  /** A corticosteroid injection near the tendon counts for so many weeks. */
  steroidWeeks: z.int().min(6).max(52).default(12),
  /** Rise of pain (0 to 10) that asks for a new screening. */
  painRise: z.int().min(1).max(10).default(3),
});
export type RedFlagPolicy = z.infer<typeof redFlagPolicySchema>;
export const defaultPolicy: RedFlagPolicy = redFlagPolicySchema.parse({});
