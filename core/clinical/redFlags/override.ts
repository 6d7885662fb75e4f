import { z } from 'zod';
import { clinicianSchema } from '../entry.ts';
import { itemIds } from './item.ts';
import { answerKeys } from './items.ts';
import { flagLevels } from './level.ts';
import { modules } from './module.ts';
import { typedReason } from './screening.ts';

/**
 * A clinician goes on against one red flag in one part of the program, for the visit of one screening: who, why, and that it was asked a second time. Kept in the record.
 */
export const overrideSchema = z.strictObject({
  item: z.enum(itemIds),
  module: z.enum(modules),
  /** What it goes against, as it was when it was given: whatever comes on top later is not overridden. */
  against: z.strictObject({ cause: z.enum(['flag', 'question']), level: z.enum(flagLevels), answers: z.array(z.enum(answerKeys)) }),
  screeningId: z.string().min(1).max(60),
  at: z.iso.datetime(),
  by: clinicianSchema,
  reason: typedReason,
  confirmed: z.literal(true, 'Confirm a second time.'),
  /** Who ordered it and when, where only a physician's order will do; null for none. */
  physicianOrder: z.string().trim().min(3).max(500).nullable(),
});
export type Override = z.infer<typeof overrideSchema>;
