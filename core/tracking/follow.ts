import type { Px } from '../domain/units.ts';
import { findPatch, type Grey, type MatchOptions, type MatchResult, type Patch, patchAt } from './match.ts';

export type FollowOptions = MatchOptions & {
  /** Score below which a found patch becomes the newest template, 0 to 1. */
  readonly renewScore: number;
};

/** The radius that suits a skin marker of 15 mm when the runner fills the picture. */
export const usualRadius = (height: number): number => Math.max(5, Math.round(height / 90));

/**
 * Settings that suit a picture `height` pixels high, filmed at `framesPerSecond` of true time, for a mark of `radius` pixels. The reach allows for an
 * acceleration of some 300 m/s2, that of a foot leaving the belt, where a runner fills the picture.
 */
export const followOptions = (height: number, framesPerSecond: number, radius: number): FollowOptions => ({
  radius,
  reach: Math.round(Math.min(height / 12, Math.max(1.5 * radius, (2.4 * height) / framesPerSecond))),
  leastScore: 0.7,
  ambiguousShare: 0.95,
  renewScore: 0.9,
});

/**
 * A place that was found, and how often the point was learned anew since it last looked as it did where a hand put it: 0 where it does. Each time can add the
 * error of one match.
 */
export type Found = { readonly at: Px; readonly score: number; readonly since: number };
export type Unsure = Extract<MatchResult, { ok: false }>['reason'];
export type Next = ({ readonly ok: true } & Found) | { readonly ok: false; readonly reason: Unsure };

/** A patch, and how far the point lies from the top left corner of its middle pixel. */
type Template = { readonly patch: Patch; readonly off: Px };

/** Follows one point: asked with the next frame's picture, it says where the point is, or why it is unsure. After that it is asked no more. */
export type Follower = (grey: Grey) => Next;

/**
 * Follows a point from where a hand put it. From frame to frame the point is looked for as it was last learned, at the place that its last two places
 * predict; where it also looks as it did at the start, that settles the place, so that small errors do not add up. It is learned anew only when it has come to
 * look different.
 * @param at frame pixels
 * @returns null where the patch would reach over the edge of the picture
 */
export function follower(begin: Grey, at: Px, options: FollowOptions): Follower | null {
  const first = templateAt(begin, at, options.radius);
  if (first === null) return null;
  const close = { ...options, reach: Math.max(2, Math.ceil(options.radius / 2)) };
  let newest = first;
  let [before, last] = [at, at];
  let since = 0;
  return (grey) => {
    const predicted = { x: 2 * last.x - before.x, y: 2 * last.y - before.y };
    const again = find(grey, newest, predicted, options);
    const settled = find(grey, first, again.ok ? again.at : predicted, again.ok ? close : options);
    const found = settled.ok ? settled : again;
    if (!found.ok) return { ok: false, reason: again.ok ? found.reason : again.reason };
    if (settled.ok) since = 0;
    if (!again.ok || again.score < options.renewScore) {
      newest = templateAt(grey, found.at, options.radius) ?? newest;
      if (!settled.ok) since += 1;
    }
    [before, last] = [last, found.at];
    return { ok: true, at: found.at, score: found.score, since };
  };
}

function templateAt(grey: Grey, at: Px, radius: number): Template | null {
  const [x, y] = [Math.floor(at.x), Math.floor(at.y)];
  const patch = patchAt(grey, x, y, radius);
  return patch === null ? null : { patch, off: { x: at.x - x, y: at.y - y } };
}

function find(grey: Grey, { patch, off }: Template, predicted: Px, options: MatchOptions): MatchResult {
  const found = findPatch(grey, patch, { x: predicted.x - off.x, y: predicted.y - off.y }, options);
  return found.ok ? { ...found, at: { x: found.at.x + off.x, y: found.at.y + off.y } } : found;
}
