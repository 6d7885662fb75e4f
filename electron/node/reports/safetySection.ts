import type { ReactElement } from 'react';
import type { PrintedFlag } from './clinicalModel.ts';
import { clinicalNotes, levelWords, safetyWords } from './clinicalWords.ts';
import { text, view } from './element.ts';
import { printedBirthDate, printedDay } from './format.ts';
import type { ReportModel } from './model.ts';
import { tableCell, tableHead, tableNotes, tableRow } from './table.ts';
import { type } from './theme.ts';

const columns = {
  flag: { width: 190, paddingRight: 8 },
  level: { width: 56 },
  day: { width: 80 },
  state: { flexGrow: 1, flexShrink: 1, flexBasis: 0 },
} as const;

/** When somebody screened, what is not ruled out, and every red flag with what has become of it. */
export function safetyBlocks(
  { timeZone }: ReportModel,
  { screenedOn, unresolved, flags }: NonNullable<ReportModel['safety']>,
): readonly ReactElement[] {
  const screened = screenedOn === null ? safetyWords.notScreened : `Screened last on ${printedBirthDate(screenedOn)}.`;
  return [
    view(
      { wrap: false, style: { marginBottom: 4 } },
      text(type.body, `${screened}${flags.length === 0 && screenedOn !== null ? ` ${safetyWords.noFlags}` : ''}`),
      unresolved.length === 0 ? null : text(type.body, `Not ruled out for want of an answer: ${unresolved.join('; ')}.`),
    ),
    ...(flags.length === 0
      ? []
      : [
          view(
            {},
            tableHead([
              [columns.flag, 'Red flag'],
              [columns.level, 'Level'],
              [columns.day, 'Raised'],
              [columns.state, 'What has become of it'],
            ]),
            ...flags.map((flag) => row(flag, timeZone)),
          ),
        ]),
    tableNotes([clinicalNotes.safety]),
  ];
}

const row = ({ item, condition, level, raisedAt, state }: PrintedFlag, timeZone: string): ReactElement =>
  tableRow(
    view({ style: columns.flag }, text({ ...tableCell, fontWeight: 600 }, `${item} ${condition}`)),
    text({ ...tableCell, ...columns.level }, levelWords[level]),
    text({ ...tableCell, ...columns.day }, printedDay(raisedAt, timeZone)),
    view({ style: columns.state }, text(tableCell, state)),
  );
