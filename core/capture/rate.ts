import { median } from '../domain/frameTiming.ts';

/** Intervals on either side that tell the pace at one place of a take. */
const neighbourhood = 24;
/** Frames on either side that tell whether a frame was late or others are missing. */
const reach = 8;

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
 * Where frames are missing in a series of camera times (microseconds, ascending). Frames are handed over late, never early: a frame that merely came late is
 * no hole, because later ones come in time again; nor are several that a busy computer handed over in a heap. Nor is a camera that slows down (automatic exposure in poor light):
 * the pace is taken from both sides, and `measuredRate` tells it. Fewer than three frames have no pace and no holes; whether the last frame came late cannot be told.
 */
export function holesOf(timestamps: readonly number[]): readonly Hole[] {
  const steps = intervalsUs(timestamps);
  if (steps.length < 2) return [];
  const usual = median(steps);
  const holes: Hole[] = [];
  /** Place of each frame on a grid of even intervals, the holes found so far left free. */
  const places = [0];
  for (const [i, step] of steps.entries()) {
    let missing = 0;
    if (lastingDelay(timestamps, places, i, usual) > usual * 0.4) {
      const pace = paceAround(steps, i);
      missing = Math.max(0, Math.round(lastingDelay(timestamps, places, i, pace) / pace));
    }
    if (missing > 0) holes.push({ afterFrame: i, missing, holeMs: step / 1000 });
    places.push((places[i] as number) + 1 + missing);
  }
  return holes;
}

/**
 * By how much the interval after frame `at` has put everything later for good, in microseconds: the most punctual of the next frames against the most punctual
 * of those before it.
 */
function lastingDelay(timestamps: readonly number[], places: readonly number[], at: number, pace: number): number {
  const now = timestamps[at] as number;
  const place = places[at] as number;
  let before = 0;
  for (let i = Math.max(0, at - reach + 1); i < at; i++)
    before = Math.min(before, (timestamps[i] as number) - now - ((places[i] as number) - place) * pace);
  let after = Number.POSITIVE_INFINITY;
  for (let i = at + 1; i <= Math.min(at + reach, timestamps.length - 1); i++)
    after = Math.min(after, (timestamps[i] as number) - now - (i - at) * pace);
  return after - before;
}

/**
 * The pace at an interval, in microseconds: of those before it or of those after it, the slower. A camera that slows down there, or stops being slow,
 * lost nothing.
 */
function paceAround(steps: readonly number[], at: number): number {
  const before = steps.slice(Math.max(0, at - neighbourhood), at);
  const after = steps.slice(at + 1, at + 1 + neighbourhood);
  const sides = [before, after].filter((side) => side.length >= Math.min(6, Math.max(before.length, after.length)));
  return Math.max(...sides.map(paceOf));
}

/** The time that all the intervals took over how many they would be without holes. A clock of 1/600 s makes 3 ticks of 2 and no hole. */
function paceOf(steps: readonly number[]): number {
  const usual = median(steps);
  const whole = steps.filter((step) => step <= usual * 1.6);
  const mean = sumOf(whole) / whole.length;
  const count = sumOf(steps.map((step) => Math.round(step / mean)));
  return sumOf(steps) / Math.max(1, count);
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

export type MeasuredRate = {
  /** Frames per second while the camera gave frames: over the whole time, missing ones counted, so that coarse or uneven times even out. */
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
  const holes = holesOf(timestamps);
  const missing = sumOf(holes.map((hole) => hole.missing));
  const mean = sumOf(steps) / (steps.length + missing);
  if (mean <= 0) return null;
  const at = new Set(holes.map(({ afterFrame }) => afterFrame));
  const whole = steps.filter((_, i) => !at.has(i));
  return {
    framesPerSecond: 1_000_000 / mean,
    jitterMs: Math.sqrt(sumOf(whole.map((step) => (step - mean) ** 2)) / Math.max(1, whole.length)) / 1000,
    worstGapMs: steps.reduce((most, step) => Math.max(most, step), 0) / 1000,
  };
}
