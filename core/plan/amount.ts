import { z } from 'zod';
import { certainties } from '../domain/source.ts';

/** Names a part of a programme or plan: an exercise, a phase, a criterion, a source. */
export const slug = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'Use lower-case letters, digits and hyphens, at most 60, a letter or digit first.');

export const words = (most: number, ask: string) => z.string().trim().min(1, ask).max(most, `Use at most ${most} characters.`);

/** Where a number is from and how sure it is, by its name in `sources` of the programme or plan. */
export const sourcesSchema = z
  .record(slug, z.strictObject({ words: words(500, 'Say where it is from.'), certainty: z.enum(certainties) }).readonly())
  .readonly();
export type Sources = z.infer<typeof sourcesSchema>;

/** The source of what a clinician set for a patient; every plan has it, no programme does. */
export const clinicianSource = 'clinician';

/**
 * A number, or the range where the source gives one, with its source. `from` and `to` are the same for a single number. What has to be one number, as in the days of a
 * calendar, takes `from`: the lesser.
 */
const amountOf = (value: z.ZodNumber) =>
  z
    .strictObject({ from: value, to: value, source: slug })
    .readonly()
    .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The range ends before it begins.' });

export const wholeAmount = (least: number, most: number) => amountOf(z.int().min(least).max(most));
export const amount = (least: number, most: number) => amountOf(z.number().min(least).max(most));
