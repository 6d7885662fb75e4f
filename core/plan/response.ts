import { type Answer, givenOf, type YesNoUnknown } from '../clinical/answer.ts';
import type { Baseline } from './baseline.ts';
import type { Diary, DiaryDay, DiaryItem } from './diary.ts';
import type { PlanId } from './plan.ts';
import type { Run } from './running/run.ts';

/** Pain of a day, 0 to 10. */
export type DayPain = {
  /** The worst that was entered; null where nothing was. */
  readonly worst: number | null;
  /** Whether nothing that was done is without an entry: else it may have been worse. */
  readonly complete: boolean;
};

/** How a day was borne. */
export type DayResponse = {
  readonly day: string;
  /** What was done of the plan, wholly or in part; empty on a day of rest. */
  readonly items: readonly DiaryItem[];
  /** Runs of the plan's. */
  readonly runs: readonly Run[];
  readonly during: DayPain;
  readonly after: DayPain;
  readonly nextMorning: DayPain;
  /** Minutes, of the next morning. */
  readonly stiffness: number | null;
  /** Back to usual within 24 hours. `unknown`: nobody said, and the next morning does not tell. */
  readonly settled: YesNoUnknown;
  /** Signs that ask for a new screening; null where the day itself has no entry. */
  readonly warnings: DiaryDay['warnings'] | null;
};

function worstOf(wholeDay: Answer<number> | undefined, parts: readonly Answer<number>[]): DayPain {
  const day = wholeDay === undefined ? null : givenOf(wholeDay);
  const values = [day, ...parts.map(givenOf)].filter((value) => value !== null);
  return {
    worst: values.length === 0 ? null : Math.max(...values),
    complete: day !== null || (parts.length > 0 && parts.every((part) => 'given' in part)),
  };
}

/** Said, or told by the next morning: no more pain nor stiffness than usual is settled. More of either tells nothing, as it may go within the day. */
function settledOf(entry: DiaryDay | undefined, nextMorning: DayPain, baseline: Baseline): DayResponse['settled'] {
  const said = entry === undefined ? null : givenOf(entry.settled);
  if (said === 'yes' || said === 'no') return said;
  const stiffness = entry === undefined ? null : givenOf(entry.stiffnessNextMorning);
  const [usualPain, usualStiffness] = [givenOf(baseline.pain), givenOf(baseline.stiffnessMinutes)];
  if (nextMorning.worst === null || !nextMorning.complete || stiffness === null || usualPain === null || usualStiffness === null)
    return 'unknown';
  return nextMorning.worst <= usualPain && stiffness <= usualStiffness ? 'yes' : 'unknown';
}

const wasDone = ({ done }: DiaryItem): boolean => done !== 'not';

/** Pain of a day, whichever plan or run it came from: the worst that was entered of each moment. */
export type PainOfDay = Pick<DayResponse, 'during' | 'after' | 'nextMorning'>;
export function painOn(entry: DiaryDay | undefined, runs: readonly Run[]): PainOfDay {
  const items = entry?.items.filter(wasDone) ?? [];
  // What an item does not say of after and of the next morning, the day says.
  const noneAfter = items.map((): Answer<number> => ({ none: 'not-asked' }));
  return {
    during: worstOf(
      entry?.painDuring,
      [...items, ...runs].map(({ painDuring }) => painDuring),
    ),
    after: worstOf(entry?.painAfter, [...noneAfter, ...runs.map(({ painAfter }) => painAfter)]),
    nextMorning: worstOf(entry?.painNextMorning, [...noneAfter, ...runs.map((run) => run.painNextMorning)]),
  };
}

function responseOn(day: string, entry: DiaryDay | undefined, runs: readonly Run[], plan: PlanId, baseline: Baseline): DayResponse {
  const pain = painOn(entry, runs);
  return {
    day,
    items: entry?.items.filter(wasDone).filter(({ planId }) => planId === plan) ?? [],
    runs: runs.filter(({ planned }) => planned?.planId === plan),
    ...pain,
    stiffness: entry === undefined ? null : givenOf(entry.stiffnessNextMorning),
    settled: settledOf(entry, pain.nextMorning, baseline),
    warnings: entry?.warnings ?? null,
  };
}

/** Every day with an entry or a run from one to another, both included, the latest first. Pain is that of the day, whichever plan or run it came from. */
export function responsesOf(
  diary: Diary,
  { id, baseline }: { readonly id: PlanId; readonly baseline: Baseline },
  from: string,
  to: string,
): readonly DayResponse[] {
  const entries = new Map(diary.days.map((entry) => [entry.day, entry]));
  const runs = Map.groupBy(diary.runs, ({ day }) => day);
  const days = [...new Set([...entries.keys(), ...runs.keys()])].filter((day) => day >= from && day <= to);
  return days.toSorted((a, b) => b.localeCompare(a)).map((day) => responseOn(day, entries.get(day), runs.get(day) ?? [], id, baseline));
}

/** Whether something of the plan was done on the day. */
export const isTrained = ({ items, runs }: DayResponse): boolean => items.length > 0 || runs.length > 0;

/** The worst of the day's pain that was entered; null where none was. */
export function worstOfDay({ during, after, nextMorning }: DayResponse): number | null {
  const values = [during, after, nextMorning].flatMap(({ worst }) => worst ?? []);
  return values.length === 0 ? null : Math.max(...values);
}
