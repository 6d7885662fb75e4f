import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { text } from '../rows.ts';
import { all, type ReadDb, run, sql, transaction, type WriteDb } from '../sql.ts';

/** Sample patients that were never finished: out of every list since the moment they were made. */
export const unfinishedSamples = (db: ReadDb): readonly PatientId[] =>
  all(db, sql`SELECT id FROM patient WHERE sample = 1 AND removed_at = created_at`).map((row) => text(row, 'id') as PatientId);

/**
 * Takes a sample patient out of the record, with everything that hangs on it, and gives the recordings whose files may go. Only for samples: throws
 * for anyone else. The audit log keeps its lines.
 */
export function erasePatient(db: WriteDb, patient: PatientId): readonly RecordingId[] {
  return transaction(db, () => {
    const visits = sql`SELECT id FROM visit WHERE patient_id = ${patient}`;
    if (all(db, sql`SELECT id FROM patient WHERE id = ${patient} AND sample = 1`).length !== 1)
      throw new Error('only a sample patient may be erased');
    const recordings = all(
      db,
      sql`SELECT recording.id FROM recording JOIN visit ON visit.id = recording.visit_id WHERE visit.patient_id = ${patient}`,
    ).map((row) => text(row, 'id') as RecordingId);
    for (const recording of recordings) {
      run(db, sql`DELETE FROM frame_index WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM calibration WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM annotation WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM track WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM gait_event WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM key_image WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM frame_picture WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM mark WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM edit WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM review_state WHERE recording_id = ${recording}`);
      run(db, sql`DELETE FROM recording WHERE id = ${recording}`);
    }
    for (const row of all(db, visits)) run(db, sql`DELETE FROM visit WHERE id = ${text(row, 'id')}`);
    run(db, sql`DELETE FROM patient_search WHERE rowid = (SELECT number FROM patient WHERE id = ${patient})`);
    run(db, sql`DELETE FROM patient WHERE id = ${patient}`);
    return recordings;
  });
}
