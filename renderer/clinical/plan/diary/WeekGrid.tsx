import { Group, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DiaryDay } from '#core/plan/diary.ts';
import type { Run } from '#core/plan/running/run.ts';
import type { PlannedDay } from '#core/plan/standing.ts';
import type { StoredDay, StoredPlan } from '#core/plan/stored.ts';
import { today } from '../../../ui/birthDate.ts';
import { DraftBadge, DraftNotice } from '../../../ui/drafts/DraftBadge.tsx';
import { dayInWords } from '../../../ui/words.ts';
import { weekdayWord } from '../doseWords.ts';
import classes from '../Plan.module.css';
import { UndoButtons } from '../UndoButtons.tsx';
import { DayDetails } from './DayDetails.tsx';
import { DoneCell } from './DoneCell.tsx';
import { goAlong, undoKey } from './gridKeys.ts';
import { NumberCell } from './NumberCell.tsx';
import { itemIn, numberFields, plannedRows, stateOf } from './rows.ts';
import { SettledCell } from './SettledCell.tsx';
import { type DayDiary, useDiarySteps } from './useDiarySteps.ts';
import { useWeekDiary } from './useWeekDiary.ts';

type Props = {
  readonly stored: StoredPlan;
  readonly visitId: string;
  readonly week: readonly string[];
  readonly planned: readonly PlannedDay[];
  readonly days: readonly StoredDay[];
  readonly enteredFrom: DiaryDay['enteredFrom'];
  readonly runs: readonly Run[];
};

/** The grid of a week: a row a planned go and an answer, a column a day. The day of the field that is in use is shown in full below. */
export function WeekGrid({ stored, visitId, week, planned, days, enteredFrom, runs }: Props) {
  const { t } = useTranslation('plan');
  const { plan } = stored;
  const [shown, show] = useState(week.includes(today()) ? today() : (week[0] ?? today()));
  const table = useRef<HTMLTableElement>(null);
  const drafts = useWeekDiary({ episodeId: stored.episodeId, days, enteredFrom }, week);
  const { diary, undo, redo, close } = useDiarySteps(drafts, ({ day, key }) => {
    show(day);
    const cell = [...(table.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? [])].find(
      ({ dataset }) => dataset['cell'] === `${day} ${key}`,
    );
    cell?.focus();
  });
  const rows = plannedRows(planned);
  const { green, acceptable } = plan.cutOffs;
  const states = rows.flatMap((row) =>
    diary.filter(({ day }) => row.days.has(day)).map(({ day, entry }) => stateOf(itemIn(entry, stored.id, row), runs, stored.id, row, day)),
  );
  const worst = worstStatus(diary);
  const open = diary.find(({ day }) => day === shown);
  return (
    <Stack gap="sm">
      {rows.length === 0 && <Text c="dimmed">{t('diary.nothing')}</Text>}
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm">
          {t('diary.legend', { green: green.value, acceptable: acceptable.value })}{' '}
          {t('diary.adherence', { done: states.filter((state) => state === 'done').length, planned: states.length })}
        </Text>
        <Group gap="xs" wrap="nowrap">
          <DraftBadge status={worst.draft.status} />
          <UndoButtons undo={undo} redo={redo} undoLabel={t('diary.undo')} redoLabel={t('diary.redo')} />
        </Group>
      </Group>
      <table
        ref={table}
        className={classes['week']}
        onKeyDown={(event) => {
          const which = undoKey(event);
          if (which === null) return goAlong(event);
          event.preventDefault();
          (which === 'undo' ? undo : redo)?.();
        }}
        onFocus={close}
        onBlur={() => flushAll(diary)}
      >
        <caption className={classes['hidden']}>{t('diary.title')}</caption>
        <thead>
          <tr>
            <td />
            {week.map((day, i) => (
              <th key={day} scope="col" data-today={day === today()}>
                {weekdayWord(i + 1)}
                <Text size="sm">{dayInWords(day).replace(/ \d{4}$/, '')}</Text>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, r) => {
            const what = row.several ? t('diary.session', { exercise: row.exercise, n: row.session }) : row.exercise;
            return (
              <tr key={row.key}>
                <th scope="row">{what}</th>
                {diary.map((one, column) => (
                  <td key={one.day} data-today={one.day === today()}>
                    <DoneCell
                      diary={one}
                      planId={stored.id}
                      row={row}
                      runs={runs}
                      what={what}
                      place={{ row: r, column }}
                      onShow={() => show(one.day)}
                    />
                  </td>
                ))}
              </tr>
            );
          })}
          {numberFields.map((field, f) => (
            <tr key={field.field}>
              <th scope="row">{t(`diary.${field.field}`)}</th>
              {diary.map((one, column) => (
                <td key={one.day} data-today={one.day === today()}>
                  <NumberCell
                    diary={one}
                    field={field}
                    cutOffs={plan.cutOffs}
                    place={{ row: rows.length + f, column }}
                    onShow={() => show(one.day)}
                  />
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('diary.settled')}</th>
            {diary.map((one, column) => (
              <td key={one.day} data-today={one.day === today()}>
                <SettledCell diary={one} place={{ row: rows.length + numberFields.length, column }} onShow={() => show(one.day)} />
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      {diary.map((one) => (
        <DraftNotice
          key={one.day}
          draft={one.draft}
          label={() => dayInWords(one.day)}
          show={(_, value) => (value as DiaryDay).note || dayInWords(one.day)}
        />
      ))}
      {diary.flatMap(({ day, draft }) =>
        draft.status.kind === 'invalid'
          ? [
              <Text key={day} role="alert" c="var(--mantine-color-error)">
                {dayInWords(day)}: {[...new Set(Object.values(draft.status.fields))].join(' ')}
              </Text>,
            ]
          : [],
      )}
      {open !== undefined && (
        <DayDetails
          key={open.day}
          diary={open}
          stored={stored}
          visitId={visitId}
          planned={planned.find(({ day }) => day === open.day) ?? null}
          kept={days.find(({ details }) => details.day === open.day) ?? null}
        />
      )}
    </Stack>
  );
}

const order = ['saved', 'waiting', 'saving', 'invalid', 'failed', 'conflict'] as const;

/** The day of which the least is stored. */
const worstStatus = (diary: readonly DayDiary[]): DayDiary =>
  diary.reduce((worst, one) => (order.indexOf(one.draft.status.kind) > order.indexOf(worst.draft.status.kind) ? one : worst));

function flushAll(diary: readonly DayDiary[]): void {
  for (const { draft } of diary) draft.flush();
}
