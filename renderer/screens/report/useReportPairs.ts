import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Review } from '#core/contract/api.ts';
import type { FailureError } from '#core/contract/failure.ts';
import type { RecordId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { Recording } from '#core/domain/recording.ts';
import { call } from '../../link.ts';
import { readKey, useRead } from '../../ui/data/reads.ts';
import type { Printable } from './PrintPicker.tsx';

export type OfferedPairs = {
  readonly pairs: readonly Printable[];
  /** Ids of those that are marked for the report, in its order. */
  readonly marked: readonly RecordId[];
  readonly ready: boolean;
  readonly thrown: unknown;
  /** Changes whenever a pair, or a picture in one, does. */
  readonly stamp: string;
};

/** Every pair in which a clip of the visit stands, oldest comparison first, as they stand now. */
export function useReportPairs({ id: visitId, patientId }: Visit): OfferedPairs {
  const { t } = useTranslation('report');
  const comparisons = useRead('comparisons.list', { patientId });
  const clips = useRead('recordings.list', { visitId });
  const own = new Set((clips.data ?? []).map(({ id }) => id));
  const pairs = (comparisons.data ?? [])
    .toReversed()
    .flatMap(({ content }) => content.pairs)
    .filter(({ images }) => images.some(({ recordingId }) => own.has(recordingId)));
  const recordings = [...new Set(pairs.flatMap(({ images }) => images.map(({ recordingId }) => recordingId)))];
  const reviews = useQueries({
    queries: recordings.map((recordingId) => ({
      queryKey: readKey('review.get', { recordingId }),
      queryFn: () => call('review.get', { recordingId }),
    })),
    combine: (results) => ({
      data: results.map((result) => result.data as Review | undefined),
      thrown: results.find((result) => result.isError)?.error as FailureError | undefined,
    }),
  });
  const facts = useQueries({
    queries: recordings.map((id) => ({ queryKey: readKey('recordings.get', { id }), queryFn: () => call('recordings.get', { id }) })),
    combine: (results) => results.map((result) => result.data as Recording | undefined),
  });
  const frameOf = (recordingId: string, keyImageId: string): number | null => {
    const records = reviews.data.find((review) => review?.recordingId === recordingId)?.records ?? [];
    const [frame] = records.flatMap((record) => (record.type === 'key-image' && record.id === keyImageId ? [record.frame] : []));
    return frame ?? null;
  };
  const nameOf = (recordingId: string): string => facts.find((recording) => recording?.id === recordingId)?.title ?? '';
  return {
    pairs: pairs.map(({ id, title, caption, images }) => ({
      id,
      title: title === '' ? t('pairs.untitled') : title,
      caption,
      detail: images
        .map(({ recordingId }) => nameOf(recordingId))
        .filter((name) => name !== '')
        .join(', '),
      frames: images.map(({ recordingId, keyImageId }) => ({ recordingId, frame: frameOf(recordingId, keyImageId) })),
    })),
    marked: pairs.filter(({ inReport }) => inReport).map(({ id }) => id),
    ready: comparisons.data !== undefined && clips.data !== undefined,
    thrown: comparisons.error ?? reviews.thrown ?? null,
    stamp: `${comparisons.dataUpdatedAt} ${reviews.data.map((review) => review?.sequence).join()}`,
  };
}
