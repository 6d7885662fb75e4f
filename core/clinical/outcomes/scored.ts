import { z } from 'zod';
import { type Answer, unanswered } from '../answer.ts';
import { measureKeys, outcomeUnits } from './definition.ts';

/** Why an item gives nothing: nobody answered it, or fewer trials were made than the rule needs. */
export const missingWhys = [...unanswered, 'too-few'] as const;
const missingItemSchema = z.strictObject({ item: z.string().min(1).max(60), why: z.enum(missingWhys) });
export type MissingItem = z.infer<typeof missingItemSchema>;

/** How a number was made where there is more than one way. */
export const scoringRules = ['minutes-rounded-half-down', 'cannot-walk-is-0', 'hops-capped-at-10', 'height-from-flight-time'] as const;
export type ScoringRule = (typeof scoringRules)[number];

/** One number of an instrument, or the items for want of which there is none: missing is not zero, and nothing is imputed. */
export const derivedSchema = z
  .strictObject({
    measure: z.enum(measureKeys),
    unit: z.enum(outcomeUnits),
    value: z.number().nullable(),
    missing: z.array(missingItemSchema),
    rules: z.array(z.enum(scoringRules)),
  })
  .refine(({ value, missing }) => (value === null) === missing.length > 0, { message: 'A value is missing, and so is what it lacks.' });
export type Derived = z.infer<typeof derivedSchema>;

type Made = { readonly ok: true; readonly values: readonly number[] } | { readonly ok: false; readonly missing: readonly MissingItem[] };

/** What an answer lacks; nothing where it was given. */
export const lacking = (item: string, answer: Answer<unknown>): readonly MissingItem[] =>
  'none' in answer ? [{ item, why: answer.none }] : [];

/** All values, in the order given, or every item that has none. */
export function gather(items: Readonly<Record<string, Answer<number>>>): Made {
  const entries = Object.entries(items);
  const missing = entries.flatMap(([item, answer]) => lacking(item, answer));
  if (missing.length > 0) return { ok: false, missing };
  return { ok: true, values: entries.flatMap(([, answer]) => ('given' in answer ? [answer.given] : [])) };
}

/** A number made of items: `formula` sees their values in the order given, and only when all are there. */
export function derive(
  measure: Derived['measure'],
  unit: Derived['unit'],
  items: Readonly<Record<string, Answer<number>>>,
  formula: (values: readonly number[]) => number,
  rules: readonly ScoringRule[] = [],
): Derived {
  const made = gather(items);
  return made.ok
    ? { measure, unit, value: formula(made.values), missing: [], rules: [...rules] }
    : { measure, unit, value: null, missing: [...made.missing], rules: [] };
}

export const withheld = (measure: Derived['measure'], unit: Derived['unit'], missing: readonly MissingItem[]): Derived => ({
  measure,
  unit,
  value: null,
  missing: [...missing],
  rules: [],
});

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const mean = (values: readonly number[]): number => sum(values) / values.length;
/** The only value of a quantity that is taken as it was entered. */
export const asEntered = ([value = Number.NaN]: readonly number[]): number => value;
