import { type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GaitEvent } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { type GaitKind, type GaitMark, gaitSides, type Side } from '#core/gait/events.ts';
import { stridesOf } from '#core/gait/strides.ts';
import type { LanePlace } from '../player/Timeline.tsx';
import classes from './Gait.module.css';
import { eventInWords, type GaitMarks } from './useGaitMarks.ts';

type Props = { readonly gait: GaitMarks; readonly place: LanePlace; readonly onGo: (frame: FrameNo) => void };

const row = 28;
/** How near to a mark a press takes hold of it, in pixels. */
const reach = 9;

/** One lane a foot under the timeline: bars of contact, marks that can be dragged, and where the next one should be. Impossible marks carry a warning. */
export function GaitLane({ gait, place, onGo }: Props) {
  const { t } = useTranslation('events');
  const [held, setHeld] = useState<{ readonly event: GaitEvent; readonly frame: FrameNo } | null>(null);
  const { x, width, frameAt } = place;
  const { contacts } = stridesOf(gait.marks, gait.clip);
  const middle = (side: Side): number => gaitSides.indexOf(side) * row + row / 2;
  const leftOf = (event: PointerEvent): number => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const under = (event: PointerEvent): GaitEvent | undefined => {
    const at = leftOf(event);
    const side = gaitSides[Math.floor((event.clientY - event.currentTarget.getBoundingClientRect().top) / row)];
    const away = ({ frame }: GaitEvent): number => Math.abs(x(frame) - at);
    return gait.events.filter((mark) => mark.side === side && away(mark) <= reach).toSorted((a, b) => away(a) - away(b))[0];
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    const mark = under(event);
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(mark === undefined ? null : { event: mark, frame: mark.frame });
    onGo(mark?.frame ?? frameAt(leftOf(event)));
  };
  const drag = (event: PointerEvent) => {
    if (event.buttons === 0) return;
    const frame = frameAt(leftOf(event));
    if (held !== null) setHeld({ ...held, frame });
    onGo(frame);
  };
  const letGo = () => {
    if (held !== null) gait.move(held.event, held.frame);
    setHeld(null);
  };
  const troubled = (mark: GaitMark): boolean =>
    gait.issues.some(
      ({ marks }) => marks.at(-1)?.frame === mark.frame && marks.at(-1)?.side === mark.side && marks.at(-1)?.kind === mark.kind,
    );
  const expected = gait.next?.where.ok === true && gait.next.marked === null ? { ...gait.next.event, frame: gait.next.where.frame } : null;
  const shown = (mark: GaitMark): number =>
    held !== null && held.event.frame === mark.frame && held.event.side === mark.side && held.event.event === mark.kind
      ? held.frame
      : mark.frame;
  return (
    <div className={classes['lanes']} onPointerDown={press} onPointerMove={drag} onPointerUp={letGo} onPointerCancel={() => setHeld(null)}>
      <svg width={width} height={2 * row} role="img" aria-label={t('title')}>
        {gaitSides.map((side) => (
          <g key={side} data-side={side}>
            <title>{t('lane', { side: t(`sides.${side}`) })}</title>
            <line className={classes['rail']} x1={0} x2={width} y1={middle(side)} y2={middle(side)} />
            <text className={classes['foot']} x={4} y={middle(side) - 5}>
              {t(`sideShort.${side}`)}
            </text>
          </g>
        ))}
        {contacts.map(({ side, from, to }) => (
          <rect
            key={`${side}${from.frame}`}
            className={classes['contact']}
            data-side={side}
            x={x(from.frame)}
            y={middle(side) - 4}
            width={Math.max(1, x(to.frame) - x(from.frame))}
            height={8}
          />
        ))}
        {gait.marks.map((mark) => (
          <g
            key={`${mark.side}${mark.kind}${mark.frame}`}
            className={classes['mark']}
            data-side={mark.side}
            data-event={mark.kind}
            data-frame={mark.frame}
            data-here={mark.frame === gait.frame || undefined}
            transform={`translate(${x(shown(mark))} ${middle(mark.side)})`}
          >
            <title>{t('at', { event: eventInWords(mark), frame: mark.frame })}</title>
            <path d={glyphs[mark.kind]} />
            {troubled(mark) && <circle className={classes['trouble']} cx={5} cy={-9} r={4} />}
          </g>
        ))}
        {expected !== null && (
          <path
            className={classes['expected']}
            d={glyphs[expected.kind]}
            transform={`translate(${x(expected.frame)} ${middle(expected.side)})`}
            data-testid="expected"
            data-frame={expected.frame}
          />
        )}
        <line className={classes['playhead']} x1={x(gait.frame)} x2={x(gait.frame)} y1={0} y2={2 * row} />
      </svg>
    </div>
  );
}

/** Contact points down, toe-off up; what lies between is round, flat or square. */
const glyphs: Readonly<Record<GaitKind, string>> = {
  'initial-contact': 'M-7 -6 H7 L0 8 Z',
  'foot-flat': 'M-6 -2 H6 V3 H-6 Z',
  midstance: 'M-5 0 A5 5 0 1 1 5 0 A5 5 0 1 1 -5 0 Z',
  'heel-off': 'M-5 4 L5 4 L5 -5 Z',
  'toe-off': 'M-7 6 H7 L0 -8 Z',
};
