import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { text } from '../rows.ts';
import { all, type ReadDb, sql, type WriteDb } from '../sql.ts';
import { erasePatients, filesOfPatient } from './erasure.ts';

/** Sample patients that were never finished: out of every list since the moment they were made. */
export const unfinishedSamples = (db: ReadDb): readonly PatientId[] =>
  all(db, sql`SELECT id FROM patient WHERE sample = 1 AND removed_at = created_at`).map((row) => text(row, 'id') as PatientId);

/**
 * Takes a sample patient out of the record, with everything that hangs on it, and gives the recordings whose files may go. Only for samples: throws
 * for anyone else.
 */
export function eraseSample(db: WriteDb, patient: PatientId): readonly RecordingId[] {
  if (all(db, sql`SELECT id FROM patient WHERE id = ${patient} AND sample = 1`).length !== 1)
    throw new Error('only a sample patient may be taken out like this');
  const { recordings } = filesOfPatient(db, patient);
  erasePatients(db, [patient]);
  return recordings;
}
