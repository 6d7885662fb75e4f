import { useMemo } from 'react';
import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { TakeSource } from '#core/gait/take.ts';
import type { ProtocolFacts } from '#core/protocol/facts.ts';
import type { ReviewDocument } from '../player/useReview.ts';
import { useRead, useReads } from '../ui/data/reads.ts';

/** The clip that is open, as it is on the screen: edits on their way to the record included. */
export type OpenClip = { readonly recording: Recording; readonly index: FrameIndex; readonly document: ReviewDocument };

export type FactsRead = { readonly facts: ProtocolFacts | null; readonly thrown: unknown };

/** What a protocol looks at in the visit of the open clip; null while it is being read, and while it is not asked for. */
export function useFacts({ recording, index, document }: OpenClip, asked: boolean): FactsRead {
  const { visitId } = recording;
  const visit = useRead('visits.get', { id: visitId }, { enabled: asked });
  const clips = useRead('recordings.list', { visitId }, { enabled: asked });
  const others = asked ? (clips.data ?? []).filter(({ id }) => id !== recording.id) : [];
  const reviews = useReads(
    'review.get',
    others.map(({ id }) => ({ recordingId: id })),
  );
  const indexes = useReads(
    'recordings.frameIndex',
    others.map(({ id }) => ({ id })),
  );
  const read = others.map((other, i): TakeSource | null | undefined => {
    const [review, times] = [reviews[i], indexes[i]];
    // A clip whose frames cannot be placed in time counts for nothing, here as in the report.
    if (times?.isError) return null;
    if (review?.data === undefined || times?.data === undefined) return undefined;
    const { records } = review.data;
    return {
      recording: other,
      index: times.data,
      events: records.filter((record) => record.type === 'gait-event'),
      keyImages: records.filter((record) => record.type === 'key-image'),
      shapes: records.filter((record) => record.type === 'shape'),
      calibrations: records.filter((record) => record.type === 'calibration'),
    };
  });
  const whole = visit.data !== undefined && clips.data !== undefined && read.every((source) => source !== undefined);
  // Arrays made anew at each render; what they hold changes only when something is read again.
  const key = [visit, clips, ...reviews, ...indexes].map(({ dataUpdatedAt }) => dataUpdatedAt).join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` stands for everything that was read
  const facts = useMemo((): ProtocolFacts | null => {
    if (!whole || visit.data === undefined || clips.data === undefined) return null;
    const { gaitEvents: events, keyImages, shapes, calibrations } = document;
    const open: TakeSource = { recording, index, events, keyImages, shapes, calibrations };
    const sources = clips.data.flatMap(({ id }) =>
      id === recording.id ? open : (read.find((source) => source?.recording.id === id) ?? []),
    );
    return { clips: sources, notes: visit.data };
  }, [whole, key, recording, index, document.gaitEvents, document.keyImages, document.shapes, document.calibrations]);
  return { facts, thrown: visit.error ?? clips.error ?? reviews.find(({ error }) => error !== null)?.error ?? null };
}
