import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { GaitMark } from '#core/gait/events.ts';
import { footMetrics, gaitMetrics } from '#core/gait/metrics.ts';
import { coverageFactor, type GaitMean, type GaitResult } from '#core/gait/result.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import { haveSharedClips, sharedClip, sharedTitle } from '#tests/helpers/sharedClips.ts';
import { clipAt, markedRunner, marks, randomOf, swapFeet } from './lab.ts';
import { contactsOfPose } from './poseContacts.ts';
import { footTruth, frameIn } from './runnerTruth.ts';
import { coverage, quantities } from './trials.ts';

const given = (result: GaitResult | null): GaitMean => {
  if (result === null || !result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result;
};
const reason = (result: GaitResult | null) => (result === null || result.ok ? null : result.reason);

describe.each([60, 120, 240])('on the parametric runner at %i frames/s', (fps) => {
  const runners: readonly RunnerParams[] = [
    fresh,
    fatigued,
    { ...fresh, speed: 2.5, cadence: 160, dutyFactor: 0.38 },
    { ...fresh, speed: 3.6, cadence: 184, dutyFactor: 0.31, overstride: 0.13 },
    { ...fresh, stepTimeAsymmetry: 0.06 },
    { ...fresh, cadence: 180 },
  ];
  test.each(runners)('every temporal metric of every stride is right to the frame: $speed m/s, $cadence steps/min', (p) => {
    for (const startsAt of [0, 0.113, 0.31]) {
      const clip = clipAt(fps, fps * 8, { belt: { speed: p.speed, uncertainty: 0 } });
      const metrics = gaitMetrics(markedRunner(p, fps, fps * 8, startsAt), clip);
      const cadence = given(metrics.cadence);
      // The whole row of steps is wrong by at most a frame.
      expect(Math.abs(cadence.value - p.cadence)).toBeLessThanOrEqual(
        (p.cadence / ((60 / p.cadence) * cadence.n - 1 / fps)) * (1 / fps) + 1e-9,
      );
      for (const metric of footMetrics)
        for (const side of ['left', 'right'] as const) {
          const found = given(metrics.feet[metric][side]);
          const truth = footTruth(p, side)[metric];
          const frame = frameIn(metric, p, fps) + 1e-6;
          expect(found.n).toBeGreaterThanOrEqual(9);
          for (const value of found.values) expect(Math.abs(value - truth)).toBeLessThanOrEqual(frame);
          expect(Math.abs(found.value - truth)).toBeLessThanOrEqual(frame);
        }
      expect(metrics.strides.broken).toEqual([]);
      expect(metrics.grounded).toBe(false);
    }
  });

  test('the asymmetry of an uneven runner is found, signed', () => {
    const p = { ...fresh, stepTimeAsymmetry: 0.06 };
    const metrics = gaitMetrics(markedRunner(p, fps, fps * 10, 0.2), clipAt(fps, fps * 10));
    const found = given(metrics.feet['step-time'].asymmetry);
    // Left steps are the shorter ones: they take from the right contact to the left.
    expect(Math.abs(found.value - -12)).toBeLessThanOrEqual(coverageFactor * found.uncertainty + 1e-9);
  });
});

test('the cadence of an uneven runner does not depend on which foot has one step more in the clip', () => {
  const p = { ...fresh, stepTimeAsymmetry: 0.08 };
  const all = markedRunner(p, 240, 2400, 0, ['initial-contact']);
  for (const dropped of [0, 1, 2, 3]) {
    const found = given(gaitMetrics(all.slice(dropped, 24), clipAt(240, 2400)).cadence);
    expect(found.n).toBe(23 - dropped);
    expect(Math.abs(found.value - 172)).toBeLessThan(coverageFactor * found.uncertainty + 0.02);
  }
});

test.each([60, 120, 240])('the cadence of the even runner lies in its stated range in 90 to 99.5 % of clips at %i frames/s', (fps) => {
  const random = randomOf(9);
  let covered = 0;
  for (let i = 0; i < 400; i++) {
    const p = { ...fresh, cadence: 155 + 35 * random(), stepTimeAsymmetry: 0.04 * (random() - 0.5) };
    const found = given(gaitMetrics(markedRunner(p, fps, fps * 8, random(), ['initial-contact']), clipAt(fps, fps * 8)).cadence);
    if (Math.abs(found.value - p.cadence) <= coverageFactor * found.uncertainty) covered++;
  }
  expect(covered / 400).toBeGreaterThan(0.9);
  expect(covered / 400).toBeLessThan(0.995);
});

describe('the stated uncertainty', () => {
  test.each([60, 120, 240].flatMap((fps) => [0, 0.8].map((slipFrames) => ({ fps, slipFrames }))))(
    'holds the true value in 90 to 99 % of runners: $fps frames/s, slip of $slipFrames frames',
    ({ fps, slipFrames }) => {
      const found = coverage({ fps, slipFrames, strides: 10 }, 400, 1000);
      for (const quantity of quantities) {
        const { covered } = found.get(quantity) ?? { covered: 0 };
        expect(covered, quantity).toBeGreaterThanOrEqual(0.9);
        expect(covered, quantity).toBeLessThanOrEqual(0.99);
      }
      const all = quantities.reduce((sum, quantity) => sum + (found.get(quantity)?.covered ?? 0), 0) / quantities.length;
      expect(all).toBeGreaterThan(0.93);
      expect(all).toBeLessThan(0.99);
    },
  );

  test('of a mean of strides in a row comes from its first and last mark alone', () => {
    const row = (strides: number) => Array.from({ length: strides + 1 }, (_, i) => `L ic ${10 + i * 70 + (i % 3)}`);
    const of = (strides: number) => given(gaitMetrics(marks(...row(strides)), clipAt(100, 2000)).feet['stride-time'].left).uncertainty;
    const one = 10 / Math.sqrt(6);
    expect(of(1)).toBeCloseTo(one, 9);
    expect(of(10)).toBeCloseTo(one / 10, 9);
    const apart = given(
      gaitMetrics(
        marks(...row(4), ...row(4).map((words) => `L ic ${Number(words.slice(5)) + 900}`)),
        clipAt(100, 2000, { gaps: [{ from: 500, to: 501 }] }),
      ).feet['stride-time'].left,
    );
    expect(apart.n).toBe(8);
    expect(apart.uncertainty).toBeCloseTo((one * Math.SQRT2) / 8, 9);
  });

  test('of a mean of contacts shrinks with the square root of their number, when strides fall freely on the frames', () => {
    const free = Array.from({ length: 16 }, (_, i) => [`L ic ${10 + i * 70}`, `L to ${10 + i * 70 + 24 + (i % 4)}`]).flat();
    const found = given(gaitMetrics(marks(...free), clipAt(100, 2000)).feet['contact-time'].left);
    expect(found.uncertainty).toBeCloseTo(10 / Math.sqrt(6) / 4, 9);
    expect(found.sd?.fromMarks).toBeCloseTo(10 / Math.sqrt(6), 9);
  });

  test('a stride of a whole number of frames is not believed more for being repeated', () => {
    // 180 steps/min are 40 frames at 60 frames/s: each contact is counted as the same 13 or 14 frames.
    let covered = 0;
    const random = randomOf(5);
    const trials = 200;
    for (let i = 0; i < trials; i++) {
      const p = { ...fresh, cadence: 180, dutyFactor: 0.31 + 0.05 * random() };
      const found = given(gaitMetrics(markedRunner(p, 60, 600, random()), clipAt(60, 600)).feet['contact-time'].left);
      expect(found.uncertainty).toBeCloseTo(1000 / 60 / Math.sqrt(6), 6);
      if (Math.abs(found.value - footTruth(p, 'left')['contact-time']) <= coverageFactor * found.uncertainty) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.9);
    expect(covered / trials).toBeLessThan(0.995);
  });

  test('of a stride length carries that of the belt', () => {
    const p = fresh;
    const exact = given(
      gaitMetrics(markedRunner(p, 240, 2400), clipAt(240, 2400, { belt: { speed: 3, uncertainty: 0 } })).feet['stride-length'].left,
    );
    const doubted = given(
      gaitMetrics(markedRunner(p, 240, 2400), clipAt(240, 2400, { belt: { speed: 3, uncertainty: 0.06 } })).feet['stride-length'].left,
    );
    expect(doubted.uncertainty).toBeCloseTo(Math.hypot(exact.uncertainty, exact.value * 0.02), 12);
  });

  test('as an estimate of the runner has the spread of the strides in it', () => {
    const uneven = Array.from({ length: 9 }, (_, i) => [`L ic ${10 + i * 70}`, `L to ${10 + i * 70 + 24 + 4 * (i % 2)}`]).flat();
    const found = given(gaitMetrics(marks(...uneven), clipAt(100, 2000)).feet['contact-time'].left);
    expect(found.sd?.value).toBeCloseTo(21.08, 1);
    expect(found.standardError).toBeCloseTo(found.sd ? found.sd.value / 3 : 0, 1);
    expect(found.standardError).toBeGreaterThan(found.uncertainty);
  });
});

describe('a metric is refused with its reason', () => {
  const run = markedRunner(fresh, 240, 2400);
  test('while the capture rate is not confirmed, every time', () => {
    const clip = clipAt(240, 2400, { belt: { speed: 3, uncertainty: 0 } });
    const metrics = gaitMetrics(run, { ...clip, captureRate: { ...clip.captureRate, confirmed: false } });
    expect(reason(metrics.cadence)).toBe('capture-rate-unconfirmed');
    for (const metric of footMetrics)
      for (const side of ['left', 'right'] as const) expect(reason(metrics.feet[metric][side])).toBe('capture-rate-unconfirmed');
    expect(reason(metrics.feet['step-time'].asymmetry)).toBe('capture-rate-unconfirmed');
  });

  test.each([30, 50, 59])('at %i frames/s: contact, flight, swing, duty factor, asymmetry; cadence is given', (fps) => {
    const metrics = gaitMetrics(markedRunner(fresh, fps, fps * 10), clipAt(fps, fps * 10));
    for (const metric of ['contact-time', 'flight-time', 'swing-time', 'duty-factor'] as const) {
      expect(reason(metrics.feet[metric].left)).toBe('rate-too-low');
      expect(reason(metrics.feet[metric].asymmetry)).toBe('rate-too-low');
    }
    expect(reason(metrics.feet['step-time'].asymmetry)).toBe('rate-too-low');
    expect(Math.abs(given(metrics.cadence).value - 172)).toBeLessThan(1);
  });

  test('a camera of 59.94 frames/s counts as one of 60', () => {
    const fps = 60000 / 1001;
    expect(given(gaitMetrics(markedRunner(fresh, fps, 600), clipAt(fps, 600)).feet['contact-time'].left).n).toBeGreaterThan(7);
  });

  test('a file that kept every eighth frame of a fast camera is a slow one', () => {
    const clip = clipAt(30, 300);
    const metrics = gaitMetrics(markedRunner(fresh, 30, 300), { ...clip, captureRate: { ...clip.captureRate, framesPerSecond: 240 } });
    expect(reason(metrics.feet['contact-time'].left)).toBe('rate-too-low');
  });

  test('from fewer than seven steps a foot: no asymmetry, and the means say that they rest on few', () => {
    const few = markedRunner(fresh, 240, 1000);
    const metrics = gaitMetrics(few, clipAt(240, 1000));
    expect(given(metrics.feet['contact-time'].left)).toMatchObject({ n: 6, few: true });
    expect(metrics.feet['contact-time'].asymmetry).toEqual({ ok: false, reason: 'too-few-steps', n: 6 });
    expect(given(metrics.cadence).few).toBe(true);
    expect(given(gaitMetrics(run, clipAt(240, 2400)).feet['contact-time'].left).few).toBe(false);
  });

  test('without a belt speed: lengths', () => {
    expect(reason(gaitMetrics(run, clipAt(240, 2400)).feet['stride-length'].left)).toBe('speed-unknown');
  });

  test('without marks: incomplete; of one foot alone, cadence is two steps for a stride', () => {
    const nothing = gaitMetrics([], clipAt(240, 2400));
    expect(reason(nothing.cadence)).toBe('incomplete');
    for (const metric of ['contact-time', 'flight-time', 'swing-time', 'step-time'] as const)
      expect(reason(nothing.feet[metric].right)).toBe('incomplete');
    const left = gaitMetrics(
      run.filter(({ side }) => side === 'left'),
      clipAt(240, 2400),
    );
    expect(Math.abs(given(left.cadence).value - 172)).toBeLessThan(0.2);
    expect(reason(left.feet['flight-time'].left)).toBe('incomplete');
  });
});

test('slow motion is timed in the runner’s own time', () => {
  const run = markedRunner(fresh, 240, 2400);
  const real = gaitMetrics(run, clipAt(240, 2400));
  const slowed = clipAt(30, 2400, { captureRate: { framesPerSecond: 240, slowdown: 8, source: 'clinician', confirmed: true, reason: '' } });
  const found = given(gaitMetrics(run, slowed).feet['contact-time'].left);
  expect(found.value).toBeCloseTo(given(real.feet['contact-time'].left).value, 9);
  expect(found.uncertainty).toBeCloseTo(given(real.feet['contact-time'].left).uncertainty, 9);
});

test('swapping the feet swaps sides and the sign of the asymmetry, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.constantFrom(60, 120, 240), (seed, fps) => {
      const random = randomOf(seed);
      const p = { ...fresh, cadence: 155 + 35 * random(), dutyFactor: 0.3 + 0.08 * random(), stepTimeAsymmetry: 0.1 * (random() - 0.5) };
      const clip = clipAt(fps, fps * 8, { belt: { speed: 3, uncertainty: 0.05 } });
      const run: readonly GaitMark[] = markedRunner(p, fps, fps * 8, random()).map((m) =>
        random() < 0.2 && m.frame < fps * 8 - 1 ? { ...m, frame: toFrameNo(m.frame + 1) } : m,
      );
      const [a, b] = [gaitMetrics(run, clip), gaitMetrics(swapFeet(run), clip)];
      const same = (x: GaitResult, y: GaitResult): void => {
        if (!x.ok || !y.ok) {
          expect(y).toEqual(x);
          return;
        }
        expect(y.value).toBeCloseTo(x.value, 9);
        expect(y.uncertainty).toBeCloseTo(x.uncertainty, 9);
        expect(y.n).toBe(x.n);
      };
      same(a.cadence, b.cadence);
      for (const metric of footMetrics) {
        same(a.feet[metric].left, b.feet[metric].right);
        same(a.feet[metric].right, b.feet[metric].left);
        const [x, y] = [a.feet[metric].asymmetry, b.feet[metric].asymmetry];
        if (x?.ok && y?.ok) same(x, { ...y, value: -y.value });
        else expect(y).toEqual(x);
      }
    }),
    { numRuns: 40 },
  );
});

describe.skipIf(!haveSharedClips)('a real treadmill run at 30 frames/s', () => {
  test(sharedTitle('has the cadence that was measured from its pixels; contact time is refused with the reason'), () => {
    const pose = JSON.parse(readFileSync(sharedClip('treadmill_side/male_side.pose.json'), 'utf8'));
    const truth = JSON.parse(readFileSync(sharedClip('treadmill_side/male_side.groundtruth.json'), 'utf8'));
    const contacts = contactsOfPose(pose);
    const metrics = gaitMetrics(contacts, clipAt(30, 360));
    const cadence = given(metrics.cadence);
    expect(cadence.n).toBeGreaterThan(28);
    expect(Math.abs(cadence.value - truth.cadence_spm.value)).toBeLessThan(1.5);
    expect(metrics.feet['contact-time'].left).toMatchObject({ ok: false, reason: 'rate-too-low' });
    expect(metrics.feet['duty-factor'].right).toMatchObject({ ok: false, reason: 'rate-too-low' });
    expect(metrics.feet['step-time'].asymmetry).toMatchObject({ ok: false, reason: 'rate-too-low' });
  });
});
