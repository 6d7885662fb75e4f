import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Aside, place, rowsDown, sideways } from '#core/timeline/place.ts';

const size = 18;
const marks = fc.array(fc.record({ x: fc.double({ min: 0, max: 400, noNaN: true }), y: fc.double({ min: 0, max: 90, noNaN: true }) }), {
  maxLength: 120,
});
const ways: readonly (readonly [string, readonly Aside[]])[] = [
  ['in rows', rowsDown(5, size)],
  ['aside', sideways(4, size)],
  ['nowhere', [{ dx: 0, dy: 0 }]],
];

describe.each(ways)('marks that may go %s', (_, asides) => {
  test('never overlap, and none is lost', () => {
    fc.assert(
      fc.property(marks, (wanted) => {
        const placed = place(
          wanted.map((at, item) => ({ ...at, item })),
          size,
          asides,
        );
        const items = placed.flatMap((one) => one.items);
        expect(items.toSorted((a, b) => a - b)).toEqual(wanted.map((__, n) => n));
        placed.forEach((a, i) => {
          for (const b of placed.slice(i + 1)) expect(Math.abs(a.x - b.x) >= size - 1e-6 || Math.abs(a.y - b.y) >= size - 1e-6).toBe(true);
        });
      }),
    );
  });
});

describe('marks of one day', () => {
  test('stand below each other in the order in which they came', () => {
    const placed = place(
      ['a', 'b', 'c'].map((item) => ({ item, x: 50, y: 10 })),
      size,
      rowsDown(3, size),
    );
    expect(placed.map(({ items, y }) => [items, y])).toEqual([
      [['a'], 10],
      [['b'], 28],
      [['c'], 46],
    ]);
  });

  test('are counted in one where there are more than rows', () => {
    const placed = place(
      ['a', 'b', 'c', 'd'].map((item) => ({ item, x: 50, y: 10 })),
      size,
      rowsDown(2, size),
    );
    expect(placed.map(({ items }) => items)).toEqual([['a'], ['b', 'c', 'd']]);
  });

  test('with one value stand beside each other, at their height', () => {
    const placed = place(
      ['left', 'right'].map((item) => ({ item, x: 50, y: 10 })),
      size,
      sideways(2, size),
    );
    expect(placed).toEqual([
      { x: 50, y: 10, items: ['left'] },
      { x: 68, y: 10, items: ['right'] },
    ]);
  });
});
