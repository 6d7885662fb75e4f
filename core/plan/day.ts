const msPerDay = 86_400_000;
const epochDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;
const dayOf = (epoch: number): string => new Date(epoch * msPerDay).toISOString().slice(0, 10);

/** Whole calendar days from one day to another; below 0 where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

export const addDays = (day: string, days: number): string => dayOf(epochDay(day) + days);

/** Every day from one to another, both included; none where `to` is the earlier. */
export const daysFrom = (from: string, to: string): readonly string[] =>
  Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n));

/** 1 is Monday, 7 is Sunday. 1970-01-01 was a Thursday. */
export const weekdayOf = (day: string): number => ((((epochDay(day) + 3) % 7) + 7) % 7) + 1;

/** The Monday of a day's week. */
export const mondayOf = (day: string): string => addDays(day, 1 - weekdayOf(day));

/** The later of two days. */
export const laterOf = (a: string, b: string): string => (a > b ? a : b);
