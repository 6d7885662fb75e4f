import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type KeyImage, keyImageSchema } from '#core/annotation/records.ts';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import {
  backgroundFrames,
  evenFrames,
  eventFrames,
  mostFrames,
  pickedFrames,
  sinceFirst,
  stridesOf,
  wholeSpan,
} from '#core/strobe/frames.ts';

const steady = (frames: number, ticksPerSecond = 120): FrameIndex => ({
  ticks: Array.from({ length: frames }, (_, k) => k),
  ticksPerSecond,
});
const span = (from: number, to: number) => ({ from: from as FrameNo, to: to as FrameNo });
const image = (frame: number, preset: KeyImage['preset']): KeyImage =>
  keyImageSchema.parse({
    type: 'key-image',
    id: '01890000-0000-7000-8000-00000000000a',
    recordingId: '01890000-0000-7000-8000-000000000001',
    frame,
    preset,
    title: '',
    comment: '',
    colour: '#1f8fff',
    inReport: false,
  });

test('even frames of a steady clip are evenly spread, ends included', () => {
  expect(evenFrames(steady(300), span(10, 94), 7)).toEqual([10, 24, 38, 52, 66, 80, 94]);
});

test('even means even in time: where frames are missing fewer of them are taken', () => {
  // A gap of a second between frames 10 and 11.
  const index: FrameIndex = { ticks: Array.from({ length: 21 }, (_, k) => k + (k > 10 ? 90 : 0)), ticksPerSecond: 100 };
  expect(evenFrames(index, span(0, 20), 12)).toEqual([0, 10, 11, 20]);
});

test('even frames are ascending, none twice, inside the span, with both ends', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(gaps, fc.nat(), fc.nat(), fc.integer({ min: 0, max: 20 }), (steps, a, b, count) => {
      const ticks = [0];
      for (const step of steps) ticks.push((ticks.at(-1) ?? 0) + step);
      const [from, to] = [a % ticks.length, b % ticks.length].toSorted((x, y) => x - y) as [number, number];
      const frames = evenFrames({ ticks, ticksPerSecond: 30 }, span(from, to), count);
      expect(frames.length).toBeLessThanOrEqual(mostFrames);
      expect(frames[0]).toBe(from);
      expect(frames.at(-1)).toBe(to);
      for (let k = 1; k < frames.length; k++) expect(frames[k]).toBeGreaterThan(frames[k - 1] as number);
    }),
  );
});

test('a span of fewer frames gives all of them, and one beyond the clip ends with it', () => {
  expect(evenFrames(steady(300), span(4, 6), 8)).toEqual([4, 5, 6]);
  expect(evenFrames(steady(10), span(8, 40), 2)).toEqual([8, 9]);
  expect(wholeSpan(steady(10))).toEqual({ from: 0, to: 9 });
});

test('marked events of the span, not what is marked outside it or is no event', () => {
  const images = [image(50, 'toe-off-left'), image(20, 'initial-contact-left'), image(30, null), image(90, 'midstance-right')];
  expect(eventFrames(images, span(20, 60))).toEqual([20, 50]);
});

test('frames picked by hand come in order, once each, twelve at most', () => {
  expect(pickedFrames([9, 3, 9, 1] as FrameNo[])).toEqual([1, 3, 9]);
  expect(pickedFrames(Array.from({ length: 30 }, (_, k) => (29 - k) as FrameNo))).toHaveLength(12);
});

test('a stride goes from a contact to the next one of the same foot', () => {
  const images = [
    image(10, 'initial-contact-left'),
    image(52, 'initial-contact-right'),
    image(94, 'initial-contact-left'),
    image(178, 'initial-contact-left'),
  ];
  expect(stridesOf(images, [], false)).toEqual([
    { side: 'left', span: span(10, 94) },
    { side: 'left', span: span(94, 178) },
  ]);
  expect(stridesOf(images, [], true)[0]).toEqual({ side: 'right', span: span(10, 94) });
});

test('contacts without a side bound strides too, but not the same one twice', () => {
  const images = [image(10, 'initial-contact-left'), image(94, 'initial-contact-left')];
  expect(stridesOf(images, [10, 94, 170] as FrameNo[], false)).toEqual([
    { side: 'left', span: span(10, 94) },
    { side: null, span: span(94, 170) },
  ]);
});

test('time since the first frame is true time, and none is told while the rate is not confirmed', () => {
  // 240 frames/s in a file of 30: eight times slower than life.
  const index = steady(300, 30);
  const frames = [30, 54, 78] as FrameNo[];
  expect(sinceFirst(index, frames, { confirmed: true, slowdown: 8 }, [])).toEqual([0, 100, 200]);
  expect(sinceFirst(index, frames, { confirmed: false, slowdown: 8 }, [])).toBeNull();
});

test('in a clip that changes its own speed time is told inside one stretch only', () => {
  const ramp = {
    code: 'slow-motion-ramp' as const,
    message: '',
    frames: [
      { from: 0, to: 100 },
      { from: 120, to: 200 },
    ],
  };
  const told = (...frames: number[]) => sinceFirst(steady(300), frames as FrameNo[], { confirmed: true, slowdown: 1 }, [ramp]) !== null;
  expect(told(10, 90)).toBe(true);
  expect(told(130, 200)).toBe(true);
  expect(told(90, 130)).toBe(false);
});

test('background frames lie all over the clip', () => {
  expect(backgroundFrames(steady(110), 11)).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95, 105]);
  expect(backgroundFrames(steady(3), 11)).toEqual([0, 1, 2]);
});
