import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Review } from '#core/contract/api.ts';
import type { FailureError } from '#core/contract/failure.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { Pointing } from '#core/gait/ofPoses.ts';
import { pointingOf } from '#core/gait/take.ts';
import { call } from '../link.ts';
import { readKey, useRead } from '../ui/data/reads.ts';

export type StandingPictures = {
  /** Null while they are being read. */
  readonly pictures: readonly Pointing[] | null;
  /** What went wrong where they could not be read; else null. */
  readonly thrown: unknown;
};

/** The landmarks of the visit's other clips of the same view, in which the same runner may stand still: those that `gait.takesOfVisit` looks into too. */
export function useStandingPictures({ id, visitId, view }: Recording): StandingPictures {
  const list = useRead('recordings.list', { visitId });
  const alike = useMemo(() => (list.data ?? []).filter((other) => other.id !== id && other.view === view), [list.data, id, view]);
  const { reviews, thrown } = useQueries({
    queries: alike.map((other) => ({
      queryKey: readKey('review.get', { recordingId: other.id }),
      queryFn: (): Promise<Review> => call('review.get', { recordingId: other.id }),
    })),
    combine: (results) => ({
      reviews: results.map(({ data }) => data),
      thrown: results.find(({ isError }) => isError)?.error ?? null,
    }),
  });
  const failure: FailureError | Error | null = list.error ?? thrown;
  const pictures = useMemo(() => {
    if (list.data === undefined && failure === null) return null;
    const found = alike.flatMap((recording, i): readonly Pointing[] => {
      const review = reviews[i];
      if (review === undefined) return [];
      const shapes = review.records.filter((record) => record.type === 'shape');
      const calibrations = review.records.filter((record) => record.type === 'calibration');
      return [pointingOf({ recording, shapes, calibrations })];
    });
    return found.length < alike.length && failure === null ? null : found;
  }, [list.data, failure, alike, reviews]);
  return { pictures, thrown: failure };
}
