import { givenOf } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import type { Diary } from '#core/plan/diary.ts';
import { median } from '#core/plan/median.ts';
import { plannedAgainstDone } from '#core/plan/planned.ts';
import type { PlanVersions } from '#core/plan/version.ts';
import type { PrintedDiaryWeek } from './clinicalModel.ts';

/** Weeks of the diary that a report sums up. */
const weeksToldOf = 6;

const known = (values: readonly (number | null)[]): readonly number[] => values.flatMap((value) => value ?? []);

/**
 * The last weeks of a diary, the latest first: seven days each, back from the day of the report, as far as there is an entry. Medians of the worst pain of each day; what was planned is that
 * of all plans that go on.
 */
export function printedDiary(diary: Diary, plans: readonly PlanVersions[], today: string): readonly PrintedDiaryWeek[] {
  const first = [...diary.days.map(({ day }) => day), ...diary.runs.map(({ day }) => day)].toSorted()[0];
  if (first === undefined) return [];
  return Array.from({ length: weeksToldOf }, (_, n) => ({ from: addDays(today, -7 * n - 6), to: addDays(today, -7 * n) }))
    .filter(({ to }) => to >= first)
    .map(({ from, to }) => weekOf(diary, plans, from, to));
}

function weekOf(diary: Diary, plans: readonly PlanVersions[], from: string, to: string): PrintedDiaryWeek {
  const days = diary.days.filter(({ day }) => day >= from && day <= to);
  const runs = diary.runs.filter(({ day }) => day >= from && day <= to);
  const rows = plans.flatMap((versions) => plannedAgainstDone(versions, diary, from, to));
  const worst = (pick: 'painDuring' | 'painAfter' | 'painNextMorning'): number | null => {
    const each = [...new Set([...days, ...runs].map(({ day }) => day))].map((day) => {
      const entry = days.find((one) => one.day === day);
      const items = pick === 'painDuring' ? (entry?.items ?? []) : [];
      const values = known([
        entry === undefined ? null : givenOf(entry[pick]),
        ...items.map(({ painDuring }) => givenOf(painDuring)),
        ...runs.filter((run) => run.day === day).map((run) => givenOf(run[pick])),
      ]);
      return values.length === 0 ? null : Math.max(...values);
    });
    return median(known(each));
  };
  return {
    from,
    to,
    planned: rows.length,
    done: rows.filter(({ state }) => state === 'done').length,
    during: worst('painDuring'),
    after: worst('painAfter'),
    nextMorning: worst('painNextMorning'),
    stiffness: median(known(days.map(({ stiffnessNextMorning }) => givenOf(stiffnessNextMorning)))),
  };
}
