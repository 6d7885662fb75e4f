import { z } from 'zod';
import { answerOf } from '../../clinical/answer.ts';
import { slug } from '../amount.ts';
import { planId } from '../plan.ts';

const pain = answerOf(z.int().min(0).max(10));

export const runSurfaces = ['road', 'track', 'trail', 'treadmill', 'grass', 'sand'] as const;

const runFields = {
  day: z.iso.date(),
  /** Minutes of running, and of walking between. */
  runMinutes: answerOf(z.number().min(0).max(1440)),
  walkMinutes: answerOf(z.number().min(0).max(1440)),
  /** Run and walked. */
  km: answerOf(z.number().min(0).max(300)),
  /** Of the whole session, 0 (none) to 10 (greatest). */
  effort: answerOf(z.number().min(0).max(10)),
  surface: answerOf(z.enum(runSurfaces)),
  /** Per cent, above 0 uphill; the mean where it varied. */
  gradientPercent: answerOf(z.number().min(-40).max(40)),
  shoeId: answerOf(z.uuid()),
  painBefore: pain,
  painDuring: pain,
  painAfter: pain,
  painNextMorning: pain,
  /** The entry of a return-to-run plan that this was; null where it was none. */
  planned: z.strictObject({ planId, prescriptionId: slug }).readonly().nullable(),
  note: z.string().max(20000),
};

/** One run as it was done. */
export const runSchema = z.strictObject({ id: z.uuid(), ...runFields }).readonly();
export type Run = z.infer<typeof runSchema>;

/** What is entered of a run; the record gives it its id. */
export const runEntrySchema = z.strictObject(runFields).readonly();
export type RunEntry = z.infer<typeof runEntrySchema>;
