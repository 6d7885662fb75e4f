import type { KinematicMetric } from '#core/gait/definition.ts';
import type { Side } from '#core/gait/events.ts';
import { metricsOfPoses } from '#core/gait/ofPoses.ts';
import { coverageFactor } from '#core/gait/result.ts';
import { trialOf } from './angleTrials.ts';
import {
  cameraOf,
  exactHand,
  type FilmedMetric,
  type Filming,
  filmedNames,
  filmedSteps,
  flipped,
  type Hand,
  pictureOf,
  shakyHand,
} from './filmedLandmarks.ts';
import { clipAt } from './lab.ts';
import { runnerPoses } from './runnerPoses.ts';

type Look = 'side' | 'rear';
const seconds = 6;
const recordingId = '00000000-0000-4000-8000-000000000002';

/**
 * Landmarks of the clip lie a little beside what the true value is of: the shoe's heel instead of the sole's, a hip instead of the pelvis's middle. There the value that an
 * exact hand measures is the true one.
 */
const besideTheTruth: readonly KinematicMetric[] = ['overstride', 'vertical-oscillation'];
/** Made by hand on drawn points only. */
const notPosed: readonly KinematicMetric[] = ['heel-whip'];
export const posedNames = filmedNames.filter((metric) => !notPosed.includes(metric));

export type PosedCoverage = {
  readonly metric: FilmedMetric;
  readonly n: number;
  readonly covered: number;
  readonly meanUncertainty: number;
  readonly rms: number;
};

/**
 * How often the expanded uncertainty holds the truth where every landmark of a whole clip goes the way of the program: pointed at with the house's error on each marked
 * frame, put together to steps, measured. Over random runners, speeds, rates, directions, roll and mirroring; from the side the near leg, from behind both.
 */
export function posedCoverage(trials: number, firstSeed = 1): readonly PosedCoverage[] {
  const found = new Map<FilmedMetric, { n: number; covered: number; uncertainty: number; squares: number }>();
  for (let seed = firstSeed; seed < firstSeed + trials; seed++)
    for (const { metric, off, uncertainty } of [...tried(seed, 'side'), ...tried(seed, 'rear')]) {
      const sum = found.get(metric) ?? { n: 0, covered: 0, uncertainty: 0, squares: 0 };
      found.set(metric, {
        n: sum.n + 1,
        covered: sum.covered + (Math.abs(off) <= coverageFactor * uncertainty ? 1 : 0),
        uncertainty: sum.uncertainty + uncertainty,
        squares: sum.squares + off ** 2,
      });
    }
  return [...found].map(([metric, { n, covered, uncertainty, squares }]) => ({
    metric,
    n,
    covered: covered / n,
    meanUncertainty: uncertainty / n,
    rms: Math.sqrt(squares / n),
  }));
}

function tried(seed: number, look: Look): readonly { readonly metric: FilmedMetric; readonly off: number; readonly uncertainty: number }[] {
  const { p, filming, random } = trialOf(seed);
  const hand = shakyHand(random);
  const sides: readonly Side[] = look === 'rear' ? ['left', 'right'] : [filming.facing];
  const measured = measure(p, filming, look, sides, hand);
  const exact = measure(p, filming, look, sides, exactHand);
  return posedNames.flatMap((metric) =>
    sides.flatMap((side) => {
      const [result, exactly] = [measured, exact].map((all) => all.find((one) => one.id === metric && one.side === side)?.result);
      if (result === undefined) return [];
      if (!result.ok || exactly?.ok !== true) throw new Error(`${metric} of runner ${seed}: ${JSON.stringify(result)}`);
      const truth = besideTheTruth.includes(metric) ? exactly.value : meanTruth(metric, p, filming, side, result.n);
      return [{ metric, off: result.value - truth, uncertainty: result.uncertainty }];
    }),
  );
}

function meanTruth(metric: FilmedMetric, p: ReturnType<typeof trialOf>['p'], filming: Filming, side: Side, n: number): number {
  const steps = filmedSteps(metric, p, filming, side, n);
  return steps.reduce((sum, { truth }) => sum + truth, 0) / steps.length;
}

function measure(p: ReturnType<typeof trialOf>['p'], filming: Filming, look: Look, sides: readonly Side[], hand: Hand) {
  const { fps, startsAt } = filming;
  const take = { recordingId, runner: p, look, fps, frames: fps * seconds, startsAt, camera: cameraOf(filming) };
  let ids = 1;
  const newId = (): string => `00000000-0000-4000-8000-${(ids++).toString(16).padStart(12, '0')}`;
  const onPicture: Hand = (point) => hand(flipped(filming, point));
  const poses = sides.flatMap((side) => runnerPoses(take, side, newId, onPicture));
  return metricsOfPoses(clipAt(fps, fps * seconds), { picture: pictureOf(filming, look, hand), poses });
}
