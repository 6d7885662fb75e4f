import { compareInstants } from '../calendar.ts';
import type { Flag } from './flag.ts';
import type { FlagEvent } from './flagEvent.ts';
import { isBlocking } from './level.ts';

type EventOf<K extends FlagEvent['kind']> = Extract<FlagEvent, { kind: K }>;

/** Why an event changes nothing. It stays in the record. */
export const eventRefusals = [
  'no-such-flag',
  'before-the-flag',
  'closed-already',
  'not-an-emergency',
  'action-first',
  'no-referral',
  'not-confirmed',
] as const;
export type EventRefusal = (typeof eventRefusals)[number];
export type RefusedEvent = { readonly event: FlagEvent; readonly why: EventRefusal };

/** A flag and what has become of it. */
export type FlagRecord = {
  readonly flag: Flag;
  readonly action: EventOf<'emergency-action'> | null;
  readonly acknowledged: EventOf<'acknowledged'> | null;
  /** The latest, with its outcome; an outcome of an earlier one is in the events. */
  readonly referral: { readonly made: EventOf<'referral-made'>; readonly outcome: EventOf<'outcome-entered'> | null } | null;
  /** What closed it: cleared with a reason, or excluded by whoever it was referred to. */
  readonly closed: EventOf<'cleared'> | EventOf<'outcome-entered'> | null;
  readonly refused: readonly RefusedEvent[];
};

function refusalOf(record: FlagRecord, event: FlagEvent): EventRefusal | null {
  const { flag, action, referral, closed } = record;
  const unattended = flag.level === 'emergency' && action === null;
  if (compareInstants(event.at, flag.raisedAt) < 0) return 'before-the-flag';
  if (closed !== null) return 'closed-already';
  switch (event.kind) {
    case 'emergency-action':
      return flag.level === 'emergency' ? null : 'not-an-emergency';
    case 'outcome-entered':
      if (referral === null) return 'no-referral';
      return unattended && event.finding === 'excluded' ? 'action-first' : null;
    case 'cleared':
      if (unattended) return 'action-first';
      return isBlocking(flag.level) && !event.confirmed ? 'not-confirmed' : null;
    case 'acknowledged':
    case 'referral-made':
      return null;
  }
}

function after(record: FlagRecord, event: FlagEvent): FlagRecord {
  const why = refusalOf(record, event);
  if (why !== null) return { ...record, refused: [...record.refused, { event, why }] };
  switch (event.kind) {
    case 'emergency-action':
      return { ...record, action: event };
    case 'acknowledged':
      return { ...record, acknowledged: event };
    case 'referral-made':
      return { ...record, referral: { made: event, outcome: null } };
    case 'outcome-entered':
      return {
        ...record,
        referral: record.referral === null ? null : { ...record.referral, outcome: event },
        closed: event.finding === 'excluded' ? event : null,
      };
    case 'cleared':
      return { ...record, closed: event };
  }
}

/** What has become of a flag, its events taken in the order of time; those of one instant in the order given. */
export const recordOf = (flag: Flag, events: readonly FlagEvent[]): FlagRecord =>
  events
    .filter(({ flagId }) => flagId === flag.id)
    .toSorted((a, b) => compareInstants(a.at, b.at))
    .reduce(after, { flag, action: null, acknowledged: null, referral: null, closed: null, refused: [] });
