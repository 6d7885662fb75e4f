import type { Mark } from '#core/timeline/laneLayout.ts';
import type { PlacedLane } from '#core/timeline/layout.ts';

/** What a key does on a mark: goes to another one, further than there are marks in sight, or to its source. */
export type MarkStep = { readonly to: 'mark'; readonly mark: Mark } | { readonly to: 'earlier' | 'later' | 'source' };

/** What a key does on a mark; null where it does nothing there. Left and right stay in the row; up and down go to what is nearest in time. */
export function markStep(lanes: readonly Pick<PlacedLane, 'marks'>[], mark: Mark, key: string): MarkStep | null {
  const row = lanes.findIndex(({ marks }) => marks.some(({ id }) => id === mark.id));
  const own = lanes[row]?.marks ?? [];
  const place = own.findIndex(({ id }) => id === mark.id);
  switch (key) {
    case 'ArrowRight':
      return goTo(own[place + 1]) ?? { to: 'later' };
    case 'ArrowLeft':
      return goTo(own[place - 1]) ?? { to: 'earlier' };
    case 'ArrowDown':
      return goTo(nearest(lanes.slice(row + 1), mark));
    case 'ArrowUp':
      return goTo(nearest(lanes.slice(0, Math.max(0, row)).toReversed(), mark));
    case 'Enter':
      return { to: 'source' };
    default:
      return null;
  }
}

const goTo = (mark: Mark | undefined): MarkStep | null => (mark === undefined ? null : { to: 'mark', mark });

/** The mark nearest in time of the first row that has one. */
const nearest = (lanes: readonly Pick<PlacedLane, 'marks'>[], { x }: Mark): Mark | undefined =>
  lanes.find(({ marks }) => marks.length > 0)?.marks.toSorted((a, b) => Math.abs(a.x - x) - Math.abs(b.x - x))[0];
