import type { Box } from '../compare/arrange.ts';
import type { Background } from './background.ts';
import type { Picture } from './picture.ts';

/** 1 where the figure is. */
export type Mask = { readonly width: number; readonly height: number; readonly bits: Uint8Array };

/** Standard deviations by which a pixel must differ: one in two million still pixels of normal noise does by chance. */
const deviations = 5;
/** Grey levels below which nothing is told from a coder's own errors. */
const least = 16;
/** However much a pixel wavers, so large a difference counts. */
const most = 72;
/** Parts of the picture smaller than this share of it are specks. */
const speckShare = 0.0004;
/** Gaps of the figure up to this share of the picture's height are closed. */
const gapShare = 0.012;
/** Share of the picture's height that a runner has at least. */
const lowest = 0.1;
/** Parts smaller than this share of the largest one are specks too. */
const speckOfLargest = 0.02;

/**
 * Where a picture differs from the background: by more than five standard deviations of the noise in one channel, that of the whole picture or that of
 * the pixel where it wavers more (a belt that passes, a screen), at least 16 and never more than 72 grey levels. The picture's brightness as a whole
 * (lamps flicker, cameras adjust) is made equal to the background's first. Then specks go: pixels with fewer than five of nine around them, and
 * parts smaller than 0.04 % of the picture or 2 % of the largest part. Gaps up to 1.2 % of the picture's height are closed and what the figure surrounds is
 * filled: there the frame's own pixels lie, so that background stays background. The edge grows by a pixel, so that a blended edge comes along.
 */
export function figureOf(picture: Picture, background: Background): Mask {
  const { width, height } = picture;
  const bits = new Uint8Array(width * height);
  const still = background.picture.data;
  const gain = brightness(picture, background.picture);
  const whole = Math.max(least, deviations * background.noise);
  const cap = Math.max(most, whole);
  for (let pixel = 0, at = 0; pixel < bits.length; pixel++, at += 4) {
    const threshold = Math.min(cap, Math.max(whole, deviations * (background.local[pixel] as number)));
    const difference = Math.max(
      Math.abs((picture.data[at] as number) * gain - (still[at] as number)),
      Math.abs((picture.data[at + 1] as number) * gain - (still[at + 1] as number)),
      Math.abs((picture.data[at + 2] as number) * gain - (still[at + 2] as number)),
    );
    if (difference > threshold) bits[pixel] = 1;
  }
  const solid = withoutSpecks({ width, height, bits: byNeighbours(bits, width, height, 5) });
  return { width, height, bits: byNeighbours(withoutHoles(closed(solid, Math.round((height * gapShare) / 2))).bits, width, height, 1) };
}

/** By how much the picture's brightness must be multiplied to be the background's: the median over a grid of its pixels. */
function brightness(picture: Picture, still: Picture): number {
  const ratios: number[] = [];
  const step = Math.max(1, Math.floor(Math.sqrt((picture.width * picture.height) / 20_000)));
  for (let y = step >> 1; y < picture.height; y += step) {
    for (let x = step >> 1; x < picture.width; x += step) {
      const at = (y * picture.width + x) * 4;
      const here = sum(picture.data, at);
      const there = sum(still.data, at);
      // The darkest and the burnt-out tell nothing.
      if (here > 60 && there > 60 && here < 735 && there < 735) ratios.push(there / here);
    }
  }
  const middle = ratios.toSorted((a, b) => a - b)[ratios.length >> 1] ?? 1;
  return middle > 0.5 && middle < 2 ? middle : 1;
}

const sum = (data: Uint8ClampedArray, at: number): number => (data[at] as number) + (data[at + 1] as number) + (data[at + 2] as number);

/** 1 where at least so many of the nine pixels in and around are 1. What lies outside is 0. */
function byNeighbours(bits: Uint8Array, width: number, height: number, needed: number): Uint8Array {
  const rows = new Uint8Array(bits.length);
  const out = new Uint8Array(bits.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      rows[at] = (x > 0 ? (bits[at - 1] as number) : 0) + (bits[at] as number) + (x + 1 < width ? (bits[at + 1] as number) : 0);
    }
  }
  for (let y = 0; y < height; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++) {
      const above = y > 0 ? (rows[at - width] as number) : 0;
      const below = y + 1 < height ? (rows[at + width] as number) : 0;
      if (above + (rows[at] as number) + below >= needed) out[at] = 1;
    }
  }
  return out;
}

/** Gives each connected part of what is `value` its number from 1, and its size. */
function parts({ width, height, bits }: Mask, value: 0 | 1): { readonly labels: Int32Array; readonly sizes: readonly number[] } {
  const labels = new Int32Array(bits.length);
  const stack = new Int32Array(bits.length);
  const sizes: number[] = [0];
  for (let start = 0; start < bits.length; start++) {
    if (bits[start] !== value || labels[start] !== 0) continue;
    const label = sizes.length;
    let size = 0;
    let depth = 0;
    const visit = (at: number): void => {
      if (bits[at] !== value || labels[at] !== 0) return;
      labels[at] = label;
      stack[depth++] = at;
    };
    visit(start);
    while (depth > 0) {
      const at = stack[--depth] as number;
      size++;
      const x = at % width;
      if (x > 0) visit(at - 1);
      if (x + 1 < width) visit(at + 1);
      if (at >= width) visit(at - width);
      if (at + width < width * height) visit(at + width);
    }
    sizes.push(size);
  }
  return { labels, sizes };
}

