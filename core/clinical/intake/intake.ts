import { z } from 'zod';
import { complaintSchema } from './complaint.ts';
import { contributingSchema } from './contributing.ts';
import { examSchema } from './exam.ts';
import { historySchema, medicalSchema } from './history.ts';
import { footwearSchema, recoverySchema, trainingSchema } from './load.ts';
import { painMapSchema } from './painMap.ts';
import { goalsSchema, personSchema } from './person.ts';

/**
 * The structured intake of one visit. Every field is an answer, and one that is not there was not asked; so a form kept by an older version reads as it was, and `{}` is an
 * empty one.
 */
export const intakeSchema = z.strictObject({
  person: personSchema.prefault({}),
  complaint: complaintSchema.prefault({}),
  painMap: painMapSchema.prefault({}),
  training: trainingSchema.prefault({}),
  footwear: footwearSchema.prefault({}),
  recovery: recoverySchema.prefault({}),
  history: historySchema.prefault({}),
  medical: medicalSchema.prefault({}),
  goals: goalsSchema.prefault({}),
  contributing: contributingSchema.prefault({}),
  examLeft: examSchema.prefault({}),
  examRight: examSchema.prefault({}),
});
export type Intake = z.infer<typeof intakeSchema>;
export type IntakeSection = keyof Intake;

/** In the order of the form. */
export const intakeSections = intakeSchema.keyof().options;

export const emptyIntake: Intake = intakeSchema.parse({});
