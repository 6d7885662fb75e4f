import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Scene } from '#core/annotation/measure.ts';
import type { Track } from '#core/annotation/records.ts';
import { type JointClock, jointTime, type Moment, momentAt } from '#core/compare/clock.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import { type CurveClip, CurvesPanel } from '../../tracking/index.ts';
import { dateOf } from '../../ui/words.ts';
import type { OpenClip } from './useClips.ts';

type Props = {
  readonly clips: readonly OpenClip[];
  readonly panes: readonly ComparisonPane[];
  readonly tracked: readonly { readonly scene: Scene; readonly tracks: readonly Track[] }[];
  readonly clock: JointClock;
  readonly moment: Moment;
  readonly byStride: boolean;
  readonly fileName: string;
  readonly lengthUnit: 'cm' | 'in';
  readonly onGo: (moment: FrameNo) => void;
  readonly onClose: () => void;
};

/** The curves of all clips over the axis on which they are lined up: seconds, or strides. */
export function JointCurves({ clips, panes, tracked, clock, moment, byStride, fileName, lengthUnit, onGo, onClose }: Props) {
  const { t } = useTranslation('tracking');
  const drawn = useMemo(
    () =>
      clips.flatMap(({ key, recording, visit, index }, i): CurveClip[] => {
        const [warp, from] = [clock.warps[i], tracked[i]];
        if (warp === undefined || from === undefined) return [];
        return [
          {
            key,
            name: `${recording.title || recording.originalName}, ${dateOf(visit.startedAt)}`,
            ...from,
            mirrored: panes[i]?.mirrored ?? false,
            xOf: ({ frame }) => jointTime(warp, clipTime(index, frame)),
          },
        ];
      }),
    [clips, panes, tracked, clock],
  );
  return (
    <CurvesPanel
      clips={drawn}
      frames={moment.frames}
      recordings={clips.map(({ recording }) => recording.id)}
      fileName={fileName}
      lengthUnit={lengthUnit}
      xLabel={t(byStride ? 'curves.strides' : 'curves.jointTime')}
      at={moment.joint}
      onGo={(x) => onGo(momentAt(clock, x))}
      onClose={onClose}
    />
  );
}
