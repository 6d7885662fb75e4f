import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { applyPatch, type Patch } from '#core/annotation/patch.ts';
import type { Calibration, GaitEvent, KeyImage, Mark, Shape, Track } from '#core/annotation/records.ts';
import type { Review } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import { call } from '../link.ts';
import { readKey } from '../ui/data/reads.ts';
import { reportFailure } from '../ui/failures.ts';

/** A recording's review document and the ways to change it. Edits show at once and are written one after another. */
export type ReviewDocument = {
  readonly shapes: readonly Shape[];
  readonly keyImages: readonly KeyImage[];
  readonly marks: readonly Mark[];
  readonly calibrations: readonly Calibration[];
  readonly tracks: readonly Track[];
  readonly gaitEvents: readonly GaitEvent[];
  readonly undoWords: string | null;
  readonly redoWords: string | null;
  /** Resolves when the record holds the edit; a failure is shown and what is stored is read again. */
  readonly edit: (label: string, patch: Patch) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
};

/** Null while it is being read. */
export function useReview(recordingId: string): { readonly document: ReviewDocument | null; readonly thrown: unknown } {
  const client = useQueryClient();
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  /** What the last write of this window came to; null for what was read. */
  const sequence = useRef<number | null>(null);

  const waiting = useRef(0);
  const read = useQuery<Review, FailureError>({
    queryKey: readKey('review.get', { recordingId }),
    queryFn: async () => {
      const stored = await call('review.get', { recordingId });
      const shown = client.getQueryData<Review>(readKey('review.get', { recordingId }));
      // What was read while an edit is on its way lacks it, and what was read before an edit is older than its answer: neither may take it off the screen.
      return shown !== undefined && (waiting.current > 0 || stored.sequence < shown.sequence) ? shown : stored;
    },
  });

  const write = useCallback(
    (change: Change, again: boolean): Promise<boolean> => {
      const key = readKey('review.get', { recordingId });
      waiting.current += 1;
      const next = queue.current.then(async () => {
        try {
          const written = await onPresent(client, recordingId, sequence.current, change, again);
          sequence.current = written.sequence;
          // Edits made meanwhile are on screen already and are written next: what is stored now would only make them flicker.
          if (waiting.current === 1) client.setQueryData(key, written);
          return true;
        } catch (thrown) {
          reportFailure(thrown);
          sequence.current = null;
          client.setQueryData(key, await call('review.get', { recordingId }));
          return false;
        } finally {
          waiting.current -= 1;
        }
      });
      queue.current = next;
      return next;
    },
    [client, recordingId],
  );

  const edit = useCallback(
    (label: string, patch: Patch): Promise<boolean> => {
      const key = readKey('review.get', { recordingId });
      const present = client.getQueryData<Review>(key);
      if (present)
        client.setQueryData<Review>(key, { ...present, records: [...applyPatch(present.records, patch)], undo: label, redo: null });
      return write((sequence) => call('review.apply', { recordingId, sequence, label, patch: [...patch] }), true);
    },
    [client, recordingId, write],
  );
  const undo = useCallback(() => write((sequence) => call('review.undo', { recordingId, sequence }), false), [recordingId, write]);
  const redo = useCallback(() => write((sequence) => call('review.redo', { recordingId, sequence }), false), [recordingId, write]);

  if (!read.data) return { document: null, thrown: read.error };
  const { records } = read.data;
  return {
    thrown: null,
    document: {
      shapes: records.filter((record) => record.type === 'shape'),
      keyImages: records.filter((record) => record.type === 'key-image').toSorted((a, b) => a.frame - b.frame),
      marks: records.filter((record) => record.type === 'mark'),
      calibrations: records.filter((record) => record.type === 'calibration'),
      tracks: records.filter((record) => record.type === 'track'),
      gaitEvents: records.filter((record) => record.type === 'gait-event').toSorted((a, b) => a.frame - b.frame),
      undoWords: read.data.undo,
      redoWords: read.data.redo,
      edit,
      undo,
      redo,
    },
  };
}

type Change = (sequence: number) => Promise<Review>;

/**
 * Makes a change on the sequence that this window knows. When another window wrote in between, it is made once more where `again` says so, on what is
 * stored now: the application
 * takes it only where the records it touches are still as they were.
 */
async function onPresent(client: QueryClient, recordingId: string, known: number | null, change: Change, again: boolean): Promise<Review> {
  const read = client.getQueryData<Review>(readKey('review.get', { recordingId }));
  try {
    return await change(Math.max(known ?? 0, read?.sequence ?? 0));
  } catch (thrown) {
    if (!again || !(thrown instanceof FailureError) || thrown.failure.code !== 'conflict') throw thrown;
    return change((await call('review.get', { recordingId })).sequence);
  }
}
