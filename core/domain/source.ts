import { z } from 'zod';

/**
 * How sure a number is. `read`: read in the cited source. `to-verify`: general knowledge that nobody has looked up yet, to be marked wherever it shows. `calculated`: by
 * the formula given. `own-default`: proposed for this program, no published limit.
 */
export const certainties = ['read', 'to-verify', 'calculated', 'own-default'] as const;
export type Certainty = (typeof certainties)[number];

export type Source = { readonly words: string; readonly certainty: Certainty };
export const sourceSchema = z.object({ words: z.string(), certainty: z.enum(certainties) });

const source =
  (certainty: Certainty) =>
  (words: string): Source => ({ words, certainty });
export const read = source('read');
export const toVerify = source('to-verify');
export const calculated = source('calculated');
export const ownDefault = source('own-default');
