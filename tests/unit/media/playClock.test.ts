import { expect, test } from 'vitest';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import { playedFrame, runFrom } from '#renderer/media/playClock.ts';

const frame = (n: number): FrameNo => n as FrameNo;
const even: FrameIndex = { ticks: Array.from({ length: 100 }, (_, i) => i * 128), ticksPerSecond: 12_800 };
/** 10, 30, 20 and then 20 ms again. */
const uneven: FrameIndex = { ticks: [0, 10, 40, 60], ticksPerSecond: 1000 };
const run = { start: frame(20), from: frame(20), to: frame(29), loops: true, direction: 1 } as const;

/** Frames that are due at each of so many milliseconds. */
const dueAt = (index: FrameIndex, given: Parameters<typeof playedFrame>[1], ms: readonly number[]) =>
  ms.map((at) => playedFrame(index, given, at / 1000).frame);

test('a loop shows each of its frames for its own time, the last one too', () => {
  const middles = Array.from({ length: 25 }, (_, i) => i * 10 + 5);
  expect(dueAt(even, run, middles)).toEqual(middles.map((_, i) => 20 + (i % 10)));
  expect(dueAt(even, { ...run, start: frame(29), direction: -1 }, middles)).toEqual(middles.map((_, i) => 29 - (i % 10)));
});

test('a loop does not drift by late refreshes: after a thousand turns it is where the clock says', () => {
  expect(playedFrame(even, run, 1000 * 0.1 + 0.035)).toEqual({ frame: 23, ended: false });
  expect(playedFrame(even, { ...run, start: frame(29), direction: -1 }, 1000 * 0.1 + 0.035)).toEqual({ frame: 26, ended: false });
});

test('backwards each frame stays as long as forwards, from the moment play begins', () => {
  const whole = { start: frame(3), from: frame(0), to: frame(3), loops: false, direction: -1 } as const;
  expect(dueAt(uneven, whole, [0, 19, 21, 39, 41, 69, 71, 79, 81])).toEqual([3, 3, 2, 2, 1, 1, 0, 0, 0]);
  expect(playedFrame(uneven, whole, 0.081).ended).toBe(true);
});

test('forwards each frame stays for its own interval, then play ends on the last', () => {
  const whole = { start: frame(0), from: frame(0), to: frame(3), loops: false, direction: 1 } as const;
  expect(dueAt(uneven, whole, [0, 9, 11, 39, 41, 59, 61, 79])).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
  expect(playedFrame(uneven, whole, 0.079).ended).toBe(false);
  expect(playedFrame(uneven, whole, 0.081)).toEqual({ frame: 3, ended: true });
});

test('a clip of one frame ends at once, without a number that is none', () => {
  const lone = { ticks: [0], ticksPerSecond: 1000 };
  expect(playedFrame(lone, runFrom(lone, frame(0), null, 1), 1)).toEqual({ frame: 0, ended: true });
});

test('play begins where it stands, at the other end when it stands at the end, and inside the loop', () => {
  const loop = { from: frame(20), to: frame(29) };
  expect(runFrom(even, frame(50), null, 1)).toMatchObject({ start: 50, from: 0, to: 99, loops: false });
  expect(runFrom(even, frame(99), null, 1).start).toBe(0);
  expect(runFrom(even, frame(0), null, -1).start).toBe(99);
  expect(runFrom(even, frame(25), loop, 1)).toEqual({ start: 25, from: 20, to: 29, loops: true, direction: 1 });
  expect(runFrom(even, frame(50), loop, 1).start).toBe(20);
  expect(runFrom(even, frame(5), loop, -1).start).toBe(29);
});
