import { z } from 'zod';

const msPerDay = 86_400_000;
const msOf = (instant: string): number => Date.parse(instant);
const epochDay = (day: string): number => Date.parse(`${day}T00:00:00Z`) / msPerDay;
const dayOf = (epoch: number): string => new Date(epoch * msPerDay).toISOString().slice(0, 10);

/**
 * A moment as the clinic lives it: the instant, and the calendar day that it is there. Ages and deadlines in days go by the day; what happens first goes by the instant.
 * A day that no time zone has at that instant is refused.
 */
export const momentSchema = z.strictObject({ at: z.iso.datetime(), day: z.iso.date() }).refine(
  ({ at, day }) => {
    const hours = 24 * (msOf(at) / msPerDay - epochDay(day));
    return hours >= -14 && hours < 24 + 12;
  },
  { path: ['day'], message: 'The day is not that of the time.' },
);
export type Moment = z.infer<typeof momentSchema>;

/** Whole calendar days from one day to another; below 0 where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number => epochDay(to) - epochDay(from);

export const addDays = (day: string, days: number): string => dayOf(epochDay(day) + days);

/** The same date so many years and months on. A date that the month does not have becomes the first of the next: 29 February is 1 March in a common year. */
export function addYears(day: string, years: number, months = 0): string {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  const begin = new Date(0);
  begin.setUTCFullYear(y + years, m - 1 + months, 1);
  const target = begin.getUTCMonth();
  begin.setUTCDate(d);
  if (begin.getUTCMonth() !== target) begin.setUTCDate(1);
  return begin.toISOString().slice(0, 10);
}

/** Whether a person born on `birth` has reached `years` on `day`: from the birthday on. Born on 29 February, the birthday of a common year is 1 March. */
export const hasReached = (years: number, birth: string, day: string): boolean => daysBetween(addYears(birth, years), day) >= 0;

/** Hours from one instant to another; below 0 where `to` is the earlier. */
export const hoursBetween = (from: string, to: string): number => (msOf(to) - msOf(from)) / 3_600_000;

export const addHours = (instant: string, hours: number): string => new Date(msOf(instant) + hours * 3_600_000).toISOString();

/** Below 0 where `a` is the earlier instant, 0 at the same one. */
export const compareInstants = (a: string, b: string): number => msOf(a) - msOf(b);
