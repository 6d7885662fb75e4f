import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRing, type Encoded } from '#renderer/capture/ring.ts';

const second = 1_000_000;
/** Frames at 120 a second with a key frame every twelve, a kilobyte each. */
const frame = (n: number): Encoded => ({ timestamp: Math.round((n * second) / 120), key: n % 12 === 0, data: new Uint8Array(1000) });
const filled = (frames: number, seconds: number, maxBytes = 1e9) => {
  const ring = createRing(maxBytes);
  ring.hold(seconds);
  for (let n = 0; n < frames; n++) ring.push(frame(n));
  return ring;
};

test('it holds at least the seconds asked for, and a group of pictures more at most', () => {
  const ring = filled(1200, 3);
  expect(ring.seconds()).toBeGreaterThanOrEqual(3);
  expect(ring.seconds()).toBeLessThan(3.2);
  expect(ring.bytes()).toBe(ring.since(0).length * 1000);
});

test('what it gives begins with a key frame at or after the moment asked for, in order and whole', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 30, max: 2000 }),
      fc.double({ min: 0.2, max: 10, noNaN: true }),
      fc.double({ min: 0, max: 20, noNaN: true }),
      (frames, seconds, from) => {
        const given = filled(frames, seconds).since(from * second);
        const [first] = given;
        if (first === undefined) return;
        expect(first.key).toBe(true);
        expect(first.timestamp).toBeGreaterThanOrEqual(from * second);
        expect(given.map(({ timestamp }) => timestamp)).toEqual(given.map(({ timestamp }) => timestamp).toSorted((a, b) => a - b));
        expect(given.at(-1)?.timestamp).toBe(frame(frames - 1).timestamp);
      },
    ),
  );
});

test('it never holds more bytes than allowed, by more than one group', () => {
  expect(filled(2400, 20, 100_000).bytes()).toBeLessThanOrEqual(112_000);
});

test('frames before the first key frame cannot be decoded and are not kept', () => {
  const ring = createRing(1e9);
  ring.hold(10);
  for (let n = 5; n < 12; n++) ring.push(frame(n));
  expect(ring.since(0)).toEqual([]);
  ring.push(frame(12));
  expect(ring.since(0)).toHaveLength(1);
});
