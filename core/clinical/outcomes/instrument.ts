import type { z } from 'zod';
import type { Derived } from './scored.ts';

/**
 * Under what a value was taken, part by part. Two values are held against each other only where every part is known and the same; null is not known.
 */
export type Variant = Readonly<Record<string, string | number | null>>;

/** What is entered for an instrument and the one function that makes numbers of it. */
export type Instrument<S extends z.ZodType = z.ZodType> = {
  readonly input: S;
  /** Version of the scoring, kept with every number it made. */
  readonly algorithm: string;
  /** Throws what the schema throws when the input is not one. */
  readonly score: (input: unknown) => readonly Derived[];
  readonly variant: (input: unknown) => Variant;
};

/** Ties a scoring function to the schema of what it scores. */
export const instrument = <S extends z.ZodType>(
  algorithm: string,
  input: S,
  score: (input: z.infer<S>) => readonly Derived[],
  variant: (input: z.infer<S>) => Variant = () => ({}),
): Instrument<S> => ({
  input,
  algorithm,
  score: (raw) => score(input.parse(raw)),
  variant: (raw) => variant(input.parse(raw)),
});
