import { gaitEventSchema } from '#core/annotation/records.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { recordId } from '#core/domain/ids.ts';
import type { RunnerParams } from '#core/runner/params.ts';
import { eventsOf } from '#core/runner/truth.ts';

export type MarkedRun = { readonly runner: RunnerParams; readonly fps: number; readonly frames: number; readonly startsAt?: number };

/** Contacts and toe-offs of both feet as a clinician who sees every frame right would mark them, as a patch for `review.apply`. */
export const markedRun = (recordingId: RecordingId, { runner, fps, frames, startsAt = 0 }: MarkedRun) =>
  eventsOf(runner, { fps, frames, view: 'side', startsAt })
    .filter(({ kind }) => kind !== 'midstance')
    .map(({ side, kind, frame }) => ({
      op: 'add' as const,
      record: gaitEventSchema.parse({ type: 'gait-event', id: recordId.parse(crypto.randomUUID()), recordingId, side, event: kind, frame }),
    }));
