import { useTranslation } from 'react-i18next';
import { type FrameIndex, type FrameNo, frameCount, secondsBetween } from '#core/domain/frameIndex.ts';
import type { CaptureRate } from '#core/domain/recording.ts';
import { secondsWords } from '../../player/times.ts';
import classes from './Review.module.css';

type Props = {
  readonly index: FrameIndex;
  readonly frame: FrameNo;
  /** The clip's time zero; null for its first frame. */
  readonly origin: FrameNo | null;
  readonly rate: CaptureRate;
  /** While playing: every so many-th frame is shown. */
  readonly stride: number;
};

/** Frame number, clip time and true time: always on screen, and the true time only where the capture rate was confirmed. */
export function ReadOuts({ index, frame, origin, rate, stride }: Props) {
  const { t } = useTranslation('review');
  const clip = secondsBetween(index, origin ?? (0 as FrameNo), frame);
  const half = halfFrame(index, frame) / rate.slowdown;
  return (
    <dl className={classes['readOuts']}>
      <div>
        <dt data-testid="stride">{stride > 1 ? t('readOuts.everyNth', { n: stride }) : t('readOuts.frame')}</dt>
        <dd data-testid="frame-number">
          <span className={classes['number']} style={{ minWidth: `${String(frameCount(index) - 1).length}ch` }}>
            {frame}
          </span>{' '}
          <small>{t('readOuts.ofLast', { last: frameCount(index) - 1 })}</small>
        </dd>
      </div>
      <div>
        <dt>{t('readOuts.clipTime')}</dt>
        <dd data-testid="clip-time">{secondsWords(clip)} s</dd>
      </div>
      <div data-testid="true-time">
        <dt>
          {t('readOuts.trueTime')} {rate.confirmed && t('readOuts.half', { half: (half * 1000).toFixed(1) })}
        </dt>
        <dd>{rate.confirmed ? `${secondsWords(clip / rate.slowdown, 4)} s` : <small>{t('readOuts.unconfirmed')}</small>}</dd>
      </div>
    </dl>
  );
}

/** Half of the longer neighbouring interval, in seconds of clip time: an event seen on this frame happened within that. */
function halfFrame({ ticks, ticksPerSecond }: FrameIndex, frame: FrameNo): number {
  const here = ticks[frame] ?? 0;
  const before = frame > 0 ? here - (ticks[frame - 1] ?? here) : 0;
  const after = (ticks[frame + 1] ?? here) - here;
  return Math.max(before, after) / ticksPerSecond / 2;
}
