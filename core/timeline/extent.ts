import { addDays } from '../clinical/calendar.ts';
import { earlierOf, laterOf } from '../plan/day.ts';
import type { Timeline } from './timeline.ts';

type Days = { readonly from: string; readonly to: string };

/** First and last day of all there is, and of what was done: a long wait between onset and first visit is not looked at first. Today is always in it, unless the problem is closed. */
export function extentOf({ episode, today, onset, ...timeline }: Timeline): { readonly all: Days; readonly first: Days } {
  const days = [
    ...[timeline.visits, timeline.clips, timeline.treatments, timeline.pain].flatMap((part) => part.map(({ day }) => day)),
    ...timeline.gait.flatMap(({ points }) => points.map(({ day }) => day)),
    ...timeline.scores.flatMap(({ points }) => points.map(({ day }) => day)),
    ...timeline.plans.flatMap(({ bands }) => bands.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])])),
    ...[...timeline.load, ...timeline.running].flatMap(({ week }) => [week, addDays(week, 6)]),
  ];
  const end = episode.details.closedOn ?? today;
  const first: Days = { from: days.reduce(earlierOf, end), to: days.reduce(laterOf, end) };
  return { first, all: onset === null ? first : { from: earlierOf(onset.from, first.from), to: laterOf(onset.to, first.to) } };
}
