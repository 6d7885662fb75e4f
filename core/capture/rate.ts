import { median } from '../domain/frameTiming.ts';

/** Intervals on either side that tell the pace at one place of a take. */
const neighbourhood = 12;
/** Frames on either side that tell whether a frame was late or others are missing. */
const reach = 5;

/** Frames that never came between two that did. */
export type Hole = {
  /** Number of the last frame before it, counted in the given times. */
  readonly afterFrame: number;
  readonly missing: number;
  /** Time between the two neighbours, in milliseconds. */
  readonly holeMs: number;
};

/** Times between neighbours, in microseconds; one fewer than frames. */
export const intervalsUs = (timestamps: readonly number[]): readonly number[] =>
  timestamps.slice(1).map((time, i) => time - (timestamps[i] as number));

/**
 * Where frames are missing in a series of camera times (microseconds, ascending). A frame that merely came late, so that the next follows it sooner, is
 * no hole; nor is a camera that slows down (automatic exposure in poor light): the pace is taken from the neighbourhood, and `measuredRate` tells it.
 * Fewer than three frames have no pace and no holes.
 */
export function holesOf(timestamps: readonly number[]): readonly Hole[] {
  const steps = intervalsUs(timestamps);
  if (steps.length < 2) return [];
  const usual = median(steps);
  return steps.flatMap((step, i) => {
    if (step <= usual * 1.1) return [];
    const pace = paceAround(steps, i);
    const missing = Math.round(lastingDelay(timestamps, i, pace) / pace);
    return missing < 1 ? [] : [{ afterFrame: i, missing, holeMs: step / 1000 }];
  });
}

/**
 * The pace at an interval, in microseconds: of those before it or of those after it, the slower. A camera that slows down there, or stops being slow,
 * lost nothing.
 */
function paceAround(steps: readonly number[], at: number): number {
  const before = steps.slice(Math.max(0, at - neighbourhood), at);
  const after = steps.slice(at + 1, at + 1 + neighbourhood);
  const sides = [before, after].filter((side) => side.length >= Math.min(3, Math.max(before.length, after.length)));
  return Math.max(...sides.map(paceOf));
}

/** The mean interval, holes left out: a mean, because uneven times even out in it. A clock of 1/600 s makes 3 ticks of 2 and no hole. */
function paceOf(steps: readonly number[]): number {
  let pace = median(steps);
  for (let pass = 0; pass < 3; pass++) {
    const whole = steps.filter((step) => step <= pace * 1.6);
    pace = whole.reduce((sum, step) => sum + step, 0) / whole.length;
  }
  return pace;
}

/**
 * By how much the interval after frame `at` has put everything later for good, in microseconds: how the frames after it lie against those before it, on a
 * grid of even intervals. Single frames that came early or late do not change the middle one.
 */
function lastingDelay(timestamps: readonly number[], at: number, pace: number): number {
  const before = phasesFrom(timestamps, at, -1, pace);
  const after = phasesFrom(timestamps, at + 1, 1, pace);
  return median(after) - median(before);
}

/** Where frames lie against the grid, from `start` away until the next long interval. */
function phasesFrom(timestamps: readonly number[], start: number, direction: 1 | -1, pace: number): readonly number[] {
  const phases: number[] = [];
  for (let frame = start; phases.length < reach; frame += direction) {
    const time = timestamps[frame];
    const previous = timestamps[frame - direction];
    if (time === undefined || (frame !== start && previous !== undefined && Math.abs(time - previous) > pace * 1.4)) break;
    phases.push(time - frame * pace);
  }
  return phases;
}

export type MeasuredRate = {
  /** Frames per second: the mean over all intervals that are no hole, so that coarse or uneven times even out. */
  readonly framesPerSecond: number;
  /** Spread of those intervals, one standard deviation, in milliseconds. */
  readonly jitterMs: number;
  /** The longest time between two neighbours, holes included, in milliseconds. */
  readonly worstGapMs: number;
};

/** What a camera really did, from the times of its frames in microseconds. Null for fewer than three frames. */
export function measuredRate(timestamps: readonly number[]): MeasuredRate | null {
  const steps = intervalsUs(timestamps);
  if (steps.length < 2) return null;
  const holes = new Set(holesOf(timestamps).map(({ afterFrame }) => afterFrame));
  const whole = steps.filter((_, i) => !holes.has(i));
  if (whole.length === 0) return null;
  const mean = whole.reduce((sum, step) => sum + step, 0) / whole.length;
  const variance = whole.reduce((sum, step) => sum + (step - mean) ** 2, 0) / whole.length;
  return {
    framesPerSecond: 1_000_000 / mean,
    jitterMs: Math.sqrt(variance) / 1000,
    worstGapMs: steps.reduce((most, step) => Math.max(most, step), 0) / 1000,
  };
}
