import { readFileSync } from 'node:fs';
import { kinematicMetrics } from '#core/gait/definition.ts';
import { footMetrics, gaitMetrics } from '#core/gait/metrics.ts';
import { predictNext } from '#core/gait/predict.ts';
import { definitionOf, gaitTableVersion } from '#core/gait/table.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { haveSharedClips, sharedClip } from '../helpers/sharedClips.ts';
import { angleCoverage } from '../unit/gait/angleTrials.ts';
import { type FilmedMetric, filmedNames, filmedSteps } from '../unit/gait/filmedLandmarks.ts';
import { clipAt, markedRunner } from '../unit/gait/lab.ts';
import { contactsOfPose } from '../unit/gait/poseContacts.ts';
import { posedCoverage } from '../unit/gait/poseTrials.ts';
import { footTruth, frameIn } from '../unit/gait/runnerTruth.ts';
import { coverage, quantities } from '../unit/gait/trials.ts';
import type { Bench } from './harness.ts';

const rates = [60, 120, 240] as const;
const wanted = { 'at least': 90, 'at most': 99 } as const;

/** How far gait metrics are from the truth of the parametric runner, how honest their uncertainty is, and cadence on a real treadmill run. */
export default async function validity(bench: Bench): Promise<void> {
  const trials = bench.quick ? 200 : 1000;
  evenRunner(bench);
  for (const fps of rates) {
    const found = coverage({ fps, strides: 10, slipFrames: 0 }, trials, 20_000);
    for (const quantity of quantities) {
      const of = found.get(quantity);
      if (of === undefined) throw new Error(`${quantity} was not tried`);
      const unit = unitOf(quantity);
      bench.row(`${quantity}, ${fps} frames/s: error of a mean of 10 strides, RMS`, unit, of.rms, {
        'stated uncertainty': of.meanUncertainty,
      });
      bench.row(`${quantity}, ${fps} frames/s: true value inside the stated range`, '%', 100 * of.covered, wanted);
    }
  }
  for (const metric of filmedNames)
    for (const steps of [1, 7]) {
      const of = angleCoverage(metric, steps, trials, 20_000);
      const many = `${steps} step${steps === 1 ? '' : 's'}`;
      bench.row(`${metric}, ${many}: error, RMS`, definitionOf(metric).unit, of.rms, { 'stated uncertainty': of.meanUncertainty });
      bench.row(`${metric}, ${many}: true value inside the stated range`, '%', 100 * of.covered, wanted);
    }
  for (const { metric, covered, meanUncertainty, rms } of posedCoverage(bench.quick ? 100 : 500, 40_000)) {
    bench.row(`${metric}, landmarks of a whole clip: error, RMS`, definitionOf(metric).unit, rms, {
      'stated uncertainty': meanUncertainty,
    });
    bench.row(`${metric}, landmarks of a whole clip: true value inside the stated range`, '%', 100 * covered, wanted);
  }
  for (const metric of ['foot-inclination', 'knee-flexion-contact', 'thigh-extension'] as const)
    for (const fps of rates)
      bench.row(`${metric}: angle on the marked frame from that at the event, mean`, `deg at ${fps}/s`, lateness(metric, fps));
  treadmill(bench);
  const missing = kinematicMetrics.filter((metric) => !(filmedNames as readonly string[]).includes(metric));
  bench.note(
    `${trials} runners each: cadence, duty factor and unevenness at random, events off by 4 ms (1 SD) from stride to stride; inside: within 2 standard uncertainties.`,
  );
  bench.note(
    'Landmarks and references off by 1.5 pixels (1 SD) at 330 pixels a metre; truth is the angle on the marked frame. Rates, directions, roll and mirroring at random.',
  );
  bench.note(
    'Landmarks of a whole clip: pointed at on every marked frame of 6 s, put together to steps and measured as the program does, from the side the near leg, from behind both.',
  );
  bench.note(
    `Definitions ${gaitTableVersion}. Not on the parametric runner, tested on drawn points: ${missing.join(', ')}; heel whip on a line drawn on its shoe.`,
  );
}

