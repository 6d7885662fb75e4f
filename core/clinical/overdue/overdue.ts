import type { PatientId, VisitId } from '../../domain/ids.ts';
import { compareInstants, daysBetween, hoursBetween, type Moment } from '../calendar.ts';

/** What has been promised and not been done, as plain facts. Days are the clinic's calendar days; tape comes off at an instant. `doneAt` null: not done. */
export type Promised = { readonly id: string; readonly patientId: PatientId; readonly visitId: VisitId; readonly doneAt: string | null } & (
  | { readonly kind: 'referral-outcome' | 're-test' | 'next-shockwave'; readonly dueDay: string }
  | { readonly kind: 'tape-removal'; readonly dueAt: string }
);

export type OverdueItem = {
  readonly promised: Promised;
  readonly state: 'overdue' | 'due-today';
  /** Whole days since it was due; 0 on the day itself, and in the first 24 hours of tape. */
  readonly days: number;
};

function stateOf(promised: Promised, now: Moment): Pick<OverdueItem, 'state' | 'days'> | null {
  if (promised.doneAt !== null && compareInstants(promised.doneAt, now.at) <= 0) return null;
  if (promised.kind === 'tape-removal') {
    const hours = hoursBetween(promised.dueAt, now.at);
    return hours < 0 ? null : { state: 'overdue', days: Math.floor(hours / 24) };
  }
  const days = daysBetween(promised.dueDay, now.day);
  return days < 0 ? null : { state: days === 0 ? 'due-today' : 'overdue', days };
}

/** What may do harm by waiting comes first. */
const urgency: readonly Promised['kind'][] = ['referral-outcome', 'tape-removal', 'next-shockwave', 're-test'];

/**
 * What stands on the home screen at `now`: overdue before due today, then by urgency, then the longest first. Something is due on its day and overdue from the next; tape is
 * overdue from its instant on.
 */
export function overdueAt(all: readonly Promised[], now: Moment): readonly OverdueItem[] {
  const items = all.flatMap((promised) => {
    const state = stateOf(promised, now);
    return state === null ? [] : [{ promised, ...state }];
  });
  const rank = ({ state, promised }: OverdueItem): number => (state === 'overdue' ? 0 : urgency.length) + urgency.indexOf(promised.kind);
  return items.toSorted((a, b) => rank(a) - rank(b) || b.days - a.days || a.promised.id.localeCompare(b.promised.id));
}
