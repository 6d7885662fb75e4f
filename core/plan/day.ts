import { addDays, daysBetween } from '../clinical/calendar.ts';

/** Every day from one to another, both included; none where `to` is the earlier. */
export const daysFrom = (from: string, to: string): readonly string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n));

/** 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((daysBetween('1970-01-01', day) + 3) % 7) + 7) % 7) + 1;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The later of two days. */
export const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** The earlier of two days. */
export const earlierOf = (a: string, b: string): string => (a < b ? a : b);
