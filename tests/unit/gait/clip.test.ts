import { expect, test } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import {
  displayedSpeedUncertainty,
  fastEnoughForPhases,
  gaitClipOf,
  gapsOf,
  markSigma,
  sampledRate,
  trueSeconds,
} from '#core/gait/clip.ts';
import { interval, lockOf, scaled, uncertaintyOf } from '#core/gait/timed.ts';
import { clipAt, mark } from './lab.ts';

const at = toFrameNo;

test('a mark is as unsure as the interval before its own frame', () => {
  // Frames at 0, 10, 20, 60, 70 ms.
  const clip = { ...clipAt(100, 5), index: { ticks: [0, 10, 20, 60, 70], ticksPerSecond: 1000 } };
  const ms = (frame: number) => 1000 * markSigma(clip, at(frame)).all * Math.sqrt(12);
  expect([0, 1, 2, 3, 4].map(ms)).toEqual([10, 10, 10, 40, 10].map((value) => expect.closeTo(value, 9)));
  expect(markSigma(clipAt(100, 1), at(0))).toEqual({ counting: 0, all: 0 });
});

test('a slip of the hand adds to the counting in squares', () => {
  const { counting, all } = markSigma(clipAt(100, 9, { slipFrames: 0.5 }), at(4));
  expect(counting).toBeCloseTo(0.01 / Math.sqrt(12), 12);
  expect(all).toBeCloseTo(0.01 * Math.sqrt(1 / 12 + 0.25), 12);
});

test('in a locked stride the counting is alike in every mark, the slips are not', () => {
  const of = (slipFrames: number) => {
    const clip = clipAt(100, 2000, { slipFrames });
    const items = Array.from({ length: 10 }, (_, i) => interval(clip, mark(`L ic ${10 + i * 70}`), mark(`L to ${34 + i * 70}`)));
    return { items, lock: lockOf(items) };
  };
  expect(of(0).lock).toBeCloseTo(1, 12);
  // A twelfth of all variance where the slip is of one frame less a twelfth.
  expect(of(Math.sqrt(11 / 12)).lock).toBeCloseTo(1 / 12, 12);
  const [first] = of(0).items;
  if (first === undefined) throw new Error('no interval');
  expect(uncertaintyOf(scaled(first, 2), 0)).toBeCloseTo(0.02 / Math.sqrt(6), 12);
});

test('a recording that was filmed here has known gaps; any other those of its times', () => {
  const probe = { warnings: [{ code: 'gap', message: '', frames: [{ from: 3, to: 4 }] }] } as never;
  const { index, captureRate } = clipAt(100, 10);
  const filmed = gaitClipOf({ captureRate: { ...captureRate, source: 'camera-timestamps' }, probe, speed: 3 }, index);
  expect(gapsOf(filmed)).toEqual([{ from: 3, to: 4 }]);
  expect(filmed.belt).toEqual({ speed: 3, uncertainty: displayedSpeedUncertainty });
  const imported = gaitClipOf(
    { captureRate, probe, speed: null },
    { ...index, ticks: index.ticks.map((tick, i) => (i > 6 ? tick + 1000 : tick)) },
  );
  expect(gapsOf(imported)).toEqual([{ from: 6, to: 7 }]);
  expect(imported.belt).toBeNull();
});

test('rate and times are those of the runner', () => {
  const slowed = clipAt(30, 100, { captureRate: { ...clipAt(30, 1).captureRate, framesPerSecond: 240, slowdown: 8 } });
  expect(sampledRate(slowed)).toBeCloseTo(240, 6);
  expect(trueSeconds(slowed, at(10), at(34))).toBeCloseTo(0.1, 9);
  expect(sampledRate(clipAt(30, 1))).toBeNull();
  expect(fastEnoughForPhases(clipAt(30, 1))).toBe(false);
  expect([59.4, 59.94, 60].map((fps) => fastEnoughForPhases(clipAt(fps, 100)))).toEqual([false, true, true]);
});
