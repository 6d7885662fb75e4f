const msPerDay = 86_400_000;
const msOf = (instant: string): number => Date.parse(instant);
const epochDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;
const dayOf = (epoch: number): string => new Date(epoch * msPerDay).toISOString().slice(0, 10);

/** Whole calendar days from one day to another; below 0 where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

export const addDays = (day: string, days: number): string => dayOf(epochDay(day) + days);

/** Below 0 where `a` is the earlier instant, 0 at the same one. */
export const compareInstants = (a: string, b: string): number => msOf(a) - msOf(b);