const unitOf = (quantity: (typeof quantities)[number]): string =>
  quantity.endsWith('asymmetry') || quantity === 'duty-factor' ? '%' : quantity === 'cadence' ? 'steps/min' : 'ms';

const runners: readonly RunnerParams[] = [
  fresh,
  fatigued,
  { ...fresh, speed: 2.5, cadence: 160, dutyFactor: 0.38 },
  { ...fresh, speed: 3.6, cadence: 184, dutyFactor: 0.31 },
  { ...fresh, stepTimeAsymmetry: 0.06 },
  { ...fresh, cadence: 180 },
];

/** The runner as the program films it: every stride's values against the truth, in frames, and where the next event was looked for. */
function evenRunner(bench: Bench): void {
  for (const fps of rates) {
    let [worst, miss] = [0, 0];
    for (const p of runners)
      for (const startsAt of [0, 0.113, 0.31]) {
        const clip = clipAt(fps, fps * 10, { belt: { speed: p.speed, uncertainty: 0 } });
        const marks = markedRunner(p, fps, fps * 10, startsAt);
        const { feet } = gaitMetrics(marks, clip);
        for (const metric of footMetrics)
          for (const side of ['left', 'right'] as const) {
            const found = feet[metric][side];
            if (!found.ok) throw new Error(`${metric}: ${found.reason}`);
            for (const value of found.values)
              worst = Math.max(worst, Math.abs(value - footTruth(p, side)[metric]) / frameIn(metric, p, fps));
          }
        marks.forEach((next, i) => {
          const last = marks[i - 1];
          if (i < 9 || last === undefined) return;
          const found = predictNext(marks.slice(0, i), clip, last.frame, next);
          if (!found.ok) throw new Error(found.reason);
          miss = Math.max(miss, Math.abs(found.frame - next.frame));
        });
      }
    bench.row(`any stride's time, length or duty factor, ${fps} frames/s: worst error`, 'frames', worst, { 'at most': 1 });
    bench.row(`next event after one stride, ${fps} frames/s: worst miss`, 'frames', miss);
  }
}

/** Mean distance of an angle from the marked frame to the event's exact time: what no pointing can take away. */
function lateness(metric: FilmedMetric, fps: number): number {
  const off: number[] = [];
  for (const startsAt of [0, 0.013, 0.029, 0.041, 0.057])
    for (const { truth, truthAtEvent } of filmedSteps(
      metric,
      fresh,
      { fps, facing: 'left', roll: 0, mirrored: false, startsAt },
      'left',
      7,
    ))
      off.push(Math.abs(truth - truthAtEvent));
  return off.reduce((sum, value) => sum + value, 0) / off.length;
}

function treadmill(bench: Bench): void {
  if (!haveSharedClips) {
    bench.note('The folder of real clips is not there: cadence on a real treadmill run is left out.');
    return;
  }
  const pose = JSON.parse(readFileSync(sharedClip('treadmill_side/male_side.pose.json'), 'utf8'));
  const truth = JSON.parse(readFileSync(sharedClip('treadmill_side/male_side.groundtruth.json'), 'utf8'));
  const metrics = gaitMetrics(contactsOfPose(pose), clipAt(30, 360));
  if (!metrics.cadence.ok) throw new Error(metrics.cadence.reason);
  bench.row('cadence of a real treadmill run at 30 frames/s', 'steps/min', metrics.cadence.value, { truth: truth.cadence_spm.value });
  const contact = metrics.feet['contact-time'].left;
  bench.note(
    `Contact time of that run: ${contact.ok ? `${contact.value} ms` : `refused, ${contact.reason}`}. Standard uncertainty of its cadence ${metrics.cadence.uncertainty.toFixed(2)}.`,
  );
}
