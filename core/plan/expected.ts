import { daysBetween } from '../clinical/calendar.ts';
import { assertNever } from '../domain/brand.ts';
import { daysFrom, weekdayOf } from './day.ts';
import { type Plan, phaseOn } from './plan.ts';
import type { Prescription } from './prescription.ts';
import { type PlanVersions, versionOn } from './version.ts';

/** One go at one exercise. */
export type PlannedItem = {
  readonly prescription: Prescription;
  /** Which of the day, from 1. */
  readonly session: number;
};

/** A day of the plan; without items where it is one of rest. */
export type ExpectedDay = {
  readonly day: string;
  /** Null before the plan begins and after it has ended. */
  readonly phaseId: string | null;
  /** By session, within it in the order of the phase. */
  readonly items: readonly PlannedItem[];
};

/** Whether the `n`th day of a phase, from 0, is one of `days` spread evenly over each seven. */
const isSpreadDay = (n: number, days: number): boolean =>
  Array.from({ length: days }, (_, i) => Math.floor((i * 7) / days)).includes(n % 7);

/** Whether it falls on a day that is so many days into the phase. Of a range of days the lesser: more is not missed. */
function fallsOn({ frequency, weekdays }: Prescription, day: string, into: number): boolean {
  switch (frequency.kind) {
    case 'days-per-week':
      return weekdays === null ? isSpreadDay(into, frequency.days.from) : weekdays.includes(weekdayOf(day));
    case 'every-days':
      return into % frequency.days.from === 0;
    default:
      return assertNever(frequency);
  }
}

function expectedOn(plan: Plan, day: string): ExpectedDay {
  const now = phaseOn(plan, day);
  if (now === null) return { day, phaseId: null, items: [] };
  const into = daysBetween(now.since, day);
  const items = now.phase.prescriptions
    .filter((prescription) => fallsOn(prescription, day, into))
    .flatMap((prescription) => Array.from({ length: prescription.frequency.perDay.from }, (_, n) => ({ prescription, session: n + 1 })));
  return { day, phaseId: now.phase.id, items: items.toSorted((a, b) => a.session - b.session) };
}

/**
 * What a plan asks for on each day from one to another, both included, days of rest too; none where `to` is the earlier. Days to come are in the phase booked for them, else in
 * the last that began.
 */
export const expected = (plan: Plan, from: string, to: string): readonly ExpectedDay[] =>
  daysFrom(from, to).map((day) => expectedOn(plan, day));

/** The same over the versions of a plan: each day as the version that held on it asked. */
export const expectedOver = (versions: PlanVersions, from: string, to: string): readonly ExpectedDay[] =>
  daysFrom(from, to).map((day) => expectedOn(versionOn(versions, day).plan, day));
