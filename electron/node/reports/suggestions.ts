import type { ReactElement } from 'react';
import { assertNever } from '#core/domain/brand.ts';
import type { HintFinding } from '#core/domain/gaitHint.ts';
import { hintLimitations } from '#core/gait/hintTable.ts';
import { definitionOf } from '#core/gait/table.ts';
import { lines, text, view } from './element.ts';
import { printedDay, printedGaitFigure } from './format.ts';
import type { ReportSuggestion } from './gaitModel.ts';
import { complaintWords, metricNames, sideWords, sourceWords, standingWords } from './gaitWords.ts';
import type { ReportModel } from './model.ts';
import { tableNotes } from './table.ts';
import { colours, type } from './theme.ts';
import { namedClip } from './words.ts';

/** Each accepted suggestion with what it rests on and its source, in one piece; then how far such suggestions carry. */
export const suggestionBlocks = (model: ReportModel, accepted: readonly ReportSuggestion[]): readonly ReactElement[] => [
  ...accepted.map((suggestion) => block(suggestion, model)),
  tableNotes(hintLimitations.map(sourceWords)),
];

function block({ hint, note, at, by, standing }: ReportSuggestion, { timeZone, clips }: ReportModel): ReactElement {
  const about = hint.clips.map(({ recordingId, title }) => {
    const clip = clips.find((one) => one.recordingId === recordingId);
    return clip === undefined ? title : namedClip(clip.number, clip.title);
  });
  const targets = hint.targets.map(({ percent, stepsPerMinute }) => `${stepsPerMinute} steps/min (+${percent} %)`);
  const small = [
    hint.onlyWith === null ? '' : complaintWords[hint.onlyWith],
    `Rests on: ${hint.findings.map(findingWords).join('; ')}.`,
    `Of ${about.join(' and ')}${hint.side === null ? '' : `, ${sideWords[hint.side]} leg`}.`,
    targets.length === 0 ? '' : `Cadence to try at the same speed: ${targets.join(', ')}.`,
    `Source: ${sourceWords(hint.source)}.`,
    `Accepted on ${printedDay(at, timeZone)}${by === '' ? '' : ` by ${by}`}.`,
    standingWords[standing],
  ].filter((part) => part !== '');
  return view(
    { wrap: false, style: { marginBottom: 8, paddingLeft: 8, borderLeftWidth: 1.6, borderLeftColor: colours.rule } },
    text(type.body, hint.sentence),
    ...(note === '' ? [] : lines({ ...type.body, fontWeight: 600 }, note)),
    ...small.map((part) => text({ ...type.small, fontSize: 7.5 }, part)),
  );
}

/** `cadence 148.2 ± 0.3 steps/min (n 20), below 155.0 steps/min: source` */
function findingWords(finding: HintFinding): string {
  const { metric, side, value, uncertainty, n, source } = finding;
  const { unit } = definitionOf(metric);
  const name = `${metricNames[metric].toLowerCase()}${side === null ? '' : ` ${sideWords[side]}`}`;
  return `${name} ${printedGaitFigure(value, uncertainty, unit)} (n ${n}), ${limitWords(finding)}: ${sourceWords(source)}`;
}

function limitWords({ kind, limit, metric }: HintFinding): string {
  const printed = printedGaitFigure(limit, null, definitionOf(metric).unit);
  switch (kind) {
    case 'below':
      return `below ${printed}`;
    case 'above':
      return `above ${printed}`;
    case 'changed':
      return `changed by more than ${printed}`;
    case 'sides-differ':
      return `left less right, more than ${printed}`;
    default:
      return assertNever(kind);
  }
}
