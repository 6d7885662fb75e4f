import type { Px } from '../domain/units.ts';

/** Grey values row by row, 0 to 255; the centre of the top left pixel is at 0, 0. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array };

export type MatchOptions = {
  /** The patch is 2 * radius + 1 pixels wide and high. */
  readonly radius: number;
  /** How far from the predicted pixel is searched, in pixels each way. */
  readonly reach: number;
  /** Least correlation, 0 to 1, that counts as found. */
  readonly leastScore: number;
  /** A second peak at least this share of the first one's height leaves the place open, 0 to 1. */
  readonly ambiguousShare: number;
};

/**
 * `edge`: the patch would lie over the edge of the picture. `low-match`: nothing there looks like it. `ambiguous`: two places look alike. `jump`: the best
 * place is the rim of what was searched. `no-structure`: the patch is flat.
 */
export type MatchResult =
  | { readonly ok: true; readonly at: Px; readonly score: number }
  | { readonly ok: false; readonly reason: 'low-match' | 'ambiguous' | 'edge' | 'jump' | 'no-structure' };

/** A patch about a whole pixel, its mean taken out; `energy` is the sum of its squares. */
export type Patch = { readonly radius: number; readonly values: Float32Array; readonly energy: number };

/** Least standard deviation of a patch, in grey levels, that can be told from noise. */
const leastDeviation = 3;

/** Null where the patch would reach over the edge of the picture. */
export function patchAt({ width, height, data }: Grey, x: number, y: number, radius: number): Patch | null {
  if (x < radius || y < radius || x + radius >= width || y + radius >= height) return null;
  const side = 2 * radius + 1;
  const values = new Float32Array(side * side);
  for (let row = 0; row < side; row++) {
    const from = (y - radius + row) * width + x - radius;
    values.set(data.subarray(from, from + side), row * side);
  }
  let sum = 0;
  for (const value of values) sum += value;
  const mean = sum / values.length;
  let energy = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] as number) - mean;
    values[i] = value;
    energy += value * value;
  }
  return { radius, values, energy };
}

/** Scores of a patch at every whole pixel of a rectangle, row by row; places at which it would lie over the picture's edge are left out. */
type Scores = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly values: Float64Array;
};

/**
 * Zero-mean normalised cross-correlation, -1 to 1, of `patch` centred on each pixel within `reach` of `x`, `y`; 0 where the picture is flat. J. P. Lewis, Fast
 * normalized cross-correlation, 1995: sums of the picture under the patch come from running totals. Null where the patch fits nowhere.
 */
function scoresAbout(grey: Grey, patch: Patch, x: number, y: number, reach: number): Scores | null {
  const { radius } = patch;
  const left = Math.max(radius, x - reach);
  const top = Math.max(radius, y - reach);
  const width = Math.min(grey.width - 1 - radius, x + reach) - left + 1;
  const height = Math.min(grey.height - 1 - radius, y + reach) - top + 1;
  if (width <= 0 || height <= 0) return null;
  const side = 2 * radius + 1;
  const count = side * side;
  const totals = runningTotals(grey, left - radius, top - radius, width + side - 1, height + side - 1);
  const values = new Float64Array(width * height);
  for (let row = 0, i = 0; row < height; row++)
    for (let column = 0; column < width; column++, i++) {
      const sum = under(totals.sums, totals.stride, column, row, side);
      const energy = under(totals.squares, totals.stride, column, row, side) - (sum * sum) / count;
      if (energy > 0 && patch.energy > 0)
        values[i] = product(grey, patch.values, left - radius + column, top - radius + row, side) / Math.sqrt(energy * patch.energy);
    }
  return { left, top, width, height, values };
}

/** Sum of patch times picture; the patch's mean is zero, so the picture's need not be taken out. */
function product({ width, data }: Grey, values: Float32Array, x: number, y: number, side: number): number {
  let sum = 0;
  for (let row = 0, i = 0; row < side; row++) {
    const from = (y + row) * width + x;
    for (let at = from; at < from + side; at++, i++) sum += (values[i] as number) * (data[at] as number);
  }
  return sum;
}

type Totals = { readonly sums: Float64Array; readonly squares: Float64Array; readonly stride: number };

