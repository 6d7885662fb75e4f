import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cellGap, cropWithin, facing, largestStrip, stripLayout } from '#core/strobe/layout.ts';

test('cells that fit stand in one row at their own size', () => {
  const { size, cells, columns } = stripLayout(6, { width: 400, height: 900 });
  expect(columns).toBe(6);
  expect(size).toEqual({ width: 6 * 400 + 5 * cellGap, height: 900 });
  expect(cells[1]).toEqual({ left: 400 + cellGap, top: 0, width: 400, height: 900 });
});

test('wide pictures wrap, so that they are as large as they can be', () => {
  const { columns, size } = stripLayout(6, { width: 1920, height: 1080 });
  expect(columns).toBe(3);
  expect(size.width).toBeLessThanOrEqual(largestStrip.width);
});

test('rows are even: five and one fit as well as three and three', () => {
  expect(stripLayout(6, { width: 640, height: 360 }).columns).toBe(3);
  expect(stripLayout(7, { width: 640, height: 360 }).columns).toBe(4);
});

test('cells are alike, inside, apart, and keep their shape', () => {
  const side = fc.integer({ min: 40, max: 4000 });
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), side, side, (count, width, height) => {
      const { size, cells } = stripLayout(count, { width, height });
      expect(cells).toHaveLength(count);
      expect(size.width).toBeLessThanOrEqual(largestStrip.width);
      expect(size.height).toBeLessThanOrEqual(largestStrip.height);
      for (const [k, a] of cells.entries()) {
        expect(a.width).toBe(cells[0]?.width);
        expect(a.left >= 0 && a.top >= 0 && a.left + a.width <= size.width && a.top + a.height <= size.height).toBe(true);
        expect(Math.abs(a.width / width - a.height / height)).toBeLessThan(1 / Math.min(width, height) + 1e-9);
        for (const b of cells.slice(k + 1))
          expect(a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top).toBe(
            true,
          );
      }
    }),
  );
});

test('somebody filmed from the left side faces left, mirrored right', () => {
  expect(facing('side-left', false)).toBe('left');
  expect(facing('side-left', true)).toBe('right');
  expect(facing('side-right', false)).toBe('right');
  expect(facing('rear', true)).toBe('right');
});

test('a crop stays inside the picture and is never nothing', () => {
  expect(cropWithin({ left: -10, top: 700, width: 50.4, height: 100 }, { width: 640, height: 720 })).toEqual({
    left: 0,
    top: 620,
    width: 50,
    height: 100,
  });
  expect(cropWithin({ left: 640, top: 0, width: 0, height: 9000 }, { width: 640, height: 720 })).toEqual({
    left: 632,
    top: 0,
    width: 8,
    height: 720,
  });
});
