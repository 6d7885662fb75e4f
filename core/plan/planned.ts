import type { Diary, DiaryItem, doneStates } from './diary.ts';
import { expectedOver, type PlannedItem } from './expected.ts';
import type { PlanVersions } from './version.ts';

export type DoneState = (typeof doneStates)[number] | 'not-entered';

/** One planned go and what became of it. */
export type PlannedRow = PlannedItem & {
  readonly day: string;
  readonly state: DoneState;
  /** As entered; null where nothing was. */
  readonly entry: DiaryItem | null;
};

/** Whether a run of the diary was a planned go of the day: it is done, though the day itself has no entry of it. */
const isRun = ({ runs }: Diary, plan: string, day: string, { prescription, session }: PlannedItem): boolean =>
  session === 1 && runs.some((run) => run.day === day && run.planned?.planId === plan && run.planned.prescriptionId === prescription.id);

/** Planned against done, go by go, from one day to another, both included; each day as the version of the plan that held on it asked. */
export function plannedAgainstDone(versions: PlanVersions, diary: Diary, from: string, to: string): readonly PlannedRow[] {
  const days = new Map(diary.days.map((one) => [one.day, one.items]));
  return expectedOver(versions, from, to).flatMap(({ day, items }) =>
    items.map((item) => {
      const entry =
        days
          .get(day)
          ?.find(
            ({ planId, prescriptionId, session }) =>
              planId === versions[0].plan.id && prescriptionId === item.prescription.id && session === item.session,
          ) ?? null;
      const state = entry?.done ?? (isRun(diary, versions[0].plan.id, day, item) ? 'done' : 'not-entered');
      return { ...item, day, state, entry };
    }),
  );
}

export type Adherence = {
  readonly planned: number;
  readonly done: number;
  readonly partly: number;
  readonly not: number;
  readonly notEntered: number;
  /** Wholly done of planned, 0 to 100; what was not entered counts as not done. Null where nothing was planned. */
  readonly percent: number | null;
};

export function adherenceOf(rows: readonly PlannedRow[]): Adherence {
  const count = (state: DoneState): number => rows.filter((row) => row.state === state).length;
  const [planned, done] = [rows.length, count('done')];
  return {
    planned,
    done,
    partly: count('partly'),
    not: count('not'),
    notEntered: count('not-entered'),
    percent: planned === 0 ? null : (100 * done) / planned,
  };
}

/** Sum of repetitions x kg of what was done, kg; null where the repetitions or the load of any of it is not known. */
export function tonnageOf(items: readonly DiaryItem[]): number | null {
  let sum = 0;
  for (const { done, reps, loadKg } of items) {
    if (done === 'not') continue;
    if (!('given' in reps) || !('given' in loadKg)) return null;
    sum += reps.given.reduce((total, each) => total + each, 0) * loadKg.given;
  }
  return sum;
}
