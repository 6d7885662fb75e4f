import type { ReactElement } from 'react';
import { type ScoreChart, scoreChart } from '#core/chart/scoreChart.ts';
import type { PrintedScore } from './clinicalModel.ts';
import { drawing } from './drawing.ts';
import { printedBirthDate } from './format.ts';
import { colours } from './theme.ts';
import type { Vector } from './vector.ts';

const size = { width: 244, height: 108 } as const;
const margins = { left: 30, right: 16, top: 8, bottom: 18 } as const;
const dot = 2.2;

/** `2 Mar 26`: short enough to stand under a chart. */
const shortDay = (day: string): string => {
  const [date = '', month = '', year = ''] = printedBirthDate(day).split(' ');
  return `${date} ${month.slice(0, 3)} ${year.slice(2)}`;
};

const line = (d: string, stroke: string, strokeWidth: number, dash: readonly number[] = []): Vector => ({
  kind: 'path',
  d,
  stroke,
  strokeWidth,
  fill: null,
  opacity: 1,
  dash: [...dash],
});

const label = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): Vector => ({
  kind: 'text',
  x,
  y,
  text: words,
  size: 6.4,
  anchor,
  colour: colours.soft,
  opacity: 1,
});

function vectorsOf(chart: ScoreChart, accent: string): readonly Vector[] {
  const { plot, error, noticed, dots } = chart;
  const [right, bottom] = [plot.left + plot.width, plot.top + plot.height];
  const band: readonly Vector[] =
    error === null
      ? []
      : [
          {
            kind: 'path',
            d: `M${plot.left} ${error.top} L${right} ${error.top} L${right} ${error.bottom} L${plot.left} ${error.bottom} Z`,
            stroke: null,
            strokeWidth: 0,
            fill: colours.rule,
            opacity: 0.75,
            dash: [],
          },
        ];
  const days = chart.dayTicks.map(({ at, label: day }, n) =>
    label(at, bottom + 9, shortDay(day), n === 0 ? 'start' : at > right - 24 ? 'end' : 'middle'),
  );
  return [
    ...band,
    ...chart.yTicks.flatMap(({ at, label: words }) => [
      line(`M${plot.left} ${at} L${right} ${at}`, colours.rule, 0.4),
      label(plot.left - 4, at + 2.2, words, 'end'),
    ]),
    line(`M${plot.left} ${bottom} L${right} ${bottom}`, colours.soft, 0.7),
    ...(noticed === null ? [] : [line(`M${plot.left} ${noticed} L${right} ${noticed}`, colours.ink, 0.9, [3.5, 2.5])]),
    ...(chart.line === '' ? [] : [line(chart.line, accent, 1.4)]),
    ...dots.map(
      ({ x, y }): Vector => ({
        kind: 'ellipse',
        cx: x,
        cy: y,
        rx: dot,
        ry: dot,
        stroke: null,
        strokeWidth: 0,
        fill: accent,
        opacity: 1,
        dash: [],
      }),
    ),
    ...days,
  ];
}

/** A score over time as vectors; null where there is nothing to draw. */
export function scoreFigure({ points, mdc, mcid, better, range }: PrintedScore, accent: string): ReactElement | null {
  const chart = scoreChart(points, { mdc: mdc?.value ?? null, mcid: mcid?.value ?? null, better }, range, size, margins);
  return chart === null ? null : drawing(size, vectorsOf(chart, accent));
}
