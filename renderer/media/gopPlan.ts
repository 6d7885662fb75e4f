import type { Stretch } from './frameCache.ts';

/** Which stretch of the clip each GOP covers. */
export type Gops = { readonly starts: readonly number[]; readonly frames: number };

/** Number of the GOP that holds `frame`. */
export function gopOf({ starts }: Gops, frame: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= frame) low = middle;
    else high = middle - 1;
  }
  return low;
}

export const firstOf = ({ starts }: Gops, gop: number): number => starts[gop] ?? 0;

export const lastOf = ({ starts, frames }: Gops, gop: number): number => (starts[gop + 1] ?? frames) - 1;

/**
 * GOPs to hold around `wanted`, the most urgent first: its own, then outwards, two ahead for each one behind, as many as fit in `roomFrames`. Never leaves
 * out the one that is wanted.
 */
export function around(gops: Gops, wanted: number, direction: 1 | -1, roomFrames: number): readonly number[] {
  const own = gopOf(gops, wanted);
  const size = (gop: number): number => lastOf(gops, gop) - firstOf(gops, gop) + 1;
  const chosen = [own];
  let room = roomFrames - size(own);
  let ahead = own + direction;
  let behind = own - direction;
  const isThere = (gop: number): boolean => gop >= 0 && gop < gops.starts.length;
  const take = (gop: number): boolean => {
    if (size(gop) > room) return false;
    room -= size(gop);
    chosen.push(gop);
    return true;
  };
  for (let turn = 0; isThere(ahead) || isThere(behind); turn++) {
    const goAhead = isThere(ahead) && (turn % 3 !== 2 || !isThere(behind));
    if (!take(goAhead ? ahead : behind)) break;
    if (goAhead) ahead += direction;
    else behind -= direction;
  }
  return chosen;
}

type Playhead = { readonly wanted: number; readonly direction: 1 | -1; readonly roomFrames: number };

/**
 * The stretch of frames to keep around the playhead, and the GOPs still to decode for it, the most urgent first: the wanted one, then those that hold
 * frames waited for, then the others.
 */
export function planAround(
  gops: Gops,
  { wanted, direction, roomFrames }: Playhead,
  waited: readonly number[],
  has: (frame: number) => boolean,
): { readonly stretch: Stretch; readonly missing: readonly number[] } {
  const planned = around(gops, wanted, direction, roomFrames);
  const isHeld = (gop: number): boolean => {
    for (let frame = firstOf(gops, gop); frame <= lastOf(gops, gop); frame++) if (!has(frame)) return false;
    return true;
  };
  const near = planned.filter((gop) => !isHeld(gop));
  const own = near[0] === planned[0] ? near.slice(0, 1) : [];
  return {
    stretch: { from: firstOf(gops, Math.min(...planned)), to: lastOf(gops, Math.max(...planned)) },
    missing: [...new Set([...own, ...waited.map((frame) => gopOf(gops, frame)), ...near])],
  };
}
