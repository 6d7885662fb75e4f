import { useRef } from 'react';
import { type AddedClip, type LinedUpBy, takeLead, withClip } from '#core/compare/addClip.ts';
import type { JointClock } from '#core/compare/clock.ts';
import type { MarkedClip } from '#core/compare/events.ts';
import type { Review } from '#core/contract/api.ts';
import type { ComparisonContent, ComparisonPane } from '#core/domain/comparison.ts';
import type { RecordingId } from '#core/domain/ids.ts';
import { call } from '../../link.ts';
import { reportFailure } from '../../ui/failures.ts';
import type { CompareMemory } from './usePanes.ts';

type Given = {
  readonly content: ComparisonContent;
  readonly marked: readonly MarkedClip[];
  readonly clock: JointClock;
  readonly change: (content: ComparisonContent) => void;
  readonly memory: CompareMemory;
};

/** The panes with the clip that was added last, and by what it was lined up. */
export type Added = { readonly panes: readonly ComparisonPane[]; readonly by: LinedUpBy };

/** Adds a clip to those that are compared, lined up with them; `added` says by what, until the clips are lined up otherwise. */
export function useAddClip(given: Given) {
  const now = useRef(given);
  now.current = given;
  const add = async (recordingId: RecordingId): Promise<void> => {
    try {
      const [review, take] = await Promise.all([call('review.get', { recordingId }), takeBeside(now.current.content.panes, recordingId)]);
      // As they are by now: the answer took its time.
      const { content, marked, clock, change, memory } = now.current;
      const added: AddedClip = { recordingId, marked: markedOf(review.records), take };
      const { by, ...linedUp } = withClip({ ...content, clips: marked, warps: clock.warps }, added);
      change({ ...content, ...linedUp });
      memory.added = { panes: linedUp.panes, by };
    } catch (thrown) {
      reportFailure(thrown);
    }
  };
  const last = given.memory.added;
  return {
    add: (recordingId: RecordingId) => void add(recordingId),
    added: last !== null && last.panes === given.content.panes ? { position: last.panes.length - 1, by: last.by } : null,
  };
}

const markedOf = (records: Review['records']): MarkedClip => ({
  mirrored: false,
  keyImages: records.filter((record) => record.type === 'key-image'),
  marks: records.filter((record) => record.type === 'mark'),
  gaitEvents: records.filter((record) => record.type === 'gait-event'),
});

/** The first pane filmed together with this clip, and how much later this one began; null without a common clock. */
async function takeBeside(panes: readonly ComparisonPane[], recordingId: RecordingId): Promise<AddedClip['take']> {
  const own = await call('takes.ofRecording', { recordingId });
  if (own === null) return null;
  const sync = await call('takes.sync', { groupId: own.groupId });
  if (sync === null) return null;
  for (const [beside, pane] of panes.entries()) {
    const other = await call('takes.ofRecording', { recordingId: pane.recordingId });
    const seconds = other === null || other.groupId !== own.groupId ? null : takeLead(sync, other.id, own.id);
    if (seconds !== null) return { beside, seconds };
  }
  return null;
}
