import { scaleLinear } from 'd3-scale';
import { daysBetween } from '../clinical/calendar.ts';
import type { ChartMargins, Tick } from './lineChart.ts';

type ScorePoint = { readonly day: string; readonly value: number };

/** What is drawn beside the values, sizes in the measure's unit; null where none is known. */
export type ScoreLimits = {
  /** Smallest change beyond measurement error: a band of it to both sides of the first value. */
  readonly mdc: number | null;
  /** Smallest change that patients notice: a line that far from the first value, in the good direction. */
  readonly mcid: number | null;
  readonly better: 'higher' | 'lower';
};

type Range = { readonly min: number; readonly max: number };
type Size = { readonly width: number; readonly height: number };

/** A score over time, from the top left corner of its own box, y down. */
export type ScoreChart = {
  readonly plot: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Days that have a value, as far as their labels keep apart; the first always, the last where there is room. */
  readonly dayTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** SVG path data through the values; empty for a single one. */
  readonly line: string;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  /** Places of the upper and lower end of measurement error about the first value, within the plot; null where it is not known. */
  readonly error: { readonly top: number; readonly bottom: number } | null;
  /** Place of what patients notice; null where it is not known, or lies outside the measure's range. */
  readonly noticed: number | null;
};

/** Least distance of two labels of days. */
const daysApart = 52;
const valuesApart = 24;

/**
 * Values of one measure by their days, with what a change is held against. Both axes are linear; the y axis holds all values and limits, and goes no further than the range of
 * the measure. Null where there is no value.
 */
export function scoreChart(
  points: readonly ScorePoint[],
  { mdc, mcid, better }: ScoreLimits,
  range: Range,
  { width, height }: Size,
  margins: ChartMargins,
): ScoreChart | null {
  const sorted = points.toSorted((a, b) => a.day.localeCompare(b.day));
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return null;
  const plot = {
    left: margins.left,
    top: margins.top,
    width: Math.max(1, width - margins.left - margins.right),
    height: Math.max(1, height - margins.top - margins.bottom),
  };
  const within = (value: number): number => Math.min(range.max, Math.max(range.min, value));
  const wanted = first.value + (mcid ?? 0) * (better === 'higher' ? 1 : -1);
  const noticedValue = mcid === null || wanted < range.min || wanted > range.max ? null : wanted;
  const values = [
    ...sorted.map(({ value }) => value),
    ...(mdc === null ? [] : [within(first.value - mdc), within(first.value + mdc)]),
    ...(noticedValue === null ? [] : [noticedValue]),
  ];
  const [low, high] = apart(Math.min(...values), Math.max(...values), range);
  const length = daysBetween(first.day, last.day);
  const x = scaleLinear([0, Math.max(1, length)], [plot.left, plot.left + plot.width]);
  const ticks = Math.max(2, Math.floor(plot.height / valuesApart));
  const y = scaleLinear([low, high], [plot.top + plot.height, plot.top]).nice(ticks);
  const dots = sorted.map(({ day, value }) => ({ x: x(daysBetween(first.day, day)), y: y(value) }));
  const words = y.tickFormat(ticks);
  return {
    plot,
    dayTicks: spaced(sorted.map(({ day }, n) => ({ at: dots[n]?.x ?? plot.left, label: day }))),
    yTicks: y.ticks(ticks).map((value) => ({ at: y(value), label: words(value) })),
    line: dots.length < 2 ? '' : dots.map((dot, n) => `${n === 0 ? 'M' : 'L'}${fixed(dot.x)} ${fixed(dot.y)}`).join(' '),
    dots,
    error: mdc === null ? null : { top: y(within(first.value + mdc)), bottom: y(within(first.value - mdc)) },
    noticed: noticedValue === null ? null : y(noticedValue),
  };
}

const fixed = (value: number): string => String(Number(value.toFixed(2)));

/** A single value, or values that are all alike, get room above and below, within the range. */
function apart(low: number, high: number, { min, max }: Range): readonly [number, number] {
  if (high - low > 1e-9 * Math.max(1, Math.abs(high))) return [low, high];
  const room = Math.max(1, (max - min) / 10);
  return [Math.max(min, low - room), Math.min(max, high + room)];
}

/** The first, then each that is far enough from the one before; the last takes the place of one that is too near to it. */
function spaced(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of ticks) {
    const before = kept.at(-1);
    if (before === undefined || tick.at - before.at >= daysApart) kept.push(tick);
  }
  const last = ticks.at(-1);
  const shown = kept.at(-1);
  if (last === undefined || shown === undefined || last === shown) return kept;
  if (kept.length > 1) return [...kept.slice(0, -1), last];
  return last.at - shown.at >= daysApart ? [...kept, last] : kept;
}
