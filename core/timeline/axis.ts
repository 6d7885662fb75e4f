import { addDays, daysBetween } from '../clinical/calendar.ts';

/**
 * A place in time: days since the beginning of 1970-01-01, with fractions. A calendar day lasts from its number to the next. Days are the clinic's own; they have no time zone.
 */
export type DayTime = number;

const origin = '1970-01-01';
/** The beginning of a day. */
export const dayTime = (day: string): DayTime => daysBetween(origin, day);
/** The day at a place in time. */
export const dayAt = (time: DayTime): string => addDays(origin, Math.floor(time));

/** What is in sight, or can be; `to` lies after `from`. */
export type Span = { readonly from: DayTime; readonly to: DayTime };
export const lengthOf = ({ from, to }: Span): number => to - from;

/** The least that can be looked at: a week. */
export const leastDays = 7;

/** A span of whole days, both included, with a little room to both sides, and at least a week long. */
export function roomySpan(firstDay: string, lastDay: string): Span {
  const [from, to] = [dayTime(firstDay), dayTime(lastDay) + 1];
  const room = Math.max((to - from) * 0.03, 1, (leastDays - (to - from)) / 2);
  return { from: from - room, to: to + room };
}

/** The span moved, and where it is too long cut, so that it lies within the limits. */
export function heldWithin({ from, to }: Span, limits: Span): Span {
  if (to - from >= lengthOf(limits)) return limits;
  const shift = from < limits.from ? limits.from - from : to > limits.to ? limits.to - to : 0;
  return { from: from + shift, to: to + shift };
}

/**
 * Nearer (`factor` below 1) or further. The point `about` keeps its place, as long as the limits and the least length allow: where looking further would show what lies outside the
 * limits, the span is moved into them.
 */
export function zoomed(view: Span, factor: number, about: DayTime, limits: Span): Span {
  const length = lengthOf(view);
  const wanted = Math.min(Math.max(length * factor, Math.min(leastDays, length)), lengthOf(limits));
  const from = about - ((about - view.from) * wanted) / length;
  return heldWithin({ from, to: from + wanted }, limits);
}

/** Moved by so many days, later where above 0, no further than the limits. */
export const panned = ({ from, to }: Span, days: number, limits: Span): Span => heldWithin({ from: from + days, to: to + days }, limits);

/** Where things lie in time on a row of so many units from `left`, and back. */
export type TimeAxis = {
  readonly view: Span;
  readonly left: number;
  readonly width: number;
  readonly xOf: (time: DayTime) => number;
  readonly timeOf: (x: number) => DayTime;
  /** Width of a day. */
  readonly perDay: number;
};

export function timeAxis(view: Span, left: number, width: number): TimeAxis {
  const perDay = width / lengthOf(view);
  return {
    view,
    left,
    width,
    perDay,
    xOf: (time) => left + (time - view.from) * perDay,
    timeOf: (x) => view.from + (x - left) / perDay,
  };
}
