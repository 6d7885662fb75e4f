import { useTranslation } from 'react-i18next';
import type { DiaryItem } from '#core/plan/diary.ts';
import type { Run } from '#core/plan/running/run.ts';
import { today } from '../../../ui/birthDate.ts';
import { dayInWords } from '../../../ui/words.ts';
import classes from '../Plan.module.css';
import { doneByKey, itemIn, type PlannedRow, stateOf, withItem } from './rows.ts';
import type { DayDiary } from './useDiarySteps.ts';
import { emptyItem } from './useWeekDiary.ts';

export type Place = { readonly row: number; readonly column: number };

type Props = {
  readonly diary: DayDiary;
  readonly planId: DiaryItem['planId'];
  readonly row: PlannedRow;
  readonly runs: readonly Run[];
  readonly what: string;
  readonly place: Place;
  readonly onShow: () => void;
};

const following = { 'not-entered': 'done', done: 'partly', partly: 'not', not: null } as const;

/** What became of one planned go on one day: a key says it, a press goes on to the next answer. */
export function DoneCell({ diary, planId, row, runs, what, place, onShow }: Props) {
  const { t } = useTranslation('plan');
  const { day, entry, edit } = diary;
  const item = itemIn(entry, planId, row);
  const state = stateOf(item, runs, planId, row, day);
  const isPlanned = row.days.has(day);
  const cellKey = `${row.prescriptionId} ${row.session}`;
  const set = (done: DiaryItem['done'] | null): void => {
    const key = { planId, prescriptionId: row.prescriptionId, session: row.session };
    const before = item ?? emptyItem(planId, row.prescriptionId, row.session);
    // What was not done has no repetitions.
    const next = done === null ? null : { ...before, done, ...(done === 'not' ? { reps: { none: 'not-applicable' as const } } : {}) };
    edit(cellKey, { items: withItem(entry, key, next) }, next === null);
  };
  if (!isPlanned && item === null) return null;
  return (
    <button
      type="button"
      className={classes['cell']}
      data-row={place.row}
      data-column={place.column}
      data-cell={`${day} ${cellKey}`}
      data-state={state}
      disabled={day > today()}
      aria-label={t('diary.cell', { what, day: dayInWords(day), state: t(`diary.state.${state}`) })}
      onFocus={onShow}
      onClick={() => set(following[state])}
      onKeyDown={(event) => {
        const done = event.ctrlKey || event.altKey || event.metaKey ? null : doneByKey(event.key);
        if (done === null) return;
        event.preventDefault();
        set(done === 'none' ? null : done);
      }}
    >
      {t(`diary.short.${state}`)}
    </button>
  );
}