function withoutSpecks(mask: Mask): Mask {
  const { labels, sizes } = parts(mask, 1);
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0);
  const smallest = Math.max(9, mask.bits.length * speckShare, largest * speckOfLargest);
  return { ...mask, bits: mask.bits.map((bit, at) => (bit === 1 && (sizes[labels[at] as number] as number) >= smallest ? 1 : 0)) };
}

/** Fills what the figure surrounds. */
function withoutHoles(mask: Mask): Mask {
  const { width, height } = mask;
  const { labels } = parts(mask, 0);
  const outside = new Set<number>();
  for (let x = 0; x < width; x++) outside.add(labels[x] as number).add(labels[(height - 1) * width + x] as number);
  for (let y = 0; y < height; y++) outside.add(labels[y * width] as number).add(labels[(y + 1) * width - 1] as number);
  return { ...mask, bits: mask.bits.map((bit, at) => (bit === 1 || !outside.has(labels[at] as number) ? 1 : 0)) };
}

/** Gaps narrower than twice the reach are filled; what stands apart keeps its shape. Nothing grows beyond the picture. */
function closed(mask: Mask, reach: number): Mask {
  if (reach === 0) return mask;
  const { width, height, bits } = mask;
  const grown = spreadOut(bits, width, height, reach, 1);
  return { ...mask, bits: spreadOut(grown, width, height, reach, 0) };
}

/** Every pixel within a square of `reach` about one that is `value` becomes it. */
function spreadOut(bits: Uint8Array, width: number, height: number, reach: number, value: 0 | 1): Uint8Array {
  const across = bits.slice();
  alongLines(bits, across, height, width, width, 1, reach, value);
  const out = across.slice();
  alongLines(across, out, width, height, 1, width, reach, value);
  return out;
}

function alongLines(
  from: Uint8Array,
  into: Uint8Array,
  lines: number,
  length: number,
  lineStep: number,
  step: number,
  reach: number,
  value: 0 | 1,
): void {
  for (let line = 0; line < lines; line++) {
    const begin = line * lineStep;
    let last = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < length; k++) {
      if (from[begin + k * step] === value) last = k;
      if (k - last <= reach) into[begin + k * step] = value;
    }
    last = Number.POSITIVE_INFINITY;
    for (let k = length - 1; k >= 0; k--) {
      if (from[begin + k * step] === value) last = k;
      if (last - k <= reach) into[begin + k * step] = value;
    }
  }
}

/** The part of a mask inside the box. The box lies inside, in whole pixels. */
export function cutMask(mask: Mask, { left, top, width, height }: Box): Mask {
  const bits = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const begin = (top + y) * mask.width + left;
    bits.set(mask.bits.subarray(begin, begin + width), y * width);
  }
  return { width, height, bits };
}

/** The smallest box about all figures, `margin` of its height wider on every side, inside the picture. Null where there is no figure, or
 * none as high as a tenth of the picture: something moves, but nobody runs. */
export function boxAbout(masks: readonly Mask[], margin = 0.06): Box | null {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1];
  for (const { width, bits } of masks) {
    for (let at = 0; at < bits.length; at++) {
      if (bits[at] === 0) continue;
      const x = at % width;
      const y = (at - x) / width;
      if (x < left) left = x;
      if (x > right) right = x;
      if (y < top) top = y;
      if (y > bottom) bottom = y;
    }
  }
  const [first] = masks;
  if (first === undefined || bottom - top + 1 < first.height * lowest) return null;
  const by = Math.round((bottom - top + 1) * margin);
  const [x0, y0] = [Math.max(0, left - by), Math.max(0, top - by)];
  return {
    left: x0,
    top: y0,
    width: Math.min(first.width, right + 1 + by) - x0,
    height: Math.min(first.height, bottom + 1 + by) - y0,
  };
}

/** The middle of a figure across the picture, by its pixels; the picture's middle where there is none. */
export function middleOf({ width, bits }: Mask): number {
  let [sumX, count] = [0, 0];
  for (let at = 0; at < bits.length; at++) {
    if (bits[at] === 0) continue;
    sumX += (at % width) + 0.5;
    count++;
  }
  return count === 0 ? width / 2 : sumX / count;
}

/** True where the figures do not get on, as on a treadmill: their middles are all within half of their mean width. */
export function staysInPlace(masks: readonly Mask[]): boolean {
  const boxes = masks.flatMap((mask) => boxAbout([mask], 0) ?? []);
  if (boxes.length < 2) return false;
  const middles = masks.map(middleOf);
  const width = boxes.reduce((total, box) => total + box.width, 0) / boxes.length;
  return Math.max(...middles) - Math.min(...middles) < width / 2;
}
