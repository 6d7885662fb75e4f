import type { ReactElement } from 'react';
import type { GaitRefusal, GaitResult } from '#core/gait/result.ts';
import { definitionOf } from '#core/gait/table.ts';
import { type Style, text, view } from './element.ts';
import { printedGaitNumber, printedRate } from './format.ts';
import { clipNotes } from './gaitClipNotes.ts';
import { gaitFigure } from './gaitFigure.ts';
import type { PrintedMetric, ReportGaitClip } from './gaitModel.ts';
import { conditionWords, fewSign, gaitNotes, gaitUnitNames, metricNames, positiveWords, refusalWords, sentenceList } from './gaitWords.ts';
import type { ReportModel } from './model.ts';
import { groupRow, tableCell, tableHead, tableNotes, tableRow } from './table.ts';
import { type } from './theme.ts';
import { namedClip, viewNames } from './words.ts';

const right = { textAlign: 'right' } as const;
const columns = {
  name: { flexGrow: 1, flexShrink: 1, flexBasis: 0, paddingRight: 6 },
  value: { width: 62, ...right },
  sd: { width: 30, ...right },
  n: { width: 20, ...right },
  figure: { width: 112, paddingLeft: 8 },
} as const;
/** All of a foot's columns: room for the reason why it has no value. */
const foot = { width: 62 + 30 + 20, paddingLeft: 10 } as const;
const besideValue = { width: 2 * foot.width - columns.value.width, paddingLeft: 10 } as const;
const noValue = { width: 2 * foot.width + columns.figure.width, paddingLeft: 10 } as const;

/** Every clip's metrics, both feet beside each other: one head that comes back on each page, one group a clip, rows that stay whole, notes under each group; then how to read them. */
export const gaitBlocks = (model: ReportModel, clips: readonly ReportGaitClip[]): readonly ReactElement[] => [
  view({}, head(), ...clips.flatMap((clip) => group(clip, model))),
  tableNotes([gaitNotes.uncertainty, ...(clips.some(drawsOthers) ? [gaitNotes.band] : [])]),
];

const drawsOthers = ({ metrics }: ReportGaitClip): boolean => metrics.some(({ reference }) => reference !== null);

const head = (): ReactElement => {
  const each = (side: string): readonly (readonly [Style, string])[] => [
    [columns.value, side],
    [columns.sd, 'SD'],
    [columns.n, 'n'],
  ];
  return tableHead([[columns.name, 'Metric'], ...each('Left'), ...each('Right'), [columns.figure, 'Others, in grey']]);
};

function group(clip: ReportGaitClip, model: ReportModel): readonly ReactElement[] {
  const lines = pairs(clip.metrics);
  const [first, ...others] = [...lines.filter((line) => refusalOf(line) === null).map(row), ...withoutValue(lines)];
  const { left, right: rightFoot } = clip.strides;
  const speed = model.clips.find(({ number }) => number === clip.clip)?.speed ?? null;
  return [
    // A clip's name never stands alone at the foot of a page.
    view(
      { wrap: false },
      groupRow(titleOf(clip, model), [circumstances(clip, model), `Whole strides: ${left} left, ${rightFoot} right`]),
      first ?? null,
    ),
    ...others,
    clipNotes(clip, speed),
  ];
}

function titleOf({ clip }: ReportGaitClip, { clips }: ReportModel): string {
  const found = clips.find(({ number }) => number === clip);
  return namedClip(clip, found?.title ?? '');
}

function circumstances({ clip, conditions }: ReportGaitClip, { clips }: ReportModel): string {
  const found = clips.find(({ number }) => number === clip);
  if (found === undefined) return '';
  const { view: seen, speed, captureRate, condition } = found;
  const rate = `${printedRate(captureRate.framesPerSecond)} frames/s${captureRate.confirmed ? '' : ', not confirmed'}`;
  return [viewNames[seen], ...conditionWords({ ...conditions, speed, rate }), condition].filter((part) => part !== '').join(' · ');
}

/** A metric with its feet: both of one line, or the one number of both together. */
type Line = { readonly id: PrintedMetric['id']; readonly of: readonly PrintedMetric[] };

const pairs = (metrics: readonly PrintedMetric[]): readonly Line[] =>
  [...new Set(metrics.map(({ id }) => id))].map((id) => ({ id, of: metrics.filter((metric) => metric.id === id) }));

/** The one reason why no foot has the metric; null where one has it, or they lack it for different reasons. */
function refusalOf({ of }: Line): GaitRefusal | null {
  const reasons = of.map(({ result }) => (result.ok ? null : result.reason));
  return reasons.every((why) => why === reasons[0]) ? (reasons[0] ?? null) : null;
}

/** What neither foot has, one row a reason. */
function withoutValue(lines: readonly Line[]): readonly ReactElement[] {
  const reasons = new Set(lines.flatMap((line) => refusalOf(line) ?? []));
  return [...reasons].map((why) => {
    const names = lines.filter((line) => refusalOf(line) === why).map(({ id }) => metricNames[id]);
    return tableRow(
      text({ ...tableCell, ...columns.name }, sentenceList(names)),
      text({ ...type.small, ...noValue }, `No value: ${refusalWords[why]}.`),
    );
  });
}

function row({ id, of }: Line): ReactElement {
  const { unit, positive } = definitionOf(id);
  const sign = positiveWords[positive];
  const reference = of.find((metric) => metric.reference !== null)?.reference ?? null;
  return tableRow(
    view(
      { style: columns.name },
      text(tableCell, `${metricNames[id]}, ${gaitUnitNames[unit]}`),
      sign === '' ? null : text({ ...type.small, fontSize: 7 }, sign),
    ),
    ...figures(of),
    view({ style: columns.figure }, reference === null ? null : gaitFigure(reference, of)),
  );
}

/** One cell over both feet where there is one number of both together. */
function figures(of: readonly PrintedMetric[]): readonly ReactElement[] {
  const [one, other] = of;
  if (one !== undefined && other === undefined && one.result.ok) return together(one.result, one);
  return of.flatMap((metric) => (metric.result.ok ? ofFoot(metric.result, metric) : [reason(metric.result, foot)]));
}

const reason = (result: Extract<GaitResult, { ok: false }>, style: Style): ReactElement =>
  text({ ...type.small, ...style }, `No value: ${refusalWords[result.reason]}.`);

type Mean = Extract<GaitResult, { ok: true }>;
const bold = { ...tableCell, fontWeight: 600 } as const;

const ofFoot = ({ value, uncertainty, sd, n, few }: Mean, { unit }: PrintedMetric): readonly ReactElement[] => [
  text({ ...bold, ...columns.value }, `${printedGaitNumber(value, uncertainty, unit)}${few ? fewSign : ''}`),
  text({ ...tableCell, ...columns.sd }, sd === null ? '–' : printedGaitNumber(sd.value, null, unit)),
  text({ ...tableCell, ...columns.n }, String(n)),
];

/** Value, spread and number of both feet together. */
const together = ({ value, uncertainty, sd, n, few }: Mean, { unit }: PrintedMetric): readonly ReactElement[] => [
  text({ ...bold, ...columns.value }, `${printedGaitNumber(value, uncertainty, unit)}${few ? fewSign : ''}`),
  text(
    { ...tableCell, ...besideValue },
    ['both feet', ...(sd === null ? [] : [`SD ${printedGaitNumber(sd.value, null, unit)}`]), `n ${n}`].join(' · '),
  ),
];
