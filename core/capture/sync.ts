import { median } from '../domain/frameTiming.ts';
import { intervalsUs, measuredRate } from './rate.ts';

/** One camera's light: mean brightness of each frame, 0 to 1, and the frame's time in microseconds on the clock that all cameras share. */
export type LightSeries = { readonly timestamps: readonly number[]; readonly light: readonly number[] };

/**
 * How the other camera's times lie against the reference's: `offsetUs` is added to a time of the other to get the reference's for the same instant.
 * The true value lies within `residualUs` of it.
 */
export type Alignment = { readonly offsetUs: number; readonly residualUs: number };

export type NoAlignment = {
  readonly reason: 'too-short' | 'light-does-not-change' | 'no-common-change' | 'ambiguous';
};

/**
 * The alignment that the computer's clock alone gives: none to add, known as well as an instant is by one frame of each camera. What the clock cannot
 * know is how long each camera takes to hand a frame over; two cameras of one kind differ little in that, others by tens of milliseconds.
 * Intervals in microseconds.
 */
export const alignByClock = (intervalUs: number, otherIntervalUs: number): Alignment => ({
  offsetUs: 0,
  residualUs: (intervalUs + otherIntervalUs) / 2,
});

/** Cameras are at most this much apart: no transport takes longer. */
const furthestUs = 400_000;
/** Share of the change that both must have in common: below, they did not see the same. */
const leastLikeness = 0.7;
/** A second place where the two fit nearly as well makes the first a guess. */
const rival = 0.92;
/** Smallest change of light worth trusting, as a share of full brightness. */
const leastChange = 0.01;

/**
 * Lines two cameras up by what changes for both at once: a lamp switched, a flash, a hand before both lenses. Finds the shift at which their changes of
 * light agree best (normalised correlation), to a fraction of a frame; says why when there is no such shift, or more than one. See `lightResidual` for
 * how well it is known.
 */
export function alignByLight(reference: LightSeries, other: LightSeries): Alignment | NoAlignment {
  const intervalUs = median(intervalsUs(reference.timestamps));
  const otherIntervalUs = median(intervalsUs(other.timestamps));
  if (reference.timestamps.length < 10 || other.timestamps.length < 10 || intervalUs <= 0 || otherIntervalUs <= 0)
    return { reason: 'too-short' };
  const stepUs = Math.max(500, Math.min(intervalUs, otherIntervalUs) / 2);
  const from = Math.max(reference.timestamps[0] as number, (other.timestamps[0] as number) - furthestUs);
  const to = Math.min(reference.timestamps.at(-1) as number, (other.timestamps.at(-1) as number) + furthestUs);
  const count = Math.floor((to - from) / stepUs);
  if (count < 20) return { reason: 'too-short' };
  // Smoothed over a frame of the slower camera, so that a fast and a slow camera draw the same curve.
  const widthUs = Math.max(intervalUs, otherIntervalUs);
  const curve = (series: LightSeries, beginUs: number, samples: number): readonly number[] =>
    changes(Array.from({ length: samples }, (_, i) => lightAround(series, beginUs + i * stepUs, widthUs)));
  const lags = Math.ceil(furthestUs / stepUs);
  const ours = curve(reference, from, count);
  const theirs = curve(other, from - lags * stepUs, count + 2 * lags);
  if (largest(ours) < leastChange || largest(theirs) < leastChange) return { reason: 'light-does-not-change' };
  const likeness = Array.from({ length: 2 * lags + 1 }, (_, lag) => correlation(ours, theirs, lag));
  const best = likeness.indexOf(Math.max(...likeness));
  const peak = likeness[best] as number;
  if (peak < leastLikeness) return { reason: 'no-common-change' };
  const beside = Math.ceil((2.5 * widthUs) / stepUs);
  if (likeness.some((value, lag) => Math.abs(lag - best) > beside && value > peak * rival)) return { reason: 'ambiguous' };
  const shift = best + vertex(likeness[best - 1] ?? peak, peak, likeness[best + 1] ?? peak) - lags;
  return { offsetUs: -shift * stepUs, residualUs: lightResidual(reference, other, intervalUs, otherIntervalUs) };
}

/**
 * How far from the truth a shift found by light may be, at least 99 times in 100. Each camera is unsure by up to half a frame because the shutter's place
 * in the frame's time is not known, and by up to half a frame more because light that changes between two shutters is seen by the second only. Such parts seldom all
 * add up: nine tenths of the slower camera's frame and half of the other's hold them. Unevenly arriving frames are late by about as much as they are uneven.
 */
function lightResidual(reference: LightSeries, other: LightSeries, intervalUs: number, otherIntervalUs: number): number {
  const uneven = ((measuredRate(reference.timestamps)?.jitterMs ?? 0) + (measuredRate(other.timestamps)?.jitterMs ?? 0)) * 1000;
  return 0.9 * Math.max(intervalUs, otherIntervalUs) + 0.5 * Math.min(intervalUs, otherIntervalUs) + uneven;
}

/** Mean light over `widthUs` round a time, linear between frames; the nearest frame beyond the ends. */
function lightAround(series: LightSeries, timeUs: number, widthUs: number): number {
  const parts = 4;
  let sum = 0;
  for (let i = 0; i < parts; i++) sum += lightAt(series, timeUs + ((i + 0.5) / parts - 0.5) * widthUs);
  return sum / parts;
}

function lightAt({ timestamps, light }: LightSeries, timeUs: number): number {
  let low = 0;
  let high = timestamps.length - 1;
  if (timeUs <= (timestamps[low] as number)) return light[low] as number;
  if (timeUs >= (timestamps[high] as number)) return light[high] as number;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((timestamps[middle] as number) <= timeUs) low = middle;
    else high = middle;
  }
  const span = (timestamps[high] as number) - (timestamps[low] as number);
  const share = span === 0 ? 0 : (timeUs - (timestamps[low] as number)) / span;
  return (light[low] as number) * (1 - share) + (light[high] as number) * share;
}

/** The largest change, up or down; ten minutes have too many to hand to Math.max at once. */
const largest = (values: readonly number[]): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

/** Differences over two samples: slow drift and the cameras' own brightness drop out. */
const changes = (values: readonly number[]): readonly number[] => values.map((value, i) => value - (values[i - 2] ?? values[0] ?? value));

/** Likeness of `ours` and the stretch of `theirs` that begins at `lag`, -1 to 1; 0 where one of them does not change. */
function correlation(ours: readonly number[], theirs: readonly number[], lag: number): number {
  let product = 0;
  let mine = 0;
  let yours = 0;
  for (let i = 0; i < ours.length; i++) {
    const a = ours[i] as number;
    const b = theirs[i + lag] as number;
    product += a * b;
    mine += a * a;
    yours += b * b;
  }
  return mine === 0 || yours === 0 ? 0 : product / Math.sqrt(mine * yours);
}

/** Where between -1 and 1 the parabola through three equally spaced values has its top. */
function vertex(before: number, top: number, after: number): number {
  const bend = before - 2 * top + after;
  return bend >= 0 ? 0 : Math.max(-1, Math.min(1, (before - after) / (2 * bend)));
}
