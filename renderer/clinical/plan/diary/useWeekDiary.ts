import { notAsked } from '#core/clinical/answer.ts';
import type { DiaryDay, DiaryItem } from '#core/plan/diary.ts';
import type { StoredDay } from '#core/plan/stored.ts';
import { call } from '../../../link.ts';
import type { Stored } from '../../../ui/drafts/draftKeeper.ts';
import { type Draft, useDraft } from '../../../ui/drafts/useDraft.ts';

/** One field: the whole day, so that two windows never mix halves of one answer. */
type Kept = { readonly entry: DiaryDay };

/** A day of the diary as it is in the fields. */
export type DayDraft = {
  readonly day: string;
  readonly entry: DiaryDay;
  readonly draft: Draft<Kept>;
  /** Changes the day; it is written after a pause. */
  readonly edit: (change: Partial<DiaryDay>) => void;
};

/** A day of which nothing was entered. */
const emptyDay = (day: string, enteredFrom: DiaryDay['enteredFrom']): DiaryDay => ({
  day,
  enteredFrom,
  items: [],
  painDuring: notAsked,
  painAfter: notAsked,
  painNextMorning: notAsked,
  stiffnessNextMorning: notAsked,
  settled: notAsked,
  warnings: { pop: notAsked, newSwelling: notAsked, nightPain: notAsked },
  note: '',
});

/** An entry of which nothing is known yet but what became of it. */
export const emptyItem = (planId: DiaryItem['planId'], prescriptionId: string, session: number): DiaryItem => ({
  planId,
  prescriptionId,
  session,
  done: 'done',
  reps: notAsked,
  loadKg: notAsked,
  effort: notAsked,
  painDuring: notAsked,
  reason: '',
});

type Source = { readonly episodeId: string; readonly days: readonly StoredDay[]; readonly enteredFrom: DiaryDay['enteredFrom'] };

function useDay({ episodeId, days, enteredFrom }: Source, day: string): DayDraft {
  const found = days.find(({ details }) => details.day === day);
  const stored = (one: StoredDay | undefined): Stored<Kept> =>
    one === undefined
      ? { details: { entry: emptyDay(day, enteredFrom) }, revision: 0 }
      : { details: { entry: one.details }, revision: one.revision };
  const draft = useDraft<Kept>(`diary:${episodeId}:${day}`, stored(found), {
    save: async ({ entry }, revision) => stored(await call('diary.setDay', { episodeId, revision, details: entry })),
    read: async () => stored((await call('diary.days', { episodeId, from: day, to: day }))[0]),
  });
  const { entry } = draft.draft;
  return { day, entry, draft, edit: (change) => draft.edit({ entry: { ...entry, ...change, enteredFrom } }) };
}

/** The drafts of the seven days of a week, Monday first. */
export function useWeekDiary(source: Source, week: readonly string[]): readonly DayDraft[] {
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = ''] = week;
  return [
    useDay(source, a),
    useDay(source, b),
    useDay(source, c),
    useDay(source, d),
    useDay(source, e),
    useDay(source, f),
    useDay(source, g),
  ];
}
