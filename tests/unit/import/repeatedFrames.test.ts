import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedFrames } from '#node/media/repeatedFrames.ts';

const moving = (count: number, size = 0.6): number[] => Array.from({ length: count }, (_, i) => size * (1 + 0.2 * Math.sin(i)));

test('frames that an editor repeated are found, whatever little the encoder made of them', () => {
  const every = moving(60).map((size, i) => (i % 3 === 2 ? 0.02 : size));
  expect(repeatedFrames(every)).toEqual(Array.from({ length: 17 }, (_, i) => 3 * i + 5));
  const one = moving(60, 0.2);
  one[30] = 0.01;
  expect(repeatedFrames(one)).toEqual([30]);
});

test('a scene that stands still has no repeats, nor has one before the runner comes or after he leaves', () => {
  expect(repeatedFrames(Array.from({ length: 60 }, () => 0))).toEqual([]);
  expect(repeatedFrames([...Array.from({ length: 40 }, () => 0), ...moving(40)])).toEqual([]);
  expect(repeatedFrames([...moving(40), ...Array.from({ length: 40 }, () => 0)])).toEqual([]);
});

test('key frames that are encoded better are no motion', () => {
  expect(repeatedFrames(Array.from({ length: 72 }, (_, i) => (i % 12 === 0 ? 1.5 : 0)))).toEqual([]);
});

test('bursts of motion make no repeats of what lies between', () => {
  expect(repeatedFrames(Array.from({ length: 60 }, (_, i) => (i % 5 === 0 ? 13 : 0.5)))).toEqual([]);
});

test('steady motion never has repeats', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.3, max: 2, noNaN: true }), { maxLength: 200 }), (sizes) => {
      expect(repeatedFrames(sizes)).toEqual([]);
    }),
  );
});

test('a body that turns round between two strides stands still for a moment and repeats nothing', () => {
  const turning = Array.from({ length: 240 }, (_, i) => 0.18 * Math.abs(Math.sin(i / 12)) + 0.02);
  expect(repeatedFrames(turning)).toEqual([]);
  // Taken from a drawn runner seen from behind.
  const drawn = [0.122, 0.105, 0.035, 0.032, 0.03, 0.021, 0.026, 0.023, 0.023, 0.031, 0.135, 0.132, 0.197, 0.061, 0.115, 0.154];
  expect(repeatedFrames([...drawn, ...drawn, ...drawn])).toEqual([]);
});
