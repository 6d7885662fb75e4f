import i18next from 'i18next';
import { dayTime, type Span, timeAxis } from '#core/timeline/axis.ts';
import { sizes } from '#core/timeline/drawn.ts';
import type { TimelineChoice } from '#core/timeline/lanes.ts';
import { lanesOf } from '#core/timeline/lanes.ts';
import { layoutOf, type TimelineLayout } from '#core/timeline/layout.ts';
import { painUnit } from '#core/timeline/pain.ts';
import { drawTimeline, type TimelinePicture } from '#core/timeline/picture.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { laneWords } from './laneWords.ts';
import { axisNumber, tickInWords } from './tickWords.ts';

export type Drawn = { readonly layout: TimelineLayout; readonly picture: TimelinePicture };

/** A timeline as it is drawn at a width: on screen, and in a picture that is saved. */
export function drawn(timeline: Timeline, choice: TimelineChoice, view: Span, width: number): Drawn {
  const axis = timeAxis(view, sizes.gutter, Math.max(50, width - sizes.gutter - sizes.right));
  const layout = layoutOf(lanesOf(timeline, choice, axis), axis, width, dayTime(timeline.today) + 0.5);
  const unit = painUnit(axis);
  const lanes = new Map(layout.lanes.map(({ lane }) => [lane.id, laneWords(lane, unit)]));
  const picture = drawTimeline(layout, {
    tick: (day) => tickInWords(layout.unit, day, day === layout.ticks[0]?.day),
    today: i18next.t('timeline:today'),
    lane: (id) => lanes.get(id) ?? { name: '', below: [] },
    value: axisNumber,
    stretch: ({ items: [{ subject }] }) => {
      if (subject.kind === 'phase') return `${subject.band.number}. ${subject.band.name}`;
      return subject.kind === 'onset' ? i18next.t('timeline:onset') : '';
    },
  });
  return { layout, picture };
}
