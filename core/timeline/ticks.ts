import { addDays, addYears } from '../clinical/calendar.ts';
import { mondayOf } from '../plan/day.ts';
import { dayAt, dayTime, type TimeAxis } from './axis.ts';

export const tickUnits = ['day', 'week', 'month', 'quarter', 'year', 'decade'] as const;
export type TickUnit = (typeof tickUnits)[number];

/** The beginning of a day, week, month, quarter, year or ten years. */
export type TimeTick = { readonly day: string; readonly x: number };

/** Days that a unit has at least. */
export const leastLength: Readonly<Record<TickUnit, number>> = { day: 1, week: 7, month: 28, quarter: 90, year: 365, decade: 3652 };

/** The first day of the unit in which a day lies. */
export function beginningOf(unit: TickUnit, day: string): string {
  const year = day.slice(0, 4);
  switch (unit) {
    case 'day':
      return day;
    case 'week':
      return mondayOf(day);
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'quarter':
      return `${year}-${String(Math.floor((Number(day.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
    case 'decade':
      return `${year.slice(0, 3)}0-01-01`;
  }
}

/** The first day of the unit after one that begins on `day`. */
export function after(unit: TickUnit, day: string): string {
  switch (unit) {
    case 'day':
      return addDays(day, 1);
    case 'week':
      return addDays(day, 7);
    case 'month':
      return addYears(day, 0, 1);
    case 'quarter':
      return addYears(day, 0, 3);
    case 'year':
      return addYears(day, 1);
    case 'decade':
      return addYears(day, 10);
  }
}

/** Ticks inside the axis, in order, of the smallest unit whose ticks are at least `apart` from each other. */
export function timeTicks(axis: TimeAxis, apart: number): { readonly unit: TickUnit; readonly ticks: readonly TimeTick[] } {
  const unit = tickUnits.find((each) => leastLength[each] * axis.perDay >= apart) ?? 'decade';
  const { from, to } = axis.view;
  const ticks: TimeTick[] = [];
  for (let day = beginningOf(unit, dayAt(from)); dayTime(day) <= to; day = after(unit, day)) {
    const [x, before] = [axis.xOf(dayTime(day)), ticks.at(-1)];
    // Where even ten years have too little room, some are left out.
    if (dayTime(day) >= from && (before === undefined || x - before.x >= apart)) ticks.push({ day, x });
  }
  return { unit, ticks };
}
