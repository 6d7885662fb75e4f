import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FrameIndex, toFrameNo } from '#core/domain/frameIndex.ts';
import { exportedFrames, exportSize } from '#core/export/timing.ts';

const even = (rate: number, frames: number): FrameIndex => ({
  ticks: Array.from({ length: frames }, (_, n) => Math.round((n * 1_000_000) / rate)),
  ticksPerSecond: 1_000_000,
});
const clock = (speed: number) => ({ kind: 'clock', speed }) as const;

test('240 frames/s at an eighth of real speed: every frame for one frame of a video of 30', () => {
  const frames = exportedFrames(even(240, 96), toFrameNo(8), toFrameNo(71), clock(1 / 8), 30);
  expect(frames).toEqual(Array.from({ length: 64 }, (_, n) => n + 8));
});

test('at real speed frames between two of the video are left out, at a sixteenth of 60 frames/s each is shown eight times', () => {
  expect(exportedFrames(even(240, 240), toFrameNo(0), toFrameNo(239), clock(1), 30)).toEqual(Array.from({ length: 30 }, (_, n) => n * 8));
  const slow = exportedFrames(even(60, 10), toFrameNo(0), toFrameNo(9), clock(1 / 16), 30);
  expect(slow).toHaveLength(80);
  expect(slow.filter((frame) => frame === 4)).toHaveLength(8);
});

test('a lone frame is a video of at least one frame', () => {
  expect(exportedFrames(even(30, 1), toFrameNo(0), toFrameNo(0), clock(1), 30)).toEqual([0]);
  expect(exportedFrames(even(30, 5), toFrameNo(3), toFrameNo(3), { kind: 'every-frame' }, 30)).toEqual([3]);
});

test('whatever the clip, frames come in order, none outside the part, and the video lasts as long as the part slowed down', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1000, max: 80_000 }), { minLength: 2, maxLength: 80 }),
      fc.nat(),
      fc.nat(),
      fc.constantFrom(1 / 16, 1 / 4, 1),
      (gaps, a, b, speed) => {
        const ticks = [0];
        for (const gap of gaps) ticks.push((ticks.at(-1) ?? 0) + gap);
        const index = { ticks, ticksPerSecond: 1_000_000 };
        const [from, to] = [a % ticks.length, b % ticks.length].toSorted((x, y) => x - y) as [number, number];
        const frames = exportedFrames(index, toFrameNo(from), toFrameNo(to), clock(speed), 30);
        expect(frames[0]).toBe(from);
        for (const [k, frame] of frames.entries()) {
          expect(frame).toBeGreaterThanOrEqual(k === 0 ? from : (frames[k - 1] ?? 0));
          expect(frame).toBeLessThanOrEqual(to);
        }
        const stay = gaps[to] ?? gaps.at(-1) ?? 0;
        const seconds = ((ticks[to] ?? 0) - (ticks[from] ?? 0) + stay) / 1e6 / speed;
        expect(Math.abs(frames.length / 30 - Math.max(1 / 30, seconds))).toBeLessThanOrEqual(1 / 30 + 1e-6);
      },
    ),
  );
});

test('sizes are even, keep their shape, and never grow', () => {
  expect(exportSize({ width: 1281, height: 719 }, { width: 1920, height: 1080 })).toEqual({ width: 1280, height: 718 });
  expect(exportSize({ width: 3848, height: 1080 }, { width: 1920, height: 1080 })).toEqual({ width: 1920, height: 538 });
  expect(exportSize({ width: 1, height: 1 }, { width: 1920, height: 1080 })).toEqual({ width: 2, height: 2 });
});
