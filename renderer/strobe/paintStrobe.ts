import type { Box, Size } from '#core/compare/arrange.ts';
import { largestStrip, stripLayout } from '#core/strobe/layout.ts';
import type { Merged } from '#core/strobe/merge.ts';
import { cutOut, type Picture } from '#core/strobe/picture.ts';
import { labelHeight, paintLabel } from '../export/paintLabel.ts';

const dark = '#101413';

/** Labels are read beside figures a third as wide as they are high: larger than those of a whole picture. */
const lettersOf = (height: number): number => height * 1.5;

function canvasOf({ width, height }: Size): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(Math.max(1, Math.round(width)), Math.max(1, Math.round(height))).getContext('2d', { alpha: false });
  if (context === null) throw new Error('this computer cannot paint so large a picture');
  context.imageSmoothingQuality = 'high';
  return context;
}

function canvasWith(picture: Picture): OffscreenCanvas {
  const context = canvasOf(picture);
  context.putImageData(new ImageData(picture.data, picture.width, picture.height), 0, 0);
  return context.canvas;
}

/** `scale`: working pixels for one of the clip. `box` in pixels of the clip. */
type Working = { readonly scale: number; readonly box: Box };

/** Frames beside each other, each with its label on the bottom of its cell. A picture at a smaller working size is a smaller copy of the full one. */
export function paintStrip(pictures: readonly Picture[], labels: readonly string[], { scale, box }: Working): OffscreenCanvas {
  const { size, cells } = stripLayout(pictures.length, box);
  const context = canvasOf({ width: size.width * scale, height: size.height * scale });
  context.fillStyle = dark;
  context.fillRect(0, 0, size.width, size.height);
  context.scale(scale, scale);
  for (const [k, cell] of cells.entries()) {
    const picture = pictures[k];
    if (picture === undefined) continue;
    context.drawImage(canvasWith(cutOut(picture, scaled(box, scale, picture))), cell.left, cell.top, cell.width, cell.height);
    const label = labels[k] ?? '';
    const letters = lettersOf(cell.height);
    const place = { left: cell.left, top: cell.top + cell.height - labelHeight(letters), most: cell.width };
    if (label !== '') paintLabel(context, label, place, letters);
  }
  return context.canvas;
}

/** Merged figures, each with its label above it where they stand far enough apart to read it, else one caption at the bottom. */
export function paintMerged({ picture, middles }: Merged, labels: readonly string[], caption: string, scale: number): OffscreenCanvas {
  const full = { width: picture.width / scale, height: picture.height / scale };
  const fit = Math.min(1, largestStrip.width / full.width, largestStrip.height / full.height);
  const context = canvasOf({ width: full.width * fit * scale, height: full.height * fit * scale });
  context.scale(scale * fit, scale * fit);
  context.drawImage(canvasWith(picture), 0, 0, full.width, full.height);
  const letters = lettersOf(full.height);
  const inOrder = middles.toSorted((a, b) => a - b).map((middle) => middle / scale);
  const apart = Math.min(...inOrder.slice(1).map((middle, k) => middle - (inOrder[k] ?? 0)));
  const most = Math.min(apart * 0.94, full.width);
  const readable = most > labelHeight(letters) * 2;
  for (const [k, label] of readable ? labels.entries() : []) {
    const left = (middles[k] ?? 0) / scale - most / 2;
    if (label !== '') paintLabel(context, label, { left: Math.min(Math.max(0, left), full.width - most), top: 0, most }, letters);
  }
  if (!readable && caption !== '')
    paintLabel(context, caption, { left: 0, top: full.height - labelHeight(letters), most: full.width }, letters);
  return context.canvas;
}

/** A box of the clip in whole pixels of the working picture. */
export function scaled({ left, top, width, height }: Box, scale: number, picture: Size): Box {
  const x = Math.min(picture.width - 1, Math.round(left * scale));
  const y = Math.min(picture.height - 1, Math.round(top * scale));
  return {
    left: x,
    top: y,
    width: Math.max(1, Math.min(picture.width - x, Math.round(width * scale))),
    height: Math.max(1, Math.min(picture.height - y, Math.round(height * scale))),
  };
}
