import { leastDays, type Span, type TimeAxis } from './axis.ts';
import { sizes } from './drawn.ts';
import type { Item, Lane } from './items.ts';
import { bandLane, barLane, type LaneBox, markLane, valueLane } from './laneLayout.ts';
import { type TickUnit, type TimeTick, timeTicks } from './ticks.ts';

const tickApart = 72;

export type PlacedLane = LaneBox & {
  readonly lane: Lane;
  readonly top: number;
};

export type TimelineLayout = {
  readonly axis: TimeAxis;
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly unit: TickUnit;
  readonly ticks: readonly TimeTick[];
  /** Place of the middle of today; null where it is not in sight. */
  readonly today: number | null;
  readonly lanes: readonly PlacedLane[];
};

/** Where everything stands: the same on screen and in a picture. */
export function layoutOf(lanes: readonly Lane[], axis: TimeAxis, width: number, today: number): TimelineLayout {
  const placed: PlacedLane[] = [];
  let top: number = sizes.dates + sizes.laneGap;
  for (const lane of lanes) {
    const box = boxOf(lane, axis, top);
    placed.push({ lane, top, ...box });
    top += box.height + sizes.laneGap;
  }
  const { unit, ticks } = timeTicks(axis, tickApart);
  const at = axis.xOf(today);
  return {
    axis,
    width,
    height: top,
    plot: { left: axis.left, top: sizes.dates, width: axis.width, height: top - sizes.dates },
    unit,
    ticks,
    today: at < axis.left || at > axis.left + axis.width ? null : at,
    lanes: placed,
  };
}

function boxOf(lane: Lane, axis: TimeAxis, top: number): LaneBox {
  switch (lane.kind) {
    case 'marks':
      return markLane(lane, axis, top);
    case 'bands':
      return bandLane(lane, axis, top);
    case 'bars':
      return barLane(lane, axis, top);
    case 'values':
      return valueLane(lane, axis, top);
  }
}

/** What to look at so that marks which share one place come apart: their days, with as much room again to each side. */
export function closerLook(items: readonly [Item, ...Item[]]): Span {
  const from = Math.min(...items.map((item) => item.from));
  const to = Math.max(...items.map((item) => item.to));
  const length = Math.max(leastDays, (to - from) * 1.2);
  const middle = (from + to) / 2;
  return { from: middle - length / 2, to: middle + length / 2 };
}
