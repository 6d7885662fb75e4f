import { z } from 'zod';
import { amount, slug, words } from './amount.ts';
import { criterionSchema } from './criterion.ts';
import { prescriptionSchema } from './prescription.ts';

/** A stage of a programme, or a level of a ladder. */
export const phaseSchema = z
  .strictObject({
    id: slug,
    name: words(80, 'Name the phase.'),
    aim: words(500, 'Say what the phase is for.'),
    /** How long it usually lasts; null where the patient's state alone decides. */
    usualWeeks: amount(0, 104).nullable(),
    entry: z.array(criterionSchema).max(20).readonly(),
    exit: z.array(criterionSchema).max(20).readonly(),
    /** Between one exercise and the next. */
    restBetweenSeconds: amount(0, 3600).nullable(),
    prescriptions: z.array(prescriptionSchema).max(60).readonly(),
  })
  .readonly();
export type Phase = z.infer<typeof phaseSchema>;
