import { alignedAt, type MarkedClip, sharedContacts, sharedEvents } from '#core/compare/events.ts';
import { FailureError } from '#core/contract/failure.ts';
import { type Comparison, type ComparisonContent, type ComparisonPane, firstLayout } from '#core/domain/comparison.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { ComparisonId, PatientId, RecordingId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import * as comparisons from '#db/repositories/comparisons.ts';
import { patientById } from '#db/repositories/patients.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { reviewRecords } from '#db/repositories/review.ts';
import { takeOfRecording, takeSyncOf } from '#db/repositories/takes.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

type Chosen = { readonly recordingId: RecordingId; readonly mirrored: boolean };

export function comparisonsHandlers(
  context: AppContext,
): Pick<
  Handlers,
  | 'comparisons.list'
  | 'comparisons.get'
  | 'comparisons.lastSame'
  | 'comparisons.open'
  | 'comparisons.update'
  | 'comparisons.remove'
  | 'comparisons.restore'
> {
  const { db, events, ports } = context;
  const get = (id: ComparisonId): Comparison => found(comparisons.comparisonById(db, id), 'comparison');
  const changed = (id: ComparisonId): Comparison => {
    const comparison = get(id);
    events.emit({ type: 'changed', topic: 'comparison', id });
    return comparison;
  };
  const recordingOf = (id: RecordingId): Recording => found(recordingById(db, id), 'recording');
  const patientOf = (recording: Recording): PatientId => found(visitById(db, recording.visitId), 'visit').patientId;
  const setRemoved = (id: ComparisonId, removed: boolean): Comparison => {
    const { patientId, content, removedAt } = get(id);
    if ((removedAt !== null) === removed) return get(id);
    // Its clips may be of two patients again, since a merge was undone.
    if (!removed) onePatient([patientId, ...content.panes.map(({ recordingId }) => patientOf(recordingOf(recordingId)))]);
    written(context, { action: removed ? 'removed' : 'restored', entity: 'comparison', entityId: id }, (at) =>
      comparisons.setComparisonRemoved(db, id, removed ? at : null, at),
    );
    return changed(id);
  };
  const markedClip = ({ recordingId, mirrored }: Chosen): MarkedClip => {
    const { visitId, cameraPosition } = recordingOf(recordingId);
    const records = reviewRecords(db, { recordingId, visitId, cameraPosition });
    return {
      mirrored,
      keyImages: records.filter((record) => record.type === 'key-image'),
      marks: records.filter((record) => record.type === 'mark'),
      gaitEvents: records.filter((record) => record.type === 'gait-event'),
    };
  };

  /** Lined up by what is known already: the clock of one take, else the first event that all have. */
  const lineUp = (chosen: readonly Chosen[]): Pick<ComparisonContent, 'alignment' | 'panes'> => {
    const panes = chosen.map((pane): ComparisonPane => ({ ...pane, zero: 0 as FrameNo, offset: 0, contacts: [] }));
    const clips = chosen.map(markedClip);
    const contacts = sharedContacts(clips);
    const withContacts = panes.map((pane, i) => ({ ...pane, contacts: contacts?.[i] ?? [] }));
    const together = byTake(withContacts);
    if (together !== null) return { alignment: 'time', panes: together };
    const [event] = sharedEvents(clips);
    return { alignment: 'time', panes: event === undefined ? withContacts : alignedAt(withContacts, clips, event) };
  };

  /** Two cameras of one take: as their own clock says. Null for anything else. */
  const byTake = (panes: readonly ComparisonPane[]): readonly ComparisonPane[] | null => {
    const takes = panes.map(({ recordingId }) => takeOfRecording(db, recordingId));
    const [lead] = takes;
    if (!lead || takes.some((take) => take?.groupId !== lead.groupId)) return null;
    const sync = takeSyncOf(db, lead.groupId);
    if (sync === null || new Set(takes.map((take) => take?.id)).size !== panes.length) return null;
    return panes.map((pane, i) => (takes[i]?.id === sync.other ? { ...pane, offset: sync.offsetSeconds } : pane));
  };

  return {
    'comparisons.list': ({ patientId }) => {
      found(patientById(db, patientId), 'patient');
      return [...comparisons.comparisonsOfPatient(db, patientId)];
    },
    'comparisons.get': ({ id }) => get(id),
    'comparisons.lastSame': ({ recordingId }) => {
      recordingOf(recordingId);
      return comparisons.lastOfSameView(db, recordingId);
    },
    'comparisons.open': ({ clips }) => {
      const patientId = onePatient(clips.map(({ recordingId }) => patientOf(recordingOf(recordingId))));
      const before = comparisons.comparisonsOfPatient(db, patientId);
      const same = before.find(({ content }) => sameClips(content.panes, clips));
      if (same !== undefined) return same;
      const at = nowOf(context);
      const comparison: Comparison = {
        id: ports.ids.next() as ComparisonId,
        patientId,
        revision: 1,
        // Whoever likes pictures stacked likes the next ones stacked; how far one was moved over the other is these clips' own.
        content: {
          title: '',
          ...lineUp(clips),
          layout: { ...(before[0]?.content.layout ?? firstLayout), shift: firstLayout.shift },
          pairs: [],
        },
        createdAt: at,
        updatedAt: at,
        removedAt: null,
      };
      written(context, { action: 'created', entity: 'comparison', entityId: comparison.id }, () =>
        comparisons.addComparison(db, comparison),
      );
      return changed(comparison.id);
    },
    'comparisons.update': ({ id, revision, content }) => {
      const before = get(id);
      if (before.revision !== revision) throw staleWindow('comparison');
      checkContent(content, recordingOf);
      onePatient([before.patientId, ...content.panes.map(({ recordingId }) => patientOf(recordingOf(recordingId)))]);
      written(context, { action: 'updated', entity: 'comparison', entityId: id }, (at) => {
        if (!comparisons.updateComparison(db, id, revision, content, at)) throw staleWindow('comparison');
      });
      return changed(id);
    },
    'comparisons.remove': ({ id }) => setRemoved(id, true),
    'comparisons.restore': ({ id }) => setRemoved(id, false),
  };
}

/** Side by side or swapped, the same clips are the same comparison. */
function sameClips(panes: readonly Chosen[], clips: readonly Chosen[]): boolean {
  const names = (chosen: readonly Chosen[]): string =>
    chosen
      .map(({ recordingId, mirrored }) => `${recordingId}${mirrored}`)
      .toSorted()
      .join();
  return names(panes) === names(clips);
}

function onePatient(patients: readonly PatientId[]): PatientId {
  const [patient] = patients;
  if (patient === undefined || patients.some((other) => other !== patient))
    throw new FailureError('invalid-input', 'These clips are of different patients.', 'Compare clips of one patient.');
  return patient;
}

function checkContent({ panes, pairs }: ComparisonContent, recordingOf: (id: RecordingId) => Recording): void {
  for (const { recordingId, zero, contacts } of panes) {
    const { title, frames } = recordingOf(recordingId);
    if ([zero, ...contacts].some((frame) => frame >= frames))
      throw new FailureError('invalid-input', `“${title}” has only ${frames} frames.`, 'Line the clips up at frames that they have.');
  }
  const shown = new Set(panes.map(({ recordingId }) => recordingId));
  if (pairs.some(({ images }) => images.some(({ recordingId }) => !shown.has(recordingId))))
    throw new FailureError('invalid-input', 'A pair holds a picture of a clip that is not compared here.', 'Remove that pair.');
}
