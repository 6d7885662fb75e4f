import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrange, boxesOf, type ComparedPicture, gridOf, shifted, shiftOf, shiftSwapped, unitScale } from '#core/compare/arrange.ts';

const picture = (width: number, height: number, mmPerPixel: number | null = null): ComparedPicture => ({
  width,
  height,
  mirrored: false,
  mmPerPixel,
});
const wide = picture(1920, 1080);
const tall = picture(1080, 1920);
const screen = { width: 1000, height: 600 };
const bars = { gap: 4, head: 46 };

describe('rows and columns', () => {
  test('four wide clips stand as two rows of two, asked for beside or under each other', () => {
    for (const arrangement of ['side-by-side', 'stacked'] as const)
      expect(gridOf([wide, wide, wide, wide], screen, arrangement, bars)).toEqual({ columns: 2, rows: 2 });
  });

  test('four tall clips stay beside each other; three wide ones stand as two and one', () => {
    expect(gridOf([tall, tall, tall, tall], screen, 'side-by-side', bars)).toEqual({ columns: 4, rows: 1 });
    expect(gridOf([wide, wide, wide], screen, 'side-by-side', bars)).toEqual({ columns: 2, rows: 2 });
    expect(gridOf([tall, tall, tall], screen, 'side-by-side', bars)).toEqual({ columns: 3, rows: 1 });
  });

  test('two clips stand as asked for, however small that makes them', () => {
    expect(gridOf([wide, wide], { width: 300, height: 1200 }, 'side-by-side')).toEqual({ columns: 2, rows: 1 });
    expect(gridOf([tall, tall], { width: 1200, height: 300 }, 'stacked')).toEqual({ columns: 1, rows: 2 });
  });

  test('a grid is never chosen that makes the pictures smaller than the row or column asked for', () => {
    const size = fc.record({ width: fc.integer({ min: 160, max: 3840 }), height: fc.integer({ min: 160, max: 3840 }) });
    fc.assert(
      fc.property(
        fc.array(size, { minLength: 3, maxLength: 4 }),
        size,
        fc.constantFrom('side-by-side', 'stacked'),
        (sizes, area, arrangement) => {
          const pictures = sizes.map(({ width, height }) => picture(width, height));
          const asked = arrangement === 'stacked' ? { columns: 1, rows: sizes.length } : { columns: sizes.length, rows: 1 };
          const grid = gridOf(pictures, area, arrangement, bars);
          const scale = (of: typeof grid) => unitScale(pictures, boxesOf(pictures.length, area, of, bars));
          expect(scale(grid)).toBeGreaterThanOrEqual(scale(asked));
        },
      ),
    );
  });

  test('boxes neither touch nor leave the area, all alike, and the odd one of three is in the middle', () => {
    const boxes = boxesOf(3, screen, { columns: 2, rows: 2 }, bars);
    expect(new Set(boxes.map(({ width, height }) => `${width} ${height}`)).size).toBe(1);
    const [first, second, third] = boxes;
    expect((second?.left ?? 0) - (first?.left ?? 0) - (first?.width ?? 0)).toBeCloseTo(4);
    expect((third?.left ?? 0) + (third?.width ?? 0) / 2).toBeCloseTo(500);
    expect((third?.top ?? 0) + (third?.height ?? 0)).toBeCloseTo(600);
    expect(boxesOf(3, screen, { columns: 1, rows: 1 })).toEqual(Array(3).fill({ left: 0, top: 0, ...screen }));
  });
});

describe('moving the upper clip', () => {
  const overlay = { arrangement: 'overlay', shift: { x: 0, y: 0 } } as const;

  test('a drag of so many pixels of the screen moves the upper picture by as many, at any zoom', () => {
    const view = { zoom: 2.5, centre: { x: 0.1, y: -0.2 } };
    const before = arrange([wide, tall], screen, overlay, view);
    const shift = shiftOf(wide, before[0]?.scale ?? 0, 30, -12);
    const after = arrange([wide, tall], screen, { ...overlay, shift }, view);
    expect(after[0]).toEqual(before[0]);
    expect((after[1]?.offset.left ?? 0) - (before[1]?.offset.left ?? 0)).toBeCloseTo(30);
    expect((after[1]?.offset.top ?? 0) - (before[1]?.offset.top ?? 0)).toBeCloseTo(-12);
  });

  test('it stops where the record does, and a picture without height does not move it', () => {
    expect(shifted({ x: 4.9, y: -4.9 }, { x: 1, y: -1 })).toEqual({ x: 5, y: -5 });
    expect(shiftOf({ width: 0, height: 0 }, 1, 10, 10)).toEqual({ x: 0, y: 0 });
  });

  test('swapped, the two pictures lie on each other as before', () => {
    const pictures = [picture(1920, 1080, 1.5), picture(1280, 720, 3)];
    const shift = { x: 0.25, y: -0.125 };
    const apart = (placed: ReturnType<typeof arrange>, from: number, to: number) => {
      const middle = (at: number, of: ComparedPicture | undefined) => {
        const { scale, offset } = placed[at] ?? { scale: 0, offset: { left: 0, top: 0 } };
        return { x: offset.left + ((of?.width ?? 0) * scale) / 2, y: offset.top + ((of?.height ?? 0) * scale) / 2 };
      };
      const order = from === 0 ? pictures : pictures.toReversed();
      const [a, b] = [middle(from, order[from]), middle(to, order[to])];
      return { x: b.x - a.x, y: b.y - a.y };
    };
    const before = apart(arrange(pictures, screen, { ...overlay, shift }), 0, 1);
    const after = apart(arrange(pictures.toReversed(), screen, { ...overlay, shift: shiftSwapped(pictures, shift) }), 1, 0);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });
});
