import { useQueries } from '@tanstack/react-query';
import type { Review } from '#core/contract/api.ts';
import type { FailureError } from '#core/contract/failure.ts';
import type { RecordId, VisitId } from '#core/domain/ids.ts';
import { call } from '../../link.ts';
import { readKey, useRead } from '../../ui/data/reads.ts';

export type OfferedImage = {
  readonly id: RecordId;
  readonly recordingId: string;
  readonly clip: string;
  readonly frame: number;
  readonly title: string;
  readonly inReport: boolean;
};

export type OfferedImages = {
  readonly images: readonly OfferedImage[];
  readonly ready: boolean;
  readonly thrown: unknown;
  /** Changes whenever a drawing, key image, calibration or clip of the visit does. */
  readonly stamp: string;
};

/** Every key image of the visit in clip and frame order, as they stand now. */
export function useKeyImages(visitId: VisitId, presetName: (preset: string) => string): OfferedImages {
  const clips = useRead('recordings.list', { visitId });
  const reviews = useQueries({
    queries: (clips.data ?? []).map(({ id }) => ({
      queryKey: readKey('review.get', { recordingId: id }),
      queryFn: () => call('review.get', { recordingId: id }),
    })),
    combine: (results) => ({
      data: results.map((result) => result.data as Review | undefined),
      thrown: results.find((result) => result.isError)?.error as FailureError | undefined,
    }),
  });
  const images = (clips.data ?? []).flatMap((clip) => {
    const records = reviews.data.find((review) => review?.recordingId === clip.id)?.records ?? [];
    return records
      .filter((record) => record.type === 'key-image')
      .toSorted((a, b) => a.frame - b.frame)
      .map((image) => ({
        id: image.id,
        recordingId: clip.id,
        clip: clip.title,
        frame: image.frame,
        title: image.title !== '' ? image.title : image.preset !== null ? presetName(image.preset) : '',
        inReport: image.inReport,
      }));
  });
  return {
    images,
    ready: clips.data !== undefined && reviews.data.every((review) => review !== undefined),
    thrown: clips.error ?? reviews.thrown ?? null,
    stamp: `${clips.dataUpdatedAt} ${reviews.data.map((review) => review?.sequence).join()}`,
  };
}
