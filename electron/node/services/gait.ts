import { FailureError } from '#core/contract/failure.ts';
import type { GaitDifference, GaitTake } from '#core/domain/gaitTake.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { differenceTable, type Purpose } from '#core/gait/difference.ts';
import { dropDifference, isDifferenceKept, keepDifference } from '#db/repositories/keptDifferences.ts';
import { recordingById } from '#db/repositories/recordings.ts';
import { reportRecordings } from '#db/repositories/reportSources.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { gaitTake } from '../gait/takes.ts';
import { found, written } from '../written.ts';

export function gaitHandlers(context: AppContext): Pick<Handlers, 'gait.takesOfVisit' | 'gait.difference' | 'gait.keepDifference'> {
  const { db, events } = context;
  const takesOf = (id: VisitId): readonly GaitTake[] => {
    const visit = found(visitById(db, id), 'visit');
    const all = reportRecordings(db, id);
    return all.flatMap((from) => gaitTake(from, visit, all) ?? []);
  };
  const takeOf = (id: RecordingId): GaitTake => {
    const { visitId } = found(recordingById(db, id), 'recording');
    return found(takesOf(visitId).find(({ recordingId }) => recordingId === id) ?? null, 'recording');
  };
  const difference = (a: RecordingId, b: RecordingId, purposes: readonly Purpose[]): GaitDifference => {
    if (a === b) throw new FailureError('invalid-input', 'A clip does not differ from itself.', 'Choose two clips.');
    const [patientA, patientB] = [a, b].map((id) => {
      const { visitId } = found(recordingById(db, id), 'recording');
      return found(visitById(db, visitId), 'visit').patientId;
    });
    if (patientA !== patientB)
      throw new FailureError('invalid-input', 'The two clips are of different patients.', 'Choose two clips of the same patient.');
    const takes = { a: takeOf(a), b: takeOf(b) };
    return { ...takes, purposes: [...purposes], rows: differenceTable(takes.a, takes.b, purposes), kept: isDifferenceKept(db, a, b) };
  };
  return {
    'gait.takesOfVisit': ({ visitId }) => [...takesOf(visitId)],
    'gait.difference': ({ a, b, purposes }) => difference(a, b, purposes),
    'gait.keepDifference': ({ a, b, purposes, kept }) => {
      const { a: first } = difference(a, b, purposes);
      written(
        context,
        { action: kept ? 'kept' : 'dropped', entity: 'difference', entityId: `${a} ${b}`, detail: purposes.join(', ') },
        (at) => (kept ? keepDifference(db, { a, b, purposes }, at) : dropDifference(db, a, b)),
      );
      events.emit({ type: 'changed', topic: 'gait', id: first.visitId });
      return difference(a, b, purposes);
    },
  };
}
