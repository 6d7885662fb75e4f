import type { ReactElement } from 'react';
import type { DifferenceRow } from '#core/gait/difference.ts';
import { definitionOf } from '#core/gait/table.ts';
import { text, view } from './element.ts';
import { printedDay, printedGaitNumber, printedRate } from './format.ts';
import type { ReportDifference } from './gaitModel.ts';
import {
  conditionWords,
  gaitNotes,
  gaitUnitNames,
  metricNames,
  positiveWords,
  purposeWords,
  refusalWords,
  sideWords,
  sourceWords,
  verdictWords,
} from './gaitWords.ts';
import type { ReportModel } from './model.ts';
import { groupRow, tableCell, tableHead, tableNotes, tableRow } from './table.ts';
import { type } from './theme.ts';
import { namedClip, viewNames } from './words.ts';

const right = { textAlign: 'right' } as const;
const columns = {
  name: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 6 },
  a: { width: 64, ...right },
  b: { width: 64, ...right },
  difference: { width: 66, ...right },
  detectable: { width: 54, ...right },
  verdict: { width: 118, paddingLeft: 10 },
} as const;

/** Each kept pair of clips, metric by metric: one head that comes back on each page, one group a pair, rows that stay whole, sources under each group; then how to read them. */
export const differenceBlocks = (model: ReportModel, differences: readonly ReportDifference[]): readonly ReactElement[] => [
  view({}, head(), ...differences.flatMap((difference) => group(difference, model))),
  tableNotes([gaitNotes.difference]),
];

const head = (): ReactElement =>
  tableHead([
    [columns.name, 'Metric'],
    [columns.a, 'A'],
    [columns.b, 'B'],
    [columns.difference, 'B less A'],
    [columns.detectable, 'Detectable'],
    [columns.verdict, 'Verdict'],
  ]);

function group(difference: ReportDifference, model: ReportModel): readonly ReactElement[] {
  const { a, b, purposes, rows } = difference;
  const shown = rows.filter((one) => one.a?.ok === true || one.b?.ok === true);
  const sources = [...new Set(shown.flatMap(({ detectable }) => (detectable === null ? [] : [sourceWords(detectable.source)])))];
  const [first, ...others] = shown.map((one) => row(one, sources));
  const meant = purposes.map((purpose) => purposeWords[purpose]).join(', ');
  return [
    // What is compared never stands alone at the foot of a page.
    view(
      { wrap: false },
      groupRow(`A  ${titleOf(a, model)}`, [circumstances(a)]),
      groupRow(`B  ${titleOf(b, model)}`, [circumstances(b), meant === '' ? '' : `Differs on purpose: ${meant}.`]),
      first ?? text({ ...type.small, marginTop: 4 }, 'Neither clip has a figure to compare.'),
    ),
    ...others,
    tableNotes([...sources.map((words, n) => `[${n + 1}] ${words}.`), ...inNeither(rows)]),
  ];
}

function titleOf({ clip, visitAt }: ReportDifference['a'], { clips, timeZone }: ReportModel): string {
  const title = clips.find(({ number }) => number === clip)?.title ?? '';
  return `${namedClip(clip, title)}, ${printedDay(visitAt, timeZone)}`;
}

const circumstances = ({ condition, circumstances: of }: ReportDifference['a']): string =>
  [viewNames[of.view], ...conditionWords({ ...of, shoe: of.footwear, rate: `${printedRate(of.rate)} frames/s` }), condition]
    .filter((part) => part !== '')
    .join(' · ');

function row(one: DifferenceRow, sources: readonly string[]): ReactElement {
  const { id, side, a, b, difference, uncertainty, detectable } = one;
  const { unit, positive } = definitionOf(id);
  const figure = (result: DifferenceRow['a']): string =>
    result?.ok === true ? printedGaitNumber(result.value, result.uncertainty, unit) : '–';
  const source = detectable === null ? 0 : sources.indexOf(sourceWords(detectable.source)) + 1;
  const sign = positiveWords[positive];
  return tableRow(
    view(
      { style: columns.name },
      text(tableCell, `${metricNames[id]}${side === null ? '' : `, ${sideWords[side]}`}, ${gaitUnitNames[unit]}`),
      sign === '' ? null : text({ ...type.small, fontSize: 7 }, sign),
    ),
    text({ ...tableCell, ...columns.a }, figure(a)),
    text({ ...tableCell, ...columns.b }, figure(b)),
    text(
      { ...tableCell, ...columns.difference, fontWeight: 600 },
      difference === null ? '–' : printedGaitNumber(difference, uncertainty, unit),
    ),
    text(
      { ...tableCell, ...columns.detectable },
      detectable === null ? '–' : `${printedGaitNumber(detectable.value, null, unit)} [${source}]`,
    ),
    text({ ...tableCell, ...columns.verdict, fontWeight: one.verdict === 'changed' ? 600 : 400 }, verdictWords(one)),
  );
}

/** What neither clip tells, in one sentence a reason. */
function inNeither(rows: readonly DifferenceRow[]): readonly string[] {
  const missing = rows.filter(({ a, b }) => a?.ok !== true && b?.ok !== true);
  const whyOf = ({ a, b }: DifferenceRow): string =>
    [...new Set([a, b].map((result) => (result === null || result.ok ? refusalWords.incomplete : refusalWords[result.reason])))].join('; ');
  return [...new Set(missing.map(whyOf))].map((why) => {
    const names = new Set(
      missing
        .filter((one) => whyOf(one) === why)
        .map(({ id, side }) => `${metricNames[id].toLowerCase()}${side === null ? '' : ` ${side}`}`),
    );
    return `Measured in neither clip (${why}): ${[...names].join(', ')}.`;
  });
}
