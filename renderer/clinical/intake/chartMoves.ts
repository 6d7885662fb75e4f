import type { ChartPoint, ChartRegion } from '#core/clinical/intake/bodyChart.ts';
import { chartAspect } from '#core/clinical/intake/bodyChart.ts';

/** A share of the width is less far than a share of the height. */
const middle = ({ outline }: ChartRegion): ChartPoint => ({
  x: (chartAspect * outline.reduce((sum, { x }) => sum + x, 0)) / outline.length,
  y: outline.reduce((sum, { y }) => sum + y, 0) / outline.length,
});

const ways = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
} as const;
export type Way = keyof typeof ways;
export const isWay = (key: string): key is Way => Object.hasOwn(ways, key);

/** How much a step to the side counts against a step ahead. */
const aside = 3;

/** The next region that way: near, and rather ahead than aside. The same one where there is none. */
export function regionTowards(regions: readonly ChartRegion[], from: ChartRegion, key: Way): ChartRegion {
  const [way, here] = [ways[key], middle(from)];
  const costs = regions.flatMap((region) => {
    const at = middle(region);
    const [dx, dy] = [at.x - here.x, at.y - here.y];
    const ahead = dx * way.x + dy * way.y;
    return ahead > 1e-6 ? [{ region, cost: ahead + aside * Math.abs(dx * way.y + dy * way.x) }] : [];
  });
  return costs.toSorted((a, b) => a.cost - b.cost)[0]?.region ?? from;
}
