import type { Px } from '../domain/units.ts';
import { add, isZero, length, rotate, scale } from './geometry.ts';
import type { Style } from './records.ts';

type Paint = {
  /** '#rrggbb'; null for none. */
  readonly stroke: string | null;
  /** In frame pixels. */
  readonly strokeWidth: number;
  readonly fill: string | null;
  readonly opacity: number;
  /** On and off lengths in frame pixels; empty for an unbroken line. */
  readonly dash: readonly number[];
};

/** One thing to draw over a frame, in frame pixels with y down; later ones on top. Screen, still and report draw the same list. */
export type DrawCommand =
  /** SVG path data, filled by the even-odd rule. */
  | ({ readonly kind: 'path'; readonly d: string } & Paint)
  | ({ readonly kind: 'ellipse'; readonly cx: number; readonly cy: number; readonly rx: number; readonly ry: number } & Paint)
  | {
      readonly kind: 'text';
      /** Start, middle or end of the baseline, as `anchor` says. */
      readonly x: number;
      readonly y: number;
      readonly text: string;
      /** Height of the letters' em square in frame pixels. */
      readonly size: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly colour: string;
      readonly opacity: number;
    };

/** What is drawn with; `k` is frame pixels for one pixel of a picture 1000 pixels high. */
export type Pen = { readonly style: Style; readonly opacity: number; readonly k: number };

export const n = (value: number): string => String(Math.round(value * 1000) / 1000);
export const at = ({ x, y }: Px): string => `${n(x)} ${n(y)}`;
export const polygon = (points: readonly Px[], closed: boolean): string => `M${points.map(at).join(' L')}${closed ? ' Z' : ''}`;

export const path = (pen: Pen, d: string, more: Partial<Paint> = {}): DrawCommand => ({
  kind: 'path',
  d,
  stroke: pen.style.colour,
  strokeWidth: pen.style.width * pen.k,
  fill: null,
  opacity: pen.opacity,
  dash: [],
  ...more,
});
export const line = (pen: Pen, a: Px, b: Px, more: Partial<Paint> = {}): DrawCommand => path(pen, polygon([a, b], false), more);
export const dotAt = (pen: Pen, p: Px, size = 1.6): DrawCommand => ({
  kind: 'ellipse',
  cx: p.x,
  cy: p.y,
  rx: pen.style.width * pen.k * size,
  ry: pen.style.width * pen.k * size,
  stroke: null,
  strokeWidth: 0,
  fill: pen.style.colour,
  opacity: pen.opacity,
  dash: [],
});
export const dashed = (pen: Pen): Partial<Paint> => ({ dash: [pen.style.width * pen.k * 3, pen.style.width * pen.k * 2.5] });

/** Letters on a dark plate, so that they read on any picture; several lines allowed. `p` is the plate's left middle. */
export function plate(pen: Pen, p: Px, text: string): readonly DrawCommand[] {
  if (text === '') return [];
  const size = pen.style.textSize * pen.k;
  const lines = text.split('\n');
  const width = Math.max(...lines.map((words) => [...words].length)) * size * 0.56 + size * 0.6;
  const height = lines.length * size * 1.2 + size * 0.25;
  const corner = { x: p.x, y: p.y - height / 2 };
  const box = [corner, add(corner, { x: width, y: 0 }), add(corner, { x: width, y: height }), add(corner, { x: 0, y: height })];
  return [
    path(pen, polygon(box, true), { stroke: null, strokeWidth: 0, fill: '#101418', opacity: pen.opacity * 0.72 }),
    ...lines.map(
      (words, i): DrawCommand => ({
        kind: 'text',
        x: p.x + size * 0.3,
        y: corner.y + size * (1.05 + i * 1.2),
        text: words,
        size,
        anchor: 'start',
        colour: '#ffffff',
        opacity: pen.opacity,
      }),
    ),
  ];
}

export const lengthOr1 = (v: Px): number => (isZero(v) ? 1 : length(v));

/** Arc about `c` from direction `u`, turned by `sweep` radians, clockwise positive. */
export function arc(pen: Pen, c: Px, u: Px, sweep: number, radius: number): DrawCommand {
  const start = add(c, scale(u, radius / lengthOr1(u)));
  const half = rotate(start, c, sweep / 2);
  const end = rotate(start, c, sweep);
  const to = (p: Px) => `A${n(radius)} ${n(radius)} 0 0 ${sweep >= 0 ? 1 : 0} ${at(p)}`;
  return path(pen, `M${at(start)} ${to(half)} ${to(end)}`, { strokeWidth: pen.style.width * pen.k * 0.7 });
}

/** Strokes with a dark rim under them, so that a yellow line reads on a yellow shirt. */
export const rimmed = (commands: readonly DrawCommand[], k: number): readonly DrawCommand[] => [
  ...commands.flatMap((command) =>
    command.kind === 'text' || command.stroke === null
      ? []
      : [
          {
            ...command,
            stroke: '#101418',
            strokeWidth: command.strokeWidth + 2.5 * k,
            fill: null,
            opacity: command.opacity * 0.45,
            dash: [],
          },
        ],
  ),
  ...commands,
];
