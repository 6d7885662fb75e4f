import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyImage, Mark, Shape } from '#core/annotation/records.ts';
import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { MediaWarning } from '#core/domain/recording.ts';
import type { FrameEngine } from '../media/engine.ts';
import { useLatest } from '../ui/useLatest.ts';
import { useWidth } from '../ui/useWidth.ts';
import classes from './Player.module.css';
import { fullRange, isWhole, moveRange, type Range, rangeWith, shareOf, zoomRange } from './timelineRange.ts';
import { useThumbnails } from './useThumbnails.ts';
import { wheelSteps } from './wheelSteps.ts';

type Props = {
  readonly engine: FrameEngine;
  readonly index: FrameIndex;
  readonly picture: { readonly width: number; readonly height: number };
  readonly frame: FrameNo;
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  readonly keyImages: readonly KeyImage[];
  readonly marks: readonly Mark[];
  readonly shapes: readonly Shape[];
  readonly warnings: readonly MediaWarning[];
  readonly onMoveKeyImage: (image: KeyImage, frame: FrameNo) => void;
  /** Rows below it over the same part of the clip. */
  readonly lanes?: (place: LanePlace) => ReactNode;
};

/** Where frames lie on the part of the clip that the timeline shows. */
export type LanePlace = {
  readonly width: number;
  /** Pixels from the left edge; may lie outside. */
  readonly x: (frame: number) => number;
  /** The frame at so many pixels from the left edge, clamped to the clip. */
  readonly frameAt: (left: number) => FrameNo;
};

const thumbnailHeight = 52;
/** Where key images are marked, and how near to one a press takes hold of it, in pixels. */
const keyRow = 66;
const keyReach = 9;

/**
 * The whole clip, or the zoomed part of it: thumbnails, warnings, spans of drawings, key images, marks and the playhead. Drag to scrub, Ctrl+wheel to zoom; the
 * playhead stays in sight. A key image is dragged to another frame by its mark.
 */
