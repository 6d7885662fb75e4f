import { earlierOf, mondayOf } from '../../plan/day.ts';
import type { Diary } from '../../plan/diary.ts';
import { type PlannedRow, plannedAgainstDone } from '../../plan/planned.ts';
import { painOn } from '../../plan/response.ts';
import { weeklyLoad } from '../../plan/running/weeklyLoad.ts';
import { latestOf } from '../../plan/version.ts';
import type { LoadWeek, PainDay, RunWeek } from '../care.ts';
import type { WholePlan } from './plans.ts';

/** Goes asked for and what became of them, week by week up to `today`, over all plans; weeks in which nothing was asked for are not there. The newest plan comes first. */
export function loadWeeks(plans: readonly WholePlan[], diary: Diary, today: string): readonly LoadWeek[] {
  const weeks = new Map<string, LoadWeek>();
  for (const { stored, versions } of plans) {
    const { startsOn, endsOn } = latestOf(versions).plan;
    const rows = plannedAgainstDone(versions, diary, startsOn, earlierOf(endsOn ?? today, today));
    for (const [week, ofWeek] of Map.groupBy(rows, ({ day }) => mondayOf(day)))
      weeks.set(week, added(weeks.get(week) ?? { ...nothing, week, planId: stored.id }, ofWeek));
  }
  return [...weeks.values()].toSorted((a, b) => a.week.localeCompare(b.week));
}

const nothing = { planned: 0, done: 0, partly: 0, not: 0, notEntered: 0 } as const;

function added(before: LoadWeek, rows: readonly PlannedRow[]): LoadWeek {
  const count = (state: PlannedRow['state']): number => rows.filter((row) => row.state === state).length;
  return {
    ...before,
    planned: before.planned + rows.length,
    done: before.done + count('done'),
    partly: before.partly + count('partly'),
    not: before.not + count('not'),
    notEntered: before.notEntered + count('not-entered'),
  };
}

/** Running by calendar weeks, those with a run or of which every run is known, from one day to another. */
export function runWeeks(diary: Diary, from: string, to: string): readonly RunWeek[] {
  const days = [...diary.runs.map(({ day }) => day), ...diary.logged.map((span) => span.from)].filter((day) => day <= to).toSorted();
  const [first] = days;
  if (first === undefined) return [];
  const begin = first > from ? first : from;
  return weeklyLoad(diary, 'km', begin, to).flatMap(({ week, load }) =>
    load.runs === 0 && !load.known
      ? []
      : [
          {
            week,
            runs: load.runs,
            km: load.known ? { known: true, sum: load.sum } : { known: false, reason: load.reason, atLeast: load.atLeast },
          },
        ],
  );
}

/** Pain of every day of which some was entered: all days of the diary, which is the episode's, and days of runs from one day to another. */
export function painDays(diary: Diary, from: string, to: string): readonly PainDay[] {
  const entries = new Map(diary.days.map((entry) => [entry.day, entry]));
  const runs = Map.groupBy(
    diary.runs.filter(({ day }) => day >= from && day <= to),
    ({ day }) => day,
  );
  return [...new Set([...entries.keys(), ...runs.keys()])].toSorted().flatMap((day) => {
    const pain = painOn(entries.get(day), runs.get(day) ?? []);
    return Object.values(pain).every(({ worst }) => worst === null) ? [] : [{ day, ...pain }];
  });
}
