import { z } from 'zod';
import { answerOf, yesNoAnswer } from '../answer.ts';
import { bodySide } from '../site.ts';
import { girthsSchema } from './girth.ts';
import { answerKeys } from './items.ts';
import { alternativeSchema } from './wells.ts';

/** A reason that somebody typed: long enough to be one. */
export const typedReason = z.string().trim().min(10, 'Type the reason in a few words.').max(2000);

/**
 * What was asked at one visit and answered, "no" included. A key that is not there was not asked.
 */
export const screeningSchema = z.strictObject({
  id: z.string().min(1).max(60),
  /** When it was begun; an amendment keeps it. */
  at: z.iso.datetime(),
  set: z.enum(['intake', 're-screen']),
  /** The side of the complaint: whose tests are needed. */
  side: bodySide,
  answers: z.partialRecord(z.enum(answerKeys), yesNoAnswer),
  girths: girthsSchema.nullable(),
  /** Whether another diagnosis is at least as likely as thrombosis: the Wells score's minus two. */
  alternative: answerOf(alternativeSchema),
});
export type Screening = z.infer<typeof screeningSchema>;
