import { expect, test } from 'vitest';
import { toRgb } from '#core/export/rgb.ts';
import { toYuv, yuvBytes } from '#core/export/yuv.ts';

/** Planes that lie one after the other, each row with so many bytes to spare. */
const planesOf = (width: number, height: number, spare: number) => {
  const [full, half] = [width + spare, width / 2 + spare];
  return [
    { offset: 0, stride: full },
    { offset: full * height, stride: half },
    { offset: full * height + (half * height) / 2, stride: half },
  ] as const;
};

test.each([
  ['black', [16, 128, 128], [0, 0, 0]],
  ['white', [235, 128, 128], [255, 255, 255]],
  ['red', [63, 102, 240], [255, 0, 0]],
  ['green', [173, 42, 26], [0, 255, 0]],
  ['blue', [32, 240, 118], [0, 0, 255]],
  ['brighter than white', [255, 128, 128], [255, 255, 255]],
  ['darker than black', [0, 128, 128], [0, 0, 0]],
] as const)('%s of the BT.709 limited range has its colour', (_, [y, u, v], colour) => {
  const rgba = new Uint8ClampedArray(4 * 2 * 4).fill(255);
  toRgb(new Uint8Array([...Array(8).fill(y), u, u, v, v]), planesOf(4, 2, 0), 4, 2, rgba);
  for (let at = 0; at < rgba.length; at += 4) {
    for (const [c, level] of colour.entries())
      expect(Math.abs((rgba[at + c] ?? -1) - level), `${[...rgba.slice(at, at + 4)]}`).toBeLessThanOrEqual(1);
    expect(rgba[at + 3]).toBe(255);
  }
});

test('to 4:2:0 and back, every colour comes within three levels', () => {
  for (let r = 0; r <= 255; r += 51)
    for (let g = 0; g <= 255; g += 51)
      for (let b = 0; b <= 255; b += 51) {
        const flat = new Uint8ClampedArray([r, g, b, 255, r, g, b, 255, r, g, b, 255, r, g, b, 255]);
        const yuv = new Uint8Array(yuvBytes(2, 2));
        toYuv(flat, 2, 2, yuv);
        const back = new Uint8ClampedArray(16).fill(255);
        toRgb(yuv, planesOf(2, 2, 0), 2, 2, back);
        for (const [at, level] of flat.entries()) expect(Math.abs((back[at] ?? -1) - level), `${r} ${g} ${b}`).toBeLessThanOrEqual(3);
      }
});

test('rows with bytes to spare are read as they lie, each pixel with its own brightness', () => {
  const planes = planesOf(4, 4, 3);
  const yuv = new Uint8Array(7 * 4 + 5 * 2 + 5 * 2).fill(128);
  for (let y = 0; y < 4; y++) for (let x = 0; x < 4; x++) yuv[y * 7 + x] = 16 + 10 * (4 * y + x);
  const rgba = new Uint8ClampedArray(64);
  toRgb(yuv, planes, 4, 4, rgba);
  const grey = Array.from({ length: 16 }, (_, n) => Math.round((10 * n * 255) / 219));
  expect(Array.from({ length: 16 }, (_, n) => rgba[4 * n])).toEqual(grey);
  expect(Array.from({ length: 16 }, (_, n) => rgba[4 * n + 2])).toEqual(grey);
});
