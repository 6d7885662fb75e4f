import { expect, test } from 'vitest';
import { rowsOf, stillColumns } from '#node/reports/stillColumns.ts';

const wide = { width: 1280, height: 720 };
const upright = { width: 720, height: 1280 };
const square = { width: 640, height: 640 };
const room = 499;
const gap = 12;

test.each([
  ['two alike', [wide, wide]],
  ['two upright', [upright, upright]],
  ['three alike', [wide, wide, wide]],
  ['four upright', [upright, upright, upright, upright]],
  ['mixed', [upright, wide, square]],
  ['one beside a very wide one', [upright, { width: 4000, height: 500 }]],
  [
    'all very narrow',
    [
      { width: 100, height: 2000 },
      { width: 120, height: 2000 },
    ],
  ],
  ['one alone', [wide]],
] as const)('%s: equally high, each in its column, the columns fill the paper', (_, shapes) => {
  const { height, widths } = stillColumns(shapes, room, gap, 270);
  expect(height).toBeGreaterThan(20);
  expect(height).toBeLessThanOrEqual(270);
  for (const [i, shape] of shapes.entries()) {
    expect(widths[i]).toBeGreaterThanOrEqual((height * shape.width) / shape.height - 1e-6);
    expect(widths[i]).toBeGreaterThanOrEqual(96);
  }
  expect(widths.reduce((sum, width) => sum + width, 0) + gap * (shapes.length - 1)).toBeCloseTo(room, 6);
});

test('an upright still beside a wide one is as high as it, and not squeezed into half the paper', () => {
  const { height, widths } = stillColumns([upright, wide], room, gap, 270);
  expect(height).toBeCloseTo((room - gap) / (720 / 1280 + 1280 / 720), 6);
  expect(widths[1]).toBeGreaterThan(room / 2);
});

test('four upright ones stand in one row, four others in two, three always in one', () => {
  const counts = (shapes: readonly (typeof wide)[]) => rowsOf(shapes).map((row) => row.length);
  expect(counts([upright, upright, upright, upright])).toEqual([4]);
  expect(counts([wide, wide, wide, wide])).toEqual([2, 2]);
  expect(counts([upright, upright, upright, wide])).toEqual([2, 2]);
  expect(counts([wide, upright, wide])).toEqual([3]);
  expect(counts([wide, wide])).toEqual([2]);
});
