import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { calibrationsFor, lengthUnder, scaleOf } from '#core/annotation/calibration.ts';
import type { Scene } from '#core/annotation/measure.ts';
import type { Calibration, Track } from '#core/annotation/records.ts';
import { sceneOf } from '#core/annotation/scene.ts';
import type { ComparedPicture } from '#core/compare/arrange.ts';
import type { MarkedClip } from '#core/compare/events.ts';
import type { Review } from '#core/contract/api.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { readKey } from '../../ui/data/reads.ts';
import type { OpenClip } from './useClips.ts';

/** What is marked and followed on each clip, and how large its pixels are, as the panes have read and edited it. */
export function useMarked(
  clips: readonly OpenClip[],
  panes: readonly ComparisonPane[],
): {
  readonly marked: readonly MarkedClip[];
  readonly pictures: readonly ComparedPicture[];
  readonly tracked: readonly { readonly scene: Scene; readonly tracks: readonly Track[] }[];
} {
  const reviews = useQueries({
    queries: clips.map(({ recording: { id: recordingId } }) => ({
      queryKey: readKey('review.get', { recordingId }),
      queryFn: (): Promise<Review> => call('review.get', { recordingId }),
      // The panes read and write; this only looks at what they hold.
      enabled: false,
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  return useMemo(() => {
    const records = reviews.map((review) => review?.records ?? []);
    return {
      marked: panes.map(({ mirrored }, i) => ({
        mirrored,
        keyImages: (records[i] ?? []).filter((record) => record.type === 'key-image'),
        marks: (records[i] ?? []).filter((record) => record.type === 'mark'),
        gaitEvents: (records[i] ?? []).filter((record) => record.type === 'gait-event'),
      })),
      pictures: clips.map(({ recording }, i) => ({
        width: recording.width,
        height: recording.height,
        mirrored: panes[i]?.mirrored ?? false,
        mmPerPixel: mmPerPixel(
          recording,
          (records[i] ?? []).filter((record) => record.type === 'calibration'),
        ),
      })),
      tracked: clips.map(({ recording, index }, i) => ({
        scene: sceneOf(
          recording,
          index,
          (records[i] ?? []).filter((record) => record.type === 'calibration'),
        ),
        tracks: (records[i] ?? []).filter((record) => record.type === 'track'),
      })),
    };
  }, [reviews, clips, panes]);
}

/** Millimetres across one pixel in the middle of the picture; null without a scale that holds there. */
function mmPerPixel(recording: Recording, calibrations: readonly Calibration[]): number | null {
  const scale = scaleOf(calibrationsFor(calibrations, recording));
  if (scale === null) return null;
  const middle = { x: recording.width / 2, y: recording.height / 2 };
  const across = lengthUnder(scale, { x: middle.x - 0.5, y: middle.y }, { x: middle.x + 0.5, y: middle.y });
  return across.ok && across.value > 0 ? across.value : null;
}
