import { expect, test } from 'vitest';
import { around, firstOf, gopOf, lastOf, planAround } from '#renderer/media/gopPlan.ts';

const gops = { starts: [0, 12, 24, 36, 48, 60], frames: 65 };

test('each frame belongs to the group whose key frame is at or before it', () => {
  expect([0, 11, 12, 23, 59, 60, 64].map((frame) => gopOf(gops, frame))).toEqual([0, 0, 1, 1, 4, 5, 5]);
  expect([firstOf(gops, 5), lastOf(gops, 5), lastOf(gops, 0)]).toEqual([60, 64, 11]);
});

test('the plan begins with the wanted group and reaches two ahead for each one behind', () => {
  expect(around(gops, 30, 1, 1000)).toEqual([2, 3, 4, 1, 5, 0]);
  expect(around(gops, 30, -1, 1000)).toEqual([2, 1, 0, 3, 4, 5]);
});

test('the plan stays within the room, but never leaves the wanted group out', () => {
  expect(around(gops, 30, 1, 24)).toEqual([2, 3]);
  expect(around(gops, 30, 1, 1)).toEqual([2]);
});

test('a clip of one frame has a plan of one group', () => {
  expect(around({ starts: [0], frames: 1 }, 0, 1, 100)).toEqual([0]);
});

test('the wanted group is decoded first, then what is waited for, then what is ahead; what is held is left out', () => {
  const held = new Set([24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35]);
  const playhead = { wanted: 15, direction: 1, roomFrames: 36 } as const;
  expect(planAround(gops, playhead, [62], (frame) => held.has(frame))).toEqual({ stretch: { from: 12, to: 47 }, missing: [1, 5, 3] });
  expect(planAround(gops, { ...playhead, wanted: 30 }, [62], (frame) => held.has(frame)).missing).toEqual([5, 3, 4]);
});
