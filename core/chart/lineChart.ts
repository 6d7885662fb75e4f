import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

/** One value with its standard uncertainty; 0 where none is drawn. */
export type ChartPoint = { readonly x: number; readonly y: number; readonly sigma: number };
/** A line that may be broken into runs. */
export type ChartSeries = { readonly runs: readonly (readonly ChartPoint[])[] };

export type Tick = { readonly at: number; readonly label: string };
export type LineChart = {
  /** Where the lines lie, in the chart's own units from its top left corner. */
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** SVG path data of each series: its line, and the band of one standard uncertainty to both sides. */
  readonly lines: readonly { readonly line: string; readonly band: string }[];
  /** Place of a value on the x axis; may lie outside the plot. */
  readonly xAt: (x: number) => number;
  readonly yAt: (y: number) => number;
  /** Value at a place on the x axis. */
  readonly xOf: (at: number) => number;
  /** Place of zero on the y axis; null where zero is not shown. */
  readonly zero: number | null;
};

type Size = { readonly width: number; readonly height: number };
export type ChartMargins = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };

/** Lines over one x axis and one y axis; screen and paper draw the same geometry. Null where there is nothing to draw. */
export function lineChart(series: readonly ChartSeries[], { width, height }: Size, margins: ChartMargins): LineChart | null {
  const points = series.flatMap(({ runs }) => runs.flat());
  if (points.length === 0) return null;
  const plot = {
    left: margins.left,
    top: margins.top,
    width: Math.max(1, width - margins.left - margins.right),
    height: Math.max(1, height - margins.top - margins.bottom),
  };
  const [fromX, toX] = reach(points.map(({ x }) => x));
  const [low, high] = reach(points.flatMap(({ y, sigma }) => [y - sigma, y + sigma]));
  const x = scaleLinear([fromX, toX], [plot.left, plot.left + plot.width]);
  const y = scaleLinear([low, high], [plot.top + plot.height, plot.top]).nice(tickCount(plot.height, 44));
  const [bottom = low, top = high] = y.domain();
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  ).digits(2);
  const band = area<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y - point.sigma),
    (point) => y(point.y + point.sigma),
  ).digits(2);
  const ticks = (scale: typeof x, count: number): readonly Tick[] => {
    const words = scale.tickFormat(count);
    return scale.ticks(count).map((value) => ({ at: scale(value), label: words(value) }));
  };
  return {
    plot,
    xTicks: ticks(x, tickCount(plot.width, 80)),
    yTicks: ticks(y, tickCount(plot.height, 44)),
    lines: series.map(({ runs }) => ({
      line: runs.map((run) => path([...run]) ?? '').join(''),
      band: runs.map((run) => (run.some(({ sigma }) => sigma > 0) ? (band([...run]) ?? '') : '')).join(''),
    })),
    xAt: (value) => x(value),
    yAt: (value) => y(value),
    xOf: (at) => x.invert(at),
    zero: bottom <= 0 && top >= 0 ? y(0) : null,
  };
}

const tickCount = (length: number, apart: number): number => Math.max(2, Math.floor(length / apart));

/** Least and greatest, apart even where all are alike, or so nearly that no tick could tell them apart. */
function reach(values: readonly number[]): readonly [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const size = Math.max(1, Math.abs(least), Math.abs(most));
  const room = most - least < 1e-9 * size ? size / 2 : 0;
  return [least - room, most + room];
}
