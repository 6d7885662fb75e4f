import type { Box, Size } from '../compare/arrange.ts';

/** Pixels between two cells of a strip. */
export const cellGap = 6;

/** The largest strip that is made, in pixels. */
export const largestStrip: Size = { width: 3840, height: 2160 };

export type StripLayout = { readonly size: Size; readonly cells: readonly Box[]; readonly columns: number };

/**
 * Where the cells of a strip lie, all of one size and shape, in rows from the left: as many columns as make the cells largest within `most`, the
 * fewest rows among those. Cells are never larger than `cell`, in whole pixels.
 */
export function stripLayout(count: number, cell: Size, most: Size = largestStrip): StripLayout {
  const scaleOf = (columns: number): number =>
    Math.min(
      1,
      (most.width - cellGap * (columns - 1)) / (columns * cell.width),
      (most.height - cellGap * (Math.ceil(count / columns) - 1)) / (Math.ceil(count / columns) * cell.height),
    );
  // Rows are as even as they can be.
  const choices = Array.from({ length: count }, (_, k) => Math.ceil(count / (k + 1)));
  const columns = choices.reduce((best, next) => (scaleOf(next) > scaleOf(best) + 1e-9 ? next : best), count);
  const scale = scaleOf(columns);
  const width = Math.max(1, Math.floor(cell.width * scale + 1e-6));
  const height = Math.max(1, Math.floor(cell.height * scale + 1e-6));
  const rows = Math.ceil(count / columns);
  return {
    columns,
    size: { width: columns * width + cellGap * (columns - 1), height: rows * height + cellGap * (rows - 1) },
    cells: Array.from({ length: count }, (_, k) => ({
      left: (k % columns) * (width + cellGap),
      top: Math.floor(k / columns) * (height + cellGap),
      width,
      height,
    })),
  };
}

/** Which way time goes on a picture of figures that are spread out: the way the runner faces as shown. From behind and in front: to the right. */
export function facing(view: 'side-left' | 'side-right' | 'rear' | 'front' | 'other', mirrored: boolean): 'left' | 'right' {
  // Who is filmed from their left side faces left on the picture.
  if (view === 'side-left') return mirrored ? 'right' : 'left';
  if (view === 'side-right') return mirrored ? 'left' : 'right';
  return 'right';
}

/** The rectangle in whole pixels inside the picture, at least 8 pixels a side where the picture has them. */
export function cropWithin({ left, top, width, height }: Box, picture: Size): Box {
  const w = Math.min(picture.width, Math.max(8, Math.round(width)));
  const h = Math.min(picture.height, Math.max(8, Math.round(height)));
  return {
    left: Math.min(picture.width - w, Math.max(0, Math.round(left))),
    top: Math.min(picture.height - h, Math.max(0, Math.round(top))),
    width: w,
    height: h,
  };
}
