import type { ReactElement } from 'react';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { breakOver, type Style, text, textWith, view } from './element.ts';
import { printedSeconds, printedValue } from './format.ts';
import type { ReportModel } from './model.ts';
import { colours, type } from './theme.ts';
import { anatomyOf, namedClip, nameOf, provenanceOf, reasonWords } from './words.ts';

const cell = { fontSize: 8.5, lineHeight: 1.3 } as const;
const columns = {
  name: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 8 },
  frame: { width: 42, textAlign: 'right', paddingRight: 10 },
  time: { width: 58, textAlign: 'right', paddingRight: 12 },
  value: { width: 50, textAlign: 'right' },
  uncertainty: { width: 44, textAlign: 'right', paddingRight: 3 },
  unit: { width: 26 },
  against: { width: 88 },
} as const;
/** Value, uncertainty, unit and provenance in one: room for the sentence of a row without a value. */
const noValue = { width: 50 + 44 + 26 + 88, paddingLeft: 16 } as const;

/** The visit's measurements as a table: one head row that comes back on each page, one group a clip, rows that stay whole. */
export function measurementTable(model: ReportModel, rows: readonly MeasurementRow[]): ReactElement {
  if (rows.length === 0) return text(type.body, 'Nothing was measured in this visit.');
  const clips = [...new Set(rows.map((row) => row.recordingId))];
  return view(
    {},
    head(),
    ...clips.flatMap((recordingId) => {
      const own = rows.filter((row) => row.recordingId === recordingId);
      const [firstRow, ...others] = own.map((row) => bodyRow(row, model));
      // A clip's name never stands alone at the foot of a page.
      return [view({ wrap: false }, clipRow(clipName(model, recordingId, own[0]?.clip ?? '')), firstRow ?? null), ...others];
    }),
  );
}

function head(): ReactElement {
  const label = (style: Style, word: string, right = false): ReactElement =>
    view({ style }, text(right ? { ...type.label, textAlign: 'right' } : type.label, word));
  return view(
    // No page ends right after it: it would stand alone under the heading.
    {
      fixed: true,
      minPresenceAhead: 1,
      wrap: false,
      style: { flexDirection: 'row', borderBottomWidth: 0.9, borderBottomColor: colours.soft, paddingBottom: 3 },
    },
    label(columns.name, 'Measurement'),
    label(columns.frame, 'Frame', true),
    label(columns.time, 'True time', true),
    label(columns.value, 'Value', true),
    label(columns.uncertainty, '±', true),
    label(columns.unit, 'Unit'),
    label(columns.against, 'Measured against'),
  );
}

/** As the clip is named in the methods block. */
function clipName({ clips }: ReportModel, recordingId: string, title: string): string {
  const clip = clips.find((one) => one.recordingId === recordingId);
  return clip === undefined ? title : namedClip(clip.number, clip.title);
}

const clipRow = (name: string): ReactElement =>
  view(
    { style: { backgroundColor: colours.paper, paddingVertical: 3, paddingHorizontal: 4, marginTop: 5 } },
    text({ ...cell, fontWeight: 600 }, name),
  );

function bodyRow(row: MeasurementRow, model: ReportModel): ReactElement {
  const printed = printedValue(row, model.lengthUnit);
  const anatomy = anatomyOf(row);
  return view(
    { wrap: false, style: { flexDirection: 'row', borderBottomWidth: 0.4, borderBottomColor: colours.rule, paddingVertical: 3.2 } },
    view(
      { style: columns.name },
      textWith({ style: cell, hyphenationCallback: breakOver(22) }, nameOf(row)),
      anatomy === '' ? null : text({ ...type.small, fontSize: 7.5 }, anatomy),
    ),
    text({ ...cell, ...columns.frame }, String(row.frame)),
    text({ ...cell, ...columns.time }, row.trueTime === null ? '\u2013' : printedSeconds(row.trueTime)),
    ...(printed === null
      ? [text({ ...type.small, ...noValue }, row.reason === null ? 'No value.' : `No value: ${reasonWords[row.reason]}.`)]
      : [
          text({ ...cell, ...columns.value, fontWeight: 600 }, printed.value),
          text({ ...cell, ...columns.uncertainty }, printed.uncertainty === '' ? '' : `± ${printed.uncertainty}`),
          text({ ...cell, ...columns.unit }, printed.unit),
          text(
            { ...type.small, ...columns.against },
            row.warning === null ? provenanceOf(row) : `${provenanceOf(row)}; ${reasonWords[row.warning]}`,
          ),
        ]),
  );
}
