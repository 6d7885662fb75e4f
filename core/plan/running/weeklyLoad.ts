import { type Answer, givenOf } from '../../clinical/answer.ts';
import { addDays } from '../../clinical/calendar.ts';
import { ownDefault, read, type Source } from '../../domain/source.ts';
import { daysFrom, earlierOf, mondayOf } from '../day.ts';
import type { Diary } from '../diary.ts';
import type { Run } from './run.ts';

/** Running minutes; kilometres; and session load, minutes of running and walking times effort of 0 to 10, in arbitrary units. */
export const loadMeasures = ['minutes', 'km', 'session-load'] as const;
export type LoadMeasure = (typeof loadMeasures)[number];

type RunDiary = Pick<Diary, 'runs' | 'logged'>;

/** The sum of a measure over some days, or why there is none. */
export type LoadSum =
  | { readonly known: true; readonly sum: number; readonly runs: number }
  | {
      readonly known: false;
      /** `not-logged`: there may have been runs that nobody entered. `not-measured`: a run lacks the measure. */
      readonly reason: 'not-logged' | 'not-measured';
      /** What was entered of it: the truth is at least that. */
      readonly atLeast: number;
      readonly runs: number;
    };

const times = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a * b);

/** The measure of one run; null where it is not known. Walking that nobody entered leaves the session load unknown. */
export function loadOf(run: Run, measure: LoadMeasure): number | null {
  const value = (answer: Answer<number>): number | null => givenOf(answer);
  switch (measure) {
    case 'minutes':
      return value(run.runMinutes);
    case 'km':
      return value(run.km);
    case 'session-load': {
      const [running, walking] = [value(run.runMinutes), value(run.walkMinutes)];
      return times(running === null || walking === null ? null : running + walking, value(run.effort));
    }
  }
}

/** The sum from one day to another, both included. A day without a run is 0 only where the diary says that every run of it is entered. */
export function loadBetween({ runs, logged }: RunDiary, measure: LoadMeasure, from: string, to: string): LoadSum {
  const within = runs.filter(({ day }) => day >= from && day <= to);
  const values = within.map((run) => loadOf(run, measure));
  const sum = values.reduce((total: number, value) => total + (value ?? 0), 0);
  const isLogged = (day: string): boolean => logged.some((span) => span.from <= day && day <= span.to);
  const covered = daysFrom(from, to).every(isLogged);
  if (!covered) return { known: false, reason: 'not-logged', atLeast: sum, runs: within.length };
  if (values.includes(null)) return { known: false, reason: 'not-measured', atLeast: sum, runs: within.length };
  return { known: true, sum, runs: within.length };
}

export type WeekLoad = { readonly week: string; readonly load: LoadSum; readonly rise: LoadRise };

/**
 * How much more or less than in the days before. `percent` is signed: 100 x (now - before) / before; of a week after one without running there is none, however much it is.
 */
export type LoadRise =
  | { readonly known: true; readonly percent: number; readonly before: number; readonly now: number }
  | { readonly known: false; readonly reason: 'not-logged' | 'not-measured' | 'nothing-before' };

function riseBetween(before: LoadSum, now: LoadSum): LoadRise {
  if (!now.known) return { known: false, reason: now.reason };
  if (!before.known) return { known: false, reason: before.reason };
  if (before.sum === 0) return { known: false, reason: 'nothing-before' };
  return { known: true, percent: (100 * (now.sum - before.sum)) / before.sum, before: before.sum, now: now.sum };
}

/**
 * Calendar weeks, Monday to Sunday, from that of one day to that of another, each with its rise over the week before. The last is as far as it has come by `to`, and held against as
 * many days of the week before.
 */
export function weeklyLoad(diary: RunDiary, measure: LoadMeasure, from: string, to: string): readonly WeekLoad[] {
  const until = (week: string): string => earlierOf(addDays(week, 6), to);
  const last = mondayOf(to);
  return daysFrom(mondayOf(from), last)
    .filter((_, n) => n % 7 === 0)
    .map((week) => {
      const load = loadBetween(diary, measure, week, until(week));
      const before = loadBetween(diary, measure, addDays(week, -7), addDays(until(week), -7));
      return { week, load, rise: riseBetween(before, load) };
    });
}

/** The acute rise: the seven days up to `today` over the seven before them. Whole days both, so that it does not depend on the day of the week. */
export const acuteRise = (diary: RunDiary, measure: LoadMeasure, today: string): LoadRise =>
  riseBetween(loadBetween(diary, measure, addDays(today, -13), addDays(today, -7)), loadBetween(diary, measure, addDays(today, -6), today));

/** What others went by, per cent a week. Shown beside a rise, never as a limit of safety. */
export const riseReferences: readonly { readonly percent: number; readonly source: Source }[] = [
  { percent: 10, source: read('Points North PT: +10 % a week once 5 minutes of jogging alternate') },
  { percent: 20, source: read('PMC6356409: growth of at most 20 % a week, run-throughs twice a week') },
];

/** To be shown with every rise. */
export const riseCaveats: readonly Source[] = [
  ownDefault('No rise is known to be safe and none to injure by itself: a small week makes any next one a large rise'),
  ownDefault('Minutes and kilometres say nothing of speed and hills, which load the tendon more'),
  ownDefault('Ratios of acute to chronic load are not computed: no threshold of theirs is taken as true here'),
];
