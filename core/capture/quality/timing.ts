import { median } from '../../domain/frameTiming.ts';
import { intervalsUs, measuredRate } from '../rate.ts';
import type { Finding } from './finding.ts';
import type { TakeInput } from './input.ts';
import { levelOf, limits } from './limits.ts';

type Timing = Pick<TakeInput, 'timestamps' | 'drops' | 'asked'>;

/** What the times of the saved frames say: rate, evenness, frames that are missing, length. Fewer than three frames say only that the take is short. */
export function timingFindings(take: Timing): readonly Finding[] {
  return [...rateFindings(take), ...jitterFinding(take.timestamps), ...missingFindings(take), lengthFinding(take.timestamps)];
}

function rateFindings({ timestamps, asked }: Timing): readonly Finding[] {
  const rate = measuredRate(timestamps);
  if (rate === null) return [{ code: 'rate-low', level: 'unknown', variant: 'too-few-frames', values: {}, frames: [] }];
  const changed = paceChange(timestamps);
  const values = { framesPerSecond: rate.framesPerSecond, askedFramesPerSecond: asked.framesPerSecond };
  const short = 1 - rate.framesPerSecond / asked.framesPerSecond;
  const level = levelOf(short, limits.rate);
  const found: Finding[] = [];
  if (changed !== null)
    found.push({
      code: 'rate-low',
      level: 'problem',
      variant: 'changed',
      values: { highestFramesPerSecond: changed.highest, lowestFramesPerSecond: changed.lowest },
      frames: [...changed.slow],
    });
  else found.push({ code: 'rate-low', level, variant: level === 'good' ? 'as-asked' : 'slower', values, frames: [] });
  if (rate.framesPerSecond < limits.timingRate * 0.98)
    found.push({ code: 'rate-low', level: 'advice', variant: 'timing-hidden', values, frames: [] });
  return found;
}

type PaceChange = { readonly highest: number; readonly lowest: number; readonly slow: readonly { from: number; to: number }[] };

/** Shortest stretch that has a pace of its own, in seconds. */
const stretchSeconds = 0.5;

/**
 * Whether the camera changed its pace on the way, as automatic exposure does in poor light, and where it was the slower one: the mean interval, holes left
 * out, of stretches of half a second (20 frames at least). Null where it kept its pace.
 */
export function paceChange(timestamps: readonly number[]): PaceChange | null {
  const steps = intervalsUs(timestamps);
  const length = Math.max(20, Math.round((stretchSeconds * 1_000_000) / Math.max(1, median(steps))));
  const stretches: { from: number; to: number; pace: number }[] = [];
  for (let from = 0; from + length <= steps.length; from += length) {
    stretches.push({ from, to: from + length, pace: paceOfStretch(steps.slice(from, from + length)) });
  }
  const fastest = Math.min(...stretches.map(({ pace }) => pace));
  const slowest = Math.max(...stretches.map(({ pace }) => pace));
  const slow = stretches.filter(({ pace }) => pace * limits.changedPace > fastest);
  if (slow.length === 0) return null;
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of slow) {
    const last = joined.at(-1);
    if (last?.to === from) last.to = to;
    else joined.push({ from, to });
  }
  return { highest: 1_000_000 / fastest, lowest: 1_000_000 / slowest, slow: joined.slice(0, 2000) };
}

/** Mean interval of a stretch without those that are holes: longer than the coarsest clock makes them (3 ticks for 2). */
function paceOfStretch(steps: readonly number[]): number {
  const usual = median(steps);
  const whole = steps.filter((step) => step <= usual * 1.6);
  return whole.reduce((sum, step) => sum + step, 0) / whole.length;
}

function jitterFinding(timestamps: readonly number[]): readonly Finding[] {
  const rate = measuredRate(timestamps);
  if (rate === null || paceChange(timestamps) !== null) return [];
  const share = (rate.jitterMs * rate.framesPerSecond) / 1000;
  return [
    {
      code: 'jitter',
      level: levelOf(share, limits.jitter),
      variant: '',
      values: { jitterMilliseconds: rate.jitterMs, intervalMilliseconds: 1000 / rate.framesPerSecond },
      frames: [],
    },
  ];
}

function missingFindings({ timestamps, drops }: Timing): readonly Finding[] {
  return (['camera', 'encoder'] as const).map((blame): Finding => {
    const own = drops.filter((drop) => drop.blame === blame);
    const count = own.reduce((sum, { missing }) => sum + missing, 0);
    const longest = own.reduce((most, { holeMs }) => Math.max(most, holeMs), 0);
    const share = count / Math.max(1, count + timestamps.length);
    const bad = share >= limits.missing.problemShare || longest >= limits.missing.problemHoleMs;
    return {
      code: `frames-missing-${blame}`,
      level: count === 0 ? 'good' : bad ? 'problem' : 'advice',
      variant: '',
      values: { count, places: own.length, percent: share * 100, longestMilliseconds: longest },
      frames: own.slice(0, 2000).map(({ afterFrame }) => ({ from: afterFrame, to: afterFrame + 1 })),
    };
  });
}

function lengthFinding(timestamps: readonly number[]): Finding {
  const seconds = ((timestamps.at(-1) ?? 0) - (timestamps[0] ?? 0)) / 1_000_000;
  const level = seconds < limits.length.problem ? 'problem' : seconds < limits.length.advice ? 'advice' : 'good';
  return { code: 'short-take', level, variant: '', values: { seconds }, frames: [] };
}
