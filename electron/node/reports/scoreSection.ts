import type { ReactElement } from 'react';
import type { PrintedScore } from './clinicalModel.ts';
import { certaintyWords, clinicalNotes } from './clinicalWords.ts';
import { text, view } from './element.ts';
import type { ReportModel } from './model.ts';
import { scoreFigure } from './scoreFigure.ts';
import { tableNotes } from './table.ts';
import { type } from './theme.ts';

/** Each score as a chart with what a change is held against, two beside each other; then how to read them. */
export function scoreBlocks({ accent }: Pick<ReportModel, 'accent'>, scores: readonly PrintedScore[]): readonly ReactElement[] {
  const rows = Array.from({ length: Math.ceil(scores.length / 2) }, (_, n) => scores.slice(2 * n, 2 * n + 2));
  return [
    ...rows.map((row) =>
      view(
        { wrap: false, style: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 8 } },
        ...row.map((score) => view({ style: { width: '49%' } }, ...block(score, accent))),
      ),
    ),
    tableNotes([clinicalNotes.scores]),
  ];
}

const rounded = (value: number): string => String(Number(value.toFixed(2)));

function block(score: PrintedScore, accent: string): readonly (ReactElement | null)[] {
  const { name, side, unit, mdc, mcid, incomplete, change } = score;
  const limits = [
    mdc === null
      ? 'Smallest detectable change: not known.'
      : `Smallest detectable change ${rounded(mdc.value)} ${unit}: ${mdc.source.words}${certaintyWords[mdc.source.certainty]}.`,
    mcid === null
      ? ''
      : `Noticed by patients from ${rounded(mcid.value)} ${unit}: ${mcid.source.words}${certaintyWords[mcid.source.certainty]}.`,
    incomplete === 0 ? '' : `${incomplete} more without a number: answers are missing.`,
  ];
  return [
    text({ fontSize: 9, lineHeight: 1.3, fontWeight: 600 }, `${name}, ${side} (${unit})`),
    scoreFigure(score, accent),
    text({ ...type.small, fontSize: 7.5 }, change),
    ...limits.filter((words) => words !== '').map((words) => text({ ...type.small, fontSize: 7 }, words)),
  ];
}
