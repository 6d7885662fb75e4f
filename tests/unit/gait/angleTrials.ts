import { kinematic } from '#core/gait/kinematics.ts';
import { coverageFactor } from '#core/gait/result.ts';
import { fresh, type RunnerParams } from '#core/runner/params.ts';
import { type FilmedMetric, type Filming, filmedMetrics, filmedSteps, pictureOf, shakyHand } from './filmedLandmarks.ts';
import { randomOf } from './lab.ts';

/** A runner and a camera of random kind. */
export function trialOf(seed: number): {
  readonly p: RunnerParams;
  readonly filming: Filming;
  readonly side: 'left' | 'right';
  readonly random: () => number;
} {
  const random = randomOf(seed);
  const p: RunnerParams = {
    ...fresh,
    speed: 2.6 + 0.4 * random(),
    cadence: 172 + 16 * random(),
    strikeAngle: -6 + 20 * random(),
    overstride: 0.11 + 0.03 * random(),
    kneeFlexionAtContact: 24 + 5 * random(),
    dutyFactor: 0.31 + 0.015 * random(),
    trunkLean: 12 * random(),
    stepWidth: 0.1 * random() - 0.02,
    variation: 2,
    seed,
  };
  const fps = [60, 120, 240][Math.floor(random() * 3)] ?? 60;
  const facing = random() < 0.5 ? 'left' : 'right';
  const filming = { fps, facing, roll: 8 * (random() - 0.5), mirrored: random() < 0.5, startsAt: random() } as const;
  return { p, filming, side: random() < 0.5 ? 'left' : 'right', random };
}

/**
 * How often the expanded uncertainty of a metric's mean over so many steps holds the truth at the marked frames, over so many runners and cameras, each landmark and each
 * handle of the references off by the house's pointing error. `lag` is the mean distance from the value on the marked frame to that at the event's exact time.
 */
export function angleCoverage(metric: FilmedMetric, steps: number, trials: number, firstSeed = 1) {
  let [covered, uncertainty, squares, few] = [0, 0, 0, false];
  for (let seed = firstSeed; seed < firstSeed + trials; seed++) {
    const { p, filming, side, random } = trialOf(seed);
    const hand = shakyHand(random);
    const filmed = filmedSteps(metric, p, filming, side, steps, hand);
    const found = kinematic(
      metric,
      pictureOf(filming, filmedMetrics[metric].look, hand),
      filmed.map(({ pointed }) => pointed),
    );
    if (!found.ok || found.n !== steps) throw new Error(`${metric} of runner ${seed}: ${JSON.stringify(found)}`);
    const off = found.value - filmed.reduce((sum, { truth }) => sum + truth, 0) / steps;
    if (Math.abs(off) <= coverageFactor * found.uncertainty) covered++;
    uncertainty += found.uncertainty;
    squares += off ** 2;
    few = found.few;
  }
  return { covered: covered / trials, meanUncertainty: uncertainty / trials, rms: Math.sqrt(squares / trials), few };
}
