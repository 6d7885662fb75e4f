import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawCommand } from '#core/annotation/pen.ts';
import { type FrameIndex, type FrameNo, secondsBetween } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { ExportButton } from '../../export/ExportButton.tsx';
import { secondsWords } from '../../player/times.ts';
import { clipScene, realTimeIndex } from './clipScene.ts';

type Props = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  /** The clip's time zero; null for its first frame. */
  readonly origin: FrameNo | null;
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  readonly drawing: (frame: FrameNo) => readonly DrawCommand[];
};

/** The button that makes a video of this clip. */
export function ClipExport({ recording, index, origin, loop, drawing }: Props) {
  const { t } = useTranslation('review');
  const { confirmed, slowdown } = recording.captureRate;
  const realTime = useMemo(() => realTimeIndex(index, slowdown), [index, slowdown]);
  const name = recording.title || recording.originalName;
  /** True time only where the rate is known. */
  const timeWords = (at: FrameNo): string => {
    const time = secondsBetween(index, origin ?? (0 as FrameNo), at);
    return `${t(confirmed ? 'readOuts.trueTime' : 'readOuts.clipTime')} ${secondsWords(confirmed ? time / slowdown : time)} s`;
  };
  return (
    <ExportButton
      index={realTime}
      loop={loop}
      recordings={[recording.id]}
      name={name}
      scene={(burn) =>
        clipScene({
          recording,
          index,
          drawing: (at) => (burn.drawings ? drawing(at) : []),
          label: (at) => (burn.labels ? t('still.name', { clip: name, frame: at }) : ''),
          caption: (at) => (burn.time ? `${timeWords(at)} · ${burn.speedWords}` : ''),
        })
      }
    />
  );
}
