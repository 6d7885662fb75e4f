import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { assertNever } from '#core/domain/brand.ts';
import type { Mark } from '#core/timeline/laneLayout.ts';
import type { TimelineLayout } from '#core/timeline/layout.ts';
import type { TimelinePicture } from '#core/timeline/picture.ts';
import { useLatest } from '../../ui/useLatest.ts';
import { Drawing } from './Drawing.tsx';
import { MarkButton } from './MarkButton.tsx';
import { markStep } from './markKeys.ts';
import classes from './Timeline.module.css';
import { useDrag } from './useDrag.ts';
import type { TimelineView } from './useTimelineView.ts';

type Props = {
  readonly layout: TimelineLayout;
  readonly picture: TimelinePicture;
  readonly view: TimelineView;
  readonly labelOf: (mark: Mark) => string;
  readonly onPress: (mark: Mark) => void;
  /** Pointed at or gone to; null when it is left. */
  readonly onSeen: (mark: Mark | null) => void;
};

/** The chart as it is drawn, with marks that answer to pointer and keys: wheel to look closer, drag to move, arrows from mark to mark. */
export function Chart({ layout, picture, view, labelOf, onPress, onSeen }: Props) {
  const { plot, width, height, axis, lanes } = layout;
  const box = useRef<SVGSVGElement>(null);
  const [stop, setStop] = useState<string | null>(null);
  const { held, handlers } = useDrag((by) => view.pan(-by / axis.perDay));
  const stopAt = picture.marks.find(({ mark }) => mark.items.some(({ id }) => id === stop))?.mark.id ?? picture.marks[0]?.mark.id;
  const hasKeys = useRef(false);
  const latest = useLatest({ view, axis, plot });

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const turn = (event: WheelEvent): void => {
      const { left } = element.getBoundingClientRect();
      const now = latest.current;
      const x = event.clientX - left;
      // Over the names the page scrolls.
      if (x < now.plot.left) return;
      event.preventDefault();
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) now.view.pan((event.deltaX || event.deltaY) / now.axis.perDay);
      else now.view.zoom(event.deltaY < 0 ? 0.8 : 1.25, now.axis.timeOf(x));
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [latest]);

  // A mark that joined another one keeps the keys there: nobody has to begin anew after looking from further away.
  useEffect(() => {
    if (!hasKeys.current || document.activeElement !== document.body || stopAt === undefined) return;
    box.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(stopAt)}"]`)?.focus();
  }, [stopAt]);

  const onKey = (mark: Mark, event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = markStep(lanes, mark, event.key);
    if (step === null) return;
    event.preventDefault();
    switch (step.to) {
      case 'mark':
        setStop(step.mark.id);
        box.current?.querySelector<SVGGElement>(`[data-mark="${CSS.escape(step.mark.id)}"]`)?.focus();
        return;
      case 'earlier':
        view.earlier();
        return;
      case 'later':
        view.later();
        return;
      case 'source':
        onPress(mark);
        return;
      default:
        assertNever(step);
    }
  };

  return (
    <svg ref={box} width={width} height={height} role="presentation" className={classes['plot']} data-held={held} {...handlers}>
      <clipPath id="timeline-plot">
        <rect x={plot.left} y={0} width={plot.width} height={height} />
      </clipPath>
      <g aria-hidden>
        <Drawing of={picture.frame} />
        <g clipPath="url(#timeline-plot)">
          <Drawing of={picture.behind} />
        </g>
      </g>
      <g clipPath="url(#timeline-plot)">
        {picture.marks.map(({ mark, drawn }) => (
          <MarkButton
            key={mark.id}
            mark={mark}
            drawn={drawn}
            label={labelOf(mark)}
            isStop={mark.id === stopAt}
            onPress={onPress}
            onSeen={onSeen}
            onFocus={(seen) => {
              hasKeys.current = true;
              setStop(seen.id);
              onSeen(seen);
            }}
            onBlur={() => {
              hasKeys.current = false;
            }}
            onKey={onKey}
          />
        ))}
      </g>
    </svg>
  );
}
