import { z } from 'zod';
import { answerOf } from '../answer.ts';
import { addDays, daysBetween } from '../calendar.ts';
import { instrument } from './instrument.ts';
import { asEntered, derive, mean } from './scored.ts';

/** Minutes from getting up until the leg feels normal, timed by the patient. */
export const morningStiffness = instrument(
  'morning-stiffness-1',
  z.strictObject({ minutes: answerOf(z.int().min(0).max(240)) }),
  ({ minutes }) => [derive('minutes', 'min', { minutes }, asEntered)],
);

export type WeekOfStiffness = {
  /** Its Monday, YYYY-MM-DD. */
  readonly week: string;
  readonly minutes: number;
  /** On how many mornings it rests. */
  readonly n: number;
};

/** The middle value; of an even number, the mean of the middle two. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return mean(middle);
}

/** Weeks begin on a Monday, as this day was. */
const someMonday = '1970-01-05';
const mondayOf = (day: string): string => addDays(someMonday, 7 * Math.floor(daysBetween(someMonday, day) / 7));

/** The trend: median of each calendar week that has entries, oldest first. */
export function weeklyMedians(mornings: readonly { readonly day: string; readonly minutes: number }[]): readonly WeekOfStiffness[] {
  const weeks = Map.groupBy(mornings, ({ day }) => mondayOf(day));
  return [...weeks]
    .map(([week, entries]) => ({ week, minutes: median(entries.map(({ minutes }) => minutes)), n: entries.length }))
    .sort((a, b) => daysBetween(b.week, a.week));
}
