import type { PatientId } from '../../domain/ids.ts';
import { addYears, daysBetween, hasReached } from '../calendar.ts';
import type { RecordType, RetentionPolicy, RetentionRow } from './policy.ts';

/** One thing that is kept, with what decides how long. Days are the clinic's calendar days. */
export type Kept = {
  readonly id: string;
  readonly patientId: PatientId;
  readonly recordType: RecordType;
  readonly madeOn: string;
  /** Day of the last visit; null where there was none: then the day it was made counts. */
  readonly lastTreatmentOn: string | null;
  readonly birthDate: string | null;
  /** This patient's things are held: a complaint, a claim, an inquiry. */
  readonly legalHold: boolean;
};

/** Until which day it is kept, and by which row; or why that cannot be told. From that day on it may go. */
export type Until =
  | { readonly known: true; readonly day: string; readonly row: RetentionRow }
  | { readonly known: false; readonly reason: 'no-row' | 'birth-date-unknown' };

const adulthood = 18;

function endOf(row: RetentionRow, kept: Kept): string | null | 'birth-date-unknown' {
  const treated = kept.lastTreatmentOn ?? kept.madeOn;
  const after = (day: string): string => addYears(day, row.years, row.months);
  switch (row.from) {
    case 'last-treatment':
      return after(treated);
    case 'made':
    case 'at-once':
      return after(kept.madeOn);
    case 'birth-if-child':
    case 'birth-if-17': {
      if (kept.birthDate === null) return 'birth-date-unknown';
      const child = !hasReached(adulthood, kept.birthDate, treated);
      const applies = row.from === 'birth-if-child' ? child : child && hasReached(adulthood - 1, kept.birthDate, treated);
      return applies ? after(kept.birthDate) : null;
    }
  }
}

/** The longest of the rows that apply; `only` narrows them to those of one basis. Whoever has no birth date may have been a child: then nobody can tell. */
export function keptUntil(policy: RetentionPolicy, kept: Kept, only?: RetentionRow['basis']): Until {
  const rows = policy.rows.filter((row) => row.recordType === kept.recordType && (only === undefined || row.basis === only));
  let longest: Until = { known: false, reason: 'no-row' };
  for (const row of rows) {
    const day = endOf(row, kept);
    if (day === 'birth-date-unknown') return { known: false, reason: 'birth-date-unknown' };
    if (day !== null && (!longest.known || daysBetween(longest.day, day) > 0)) longest = { known: true, day, row };
  }
  return longest;
}

/** Whether anything holds it whatever the day. */
export const isHeld = (policy: RetentionPolicy, kept: Kept): boolean =>
  kept.legalHold || policy.rows.some((row) => row.legalHold && row.recordType === kept.recordType);