/** Sums, and sums of squares, of all pixels above and left of each. */
function runningTotals({ width: all, data }: Grey, left: number, top: number, width: number, height: number): Totals {
  const stride = width + 1;
  const sums = new Float64Array(stride * (height + 1));
  const squares = new Float64Array(sums.length);
  for (let row = 0; row < height; row++) {
    let [sum, square] = [0, 0];
    for (let column = 0; column < width; column++) {
      const value = data[(top + row) * all + left + column] as number;
      sum += value;
      square += value * value;
      const at = (row + 1) * stride + column + 1;
      sums[at] = (sums[at - stride] as number) + sum;
      squares[at] = (squares[at - stride] as number) + square;
    }
  }
  return { sums, squares, stride };
}

function under(totals: Float64Array, stride: number, column: number, row: number, side: number): number {
  const from = row * stride + column;
  const to = from + side * stride;
  return (totals[to + side] as number) - (totals[to] as number) - (totals[from + side] as number) + (totals[from] as number);
}

/**
 * Finds `patch` near `predicted`, to a fraction of a pixel by a quadratic surface through the nine scores about the best one. The place is that of the
 * patch's middle pixel.
 */
export function findPatch(grey: Grey, patch: Patch, predicted: Px, options: MatchOptions): MatchResult {
  if (patch.energy < leastDeviation ** 2 * patch.values.length) return { ok: false, reason: 'no-structure' };
  const [x, y] = [Math.round(predicted.x), Math.round(predicted.y)];
  const scores = scoresAbout(grey, patch, x, y, options.reach);
  if (scores === null) return { ok: false, reason: 'edge' };
  const { left, top, width, height, values } = scores;
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  const score = values[best] as number;
  const { radius } = patch;
  const leaves = x < radius || y < radius || x + radius >= grey.width || y + radius >= grey.height;
  if (score < options.leastScore) return { ok: false, reason: leaves ? 'edge' : 'low-match' };
  const [column, row] = [best % width, Math.floor(best / width)];
  const onRim = (at: number, from: number, count: number, middle: number): boolean =>
    (at === 0 && from === middle - options.reach) || (at === count - 1 && from + count - 1 === middle + options.reach);
  if (onRim(column, left, width, x) || onRim(row, top, height, y)) return { ok: false, reason: 'jump' };
  if (column === 0 || row === 0 || column === width - 1 || row === height - 1) return { ok: false, reason: 'edge' };
  const second = { least: options.ambiguousShare * score, apart: radius };
  if (hasSecond(scores, column, row, second)) return { ok: false, reason: 'ambiguous' };
  const off = peakOf((dx, dy) => values[best + dy * width + dx] as number);
  return { ok: true, at: { x: left + column + off.x, y: top + row + off.y }, score };
}

/** Whether some score farther than `apart` from the best one is nearly as high. */
function hasSecond({ width, values }: Scores, column: number, row: number, { least, apart }: { least: number; apart: number }): boolean {
  for (let i = 0; i < values.length; i++)
    if ((values[i] as number) >= least && Math.max(Math.abs((i % width) - column), Math.abs(Math.floor(i / width) - row)) > apart)
      return true;
  return false;
}

/** Where the least-squares quadratic through nine scores is highest; at most one pixel off the middle each way. */
function peakOf(s: (dx: number, dy: number) => number): Px {
  let [bx, by, bxy, cx, cy] = [0, 0, 0, 0, 0];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const value = s(dx, dy);
      bx += (dx * value) / 6;
      by += (dy * value) / 6;
      bxy += (dx * dy * value) / 4;
      cx += (dx * dx - 2 / 3) * value;
      cy += (dy * dy - 2 / 3) * value;
    }
  // The surface is a + bx x + by y + bxy xy + cx x²/2 + cy y²/2.
  const bend = cx * cy - bxy * bxy;
  if (cx >= 0 || cy >= 0 || bend <= 0) return { x: 0, y: 0 };
  const clamp = (value: number) => Math.max(-1, Math.min(1, value));
  return { x: clamp((bxy * by - cy * bx) / bend), y: clamp((bxy * bx - cx * by) / bend) };
}
