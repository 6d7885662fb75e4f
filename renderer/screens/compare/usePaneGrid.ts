import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type ComparedPicture, type Grid, gridOf, type Size } from '#core/compare/arrange.ts';
import type { ComparisonLayout } from '#core/domain/comparison.ts';

/** As the panes are styled: the gap between them and the height of their heads. */
const spacing = { gap: 4, head: 50 };

/** Rows and columns of the panes for the room they have. Tracks are half columns, so that an odd pane can stand in the middle. */
export function usePaneGrid(
  pictures: readonly ComparedPicture[],
  arrangement: ComparisonLayout['arrangement'],
): {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly tracks: { readonly gridTemplateColumns: string; readonly gridTemplateRows: string };
  /** Half column at which a pane begins; null goes on where the one before ended. */
  readonly columnOf: (position: number) => number | null;
} {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const watch = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const { columns, rows }: Grid = gridOf(pictures, room, arrangement, spacing);
  const missing = columns * rows - pictures.length;
  return {
    box,
    tracks: {
      gridTemplateColumns: `repeat(${columns * 2}, minmax(0, 1fr))`,
      gridTemplateRows: `repeat(${rows}, minmax(0, 1fr))`,
    },
    columnOf: (position) => (missing > 0 && rows > 1 && position === columns * (rows - 1) ? missing + 1 : null),
  };
}
