import { median } from '../../domain/frameTiming.ts';
import { holesOf, measuredRate } from '../rate.ts';
import type { Finding } from './finding.ts';
import type { TakeInput } from './input.ts';
import { levelOf, limits } from './limits.ts';

/** Hertz by which the mains and the camera's clock together may be off at twice the mains' frequency. */
const drift = 0.6;
/** How far above the waves beside it a flutter must stand to be one: runner and noise have waves of every kind. */
const clear = 3;

/**
 * Whether lamps on the mains show as a flutter of the picture's brightness. They pulse at twice the mains' frequency; a camera shows that at the difference to
 * the nearest multiple of its own rate. The wave is fitted at the lamps' own frequency to the true times of the frames, so no rate need be assumed.
 * A rate that is a divisor of the lamps' frequency freezes the pulse: nothing flutters then, and a slow beat cannot be told from light that changes.
 */
export function flickerFinding({ mainsHertz, ...take }: Pick<TakeInput, 'timestamps' | 'light' | 'mainsHertz'>): Finding {
  const unknown = (variant: string, values: Finding['values'] = {}): Finding => ({
    code: 'light-flicker',
    level: 'unknown',
    variant,
    values,
    frames: [],
  });
  if (take.light.length !== take.timestamps.length || take.light.length < 50) return unknown('too-few-frames');
  const { timestamps, light } = middleOf(take);
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
  if (mean < 0.02) return unknown('no-light');
  const times = evenTimes(timestamps);
  const seconds = (times.at(-1) as number) - (times[0] as number);
  const rate = measuredRate(timestamps)?.framesPerSecond ?? 0;
  if (rate <= 0 || seconds <= 0) return unknown('too-few-frames');
  const lamps = 2 * mainsHertz;
  const alias = Math.abs(lamps - Math.round(lamps / rate) * rate);
  const values = {
    lampsHertz: lamps,
    framesPerSecond: rate,
    aliasHertz: alias,
    steadyFramesPerSecond: lamps / Math.max(1, Math.round(lamps / rate)),
    steadyShutterMilliseconds: 1000 / lamps,
  };
  if (alias < Math.max(limits.slowFlutter, 4 / seconds)) {
    const slow = spread(light) / mean;
    return slow * 100 < limits.flicker.problem
      ? { code: 'light-flicker', level: 'good', variant: 'frozen', values, frames: [] }
      : unknown('slow-change', { ...values, percent: slow * 100 });
  }
  const wave = waveNear(times, withoutSlow(light, rate, alias), lamps, mean);
  const step = 1 / (2 * seconds);
  const near = Array.from({ length: 2 * Math.ceil(drift / step) + 1 }, (_, i) => i * step - drift).map(wave);
  const depth = Math.max(...near);
  const beside = [-6, -5, -4, -3, -2.2, 2.2, 3, 4, 5, 6].flatMap((off) => [off - 0.17, off, off + 0.23]).map(wave);
  const stands = depth > clear * median(beside);
  const percent = depth * 100;
  const level = stands ? levelOf(percent, limits.flicker) : 'good';
  return {
    code: 'light-flicker',
    level,
    variant: level === 'good' ? 'steady' : 'flutters',
    values: { ...values, percent: stands ? percent : 0 },
    frames: [],
  };
}

/** Seconds of a take that are looked at: the mains wander by more than a wave in longer ones. */
const looked = 20;

function middleOf({ timestamps, light }: Pick<TakeInput, 'timestamps' | 'light'>): Pick<TakeInput, 'timestamps' | 'light'> {
  const first = timestamps[0] as number;
  const last = timestamps.at(-1) as number;
  const from = (first + last) / 2 - (looked / 2) * 1_000_000;
  if (from <= first) return { timestamps, light };
  const kept = timestamps.flatMap((time, i) => (time >= from && time <= from + looked * 1_000_000 ? [i] : []));
  return { timestamps: kept.map((i) => timestamps[i] as number), light: kept.map((i) => light[i] as number) };
}

/** Seconds from the first frame, evened out where the camera kept its pace: times that merely arrived unevenly were not filmed so. */
function evenTimes(timestamps: readonly number[]): readonly number[] {
  const first = timestamps[0] as number;
  const missing = new Map(holesOf(timestamps).map((hole) => [hole.afterFrame, hole.missing]));
  const places: number[] = [];
  for (const i of timestamps.keys()) places.push(i === 0 ? 0 : (places[i - 1] as number) + 1 + (missing.get(i - 1) ?? 0));
  const pace = slopeOf(places, timestamps, first);
  const off = timestamps.map((time, i) => time - first - (places[i] as number) * pace);
  const middle = median(off);
  const even = off.filter((value) => Math.abs(value - middle) < pace * 0.6).length > 0.95 * off.length;
  return timestamps.map((time, i) => (even ? (places[i] as number) * pace : time - first) / 1_000_000);
}

