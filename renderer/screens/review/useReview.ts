import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { applyPatch, type Patch } from '#core/annotation/patch.ts';
import type { Calibration, KeyImage, Mark, Shape } from '#core/annotation/records.ts';
import type { Review } from '#core/contract/api.ts';
import { call } from '../../link.ts';
import { readKey, useRead } from '../../ui/data/reads.ts';
import { reportFailure } from '../../ui/failures.ts';

/** A recording's review document and the ways to change it. Edits show at once and are written one after another. */
export type ReviewDocument = {
  readonly shapes: readonly Shape[];
  readonly keyImages: readonly KeyImage[];
  readonly marks: readonly Mark[];
  readonly calibrations: readonly Calibration[];
  readonly undoWords: string | null;
  readonly redoWords: string | null;
  /** Resolves when the record holds the edit; a failure is shown and what is stored is read again. */
  readonly edit: (label: string, patch: Patch) => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
  readonly redo: () => Promise<boolean>;
};

/** Null while it is being read. */
export function useReview(recordingId: string): { readonly document: ReviewDocument | null; readonly thrown: unknown } {
  const read = useRead('review.get', { recordingId });
  const client = useQueryClient();
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const write = useCallback(
    (change: (sequence: number) => Promise<Review>): Promise<boolean> => {
      const key = readKey('review.get', { recordingId });
      const next = queue.current.then(async () => {
        try {
          const present = client.getQueryData<Review>(key) ?? (await call('review.get', { recordingId }));
          client.setQueryData(key, await change(present.sequence));
          return true;
        } catch (thrown) {
          reportFailure(thrown);
          await client.refetchQueries({ queryKey: key });
          return false;
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
      return write((sequence) => call('review.apply', { recordingId, sequence, label, patch: [...patch] }));
    },
    [client, recordingId, write],
  );
  const undo = useCallback(() => write((sequence) => call('review.undo', { recordingId, sequence })), [recordingId, write]);
  const redo = useCallback(() => write((sequence) => call('review.redo', { recordingId, sequence })), [recordingId, write]);

  if (!read.data) return { document: null, thrown: read.error };
  const { records } = read.data;
  return {
    thrown: null,
    document: {
      shapes: records.filter((record) => record.type === 'shape'),
      keyImages: records.filter((record) => record.type === 'key-image').toSorted((a, b) => a.frame - b.frame),
      marks: records.filter((record) => record.type === 'mark'),
      calibrations: records.filter((record) => record.type === 'calibration'),
      undoWords: read.data.undo,
      redoWords: read.data.redo,
      edit,
      undo,
      redo,
    },
  };
}
