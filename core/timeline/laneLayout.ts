import { scaleLinear } from 'd3-scale';
import type { TimeAxis } from './axis.ts';
import { type Drawn, sizes } from './drawn.ts';
import type { BandsLane, BarsLane, Item, Look, MarksLane, Series, ValueItem, ValuesLane } from './items.ts';
import { place, rowsDown, sideways, type Wanted } from './place.ts';

/** One mark of the chart: what it stands for, and the box in which it is pointed at. */
export type Mark = {
  /** That of its first item. */
  readonly id: string;
  /** Several where there is no room for each: looked at more closely, they come apart. */
  readonly items: readonly [Item, ...Item[]];
  readonly look: Look;
  /** The middle of its drawing. */
  readonly x: number;
  readonly y: number;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Upper and lower end of one standard uncertainty; null where none is known. */
  readonly whisker: { readonly top: number; readonly bottom: number } | null;
};

/** What a lane is made of, at the place that it was given. */
export type LaneBox = {
  readonly height: number;
  readonly yTicks: readonly { readonly y: number; readonly value: number }[];
  readonly drawn: readonly Drawn[];
  /** From left to right. */
  readonly marks: readonly Mark[];
};

const leastRows = 5;
/** Room for the name of a lane and the lines below it. */
const leastHeight = { named: 26, explained: 52 } as const;
const inSight = ({ left, width }: TimeAxis, from: number, to = from): boolean => to >= left - 1 && from <= left + width + 1;
const byX = (marks: readonly Mark[]): readonly Mark[] => marks.toSorted((a, b) => a.x - b.x || a.y - b.y);

/** The part of a stretch that is in sight. */
function cut({ left, width }: TimeAxis, from: number, to: number): { readonly x: number; readonly width: number } {
  const [begin, end] = [Math.max(left, from), Math.min(left + width, to)];
  return { x: begin, width: Math.max(0, end - begin) };
}

/** Marks in as many rows as they need; so many on one day that all can be seen once it is looked at closely. */
export function markLane({ marks, choice }: MarksLane, axis: TimeAxis, top: number): LaneBox {
  const stretches = marks.filter(({ look }) => look.shape === 'bar');
  const points = marks.filter(({ look }) => look.shape !== 'bar');
  const onOneDay = Math.max(0, ...[...Map.groupBy(points, ({ item }) => item.from).values()].map((day) => day.length));
  const first = top + sizes.mark / 2 + (stretches.length > 0 ? sizes.mark : 0);
  const wanted = points
    .map((item): Wanted<(typeof points)[number]> => ({ item, x: axis.xOf(item.item.from), y: first }))
    .filter(({ x }) => inSight(axis, x));
  const placed = place(wanted, sizes.mark, rowsDown(Math.max(leastRows, onOneDay), sizes.mark)).map(({ x, y, items: [one, ...more] }) =>
    squareMark([one.item, ...more.map(({ item }) => item)], one.look, x, y, sizes.mark),
  );
  const bars = stretches.flatMap(({ item, look }): readonly Mark[] => {
    const { x, width } = cut(axis, axis.xOf(item.from), axis.xOf(item.to));
    if (!inSight(axis, axis.xOf(item.from), axis.xOf(item.to))) return [];
    return [
      {
        id: item.id,
        items: [item],
        look,
        x: x + width / 2,
        y: top + sizes.mark / 2,
        box: { x, y: top + 2, width: Math.max(6, width), height: sizes.mark - 4 },
        whisker: null,
      },
    ];
  });
  const rows = Math.max(1, ...placed.map(({ y }) => Math.round((y - first) / sizes.mark) + 1));
  const least = choice === 'treatments' ? leastHeight.explained : leastHeight.named;
  return {
    height: Math.max(least, first - top - sizes.mark / 2 + rows * sizes.mark),
    yTicks: [],
    drawn: [],
    marks: byX([...bars, ...placed]),
  };
}

function squareMark(items: Mark['items'], look: Look, x: number, y: number, size: number): Mark {
  return { id: items[0].id, items, look, x, y, box: { x: x - size / 2, y: y - size / 2, width: size, height: size }, whisker: null };
}

const rowHeight = 28;

/** Stretches of time, a row a plan; neighbours in turn lighter and darker. */
export function bandLane({ rows }: BandsLane, axis: TimeAxis, top: number): LaneBox {
  const marks = rows.flatMap((row, n) =>
    row.flatMap((item, i): readonly Mark[] => {
      const { x, width } = cut(axis, axis.xOf(item.from), axis.xOf(item.to));
      if (width <= 0) return [];
      const box = { x, y: top + n * rowHeight + 2, width, height: rowHeight - 4 };
      const look: Look = { shape: 'bar', tone: i % 2 === 0 ? 'phase' : 'phase-other' };
      return [{ id: item.id, items: [item], look, x: x + width / 2, y: box.y + box.height / 2, box, whisker: null }];
    }),
  );
  return { height: rows.length * rowHeight, yTicks: [], drawn: [], marks };
}

const barsHeight = 62;

