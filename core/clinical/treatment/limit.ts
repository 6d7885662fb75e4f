import { z } from 'zod';
import { FailureError } from '../../contract/failure.ts';
import { ownDefault } from '../../domain/source.ts';
import type { RuleResult } from '../ruleResult.ts';
import { type Rule, resultOf } from './rule.ts';

/** A limit on a number. It is broken `below` or `above` its value, or `at-most` / `at-least` where the value itself is too much; `not-whole` looks at no value. */
export type Limit<Quantity extends string = string> = Rule & {
  readonly quantity: Quantity;
  readonly broken: 'below' | 'at-most' | 'at-least' | 'above' | 'not-whole';
  readonly value: number;
};

/** Asked as "is it kept?" and denied: a number that is none (NaN) keeps no limit. */
function breaks({ broken, value: limit }: Limit, value: number): boolean {
  switch (broken) {
    case 'below':
      return !(value >= limit);
    case 'at-most':
      return !(value > limit);
    case 'above':
      return !(value <= limit);
    case 'at-least':
      return !(value < limit);
    case 'not-whole':
      return !Number.isInteger(value);
  }
}

/**
 * One result a limit, over all the values there are of its quantity (several segments of a session, say); the worst counts. A quantity without a value is not judged:
 * what must be there is another rule's affair.
 */
export function judgeLimits<Quantity extends string>(
  limits: readonly Limit<Quantity>[],
  version: string,
  quantities: Readonly<Record<Quantity, readonly number[]>>,
): readonly RuleResult[] {
  return limits.flatMap((limit) => {
    const values = quantities[limit.quantity];
    if (values.length === 0) return [];
    const name = (n: number): string => (values.length === 1 ? limit.quantity : `${limit.quantity}.${n + 1}`);
    // A record keeps no NaN and no infinity: what was not a number is kept as null.
    const inputs = Object.fromEntries(values.map((value, n) => [name(n), Number.isFinite(value) ? value : null]));
    return [
      resultOf(
        limit,
        version,
        values.some((value) => breaks(limit, value)),
        { ...inputs, limit: limit.value },
      ),
    ];
  });
}

/** A limit's number as the clinic wants it, and why. */
export const limitEditSchema = z.strictObject({
  ruleId: z.string().min(1).max(80),
  value: z.number(),
  why: z.string().trim().min(1, 'Say why the limit is another.').max(500),
});
export type LimitEdit = z.infer<typeof limitEditSchema>;

/**
 * The limits with the clinic's own numbers in them. No limit can be taken away, only moved, and a moved one says that the clinic set it. Throws `invalid-input` for a
 * limit that there is none of, or that has no number.
 */
export function withEdits<Quantity extends string>(
  limits: readonly Limit<Quantity>[],
  edits: readonly LimitEdit[],
): readonly Limit<Quantity>[] {
  for (const { ruleId } of edits) {
    const limit = limits.find(({ id }) => id === ruleId);
    if (limit === undefined || limit.broken === 'not-whole')
      throw new FailureError('invalid-input', `There is no limit ${ruleId} to change.`, 'Choose a limit of the table.');
  }
  return limits.map((limit) => {
    const edit = edits.findLast(({ ruleId }) => ruleId === limit.id);
    return edit === undefined ? limit : { ...limit, value: edit.value, source: ownDefault(`set by the clinic: ${edit.why}`) };
  });
}
