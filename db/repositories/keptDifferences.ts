import { z } from 'zod';
import { type PatientId, type RecordingId, recordingId } from '#core/domain/ids.ts';
import { type Purpose, purposes } from '#core/gait/difference.ts';
import { json, text } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Two clips whose difference the clinician keeps for the report: B less A. */
export type KeptDifference = { readonly a: RecordingId; readonly b: RecordingId; readonly purposes: readonly Purpose[] };

const purposesSchema = z.array(z.enum(purposes));

/** Null where it is not kept this way round. */
export function keptDifference(db: ReadDb, a: RecordingId, b: RecordingId): KeptDifference | null {
  const row = first(db, sql`SELECT * FROM kept_difference WHERE a_recording_id = ${a} AND b_recording_id = ${b}`);
  return row === null ? null : fromRow(row);
}

/** Keeps it, or changes what differs on purpose. */
export function keepDifference(db: WriteDb, { a, b, purposes: meant }: KeptDifference, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO kept_difference (a_recording_id, b_recording_id, purposes_json, kept_at) VALUES (${a}, ${b}, ${JSON.stringify(meant)}, ${at})
    ON CONFLICT (a_recording_id, b_recording_id) DO UPDATE SET purposes_json = excluded.purposes_json`,
  );
}

export function dropDifference(db: WriteDb, a: RecordingId, b: RecordingId): void {
  run(db, sql`DELETE FROM kept_difference WHERE a_recording_id = ${a} AND b_recording_id = ${b}`);
}

/** Those of a patient whose clips are both still there, oldest first. */
export const keptDifferencesOf = (db: ReadDb, patient: PatientId): readonly KeptDifference[] =>
  all(
    db,
    sql`
    SELECT kept_difference.* FROM kept_difference
      JOIN recording AS a ON a.id = a_recording_id JOIN visit AS va ON va.id = a.visit_id
      JOIN recording AS b ON b.id = b_recording_id JOIN visit AS vb ON vb.id = b.visit_id
    WHERE va.patient_id = ${patient} AND a.removed_at IS NULL AND b.removed_at IS NULL AND va.removed_at IS NULL AND vb.removed_at IS NULL
    ORDER BY kept_at, kept_difference.rowid`,
  ).map(fromRow);

const fromRow = (row: Row): KeptDifference => ({
  a: recordingId.parse(text(row, 'a_recording_id')),
  b: recordingId.parse(text(row, 'b_recording_id')),
  purposes: purposesSchema.parse(json(row, 'purposes_json')),
});
