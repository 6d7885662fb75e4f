import fc from 'fast-check';
import { expect, test } from 'vitest';
import { captureFramerate } from '#node/media/kva.ts';
import { editListOf } from '#node/media/mp4EditList.ts';
import { shownTicks } from '#node/media/packetReader.ts';

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const words = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [i, value] of values.entries()) bytes.writeInt32BE(value, i * 4);
  return bytes;
};
const header = (timescale: number): Buffer => words(0, 0, 0, timescale, 0);
const moov = (...edits: readonly (readonly [duration: number, start: number])[]): Buffer =>
  Buffer.concat([
    box('mvhd', header(1000)),
    box(
      'trak',
      box('edts', box('elst', words(0, edits.length), ...edits.map(([duration, start]) => words(duration, start, 0x10000)))),
      box('mdia', box('mdhd', header(15360)), box('hdlr', words(0, 0), Buffer.from('vide'), words(0, 0, 0))),
    ),
  ]);

test('a trim is read in seconds', () => {
  expect(editListOf(moov([3160, 22067]))).toEqual({ mediaStart: 22067 / 15360, delay: 0, duration: 3.16, complex: false });
});

test('an empty edit delays, a duration of 0 lasts to the end, several stretches are called complex', () => {
  expect(editListOf(moov([500, -1], [2000, 0]))).toEqual({ mediaStart: 0, delay: 0.5, duration: 2, complex: false });
  expect(editListOf(moov([0, 1024]))).toMatchObject({ duration: null });
  expect(editListOf(moov([1000, 0], [1000, 30000]))).toMatchObject({ duration: 2, complex: true });
});

test('whatever the bytes say, reading ends', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void editListOf(Buffer.from(bytes))));
  const good = moov([3160, 22067]);
  fc.assert(
    fc.property(fc.nat(good.length - 1), fc.nat(255), (at, value) => {
      const bad = Buffer.from(good);
      bad[at] = value;
      editListOf(bad);
    }),
  );
});

test('frames before an edit list’s start are hidden, and its rounded end hides none that was shot', () => {
  const ticks = [-1000, -500, 0, 500, 1000, 1500];
  expect(shownTicks(ticks, 1000, { delay: 0, duration: null })).toEqual({ from: 2, to: 6 });
  expect(shownTicks(ticks, 1000, { delay: 0, duration: 1.5 })).toEqual({ from: 2, to: 6 });
  expect(shownTicks(ticks, 1000, { delay: 0, duration: 0.5 })).toEqual({ from: 2, to: 3 });
  expect(shownTicks(ticks, 1000, { delay: 0, duration: 1 })).toEqual({ from: 2, to: 4 });
  expect(shownTicks(ticks, 1000, null)).toEqual({ from: 0, to: 6 });
});

test('an empty edit delays what is shown and hides nothing of it', () => {
  const late = [1500, 2000, 2500, 3000];
  expect(shownTicks(late, 1000, { delay: 1.5, duration: 2 })).toEqual({ from: 0, to: 4 });
  expect(shownTicks([500, 1000, ...late], 1000, { delay: 1.5, duration: 1 })).toEqual({ from: 2, to: 4 });
});

test('a Kinovea file gives its rate; entities are never expanded, and anything else gives none', () => {
  const kva = (rate: string): string =>
    `<?xml version="1.0"?><KinoveaVideoAnalysis><CaptureFramerate>${rate}</CaptureFramerate></KinoveaVideoAnalysis>`;
  expect(captureFramerate(kva('240'))).toBe(240);
  expect(captureFramerate(kva('59,94'))).toBe(59.94);
  expect(captureFramerate(kva('&rate;'))).toBeNull();
  expect(captureFramerate(kva('-1'))).toBeNull();
  expect(captureFramerate('not XML at all')).toBeNull();
  expect(captureFramerate('<other/>')).toBeNull();
});
