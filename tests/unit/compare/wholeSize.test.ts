import { expect, test } from 'vitest';
import type { ComparedPicture } from '#core/compare/arrange.ts';
import { wholeSize } from '#renderer/screens/compare/exportScene.ts';

const picture = (width: number, height: number): ComparedPicture => ({ width, height, mirrored: false, mmPerPixel: null });

test('a picture of four wide clips is two rows of two, of two is one row, and none of them loses pixels', () => {
  const wide = picture(640, 360);
  expect(wholeSize([wide, wide, wide, wide], 'side-by-side')).toEqual({ width: 2 * 640 + 8, height: 2 * 360 + 8 });
  expect(wholeSize([wide, wide], 'side-by-side')).toEqual({ width: 2 * 640 + 8, height: 360 });
  expect(wholeSize([wide, wide], 'stacked')).toEqual({ width: 640, height: 2 * 360 + 8 });
  expect(wholeSize([wide, wide, wide, wide], 'overlay')).toEqual({ width: 640, height: 360 });
});
