import type { ReactElement } from 'react';
import { type BandMark, bandGeometry } from '#core/gait/bandGeometry.ts';
import { drawing } from './drawing.ts';
import type { PrintedMetric, PrintedReference } from './gaitModel.ts';
import { colours } from './theme.ts';
import type { Vector } from './vector.ts';

const size = { width: 104, height: 17 } as const;
const dot = 1.9;

/** A metric's means beside what others measured, in points: band in grey, a dot and its whisker for each foot, one under the other. */
export function gaitFigure(reference: PrintedReference, metrics: readonly Pick<PrintedMetric, 'side' | 'result'>[]): ReactElement {
  const { band, marks } = bandGeometry(reference, metrics);
  const x = (share: number): number => share * size.width;
  const grey: Vector = {
    kind: 'path',
    stroke: null,
    strokeWidth: 0,
    opacity: 1,
    dash: [],
    d: `M${x(band.from)} 0 L${x(band.to)} 0 L${x(band.to)} ${size.height} L${x(band.from)} ${size.height} Z`,
    fill: colours.rule,
  };
  const step = size.height / (marks.length + 1);
  return drawing(size, [grey, ...marks.flatMap((mark, n) => marked(mark, x, step * (n + 1)))]);
}

function marked({ side, at, from, to, few }: BandMark, x: (share: number) => number, y: number): readonly Vector[] {
  const ink = { stroke: colours.ink, strokeWidth: 0.9, opacity: 1, dash: [] };
  return [
    { ...ink, kind: 'path', d: `M${x(from)} ${y} L${x(to)} ${y}`, fill: null },
    { ...ink, kind: 'ellipse', cx: x(at), cy: y, rx: dot, ry: dot, fill: few ? '#ffffff' : colours.ink },
    ...(side === null
      ? []
      : [
          {
            kind: 'text' as const,
            x: Math.max(x(to), x(at) + dot) + 1.8,
            y: y + 2,
            text: side === 'left' ? 'L' : 'R',
            size: 5.6,
            anchor: 'start' as const,
            colour: colours.ink,
            opacity: 1,
          },
        ]),
  ];
}