/** Slope of the straight line through times over places. */
function slopeOf(places: readonly number[], timestamps: readonly number[], first: number): number {
  const n = places.length;
  const meanPlace = places.reduce((sum, place) => sum + place, 0) / n;
  const meanTime = timestamps.reduce((sum, time) => sum + time - first, 0) / n;
  let over = 0;
  let under = 0;
  for (let i = 0; i < n; i++) {
    const place = (places[i] as number) - meanPlace;
    over += place * ((timestamps[i] as number) - first - meanTime);
    under += place * place;
  }
  return over / under;
}

/**
 * The light less its running mean: exposure that follows, clouds, a door. The mean is taken over half a second or more that holds whole waves of the
 * flutter looked for, so that the flutter itself is left as it is.
 */
function withoutSlow(light: readonly number[], rate: number, alias: number): Float64Array {
  const seconds = Math.ceil(Math.max(1, alias / 2)) / alias;
  const half = Math.max(2, Math.round((seconds * rate - 1) / 2));
  const sums = new Float64Array(light.length + 1);
  for (let i = 0; i < light.length; i++) sums[i + 1] = (sums[i] as number) + (light[i] as number);
  return Float64Array.from(light, (value, i) => {
    const from = Math.max(0, i - half);
    const to = Math.min(light.length, i + half + 1);
    return value - ((sums[to] as number) - (sums[from] as number)) / (to - from);
  });
}

/** Standard size of the change of brightness. */
function spread(light: readonly number[]): number {
  const mean = light.reduce((sum, value) => sum + value, 0) / light.length;
  return Math.sqrt(light.reduce((sum, value) => sum + (value - mean) ** 2, 0) / light.length);
}

/** Seconds of frames that are summed once and then turned together to each frequency near the lamps': 6 Hz off, that loses 4 %. */
const blockSeconds = 0.025;

/** Sums over the frames of one block, turned back by the lamps' own wave, once for the values and twice for the wave itself. */
type Block = { count: number; time: number; re: number; im: number; re2: number; im2: number };

function blocksOf(times: readonly number[], values: Float64Array, lamps: number): readonly Block[] {
  const blocks: Block[] = [];
  let key = -1;
  for (let i = 0; i < times.length; i++) {
    const time = times[i] as number;
    const here = Math.floor(time / blockSeconds);
    if (here !== key) blocks.push({ count: 0, time: 0, re: 0, im: 0, re2: 0, im2: 0 });
    key = here;
    const block = blocks.at(-1) as Block;
    const turn = (lamps * time) % 1;
    const c = Math.cos(2 * Math.PI * turn);
    const s = Math.sin(2 * Math.PI * turn);
    const value = values[i] as number;
    block.count++;
    block.time += time;
    block.re += value * c;
    block.im -= value * s;
    block.re2 += c * c - s * s;
    block.im2 -= 2 * c * s;
  }
  for (const block of blocks) block.time /= block.count;
  return blocks;
}

/** Gives the depth of the wave `off` hertz from the lamps', as a share of the mean: least squares on the given times. */
function waveNear(times: readonly number[], values: Float64Array, lamps: number, mean: number): (off: number) => number {
  const blocks = blocksOf(times, values, lamps);
  return (off) => {
    let vc = 0;
    let vs = 0;
    let even = 0;
    let odd = 0;
    for (const { time, re, im, re2, im2 } of blocks) {
      const angle = 2 * Math.PI * off * time;
      const c = Math.cos(angle);
      const s = Math.sin(angle);
      vc += re * c + im * s;
      vs -= im * c - re * s;
      const c2 = c * c - s * s;
      const s2 = 2 * c * s;
      even += re2 * c2 + im2 * s2;
      odd -= im2 * c2 - re2 * s2;
    }
    const cc = (times.length + even) / 2;
    const ss = (times.length - even) / 2;
    const cs = odd / 2;
    const det = cc * ss - cs * cs;
    // At half the camera's rate every frame meets the wave in one of two places: only what those two differ by can be told.
    if (det < 0.005 * times.length ** 2) return (cc >= ss ? Math.abs(vc) / cc : Math.abs(vs) / ss) / mean;
    return Math.hypot((vc * ss - vs * cs) / det, (vs * cc - vc * cs) / det) / mean;
  };
}
