import { type RedFlagDeed, redFlagDeedSchema } from '#core/clinical/redFlags/deed.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { json, text, textOrNull } from '../rows.ts';
import { all, type ReadDb, type Row, runOne, sql, type WriteDb } from '../sql.ts';

/** Oldest first; those of one instant in the order in which they were written. */
export const redFlagDeedsOf = (db: ReadDb, patient: PatientId): RedFlagDeed[] =>
  all(db, sql`SELECT * FROM red_flag_deed WHERE patient_id = ${patient} ORDER BY done_at, rowid`).map(deedFromRow);

/** Adds a deed. None is ever changed or taken out. */
export function addRedFlagDeed(db: WriteDb, { id, patientId, visitId, at, details }: RedFlagDeed): void {
  runOne(
    db,
    sql`
    INSERT INTO red_flag_deed (id, patient_id, visit_id, deed, done_at, details_json)
    VALUES (${id}, ${patientId}, ${visitId}, ${details.deed}, ${at}, ${JSON.stringify(details)})`,
  );
}

const deedFromRow = (row: Row): RedFlagDeed =>
  redFlagDeedSchema.parse({
    id: text(row, 'id'),
    patientId: text(row, 'patient_id'),
    visitId: textOrNull(row, 'visit_id'),
    at: text(row, 'done_at'),
    details: json(row, 'details_json'),
  });
