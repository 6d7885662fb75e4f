import { type Gap, spanIsWhole } from '../capture/gate.ts';
import type { Px } from '../domain/units.ts';
import { findPatch, type Grey, type MatchOptions, type MatchResult, type Patch, patchAt } from './match.ts';

export type FollowOptions = MatchOptions & {
  /** Score from which a found patch becomes the second template, 0 to 1. */
  readonly renewScore: number;
  /** Farthest a point may be found from where it was predicted, in pixels. */
  readonly mostJump: number;
};
export type Followed = { readonly frame: number; readonly at: Px; readonly score: number };
export type StopReason = Extract<MatchResult, { ok: false }>['reason'] | 'jump' | 'gap' | 'end-of-clip';
/** A patch, and how far the point lies from its middle pixel. */
type Template = { readonly patch: Patch; readonly off: Px };

/**
 * Follows a point frame by frame until it is unsure, and says why it stopped. The place is predicted from the last two. The patch of the start is looked for
 * first; only where it is not found is the last sure one tried, so that the point does not creep while its own look lasts.
 * @param read the picture of a frame; null outside the clip
 * @param step 1 forwards, -1 backwards
 * @param gaps where frames are missing
 */
export function follow(
  read: (frame: number) => Grey | null,
  start: { readonly frame: number; readonly at: Px },
  step: 1 | -1,
  gaps: readonly Gap[],
  options: FollowOptions,
): { readonly points: readonly Followed[]; readonly stopped: StopReason } {
  const points: Followed[] = [];
  const begin = read(start.frame);
  if (begin === null) return { points, stopped: 'end-of-clip' };
  const original = templateAt(begin, start.at, options.radius);
  if (original === null) return { points, stopped: 'edge' };
  let newest = original;
  let [before, last] = [start.at, start.at];
  for (let frame = start.frame + step; ; frame += step) {
    const grey = read(frame);
    if (grey === null) return { points, stopped: 'end-of-clip' };
    if (!spanIsWhole(gaps, frame - step, frame)) return { points, stopped: 'gap' };
    const predicted = { x: 2 * last.x - before.x, y: 2 * last.y - before.y };
    const first = find(grey, original, predicted, options);
    const found = first.ok || first.reason !== 'low-match' ? first : find(grey, newest, predicted, options);
    if (!found.ok) return { points, stopped: found.reason };
    if (Math.hypot(found.at.x - predicted.x, found.at.y - predicted.y) > options.mostJump) return { points, stopped: 'jump' };
    points.push({ frame, at: found.at, score: found.score });
    if (found.score >= options.renewScore) newest = templateAt(grey, found.at, options.radius) ?? newest;
    [before, last] = [last, found.at];
  }
}

function templateAt(grey: Grey, at: Px, radius: number): Template | null {
  const [x, y] = [Math.round(at.x), Math.round(at.y)];
  const patch = patchAt(grey, x, y, radius);
  return patch === null ? null : { patch, off: { x: at.x - x, y: at.y - y } };
}

function find(grey: Grey, { patch, off }: Template, predicted: Px, options: MatchOptions): MatchResult {
  const found = findPatch(grey, patch, { x: predicted.x - off.x, y: predicted.y - off.y }, options);
  return found.ok ? { ...found, at: { x: found.at.x + off.x, y: found.at.y + off.y } } : found;
}
