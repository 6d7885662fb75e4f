import { useState } from 'react';
import { heldWithin, lengthOf, panned, roomySpan, type Span, zoomed } from '#core/timeline/axis.ts';
import { extentOf } from '#core/timeline/extent.ts';
import type { Timeline } from '#core/timeline/timeline.ts';

/** How much nearer one step looks. */
const step = 0.7;
/** How far one step goes, of what is in sight. */
const stride = 0.2;

export type TimelineView = {
  readonly view: Span;
  readonly zoom: (factor: number, about?: number) => void;
  /** About a place in time, where one is given and in sight; else about the middle. */
  readonly closer: (about?: number) => void;
  readonly further: (about?: number) => void;
  readonly pan: (days: number) => void;
  readonly earlier: () => void;
  readonly later: () => void;
  readonly all: () => void;
  readonly look: (span: Span) => void;
};

/** What of a timeline is in sight: at first everything but a long wait since the onset. Until somebody moves, it follows what is entered meanwhile. */
export function useTimelineView(timeline: Timeline): TimelineView {
  const { all, first } = extentOf(timeline);
  const limits = roomySpan(all.from, all.to);
  const [at, setAt] = useState<Span | 'first' | 'all'>('first');
  const spanOf = (now: typeof at): Span =>
    now === 'first' ? roomySpan(first.from, first.to) : now === 'all' ? limits : heldWithin(now, limits);
  const move = (change: (now: Span) => Span): void => setAt((now) => change(spanOf(now)));
  const zoom = (factor: number, about?: number): void =>
    move((now) => {
      const isSeen = about !== undefined && about >= now.from && about <= now.to;
      return zoomed(now, factor, isSeen ? about : now.from + lengthOf(now) / 2, limits);
    });
  const by = (share: number): void => move((now) => panned(now, share * lengthOf(now), limits));
  return {
    view: spanOf(at),
    zoom,
    closer: (about) => zoom(step, about),
    further: (about) => zoom(1 / step, about),
    pan: (days) => move((now) => panned(now, days, limits)),
    earlier: () => by(-stride),
    later: () => by(stride),
    all: () => setAt('all'),
    look: (span) => setAt(heldWithin(span, limits)),
  };
}
