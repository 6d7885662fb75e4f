import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { GaitMark } from '#core/gait/events.ts';
import { type FootMetric, type GaitMetrics, gaitMetrics } from '#core/gait/metrics.ts';
import { coverageFactor, type GaitResult } from '#core/gait/result.ts';
import { events } from '#core/runner/gait.ts';
import { fresh, type RunnerParams } from '#core/runner/params.ts';
import { clipAt, normal, randomOf } from './lab.ts';

/** Events of the parametric runner with the unevenness of real strides, at their exact times, in seconds from frame 0. */
export type TrueEvent = Omit<GaitMark, 'frame'> & { readonly time: number };

export type Trial = {
  readonly fps: number;
  readonly strides: number;
  readonly slipFrames: number;
  readonly seed: number;
};

/** A runner of random cadence, duty factor and asymmetry; each event off its even place by 4 ms (1 SD), as runners are, and anew in each `take`. */
export function trueRun({ strides, seed }: Pick<Trial, 'strides' | 'seed'>, take = 0): readonly TrueEvent[] {
  const random = randomOf(seed);
  const p: RunnerParams = {
    ...fresh,
    cadence: 155 + 35 * random(),
    dutyFactor: 0.3 + 0.08 * random(),
    stepTimeAsymmetry: 0.04 * (random() - 0.5),
  };
  const start = 0.05 + random() * 0.5;
  const uneven = randomOf(seed * 31 + take * 7 + 3);
  const until = (strides + 1.6) * (120 / p.cadence);
  return events(p, -0.001, until)
    .filter(({ kind }) => kind !== 'midstance')
    .map(({ side, kind, time }) => ({ side, kind: kind as 'initial-contact', time: start + time + 0.004 * normal(uneven) }));
}

/** Each event at the first frame that shows it, and at times a frame or more beside it. */
export function marksOfRun(run: readonly TrueEvent[], { fps, slipFrames, seed }: Trial): readonly GaitMark[] {
  const random = randomOf(seed + 7919);
  return run.map(({ side, kind, time }) => {
    const slip = slipFrames === 0 ? 0 : Math.round(normal(random) * Math.sqrt(Math.max(0, slipFrames ** 2 - 1 / 12)));
    return { side, kind, frame: toFrameNo(Math.max(0, Math.ceil(time * fps) + slip)) };
  });
}

/** The same metrics of the exact times: what no camera could do better. */
export function exactMetrics(run: readonly TrueEvent[]): GaitMetrics {
  const fps = 1e6;
  const marks = run.map(({ side, kind, time }) => ({ side, kind, frame: toFrameNo(Math.round(time * 1000)) }));
  const last = Math.max(...marks.map(({ frame }) => frame)) + 1;
  // A clock of a thousand frames a second whose every frame lies where its event was; events fall on frames of their own.
  const ticks = Array.from({ length: last + 1 }, (_, i) => i * 1000);
  run.forEach(({ time }, i) => {
    ticks[marks[i]?.frame ?? 0] = Math.round(time * fps);
  });
  return gaitMetrics(marks, { ...clipAt(1000, last + 1), index: { ticks, ticksPerSecond: fps }, gaps: [] });
}

export const trialMetrics = (trial: Trial): GaitMetrics => {
  const marks = marksOfRun(trueRun(trial), trial);
  const frames = Math.max(...marks.map(({ frame }) => frame)) + 10;
  return gaitMetrics(marks, clipAt(trial.fps, frames, { slipFrames: trial.slipFrames }));
};

export const quantities = [
  'cadence',
  'step-time',
  'stride-time',
  'contact-time',
  'flight-time',
  'swing-time',
  'duty-factor',
  'step-time asymmetry',
  'contact-time asymmetry',
] as const;
export type Quantity = (typeof quantities)[number];

/** A quantity of the left foot, of both feet for cadence and asymmetry. */
export function pick(metrics: GaitMetrics, quantity: Quantity): GaitResult {
  if (quantity === 'cadence') return metrics.cadence;
  const [metric, asymmetry] = quantity.split(' ');
  const of = metrics.feet[metric as FootMetric];
  const found = asymmetry === undefined ? of.left : of.asymmetry;
  if (found === null) throw new Error(`${quantity} has no meaning`);
  return found;
}

export type Covered = { readonly covered: number; readonly trials: number; readonly meanUncertainty: number; readonly rms: number };

/** How often the expanded uncertainty of each quantity holds the true value, over so many runners. */
export function coverage(part: Omit<Trial, 'seed'>, trials: number, firstSeed = 1): ReadonlyMap<Quantity, Covered> {
  const sums = new Map(quantities.map((quantity) => [quantity, { covered: 0, trials: 0, uncertainty: 0, squares: 0 }]));
  for (let seed = firstSeed; seed < firstSeed + trials; seed++) {
    const trial = { ...part, seed };
    const [stated, exact] = [trialMetrics(trial), exactMetrics(trueRun(trial))];
    for (const quantity of quantities) {
      const [a, b] = [pick(stated, quantity), pick(exact, quantity)];
      const sum = sums.get(quantity);
      if (!a.ok || !b.ok || a.n !== b.n || sum === undefined) throw new Error(`${quantity} of runner ${seed}: ${JSON.stringify([a, b])}`);
      sum.trials++;
      sum.uncertainty += a.uncertainty;
      sum.squares += (a.value - b.value) ** 2;
      if (Math.abs(a.value - b.value) <= coverageFactor * a.uncertainty) sum.covered++;
    }
  }
  return new Map(
    [...sums].map(([quantity, { covered, trials: n, uncertainty, squares }]) => [
      quantity,
      { covered: covered / n, trials: n, meanUncertainty: uncertainty / n, rms: Math.sqrt(squares / n) },
    ]),
  );
}
