import type { ReactElement } from 'react';
import type { PrintedDiaryWeek } from './clinicalModel.ts';
import { clinicalNotes } from './clinicalWords.ts';
import { text, view } from './element.ts';
import { printedSpan } from './format.ts';
import { tableCell, tableHead, tableNotes, tableRow } from './table.ts';

const right = { textAlign: 'right' } as const;
const columns = {
  week: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
  done: { width: 82, ...right },
  pain: { width: 60, ...right },
  morning: { width: 76, ...right },
  stiffness: { width: 78, ...right },
} as const;

const value = (found: number | null): string => (found === null ? 'not entered' : String(Number(found.toFixed(1))));

/** The diary week by week, the latest first. */
export const diaryBlocks = (weeks: readonly PrintedDiaryWeek[]): readonly ReactElement[] => [
  view(
    {},
    tableHead([
      [columns.week, 'Seven days'],
      [columns.done, 'Done of planned'],
      [columns.pain, 'Pain during'],
      [columns.pain, 'Pain after'],
      [columns.morning, 'Next morning'],
      [columns.stiffness, 'Stiffness (min)'],
    ]),
    ...weeks.map(row),
  ),
  tableNotes([clinicalNotes.diary]),
];

const row = ({ from, to, planned, done, during, after, nextMorning, stiffness }: PrintedDiaryWeek): ReactElement =>
  tableRow(
    text({ ...tableCell, ...columns.week }, printedSpan(from, to)),
    text({ ...tableCell, ...columns.done }, planned === 0 ? 'nothing planned' : `${done} of ${planned}`),
    ...[during, after].map((pain) => text({ ...tableCell, ...columns.pain }, value(pain))),
    text({ ...tableCell, ...columns.morning }, value(nextMorning)),
    text({ ...tableCell, ...columns.stiffness }, value(stiffness)),
  );
