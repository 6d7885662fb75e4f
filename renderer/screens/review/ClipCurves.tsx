import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scene } from '#core/annotation/measure.ts';
import type { Track } from '#core/annotation/records.ts';
import { clipTime, type FrameNo, frameAt } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { seconds } from '#core/domain/units.ts';
import { CurvesPanel } from '../../tracking/index.ts';

type Props = {
  readonly recording: Recording;
  readonly scene: Scene;
  readonly tracks: readonly Track[];
  readonly frame: FrameNo;
  readonly lengthUnit: 'cm' | 'in';
  readonly onGo: (frame: FrameNo) => void;
  readonly onClose: () => void;
};

/** The curves of one clip, over true time where the rate is known. */
export function ClipCurves({ recording, scene, tracks, frame, lengthUnit, onGo, onClose }: Props) {
  const { t } = useTranslation('tracking');
  const name = recording.title || recording.originalName;
  const { confirmed, slowdown } = recording.captureRate;
  const slow = confirmed ? slowdown : 1;
  const clips = useMemo(
    () => [{ key: recording.id, name, scene, tracks, mirrored: false, xOf: ({ seconds: at }: { readonly seconds: number }) => at }],
    [recording.id, name, scene, tracks],
  );
  return (
    <CurvesPanel
      clips={clips}
      frames={[frame]}
      recordings={[recording.id]}
      fileName={name}
      lengthUnit={lengthUnit}
      xLabel={t(confirmed ? 'curves.trueTime' : 'curves.clipTime')}
      at={clipTime(scene.index, frame) / slow}
      onGo={(x) => onGo(frameAt(scene.index, seconds(Math.max(0, x) * slow)))}
      onClose={onClose}
    />
  );
}
