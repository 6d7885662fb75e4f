import { assertNever } from '#core/domain/brand.ts';
import type { SimpleCriterion } from '#core/plan/criterion.ts';

const limits = ['most', 'least', 'leastPercent', 'minutes', 'weeks', 'sessions', 'perWeek'] as const;
type Limit = (typeof limits)[number];

/** The numbers of a criterion, by name; those that are none of it are not there. */
export const limitsOf = (criterion: SimpleCriterion): readonly { readonly limit: Limit; readonly value: number }[] =>
  limits.flatMap((limit) => {
    const value = new Map<string, unknown>(Object.entries(criterion)).get(limit);
    return typeof value === 'number' ? [{ limit, value }] : [];
  });

type Range = { readonly from: number; readonly to: number; readonly whole: boolean };
const range = (from: number, to: number, whole = true): Range => ({ from, to, whole });

/** Where a limit of a kind of criterion may lie, ends included. */
export function limitRangeOf(kind: SimpleCriterion['kind'], limit: Limit): Range {
  switch (limit) {
    case 'most':
      return range(0, 10);
    case 'least':
      return kind === 'weeks' ? range(1, 104) : range(1, 200);
    case 'leastPercent':
      return range(1, 200, false);
    case 'minutes':
      return kind === 'runs' ? range(1, 300, false) : range(0, 240);
    case 'weeks':
      return range(1, 104);
    case 'sessions':
      return range(1, 50);
    case 'perWeek':
      return range(1, 14);
    default:
      return assertNever(limit);
  }
}
