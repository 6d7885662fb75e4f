type Shape = { readonly width: number; readonly height: number };

/** How stills of a pair stand beside each other, in points: all of `height`, each in a column of its own width. */
export type Columns = { readonly height: number; readonly widths: readonly number[] };

/** Words under a still need so many points. */
const narrowest = 96;

/**
 * Columns for stills of any shape in `room` points, `gap` between them: all equally high, never higher than `mostHeight`, and none narrower than its words
 * need. What is left over is shared out evenly.
 */
export function stillColumns(shapes: readonly Shape[], room: number, gap: number, mostHeight: number): Columns {
  const free = room - gap * (shapes.length - 1);
  const aspects = shapes.map(({ width, height }) => width / height);
  let narrow = new Set<number>();
  let height = 0;
  for (;;) {
    const wide = aspects.filter((_, i) => !narrow.has(i)).reduce((sum, aspect) => sum + aspect, 0);
    height = wide === 0 ? mostHeight : Math.min(mostHeight, (free - narrowest * narrow.size) / wide);
    const found = new Set(aspects.flatMap((aspect, i) => (aspect * height < narrowest ? [i] : [])));
    if ([...found].every((i) => narrow.has(i))) break;
    narrow = new Set([...narrow, ...found]);
  }
  const needed = aspects.map((aspect) => Math.max(narrowest, aspect * height));
  const spare = (free - needed.reduce((sum, width) => sum + width, 0)) / shapes.length;
  return { height, widths: needed.map((width) => width + Math.max(0, spare)) };
}

/** Four upright stills are compared in one row, four others in two. */
export function rowsOf<T extends Shape>(stills: readonly T[]): readonly (readonly T[])[] {
  const across = stills.length === 4 && !stills.every(({ width, height }) => height > width) ? 2 : Math.max(1, stills.length);
  return Array.from({ length: Math.ceil(stills.length / across) }, (_, row) => stills.slice(row * across, (row + 1) * across));
}
