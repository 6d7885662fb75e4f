import { daysBetween } from '../calendar.ts';
import type { RetentionPolicy } from './policy.ts';
import { isHeld, type Kept, keptUntil, type Until } from './until.ts';

/**
 * `due`: may be removed, from the day itself on. `soon`: within the days of warning. `held`: due, but a legal hold keeps it. `cannot-tell`: a birth date or a row is missing.
 */
export type RetentionState = 'due' | 'held' | 'soon' | 'cannot-tell' | 'kept';
export type RetentionLine = { readonly kept: Kept; readonly until: Until; readonly state: RetentionState };

function stateOf(policy: RetentionPolicy, kept: Kept, until: Until, today: string): RetentionState {
  if (!until.known) return 'cannot-tell';
  const left = daysBetween(today, until.day);
  if (left <= 0) return isHeld(policy, kept) ? 'held' : 'due';
  return left <= policy.warnDays ? 'soon' : 'kept';
}

const order: readonly RetentionState[] = ['due', 'held', 'soon', 'cannot-tell'];

/** What the clinic has to look at on `today`, the most pressing first, the longest due before the others. Removing is the clinic's doing, never this list's. */
export function retentionList(policy: RetentionPolicy, all: readonly Kept[], today: string): readonly RetentionLine[] {
  const lines = all.map((kept) => {
    const until = keptUntil(policy, kept);
    return { kept, until, state: stateOf(policy, kept, until, today) };
  });
  const dayOf = ({ until }: RetentionLine): string => (until.known ? until.day : '');
  return lines
    .filter(({ state }) => state !== 'kept')
    .toSorted(
      (a, b) => order.indexOf(a.state) - order.indexOf(b.state) || dayOf(a).localeCompare(dayOf(b)) || a.kept.id.localeCompare(b.kept.id),
    );
}
