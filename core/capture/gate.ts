import type { FrameIndex } from '../domain/frameIndex.ts';
import { intervalsOf, median } from '../domain/frameTiming.ts';
import type { CaptureRate, MediaWarning } from '../domain/recording.ts';
import type { Drop } from './take.ts';

/** Frames are missing between these two neighbours. */
export type Gap = { readonly from: number; readonly to: number };

/** Where a take's drops lie, in the form that recordings keep them in their warnings. */
export const gapsOfDrops = (drops: readonly Pick<Drop, 'afterFrame'>[]): readonly Gap[] =>
  drops.map(({ afterFrame }) => ({ from: afterFrame, to: afterFrame + 1 }));

/**
 * Where frames are missing in a recording, when that is known for sure: of a take that was filmed here, whose drops were counted. Null for every other clip: there only
 * the times of its frames can tell.
 */
export const knownGaps = (recording: {
  readonly captureRate: Pick<CaptureRate, 'source'>;
  readonly probe: { readonly warnings: readonly Pick<MediaWarning, 'code' | 'frames'>[] };
}): readonly Gap[] | null =>
  recording.captureRate.source === 'camera-timestamps'
    ? recording.probe.warnings.filter(({ code }) => code === 'gap').flatMap(({ frames }) => frames)
    : null;

/** Where the times of the frames say that some are missing: an interval of more than one and a half times the usual one. */
export function gapsInTimes(index: FrameIndex): readonly Gap[] {
  const steps = intervalsOf(index);
  const usual = median(steps);
  return steps.flatMap((step, i) => (step > usual * 1.5 ? [{ from: i, to: i + 1 }] : []));
}

/**
 * Whether no frame is missing from frame `from` to frame `to`, in either order. A gap that ends where the span begins, or begins where it ends, is outside; a
 * single frame is always whole. Metrics of what happens between two frames are given only where it is.
 */
export function spanIsWhole(gaps: readonly Gap[], from: number, to: number): boolean {
  const first = Math.min(from, to);
  const last = Math.max(from, to);
  return !gaps.some((gap) => gap.from < last && gap.to > first);
}
