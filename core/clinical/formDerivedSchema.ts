import { z } from 'zod';
import { certainties } from '../domain/source.ts';
import { derivedSchema } from './outcomes/scored.ts';

/** A number that was made of what a form holds, or the reason why there is none. */
export const derivedNumberSchema = z
  .strictObject({
    /** Such as `cumulative-energy`. */
    name: z.string().min(1).max(80),
    unit: z.string().max(30),
    value: z.number().nullable(),
    reason: z.string().min(1).max(80).nullable(),
    source: z.strictObject({ words: z.string(), certainty: z.enum(certainties) }),
  })
  .refine(({ value, reason }) => (value === null) === (reason !== null), { message: 'A value is missing, and so is the reason.' });
export type DerivedNumber = z.infer<typeof derivedNumberSchema>;

/** The numbers of a form with the version of what made them: of an outcome measure its measures, of anything else a list by name. */
export const formDerivedSchema = z.strictObject({
  algorithm: z.string().min(1).max(40),
  measures: z.array(derivedSchema).max(20),
  numbers: z.array(derivedNumberSchema).max(100),
});
export type FormDerived = z.infer<typeof formDerivedSchema>;
