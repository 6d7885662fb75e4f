import { givenOf } from '#core/clinical/answer.ts';
import type { DiaryDay, DiaryItem, doneStates } from '#core/plan/diary.ts';
import type { DoneState } from '#core/plan/planned.ts';
import type { Run } from '#core/plan/running/run.ts';
import type { PlannedDay } from '#core/plan/standing.ts';

/** One go at one exercise over a week: on which days it is planned. */
export type PlannedRow = {
  readonly key: string;
  readonly prescriptionId: string;
  readonly session: number;
  readonly exercise: string;
  /** Whether the day goes more than once at it. */
  readonly several: boolean;
  readonly days: ReadonlySet<string>;
};

/** The rows of a week, in the order in which they are first asked for. */
export function plannedRows(days: readonly PlannedDay[]): readonly PlannedRow[] {
  const rows = new Map<string, PlannedRow>();
  for (const { day, items } of days)
    for (const { prescription, exercise, session } of items) {
      const key = `${prescription.id} ${session}`;
      const before = rows.get(key);
      rows.set(key, {
        key,
        prescriptionId: prescription.id,
        session,
        exercise: exercise.name,
        several: before?.several === true || prescription.frequency.perDay.from > 1,
        days: new Set([...(before?.days ?? []), day]),
      });
    }
  return [...rows.values()];
}

export const itemIn = (entry: DiaryDay, planId: string, row: Pick<PlannedRow, 'prescriptionId' | 'session'>): DiaryItem | null =>
  entry.items.find((item) => item.planId === planId && item.prescriptionId === row.prescriptionId && item.session === row.session) ?? null;

/** What became of a planned go: as entered, else done where a run of the diary was it. */
export const stateOf = (
  item: DiaryItem | null,
  runs: readonly Run[],
  planId: string,
  { prescriptionId, session }: Pick<PlannedRow, 'prescriptionId' | 'session'>,
  day: string,
): DoneState => {
  const isRun = ({ day: on, planned }: Run): boolean =>
    on === day && planned?.planId === planId && planned.prescriptionId === prescriptionId;
  return item?.done ?? (session === 1 && runs.some(isRun) ? 'done' : 'not-entered');
};

/** The day's items with one in place of what stood there of it, or without it. */
export function withItem(
  entry: DiaryDay,
  key: Pick<DiaryItem, 'planId' | 'prescriptionId' | 'session'>,
  item: DiaryItem | null,
): readonly DiaryItem[] {
  const isIt = (one: DiaryItem): boolean =>
    one.planId === key.planId && one.prescriptionId === key.prescriptionId && one.session === key.session;
  if (item === null) return entry.items.filter((one) => !isIt(one));
  return entry.items.some(isIt) ? entry.items.map((one) => (isIt(one) ? item : one)) : [...entry.items, item];
}

/** What a key says was done; null for a key that says nothing, 'none' for one that takes the entry out. */
export function doneByKey(key: string): (typeof doneStates)[number] | 'none' | null {
  switch (key.toLowerCase()) {
    case '1':
    case 'd':
      return 'done';
    case '2':
    case 'p':
      return 'partly';
    case '3':
    case 'n':
      return 'not';
    case '0':
    case 'delete':
    case 'backspace':
      return 'none';
    default:
      return null;
  }
}

/** Numbers that are entered of a day, 0 to the most. */
export const numberFields = [
  { field: 'painDuring', most: 10, ofNextMorning: false, pain: true },
  { field: 'painAfter', most: 10, ofNextMorning: false, pain: true },
  { field: 'painNextMorning', most: 10, ofNextMorning: true, pain: false },
  { field: 'stiffnessNextMorning', most: 240, ofNextMorning: true, pain: false },
] as const;
export type NumberField = (typeof numberFields)[number];

export const numberIn = (entry: DiaryDay, { field }: NumberField): number | null => givenOf(entry[field]);
