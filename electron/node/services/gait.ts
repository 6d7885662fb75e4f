import { FailureError } from '#core/contract/failure.ts';
import type { GaitDifference, GaitTake } from '#core/domain/gaitTake.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { differenceTable, type Purpose } from '#core/gait/difference.ts';
import { dropDifference, keepDifference, keptDifference, keptDifferencesOf } from '#db/repositories/keptDifferences.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { takesOfVisit } from '../gait/takes.ts';
import { found, written } from '../written.ts';

export function gaitHandlers(
  context: AppContext,
): Pick<Handlers, 'gait.takesOfVisit' | 'gait.difference' | 'gait.keepDifference' | 'gait.keptDifferences'> {
  const { db, events } = context;
  const visitOf = (id: VisitId): Visit => found(visitById(db, id), 'visit');
  const recordingOf = (id: RecordingId) => found(recordingById(db, id), 'recording');
  const takeOf = (id: RecordingId): GaitTake => {
    const takes = takesOfVisit(db, visitOf(recordingOf(id).visitId));
    return found(takes.find(({ recordingId }) => recordingId === id) ?? null, 'recording');
  };
  const difference = (a: RecordingId, b: RecordingId, wanted: readonly Purpose[] | null): GaitDifference => {
    if (a === b) throw new FailureError('invalid-input', 'A clip does not differ from itself.', 'Choose two clips.');
    const [patientA, patientB] = [a, b].map((id) => visitOf(recordingOf(id).visitId).patientId);
    if (patientA !== patientB)
      throw new FailureError('invalid-input', 'The two clips are of different patients.', 'Choose two clips of the same patient.');
    const takes = { a: takeOf(a), b: takeOf(b) };
    const [kept, reversed] = [keptDifference(db, a, b), keptDifference(db, b, a)];
    const purposes = [...(wanted ?? (kept ?? reversed)?.purposes ?? [])];
    return { ...takes, purposes, rows: differenceTable(takes.a, takes.b, purposes), kept: kept !== null, keptReversed: reversed !== null };
  };
  const named = (id: RecordingId) => {
    const { visitId, title, originalName, view } = recordingOf(id);
    return { recordingId: id, visitId, visitAt: visitOf(visitId).startedAt, title: title || originalName, view };
  };
  return {
    'gait.takesOfVisit': ({ visitId }) => [...takesOfVisit(db, visitOf(visitId))],
    'gait.difference': ({ a, b, purposes }) => difference(a, b, purposes),
    'gait.keepDifference': ({ a, b, purposes, kept }) => {
      const now = difference(a, b, purposes);
      const ids = `${a} ${b}`;
      written(context, { action: kept ? 'kept' : 'dropped', entity: 'difference', entityId: ids, detail: purposes.join(', ') }, (at) => {
        dropDifference(db, b, a);
        if (kept) keepDifference(db, { a, b, purposes }, at);
        else dropDifference(db, a, b);
      });
      for (const id of new Set([now.a.visitId, now.b.visitId])) events.emit({ type: 'changed', topic: 'gait', id });
      return difference(a, b, purposes);
    },
    'gait.keptDifferences': ({ visitId }) =>
      keptDifferencesOf(db, visitOf(visitId).patientId)
        .map(({ a, b, purposes }) => ({ a: named(a), b: named(b), purposes: [...purposes] }))
        .filter(({ a, b }) => a.visitId === visitId || b.visitId === visitId),
  };
}
