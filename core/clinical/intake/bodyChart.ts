import { backParts, frontParts, type Part } from './bodyParts.ts';

export const chartViews = ['front', 'back'] as const;
export type ChartView = (typeof chartViews)[number];
export type ChartSide = 'left' | 'right';

/** A point of the chart: 0 to 1 across and down one view of the figure, from its top left corner. */
export type ChartPoint = { readonly x: number; readonly y: number };

export type ChartRegion = {
  /** Such as `back.left.achilles-midportion`. */
  readonly id: string;
  readonly view: ChartView;
  /** The runner's own side. */
  readonly side: ChartSide;
  readonly part: string;
  readonly outline: readonly ChartPoint[];
};

/** The figure is twice and a half as tall as wide. */
export const chartAspect = 0.4;

const mirrored = (outline: Part['outline']): readonly ChartPoint[] => outline.map(([x, y]) => ({ x: 1 - x, y }));
const asDrawn = (outline: Part['outline']): readonly ChartPoint[] => outline.map(([x, y]) => ({ x, y }));

/** Parts are given for the right half of the picture: seen from the front that is the runner's left, from behind the runner's right. */
const regionsOf = (view: ChartView, parts: readonly Part[]): readonly ChartRegion[] =>
  parts.flatMap(({ part, outline }) =>
    (['left', 'right'] as const).map((side) => ({
      id: `${view}.${side}.${part}`,
      view,
      side,
      part,
      outline: (side === 'left') === (view === 'front') ? asDrawn(outline) : mirrored(outline),
    })),
  );

/** Every region of the front and back chart. None overlaps another. */
export const chartRegions: readonly ChartRegion[] = [...regionsOf('front', frontParts), ...regionsOf('back', backParts)];

const regionById = new Map(chartRegions.map((region) => [region.id, region]));
export const chartRegion = (id: string): ChartRegion | null => regionById.get(id) ?? null;

/** Even-odd rule; an edge that two regions share belongs to one of them. */
function inside(outline: readonly ChartPoint[], { x, y }: ChartPoint): boolean {
  let within = false;
  outline.forEach((a, i) => {
    const b = outline.at(i - 1) ?? a;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  });
  return within;
}

/** The region under a point of a view; null beside the figure. */
export const regionAt = (view: ChartView, point: ChartPoint): ChartRegion | null =>
  chartRegions.find((region) => region.view === view && inside(region.outline, point)) ?? null;