/** A bar a week, from nothing up. */
export function barLane({ bars, tone }: BarsLane, axis: TimeAxis, top: number): LaneBox {
  const most = Math.max(1, ...bars.map(({ outline, beside }) => Math.max(outline ?? 0, beside)));
  const y = scaleLinear([0, most], [top + barsHeight, top + 6]).nice(2);
  const seen = bars.filter(({ item }) => inSight(axis, axis.xOf(item.from), axis.xOf(item.to)));
  const gap = Math.min(2, axis.perDay * 0.7);
  const boxes = seen.map((bar) => {
    const { x, width } = cut(axis, axis.xOf(bar.item.from) + gap / 2, axis.xOf(bar.item.to) - gap / 2);
    return { bar, x, width };
  });
  const rect = (x: number, width: number, from: number, to: number, fill: Drawn['fill'], stroke: Drawn['fill']): readonly Drawn[] =>
    to <= from ? [] : [{ kind: 'rect', x, y: y(to), width, height: y(from) - y(to), fill, stroke }];
  return {
    height: barsHeight,
    yTicks: y.ticks(2).map((value) => ({ y: y(value), value })),
    drawn: boxes.flatMap(({ bar, x, width }) => [
      ...rect(x, width, 0, bar.outline ?? 0, null, tone),
      ...rect(x, width, 0, bar.filled, bar.open && bar.outline === null ? 'band' : tone, tone),
      ...rect(x, width, bar.filled, bar.beside, 'band', tone),
    ]),
    marks: boxes.map(({ bar, x, width }) => ({
      id: bar.item.id,
      items: [bar.item],
      look: { shape: 'bar', tone },
      x: x + width / 2,
      y: y(Math.max(bar.outline ?? 0, bar.beside)),
      box: { x, y: top, width, height: barsHeight },
      whisker: null,
    })),
  };
}

const valuesHeight = 96;
const inset = 9;
const stepsAside = 4;
/** Room below the scale for what has no value. */
const absentHeight = 20;
const absentLook: Look = { shape: 'cross', tone: 'soft' };

/** Values over one scale, with their uncertainty and what a change is held against. */
export function valueLane(lane: ValuesLane, axis: TimeAxis, top: number): LaneBox {
  const all = lane.series.flatMap(({ points }) => points);
  const [low, high] = reach(lane, all);
  const height = valuesHeight + (lane.absent.length === 0 ? 0 : absentHeight);
  const y = scaleLinear([low, high], [top + valuesHeight - inset, top + inset]);
  const isPain = lane.choice === 'pain';
  const size = isPain ? sizes.small : sizes.mark;
  const wanted = lane.series.flatMap((series) =>
    series.points
      .map((point) => ({ item: { point, look: series.look }, x: axis.xOf(point.item.from), y: y(point.value) }))
      .filter(({ x }) => inSight(axis, x)),
  );
  const marks = place(wanted, size, sideways(stepsAside, size)).map(({ x, y: at, items: [one, ...more] }): Mark => {
    const mark = squareMark([one.point.item, ...more.map(({ point }) => point.item)], one.look, x, at, size);
    const { value, sigma } = one.point;
    return more.length > 0 || sigma === null ? mark : { ...mark, whisker: { top: y(value + sigma), bottom: y(value - sigma) } };
  });
  const { left, width } = axis;
  const error: readonly Drawn[] =
    lane.error === null
      ? []
      : [
          {
            kind: 'rect',
            x: left,
            y: y(lane.error.high),
            width,
            height: y(lane.error.low) - y(lane.error.high),
            fill: 'band',
            stroke: null,
          },
        ];
  const noticed: readonly Drawn[] =
    lane.noticed === null
      ? []
      : [{ kind: 'path', d: `M${left} ${fixed(y(lane.noticed))} H${left + width}`, stroke: 'text', fill: null, width: 1.4, dash: [6, 4] }];
  const lines = lane.series.flatMap((series) => lineOf(series, axis, y));
  return {
    height,
    yTicks: y.ticks(3).map((value) => ({ y: y(value), value })),
    drawn: [...error, ...noticed, ...lines],
    marks: byX([...marks, ...absentMarks(lane, axis, top + valuesHeight + absentHeight / 2)]),
  };
}

function absentMarks({ absent }: ValuesLane, axis: TimeAxis, y: number): readonly Mark[] {
  const wanted = absent.map((item): Wanted<Item> => ({ item, x: axis.xOf(item.from), y })).filter(({ x }) => inSight(axis, x));
  return place(wanted, sizes.mark, sideways(stepsAside, sizes.mark)).map(({ x, items }) => squareMark(items, absentLook, x, y, sizes.mark));
}

const fixed = (value: number): string => String(Number(value.toFixed(2)));

/** Through the values themselves, wherever their marks had to step aside to. Cut by the plot where it leaves it. */
function lineOf({ points, join, look }: Series, axis: TimeAxis, y: (value: number) => number): readonly Drawn[] {
  if (join === 'none' || points.length < 2) return [];
  const inOrder = points.toSorted((a, b) => a.item.from - b.item.from);
  const d = inOrder
    .map(({ item, value }, n) => {
      const at = `${fixed(axis.xOf(item.from))} ${fixed(y(value))}`;
      if (n === 0) return `M${at}`;
      return join === 'steps' ? `H${fixed(axis.xOf(item.from))} V${fixed(y(value))}` : `L${at}`;
    })
    .join(' ');
  return [{ kind: 'path', d, stroke: look.tone, fill: null, width: 1.6, dash: [] }];
}

/** Least and greatest to show: values with their uncertainty and what changes are held against; apart even where all are alike. */
function reach({ range, error, noticed }: ValuesLane, points: readonly ValueItem[]): readonly [number, number] {
  if (range !== null) return [range.min, range.max];
  const values = [
    ...points.flatMap(({ value, sigma }) => [value - (sigma ?? 0), value + (sigma ?? 0)]),
    ...(error === null ? [] : [error.low, error.high]),
    ...(noticed === null ? [] : [noticed]),
  ];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high - low > 1e-9 * Math.max(1, Math.abs(high)) ? (high - low) * 0.06 : Math.max(1, Math.abs(high) * 0.05);
  return [low - room, high + room];
}
