import { type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clipTimeAt, type JointClock, jointTime, momentAt } from '#core/compare/clock.ts';
import { framesOf, type MarkedClip } from '#core/compare/events.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import { clipTime, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import { momentOf } from '../../media/jointPlayer.ts';
import { useWidth } from '../../ui/useWidth.ts';
import classes from './Compare.module.css';
import type { OpenClip } from './useClips.ts';

type Props = {
  readonly clock: JointClock;
  readonly moment: FrameNo;
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  readonly clips: readonly OpenClip[];
  readonly panes: readonly ComparisonPane[];
  readonly marked: readonly MarkedClip[];
  readonly words: string;
  readonly onGo: (moment: FrameNo) => void;
};

const lane = 20;
const events = [
  'initial-contact-left',
  'initial-contact-right',
  'midstance-left',
  'midstance-right',
  'toe-off-left',
  'toe-off-right',
] as const;

/** Where each clip runs on the joint clock, with its events and contacts, and the moment that is shown. Drag to scrub. */
export function JointTimeline({ clock, moment, loop, clips, panes, marked, words, onGo }: Props) {
  const { t } = useTranslation('compare');
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const last = clock.moments.length - 1;
  const from = momentOf(clock, 0).joint;
  const span = Math.max(1e-9, momentOf(clock, last).joint - from);
  const x = (joint: number): number => ((joint - from) / span) * width;
  const height = clips.length * lane + 8;
  const scrub = (event: PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const { left } = event.currentTarget.getBoundingClientRect();
    onGo(momentAt(clock, from + ((event.clientX - left) / Math.max(1, width)) * span));
  };
  return (
    <div
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={t('timeline')}
      aria-valuemin={0}
      aria-valuemax={last}
      aria-valuenow={moment}
      aria-valuetext={words}
      className={classes['timeline']}
      style={{ height }}
      onPointerDown={scrub}
      onPointerMove={scrub}
    >
      <svg width={width} height={height} aria-hidden>
        {clips.map(({ key, index }, i) => {
          const warp = clock.warps[i];
          const pane = panes[i];
          const clip = marked[i];
          if (warp === undefined || pane === undefined || clip === undefined) return null;
          const top = 4 + i * lane;
          const at = (frame: FrameNo): number => x(jointTime(warp, clipTime(index, Math.min(frame, frameCount(index) - 1) as FrameNo)));
          const end = (frameCount(index) - 1) as FrameNo;
          return (
            <g key={key}>
              <rect
                x={at(0 as FrameNo)}
                y={top + 3}
                width={Math.max(2, at(end) - at(0 as FrameNo))}
                height={lane - 6}
                rx={4}
                className={classes['runs']}
              />
              {events.flatMap((event) =>
                framesOf(clip, event).map((frame) => (
                  <circle
                    key={`${event}${frame}`}
                    cx={at(frame)}
                    cy={top + lane / 2}
                    r={4.5}
                    className={event.endsWith('left') ? classes['left'] : classes['right']}
                  />
                )),
              )}
              {pane.contacts.map((frame) => (
                <line key={frame} x1={at(frame)} x2={at(frame)} y1={top} y2={top + lane} className={classes['contact']} />
              ))}
            </g>
          );
        })}
        {loop !== null && (
          <>
            <rect x={0} y={0} width={Math.max(0, x(momentOf(clock, loop.from).joint))} height={height} className={classes['outside']} />
            <rect
              x={x(momentOf(clock, loop.to).joint)}
              y={0}
              width={Math.max(0, width - x(momentOf(clock, loop.to).joint))}
              height={height}
              className={classes['outside']}
            />
          </>
        )}
        <line x1={x(0)} x2={x(0)} y1={0} y2={height} className={classes['zero']} />
        <line
          x1={x(momentOf(clock, moment).joint)}
          x2={x(momentOf(clock, moment).joint)}
          y1={0}
          y2={height}
          className={classes['playhead']}
        />
      </svg>
    </div>
  );
}

/** One frame of a clip in units of the joint clock, around the moment that is shown. */
export function frameLength({ index }: Pick<OpenClip, 'index'>, clock: JointClock, position: number, joint: number): number {
  const warp = clock.warps[position];
  if (warp === undefined) return 0;
  const time = clipTimeAt(warp, joint);
  const interval = clipTime(index, (frameCount(index) - 1) as FrameNo) / Math.max(1, frameCount(index) - 1);
  return jointTime(warp, time + interval) - jointTime(warp, time);
}
