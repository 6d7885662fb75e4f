import { type Answer, givenOf } from '../clinical/answer.ts';
import { daysBetween } from '../clinical/calendar.ts';
import type { RuleResult } from '../clinical/ruleResult.ts';
import type { Criterion, SimpleCriterion } from './criterion.ts';
import { type PlanFacts, type Reading, readingDays } from './facts.ts';

/** Why nobody can say whether a criterion is met. */
export const unknownReasons = [
  'not-screened',
  'not-measured',
  'not-answered',
  'too-old',
  'after-today',
  'both-legs',
  'symptoms-unknown',
  'no-entries',
  'too-early',
  'not-judged',
  'runs-not-logged',
] as const;
export type UnknownReason = (typeof unknownReasons)[number];

/** What was looked at, by name, as in any rule's result; null where it was not known. */
export type Seen = Readonly<RuleResult['inputs']>;

/** Whether one criterion is met. Unknown is not met. */
export type Verdict =
  | { readonly status: 'met' | 'not-met'; readonly seen: Seen }
  | { readonly status: 'unknown'; readonly why: UnknownReason; readonly seen: Seen };

export type CriterionStatus = Verdict & {
  readonly criterion: Criterion;
  /** Of each part, where the criterion is any of several. */
  readonly parts: readonly (Verdict & { readonly criterion: SimpleCriterion })[];
};

export const decided = (met: boolean, seen: Seen): Verdict => ({ status: met ? 'met' : 'not-met', seen });
export const undecided = (why: UnknownReason, seen: Seen = {}): Verdict => ({ status: 'unknown', why, seen });

/** Judges a reading of a visit: one that is too old, of a day to come, or without an answer says nothing. */
export function ofReading<T extends string | number | boolean>(
  reading: Reading<T> | null | undefined,
  today: string,
  met: (value: T) => boolean,
): Verdict {
  if (reading === null || reading === undefined) return undecided('not-measured');
  const value = givenOf(reading.value as Answer<T>);
  const seen = { value, day: reading.day };
  const age = daysBetween(reading.day, today);
  if (age < 0) return undecided('after-today', seen);
  if (value === null) return undecided('not-answered', seen);
  if (age > readingDays) return undecided('too-old', seen);
  return decided(met(value), seen);
}

/** The latest judgement of a criterion since a day. One of other words says nothing. */
export function ofJudgement(
  facts: PlanFacts,
  phaseId: string,
  { id, words }: Extract<SimpleCriterion, { kind: 'judged' }>,
  since: string,
): Verdict {
  const latest = facts.judgements
    .filter((one) => one.phaseId === phaseId && one.criterionId === id && (one.words ?? words) === words)
    .filter(({ day }) => day >= since && day <= facts.today)
    .toSorted((a, b) => a.day.localeCompare(b.day))
    .at(-1);
  return latest === undefined ? undecided('not-judged') : decided(latest.met, { day: latest.day, by: latest.by });
}

/** Any of several: met when one is; not met when all are not; else nobody knows. */
export function anyOf(verdicts: readonly Verdict[]): Verdict {
  const met = verdicts.find(({ status }) => status === 'met');
  if (met !== undefined) return met;
  const unknown = verdicts.find((verdict) => verdict.status === 'unknown');
  return unknown ?? verdicts[0] ?? undecided('not-measured');
}
