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

export type MatchResult =
  | { readonly ok: true; readonly at: Px; readonly score: number }
  | { readonly ok: false; readonly reason: 'low-match' | 'ambiguous' | 'edge' | 'no-structure' };

/** A patch about a whole pixel, its mean taken out; `energy` is the sum of its squares. */
export type Patch = { readonly radius: number; readonly values: Float64Array; readonly energy: number };

/** Least standard deviation of a patch, in grey levels, that can be told from noise. */
const leastDeviation = 3;

/** Null where the patch would reach over the edge of the picture. */
export function patchAt({ width, height, data }: Grey, x: number, y: number, radius: number): Patch | null {
  if (x < radius || y < radius || x + radius >= width || y + radius >= height) return null;
  const side = 2 * radius + 1;
  const values = new Float64Array(side * side);
  let sum = 0;
  for (let row = 0, i = 0; row < side; row++)
    for (let column = 0; column < side; column++, i++) {
      const value = data[(y - radius + row) * width + x - radius + column] ?? 0;
      values[i] = value;
      sum += value;
    }
  const mean = sum / values.length;
  let energy = 0;
  for (let i = 0; i < values.length; i++) {
    const value = (values[i] ?? 0) - mean;
    values[i] = value;
    energy += value * value;
  }
  return { radius, values, energy };
}

/** Zero-mean normalised cross-correlation, -1 to 1; 0 where either patch is flat. */
function correlation(a: Patch, b: Patch): number {
  if (a.energy === 0 || b.energy === 0) return 0;
  let sum = 0;
  for (let i = 0; i < a.values.length; i++) sum += (a.values[i] ?? 0) * (b.values[i] ?? 0);
  return sum / Math.sqrt(a.energy * b.energy);
}

/**
 * Finds `patch` near `predicted`, to a fraction of a pixel by a quadratic surface through the nine scores about the best one. The place is that of the
 * patch's middle pixel. A best score on the rim of the search window is no peak and counts as a low match; on the rim of the picture as its edge.
 */
export function findPatch(grey: Grey, patch: Patch, predicted: Px, options: MatchOptions): MatchResult {
  if (patch.energy < leastDeviation ** 2 * patch.values.length) return { ok: false, reason: 'no-structure' };
  const side = 2 * options.reach + 1;
  const left = Math.round(predicted.x) - options.reach;
  const top = Math.round(predicted.y) - options.reach;
  const scores = new Float64Array(side * side).fill(Number.NaN);
  let best = -1;
  for (let i = 0; i < scores.length; i++) {
    const there = patchAt(grey, left + (i % side), top + Math.floor(i / side), patch.radius);
    if (there === null) continue;
    scores[i] = correlation(patch, there);
    if (best < 0 || (scores[i] ?? 0) > (scores[best] ?? 0)) best = i;
  }
  if (best < 0) return { ok: false, reason: 'edge' };
  const score = scores[best] ?? 0;
  if (score < options.leastScore) return { ok: false, reason: 'low-match' };
  const [column, row] = [best % side, Math.floor(best / side)];
  if (column === 0 || row === 0 || column === side - 1 || row === side - 1) return { ok: false, reason: 'low-match' };
  const s = (dx: number, dy: number) => scores[best + dy * side + dx] ?? Number.NaN;
  const at = peakOf(s);
  if (at === null) return { ok: false, reason: 'edge' };
  for (let i = 0; i < scores.length; i++) {
    const far = Math.max(Math.abs((i % side) - column), Math.abs(Math.floor(i / side) - row)) > patch.radius;
    if (far && (scores[i] ?? 0) >= options.ambiguousShare * score) return { ok: false, reason: 'ambiguous' };
  }
  return { ok: true, at: { x: left + column + at.x, y: top + row + at.y }, score };
}

/** Least-squares quadratic through nine scores; at most one pixel off the middle each way. Null where a score is missing. */
function peakOf(s: (dx: number, dy: number) => number): Px | null {
  let [bx, by, bxy, cx, cy] = [0, 0, 0, 0, 0];
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) {
      const value = s(dx, dy);
      if (Number.isNaN(value)) return null;
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
