import type { Tone } from './items.ts';

/** Sizes in the chart's own units, as of pixels. */
export const sizes = {
  /** Room left of the plot for names and values. */
  gutter: 212,
  right: 16,
  /** Height of the row of dates, at the top. */
  dates: 34,
  /** Side of the square that a mark takes; its drawing is smaller. */
  mark: 18,
  /** Side of the square of a value of pain, of which there are many. */
  small: 8,
  laneGap: 10,
} as const;

/** A line or area of a lane, behind its marks. */
export type Drawn =
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly stroke: Tone | null;
      readonly fill: Tone | null;
      readonly width: number;
      readonly dash: readonly number[];
    }
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Tone | null;
      readonly stroke: Tone | null;
    };
