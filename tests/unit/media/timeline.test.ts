import { expect, test } from 'vitest';
import { moveRange, rangeWith } from '#renderer/player/timelineRange.ts';
import { wheelSteps } from '#renderer/player/wheelSteps.ts';

test('a zoomed timeline moves with the playhead, as far as the clip goes', () => {
  const range = { from: 100, to: 140 };
  expect(rangeWith(range, 300, 120)).toBe(range);
  expect(rangeWith(range, 300, 200)).toEqual({ from: 180, to: 220 });
  expect(rangeWith(range, 300, 299)).toEqual({ from: 259, to: 299 });
  expect(rangeWith(range, 300, 0)).toEqual({ from: 0, to: 40 });
  expect(moveRange(range, 300, -500)).toEqual({ from: 0, to: 40 });
});

test('a notch of the wheel is one frame, up is forwards, and small turns add up', () => {
  const steps = wheelSteps();
  const turned = (deltaY: number, deltaMode = 0) => steps({ deltaY, deltaMode });
  expect([turned(-120), turned(100), turned(3, 1), turned(0)]).toEqual([1, -1, -1, 0]);
  expect([turned(12), turned(12), turned(12), turned(12)]).toEqual([0, 0, -1, 0]);
  expect([turned(-20), turned(-20)]).toEqual([0, 1]);
});
