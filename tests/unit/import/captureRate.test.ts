import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { proposeRate, rateWarnings, snapRate } from '#core/domain/captureRate.ts';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import { paceOf, timingWarnings } from '#core/domain/frameTiming.ts';

/** Frames at a rate, written down by a clock of whole ticks. */
const clip = (rate: number, ticksPerSecond: number, frames = 120): FrameIndex => ({
  ticksPerSecond,
  ticks: Array.from({ length: frames }, (_, n) => Math.round((n * ticksPerSecond) / rate)),
});
const spaced = (steps: readonly number[], ticksPerSecond = 1000): FrameIndex => {
  const ticks = [0];
  for (const step of steps) ticks.push((ticks.at(-1) as number) + step);
  return { ticksPerSecond, ticks };
};

describe('pace', () => {
  test('240 frames/s on a clock of 1/600 s alternate 2 and 3 ticks, and are constant', () => {
    const pace = paceOf(clip(240, 600));
    expect(pace).toMatchObject({ constant: true, quantised: true });
    expect(pace.rate).toBeCloseTo(240, 0);
    expect(timingWarnings(clip(240, 600))).toEqual([]);
  });
  test('no constant rate on any clock is called variable', () => {
    fc.assert(
      fc.property(fc.double({ min: 5, max: 1000, noNaN: true }), fc.integer({ min: 1, max: 200 }), (rate, finer) => {
        const index = clip(rate, Math.ceil(rate * (1 + finer)), 200);
        expect(timingWarnings(index)).toEqual([]);
        expect(Math.abs((paceOf(index).rate as number) - rate) / rate).toBeLessThan(0.02);
      }),
    );
  });
  test('gaps are located', () => {
    const steps = Array.from({ length: 60 }, (_, n) => (n === 20 ? 133 : n === 41 ? 66 : 33));
    expect(timingWarnings(spaced(steps))).toMatchObject([
      {
        code: 'gap',
        frames: [
          { from: 20, to: 21 },
          { from: 41, to: 42 },
        ],
      },
    ]);
  });
  test('a clock that ticks once a frame shows a missing frame as a tick without one', () => {
    const index = spaced(
      Array.from({ length: 60 }, (_, n) => (n === 20 ? 2 : 1)),
      120,
    );
    expect(timingWarnings(index)).toMatchObject([{ code: 'gap', frames: [{ from: 20, to: 21 }] }]);
    expect(paceOf(index).rate).toBe(120);
  });
  test('a slow-motion ramp is told from gaps', () => {
    const steps = [
      ...Array.from({ length: 30 }, () => 33),
      ...Array.from({ length: 60 }, () => 266),
      ...Array.from({ length: 30 }, () => 33),
    ];
    expect(timingWarnings(spaced(steps))).toMatchObject([
      {
        code: 'slow-motion-ramp',
        frames: [
          { from: 0, to: 30 },
          { from: 30, to: 90 },
          { from: 90, to: 120 },
        ],
      },
    ]);
  });
  test('a clip of one frame has no pace and no warning', () => {
    expect(paceOf(spaced([]))).toEqual({ rate: null, constant: true, quantised: false });
    expect(timingWarnings(spaced([]))).toEqual([]);
  });
});

describe('proposed capture rate', () => {
  test('a phone’s tag outranks the container, and says how slow the clip is', () => {
    expect(proposeRate(clip(30, 90_000), { android: 240 })).toMatchObject({
      framesPerSecond: 240,
      slowdown: 8,
      source: 'android-capture-tag',
      confirmed: false,
    });
    expect(proposeRate(clip(240, 90_000), { android: 240 })).toMatchObject({ framesPerSecond: 240, slowdown: 1 });
    expect(proposeRate(clip(30, 90_000), { android: 240, samsung: true }).source).toBe('samsung-slow-motion');
  });
  test('Apple’s tag on how to play a high-rate clip tells that its clock is the camera’s, unless it was slowed by an export', () => {
    for (const playback of ['full-rate', 'slow-motion'] as const)
      expect(proposeRate(clip(240, 600), { playback })).toMatchObject({ framesPerSecond: 240, slowdown: 1, source: 'apple-capture-tag' });
    expect(proposeRate(clip(240, 600), { playback: 'slow-motion', apple: 240 }).reason).toContain('at that pace');
    const slowed = proposeRate(clip(30, 90_000), { playback: 'slow-motion' });
    expect(slowed).toMatchObject({
      framesPerSecond: 30,
      source: 'container',
      reason: expect.stringContaining('slowed when it was exported'),
    });
    expect(rateWarnings(slowed)).toHaveLength(1);
  });
  test('a Kinovea file outranks the tags; a senseless claim is passed over', () => {
    expect(proposeRate(clip(30, 90_000), { kinovea: 300, apple: 120, android: 240 })).toMatchObject({
      framesPerSecond: 300,
      source: 'kinovea-kva',
    });
    expect(proposeRate(clip(30, 90_000), { android: 0 }).source).toBe('container');
    expect(proposeRate(clip(30, 90_000), { android: Number.NaN }).source).toBe('container');
  });
  test('without a tag the pattern of ticks or the container speaks, and the clinician is told', () => {
    expect(proposeRate(clip(240, 600), {})).toMatchObject({ framesPerSecond: 240, source: 'tick-pattern' });
    const rate = proposeRate(clip(3.75, 600), {});
    expect(rateWarnings(rate).map((warning) => warning.code)).toEqual(['rate-from-container-only', 'rate-implausible']);
  });
  test('rates as people say them', () => {
    expect([239.9, 59.93, 29.98, 23.98, 100.2, 137.123].map((rate) => snapRate(rate))).toEqual([240, 59.94, 29.97, 23.976, 100, 137.12]);
  });
  test('a coarse clock is given the benefit of the doubt', () => {
    expect(snapRate(239.77, 1 / 297)).toBe(240);
    expect(snapRate(239.77)).toBe(239.76);
  });
});
