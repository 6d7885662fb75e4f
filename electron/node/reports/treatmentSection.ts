import type { ReactElement } from 'react';
import type { PrintedTreatment } from './clinicalModel.ts';
import { clinicalNotes, treatmentNames } from './clinicalWords.ts';
import { text, view } from './element.ts';
import { printedBirthDate } from './format.ts';
import { tableCell, tableHead, tableNotes, tableRow } from './table.ts';
import { colours } from './theme.ts';

const columns = {
  day: { width: 62, paddingRight: 4 },
  what: { width: 128, paddingRight: 6 },
  dose: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 6 },
  response: { width: 128 },
} as const;

/** Each treatment with its dose, what it adds up to, and what came of it; rows that stay whole under a head that comes back. */
export const treatmentBlocks = (treatments: readonly PrintedTreatment[]): readonly ReactElement[] => [
  view(
    {},
    tableHead([
      [columns.day, 'Day'],
      [columns.what, 'Treatment and place'],
      [columns.dose, 'Dose, and in all so far'],
      [columns.response, 'Response'],
    ]),
    ...treatments.map(row),
  ),
  tableNotes([clinicalNotes.treatments]),
];

const soft = { ...tableCell, color: colours.soft } as const;

const row = ({ day, kind, what, place, dose, soFar, response }: PrintedTreatment): ReactElement =>
  tableRow(
    view({ style: columns.day }, text(tableCell, printedBirthDate(day))),
    view(
      { style: columns.what },
      text({ ...tableCell, fontWeight: 600 }, treatmentNames[kind]),
      text(tableCell, what === '' ? 'not described' : what),
      text(soft, place),
    ),
    view(
      { style: columns.dose },
      text(tableCell, dose === '' ? 'not entered' : dose),
      soFar === '' ? null : text(soft, `In all: ${soFar}`),
    ),
    view({ style: columns.response }, text(tableCell, response === '' ? 'not entered' : response)),
  );
