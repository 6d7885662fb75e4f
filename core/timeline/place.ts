/** Something that is to stand somewhere. */
export type Wanted<Item> = { readonly item: Item; readonly x: number; readonly y: number };

/** Where it stands, about its middle; several items where there was no room for each of its own. */
export type Placed<Item> = { readonly x: number; readonly y: number; readonly items: readonly [Item, ...Item[]] };

/** Where an item may go that finds its place taken, in the order in which it is tried. */
export type Aside = { readonly dx: number; readonly dy: number };

/** One below the other, so many rows of such height. */
export const rowsDown = (rows: number, height: number): readonly Aside[] =>
  Array.from({ length: rows }, (_, n) => ({ dx: 0, dy: n * height }));

/** Beside each other: a value keeps its height. Exactly at its day, then after it, then before it. */
export const sideways = (steps: number, width: number): readonly Aside[] => [
  { dx: 0, dy: 0 },
  ...Array.from({ length: steps }, (_, n) => [
    { dx: (n + 1) * width, dy: 0 },
    { dx: -(n + 1) * width, dy: 0 },
  ]).flat(),
];

/**
 * Gives everything a square of `size` that overlaps no other: where its place is taken, the first free one of `asides`; where none is free, it joins what stands in its place. So
 * nothing is hidden. In the order of x; of one x as they come.
 */
export function place<Item>(wanted: readonly Wanted<Item>[], size: number, asides: readonly Aside[]): readonly Placed<Item>[] {
  const placed: { x: number; y: number; items: [Item, ...Item[]] }[] = [];
  const reach = size + Math.max(0, ...asides.map(({ dx }) => Math.abs(dx)));
  const slack = size * 1e-9;
  const overlaps = (at: { readonly x: number; readonly y: number }, x: number, y: number): boolean =>
    Math.abs(at.x - x) < size - slack && Math.abs(at.y - y) < size - slack;
  for (const { item, x, y } of wanted.toSorted((a, b) => a.x - b.x)) {
    const near = placed.filter((one) => Math.abs(one.x - x) <= reach + size);
    const free = asides.find(({ dx, dy }) => !near.some((one) => overlaps(one, x + dx, y + dy)));
    if (free !== undefined) placed.push({ x: x + free.dx, y: y + free.dy, items: [item] });
    // The last place that was tried: the bottom row, or the furthest aside.
    else near.findLast((one) => asides.some(({ dx, dy }) => overlaps(one, x + dx, y + dy)))?.items.push(item);
  }
  return placed;
}
