import type { MediaWarning } from '#core/domain/recording.ts';
import { spansOf } from './fitFrames.ts';

/** How far to both sides a frame is compared with its neighbourhood, in frames. */
const reach = 24;
/** A frame that differs from the one before by less than this share of what is usual around it shows the same moment. */
const share = 0.15;
/** Nor may it differ by more than encoding again makes of one picture: measured 0.003 to 0.1 on real clips, where motion makes 0.3 and more. */
const mostNoise = 0.1;
/** How many times more than in repeated frames the motion beside them is. */
const leap = 4;
/** Mean brightness, 0 to 255, below which nothing can be said to move. */
const leastMotion = 0.1;

/**
 * Numbers of the frames that show the same moment as the one before: the camera or an editor repeated them. `differences` is how much each frame differs from
 * the one before; encoding again leaves small differences between repeated frames, so that each is judged by its neighbourhood: there must be motion before and
 * after, and next to none in the frame itself, without slowing down to it. A scene that stands still has no repeats.
 */
export function repeatedFrames(differences: readonly number[]): readonly number[] {
  return differences.flatMap((difference, frame) => {
    if (frame === 0) return [];
    const earlier = differences.slice(Math.max(1, frame - reach), frame);
    const later = differences.slice(frame + 1, frame + 1 + reach);
    const before = motion(earlier);
    const after = motion(later);
    const usual = Math.min(before, after);
    const most = Math.min(mostNoise, usual * share);
    return usual >= leastMotion && difference <= most && stopsAtOnce(differences, frame, most) ? [frame] : [];
  });
}

/** Motion that turns round slows down before it stops: only where it breaks off from one frame to the next, and goes on as suddenly, was a frame repeated. */
function stopsAtOnce(differences: readonly number[], frame: number, most: number): boolean {
  const stillAt = (at: number): boolean => (differences[at] ?? Number.POSITIVE_INFINITY) <= most;
  let first = frame;
  let last = frame;
  while (stillAt(first - 1)) first--;
  while (stillAt(last + 1)) last++;
  const still = Math.max(...differences.slice(first, last + 1));
  return [first - 1, last + 1].every((at) => (differences[at] ?? Number.POSITIVE_INFINITY) >= still * leap);
}

/** The third largest: one or two leaps (a cut, a key frame encoded better) are no motion, and fewer than three frames tell none. */
const motion = (differences: readonly number[]): number => differences.toSorted((a, b) => b - a)[2] ?? 0;

/** What to say of them. */
export function repeatWarnings(differences: readonly number[]): readonly MediaWarning[] {
  const repeated = repeatedFrames(differences);
  if (repeated.length === 0) return [];
  return [
    {
      code: 'duplicate-frames',
      message: `${repeated.length === 1 ? '1 frame repeats' : `${repeated.length} frames repeat`} the one before: the true rate may be lower than it looks.`,
      frames: spansOf(repeated).slice(0, 2000),
    },
  ];
}
