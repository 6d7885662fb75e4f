import { expect, test } from 'vitest';
import { lightOf, lumaOf, smallLumaOf } from '#renderer/capture/brightness.ts';
import { createBufferPool, type PictureCopy } from '#renderer/capture/pictureCopy.ts';

/** A picture whose left half is dark and right half bright, with rows padded as a camera pads them. */
function copyOf(format: VideoPixelFormat, fullRange: boolean, dark: number, bright: number): PictureCopy {
  const [width, height] = [64, 32];
  const step = format === 'RGBX' ? 4 : 1;
  const stride = width * step + 16;
  const offset = 8;
  const data = new Uint8Array(offset + stride * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      data.fill(x < width / 2 ? dark : bright, offset + y * stride + x * step, offset + y * stride + (x + 1) * step);
  return {
    data,
    init: { format, codedWidth: width, codedHeight: height, timestamp: 0, layout: [{ offset, stride }], colorSpace: { fullRange } },
  };
}

test('limited range is stretched to black and white, full range and RGB are left', () => {
  expect([...lumaOf(copyOf('NV12', false, 16, 235)).data.subarray(30, 34)]).toEqual([0, 0, 255, 255]);
  expect([...lumaOf(copyOf('I420', true, 16, 235)).data.subarray(30, 34)]).toEqual([16, 16, 235, 235]);
  expect([...lumaOf(copyOf('RGBX', false, 16, 235)).data.subarray(30, 34)]).toEqual([16, 16, 235, 235]);
});

test('a small picture is the mean of what it stands for', () => {
  const small = smallLumaOf(copyOf('I420', true, 40, 200), 8);
  expect(small).toMatchObject({ width: 8, height: 4 });
  expect([...small.data.subarray(0, 8)]).toEqual([40, 40, 40, 40, 200, 200, 200, 200]);
});

test('light tells the mean and what is black or white beyond telling', () => {
  expect(lightOf(copyOf('NV12', false, 16, 235))).toEqual({ mean: 0.5, over: 0.5, under: 0.5 });
  expect(lightOf(copyOf('NV12', true, 100, 100))).toMatchObject({ over: 0, under: 0 });
});

test('buffers are used again, and not more are kept than allowed', () => {
  const pool = createBufferPool(1);
  const first = pool.take(100);
  const second = pool.take(100);
  pool.give(first);
  pool.give(second);
  expect(pool.take(100)).toBe(first);
  expect(pool.take(100)).not.toBe(second);
  pool.give(first);
  expect(pool.take(50).byteLength).toBe(50);
});
