import type { ComparisonLayout } from '../domain/comparison.ts';

/** A clip's picture as far as its place matters; `mmPerPixel` from its calibration, null without one. */
export type ComparedPicture = {
  readonly width: number;
  readonly height: number;
  readonly mirrored: boolean;
  readonly mmPerPixel: number | null;
};

export type Size = { readonly width: number; readonly height: number };
export type Box = Size & { readonly left: number; readonly top: number };

/**
 * What all panes look at together: 1 shows every picture whole. `centre` is what lies in the middle, from the picture's middle to the right and down
 * as it is shown, in millimetres where every clip is calibrated, else in heights of the picture.
 */
export type LinkedView = { readonly zoom: number; readonly centre: { readonly x: number; readonly y: number } };

export const wholeView: LinkedView = { zoom: 1, centre: { x: 0, y: 0 } };

/** Where a picture is: its box in the area, and within the box how large a pixel of the clip is and where the picture's top left corner as shown lies. */
export type Placed = {
  readonly box: Box;
  readonly scale: number;
  readonly offset: { readonly left: number; readonly top: number };
};

/** Pixels of the picture that make one unit of a linked view. */
export const pixelsPerUnit = (pictures: readonly ComparedPicture[]): readonly number[] =>
  isCalibrated(pictures) ? pictures.map(({ mmPerPixel }) => 1 / (mmPerPixel ?? 1)) : pictures.map(({ height }) => height);

/** Every clip has a scale: the same length is then as long in each. */
export const isCalibrated = (pictures: readonly ComparedPicture[]): boolean =>
  pictures.every(({ mmPerPixel }) => mmPerPixel !== null && mmPerPixel > 0);

/** Panes in rows and columns, filled row by row; all cells alike, a last row that is not full stands in the middle. */
export type Grid = { readonly columns: number; readonly rows: number };

/** What lies between panes, and above the picture in each of them, in the units of the area. */
export type Spacing = { readonly gap: number; readonly head: number };

const close: Spacing = { gap: 0, head: 0 };

/**
 * How many columns and rows. Two panes stand as asked for; three or four that were asked for in one row or column take two of them where that makes
 * the pictures bigger. Of an overlay one cell.
 */
export function gridOf(
  pictures: readonly ComparedPicture[],
  area: Size,
  arrangement: ComparisonLayout['arrangement'],
  spacing: Spacing = close,
): Grid {
  const count = Math.max(1, pictures.length);
  const half = Math.ceil(count / 2);
  const [asked, broken]: readonly [Grid, Grid] = {
    'side-by-side': [
      { columns: count, rows: 1 },
      { columns: half, rows: 2 },
    ] as const,
    stacked: [
      { columns: 1, rows: count },
      { columns: 2, rows: half },
    ] as const,
    overlay: [
      { columns: 1, rows: 1 },
      { columns: 1, rows: 1 },
    ] as const,
  }[arrangement];
  if (count < 3) return asked;
  const scaleIn = (grid: Grid): number => unitScale(pictures, boxesOf(count, area, grid, spacing));
  return scaleIn(broken) > scaleIn(asked) * (1 + 1e-9) ? broken : asked;
}

/** The boxes of so many panes in the cells of a grid, heads left out; in a grid of one cell all are the same. */
export function boxesOf(count: number, area: Size, { columns, rows }: Grid, { gap, head }: Spacing = close): readonly Box[] {
  const width = Math.max(0, (area.width - gap * (columns - 1)) / columns);
  const height = Math.max(0, (area.height - gap * (rows - 1)) / rows);
  return Array.from({ length: count }, (_, at) => {
    const row = columns * rows === 1 ? 0 : Math.floor(at / columns);
    const column = columns * rows === 1 ? 0 : at % columns;
    const missing = row === rows - 1 ? Math.max(0, columns * rows - count) : 0;
    return {
      left: (column + missing / 2) * (width + gap),
      top: row * (height + gap) + head,
      width,
      height: Math.max(0, height - head),
    };
  });
}

/** Screen pixels for one unit of a linked view at zoom 1: the most at which every picture is whole in its box. */
export function unitScale(pictures: readonly ComparedPicture[], boxes: readonly Size[]): number {
  const units = pixelsPerUnit(pictures);
  const most = pictures.map(({ width, height }, i) => {
    const box = boxes[i] ?? { width: 0, height: 0 };
    return Math.min(box.width / width, box.height / height) * (units[i] ?? 1);
  });
  return Math.max(1e-6, Math.min(...most));
}

/** Where every picture of an area lies when zoom and pan are linked; in the grid that suits the area unless one is given. */
export const arrange = (
  pictures: readonly ComparedPicture[],
  area: Size,
  layout: Pick<ComparisonLayout, 'arrangement' | 'shift'>,
  view: LinkedView = wholeView,
  spacing: Spacing = close,
  grid: Grid = gridOf(pictures, area, layout.arrangement, spacing),
): readonly Placed[] => place(pictures, boxesOf(pictures.length, area, grid, spacing), layout, view);

/** Where every picture lies in its box when zoom and pan are linked. As many boxes as pictures. */
export function place(
  pictures: readonly ComparedPicture[],
  boxes: readonly Box[],
  { arrangement, shift }: Pick<ComparisonLayout, 'arrangement' | 'shift'>,
  { zoom, centre }: LinkedView,
): readonly Placed[] {
  const units = pixelsPerUnit(pictures);
  const perUnit = unitScale(pictures, boxes) * zoom;
  const scales = units.map((unit) => perUnit / unit);
  const [lower] = pictures;
  const moved = arrangement === 'overlay' ? (lower?.height ?? 0) * (scales[0] ?? 0) : 0;
  return pictures.map(({ width, height }, i) => {
    const box = boxes[i] ?? { left: 0, top: 0, width: 0, height: 0 };
    const scale = scales[i] ?? 1;
    const by = i === 0 ? 0 : moved;
    return {
      box,
      scale,
      offset: {
        left: box.width / 2 - (width / 2) * scale - centre.x * perUnit + shift.x * by,
        top: box.height / 2 - (height / 2) * scale - centre.y * perUnit + shift.y * by,
      },
    };
  });
}

/** Heights of the lower picture of an overlay that so many screen pixels are, where it is shown at `scale` screen pixels a pixel of the clip. */
export const shiftOf = (lower: Size, scale: number, left: number, top: number): ComparisonLayout['shift'] =>
  lower.height * scale > 0 ? { x: left / (lower.height * scale), y: top / (lower.height * scale) } : { x: 0, y: 0 };

/** Both moves together, as far as a record holds: five heights each way. */
export const shifted = (shift: ComparisonLayout['shift'], by: ComparisonLayout['shift']): ComparisonLayout['shift'] => {
  const within = (length: number): number => Math.min(5, Math.max(-5, length));
  return { x: within(shift.x + by.x), y: within(shift.y + by.y) };
};

/** The shift with which two pictures lie on each other as before when the lower one becomes the upper one. */
export function shiftSwapped(pictures: readonly ComparedPicture[], shift: ComparisonLayout['shift']): ComparisonLayout['shift'] {
  const units = pixelsPerUnit(pictures);
  const [lower, upper] = pictures.map(({ height }, i) => height / (units[i] ?? 1));
  // Without a second clip there is nothing to swap; never minus zero, which a record would not tell from zero.
  const share = lower === undefined || upper === undefined ? 0 : -lower / upper;
  return shifted({ x: 0, y: 0 }, { x: shift.x * share, y: shift.y * share });
}
