import { addDays } from '../clinical/calendar.ts';
import { median } from './median.ts';

/** A value of a day, of pain or of minutes. */
export type DayValue = { readonly day: string; readonly value: number };

/** Seven days; `median` is null where nothing was entered in them. */
export type WeekMedian = { readonly from: string; readonly to: string; readonly median: number | null; readonly n: number };

/**
 * Medians of the weeks back from `today`, the latest first: today and the six days before, the seven before those and so on, `weeks` of them, but none that begins before `since`.
 * They are not the weeks of a calendar, so that the answer does not depend on the day of the week.
 */
export function weekMedians(values: readonly DayValue[], today: string, since: string, weeks: number): readonly WeekMedian[] {
  return Array.from({ length: weeks }, (_, n) => ({ from: addDays(today, -7 * n - 6), to: addDays(today, -7 * n) }))
    .filter(({ from }) => from >= since)
    .map(({ from, to }) => {
      const within = values.filter(({ day }) => day >= from && day <= to).map(({ value }) => value);
      return { from, to, median: median(within), n: within.length };
    });
}

/** How many weeks running, back from the latest, each median is above that before it. */
export type Rise =
  | { readonly known: true; readonly weeks: number }
  /** `too-early`: no week before this one yet. `no-entries`: nothing was entered in this week or the one before. */
  | { readonly known: false; readonly reason: 'too-early' | 'no-entries' };

export function riseOf(medians: readonly WeekMedian[]): Rise {
  const [latest, before] = medians;
  if (latest === undefined || before === undefined) return { known: false, reason: 'too-early' };
  if (latest.median === null || before.median === null) return { known: false, reason: 'no-entries' };
  let weeks = 0;
  while (isAbove(medians[weeks], medians[weeks + 1])) weeks += 1;
  return { known: true, weeks };
}

const isAbove = (later: WeekMedian | undefined, earlier: WeekMedian | undefined): boolean =>
  typeof later?.median === 'number' && typeof earlier?.median === 'number' && later.median > earlier.median;