export function Timeline({ engine, index, picture, frame, loop, keyImages, marks, shapes, warnings, onMoveKeyImage, lanes }: Props) {
  const { t } = useTranslation('review');
  const frames = frameCount(index);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [range, setRange] = useState<Range>(fullRange(frames));
  /** The key image that is being dragged, and over which frame. */
  const [held, setHeld] = useState<{ readonly image: KeyImage; readonly frame: FrameNo } | null>(null);
  const thumbnails = useThumbnails(engine, range, width, (thumbnailHeight * picture.width) / picture.height, thumbnailHeight);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const steps = wheelSteps();
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const { left } = element.getBoundingClientRect();
      if (event.ctrlKey || event.metaKey || event.shiftKey) {
        const share = (event.clientX - left) / element.clientWidth;
        const delta = event.deltaY || event.deltaX;
        setRange((now) => zoomRange(now, frames, share, delta < 0 ? 0.8 : 1.25));
      } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY))
        setRange((now) => moveRange(now, frames, (event.deltaX / element.clientWidth) * (now.to - now.from)));
      else {
        const by = steps(event);
        if (by !== 0) void engine.step(by);
      }
    };
    element.addEventListener('wheel', turn, { passive: false });
    return () => element.removeEventListener('wheel', turn);
  }, [engine, frames]);

  const latest = useLatest(range);
  // A change of state at each of many frames in a row is more than React takes on a busy machine: only where the playhead takes the range along.
  useEffect(() => {
    const next = rangeWith(latest.current, frames, frame);
    if (next !== latest.current) setRange(next);
  }, [frame, frames, latest]);

  const x = (at: number): number => shareOf(range, at) * width;
  const frameAt = (left: number): FrameNo => {
    const share = left / Math.max(1, width);
    return Math.min(frames - 1, Math.max(0, Math.round(range.from + share * (range.to - range.from)))) as FrameNo;
  };
  const frameUnder = (event: PointerEvent): FrameNo => frameAt(event.clientX - event.currentTarget.getBoundingClientRect().left);
  const keyImageUnder = (event: PointerEvent): KeyImage | undefined => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    if (event.clientY - top < keyRow) return undefined;
    const away = ({ frame: at }: KeyImage): number => Math.abs(x(at) - (event.clientX - left));
    return keyImages.filter((image) => away(image) <= keyReach).toSorted((a, b) => away(a) - away(b))[0];
  };
  const scrub = (event: PointerEvent) => {
    if (event.type === 'pointermove' && event.buttons === 0) return;
    const under = frameUnder(event);
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId);
      const image = keyImageUnder(event);
      setHeld(image === undefined ? null : { image, frame: image.frame });
      if (image !== undefined) return void engine.show(image.frame);
    } else if (held !== null) setHeld({ ...held, frame: under });
    void engine.show(under);
  };
  const letGo = () => {
    if (held !== null && held.frame !== held.image.frame) onMoveKeyImage(held.image, held.frame);
    setHeld(null);
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== '+' && event.key !== '-') return;
    event.preventDefault();
    event.stopPropagation();
    setRange((now) => zoomRange(now, frames, shareOf(now, frame), event.key === '+' ? 0.7 : 1.4));
  };

  return (
    <div className={classes['timelineFrame']}>
      <div
        ref={box}
        role="slider"
        tabIndex={0}
        aria-label={t('timeline.label')}
        aria-valuemin={0}
        aria-valuemax={frames - 1}
        aria-valuenow={frame}
        aria-valuetext={t('timeline.value', { frame, last: frames - 1 })}
        className={classes['timeline']}
        onPointerDown={scrub}
        onPointerMove={scrub}
        onPointerUp={letGo}
        onPointerCancel={() => setHeld(null)}
        onKeyDown={keyDown}
      >
        {thumbnails.map(({ key, left, url }) => (
          <img key={key} src={url} alt="" draggable={false} className={classes['thumbnail']} style={{ left }} />
        ))}
        <svg width={width} height={88} className={classes['timelineMarks']} aria-hidden>
          {loop !== null && (
            <>
              <rect x={0} y={0} width={Math.max(0, x(loop.from))} height={88} className={classes['outsideLoop']} />
              <rect x={x(loop.to)} y={0} width={Math.max(0, width - x(loop.to))} height={88} className={classes['outsideLoop']} />
            </>
          )}
          {warnings.flatMap((warning) =>
            warning.frames.slice(0, 400).map((span) => (
              <rect
                key={`${warning.code}${span.from}`}
                x={x(span.from)}
                y={54}
                width={Math.max(3, x(span.to) - x(span.from))}
                height={6}
                className={classes['warningSpan']}
              >
                <title>{warning.message}</title>
              </rect>
            )),
          )}
          {shapes.map((shape) => (
            <rect
              key={shape.id}
              x={x(shape.from)}
              y={63}
              width={Math.max(4, x(shape.to) - x(shape.from))}
              height={6}
              rx={2}
              fill={shape.style.colour}
              opacity={0.9}
            />
          ))}
          {keyImages.map((image) => (
            <path
              key={image.id}
              d={`M${x(held?.image.id === image.id ? held.frame : image.frame)} 70 l7 8 l-7 8 l-7 -8 z`}
              fill={image.colour}
              className={classes['keyMark']}
              data-key-image={image.frame}
            />
          ))}
          {marks.map((mark) => (
            <g key={mark.id} className={mark.kind === 'origin' ? classes['originMark'] : classes['boundMark']}>
              <line x1={x(mark.frame)} x2={x(mark.frame)} y1={0} y2={88} />
              <text x={x(mark.frame) + (mark.kind === 'out' ? -4 : 4)} y={13} textAnchor={mark.kind === 'out' ? 'end' : 'start'}>
                {t(`timeline.${mark.kind}`)}
              </text>
            </g>
          ))}
          <line x1={x(frame)} x2={x(frame)} y1={0} y2={88} className={classes['playhead']} data-testid="playhead" />
        </svg>
      </div>
      {lanes?.({ width, x, frameAt })}
      {!isWhole(range, frames) && (
        <button type="button" className={classes['whole']} onClick={() => setRange(fullRange(frames))}>
          {t('timeline.whole')}
        </button>
      )}
    </div>
  );
}
