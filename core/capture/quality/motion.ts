import { median } from '../../domain/frameTiming.ts';
import type { Thumb } from './input.ts';

/** What moves in a take, on the grid of its thumbs. */
export type MotionMap = {
  readonly width: number;
  readonly height: number;
  /** Share of the thumbs in which each place differs from how it usually looks, 0 to 1. */
  readonly activity: Float32Array;
  /** Share of the picture that moves in a twentieth of the thumbs or more. */
  readonly share: number;
  /** Rows that hold most of the movement, top and bottom included; null where nothing moves. */
  readonly rows: { readonly from: number; readonly to: number } | null;
};

/** Share of the thumbs that makes a place a moving one. */
export const moves = 0.05;
/** Grey levels that a place must change by at least to have changed: above what sensors add. */
const leastChange = 14;
/** Thumbs that the usual look of a place is taken from. */
const looks = 41;

/** Null for fewer than five thumbs. Changes of the whole picture's brightness are no movement. */
export function motionOf(thumbs: readonly Thumb[]): MotionMap | null {
  const first = thumbs[0];
  if (first === undefined || thumbs.length < 5) return null;
  const { width, height } = first.luma;
  const size = width * height;
  const shown = thumbs.map(({ luma }) => luma.data);
  const gains = shown.map(meanOf);
  const usualLight = median(gains);
  const scale = gains.map((gain) => (gain < 1 ? 1 : usualLight / gain));
  const step = Math.max(1, shown.length / looks);
  const chosen = Array.from({ length: Math.min(shown.length, looks) }, (_, i) => Math.floor(i * step));
  const activity = new Float32Array(size);
  const values = new Uint8Array(chosen.length);
  const changed = new Uint16Array(size);
  const usual = new Float32Array(size);
  for (let at = 0; at < size; at++) {
    for (let i = 0; i < chosen.length; i++) {
      const place = chosen[i] as number;
      values[i] = Math.min(255, (shown[place]?.[at] ?? 0) * (scale[place] as number));
    }
    usual[at] = values.sort()[values.length >> 1] as number;
  }
  for (const [i, data] of shown.entries()) {
    const by = scale[i] as number;
    for (let at = 0; at < size; at++) {
      if (Math.abs((data[at] as number) * by - (usual[at] as number)) > leastChange) changed[at] = (changed[at] as number) + 1;
    }
  }
  let moving = 0;
  const perRow = new Float64Array(height);
  for (let at = 0; at < size; at++) {
    activity[at] = (changed[at] as number) / shown.length;
    if ((activity[at] as number) < moves) continue;
    moving++;
    const row = Math.floor(at / width);
    perRow[row] = (perRow[row] as number) + 1;
  }
  return { width, height, activity, share: moving / size, rows: rowsOf(perRow) };
}

export function meanOf(data: Uint8Array): number {
  let sum = 0;
  for (const value of data) sum += value;
  return data.length === 0 ? 0 : sum / data.length;
}

/** First and last row past one in a hundred of all moving places: single sparks count for nothing. */
function rowsOf(perRow: Float64Array): MotionMap['rows'] {
  const total = perRow.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let seen = 0;
  let from = -1;
  let to = 0;
  for (let row = 0; row < perRow.length; row++) {
    seen += perRow[row] as number;
    if (from < 0 && seen > total * 0.01) from = row;
    if (seen >= total * 0.99) {
      to = row;
      break;
    }
  }
  return { from, to };
}
