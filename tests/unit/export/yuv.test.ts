import { expect, test } from 'vitest';
import { toYuv, yuvBytes } from '#core/export/yuv.ts';

const flat = (r: number, g: number, b: number): readonly number[] => {
  const rgba = new Uint8ClampedArray(4 * 4 * 2);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([r, g, b, 255], at);
  const into = new Uint8Array(yuvBytes(4, 2));
  toYuv(rgba, 4, 2, into);
  expect(new Set(into.slice(0, 8)).size).toBe(1);
  expect(into[8]).toBe(into[9]);
  expect(into[10]).toBe(into[11]);
  return [into[0] ?? -1, into[8] ?? -1, into[10] ?? -1];
};

test.each([
  ['black', [0, 0, 0], [16, 128, 128]],
  ['white', [255, 255, 255], [235, 128, 128]],
  ['red', [255, 0, 0], [63, 102, 240]],
  ['green', [0, 255, 0], [173, 42, 26]],
  ['blue', [0, 0, 255], [32, 240, 118]],
] as const)('%s has the levels of the BT.709 limited range', (_, [r, g, b], levels) => {
  expect(flat(r, g, b)).toEqual(levels);
});

test('the colour of four pixels is their mean, their brightness stays each its own', () => {
  const into = new Uint8Array(yuvBytes(2, 2));
  toYuv(new Uint8ClampedArray([255, 0, 0, 255, 255, 0, 0, 255, 0, 0, 255, 255, 0, 0, 255, 255]), 2, 2, into);
  expect([...into]).toEqual([63, 63, 32, 32, 171, 179]);
});
