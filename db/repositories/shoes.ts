import type { PatientId } from '#core/domain/ids.ts';
import type { Shoe } from '#core/plan/running/shoes.ts';
import { type StoredShoe, storedShoeSchema } from '#core/plan/stored.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Those that are not removed, newest first. */
export const shoesOfPatient = (db: ReadDb, patient: PatientId): StoredShoe[] =>
  all(db, sql`SELECT * FROM shoe WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY created_at DESC, rowid DESC`).map(
    shoeFromRow,
  );

/** The shoe, removed or not; null when there is none. */
export function shoeById(db: ReadDb, id: Shoe['id']): StoredShoe | null {
  const row = first(db, sql`SELECT * FROM shoe WHERE id = ${id}`);
  return row === null ? null : shoeFromRow(row);
}

export function addShoe(db: WriteDb, patient: PatientId, details: Shoe, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO shoe (id, patient_id, revision, details_json, created_at, updated_at, removed_at)
    VALUES (${details.id}, ${patient}, 1, ${JSON.stringify(details)}, ${at}, ${at}, NULL)`,
  );
}

/** Writes over revision `revision` and makes the next one; false when the shoe has moved on since. */
export const updateShoe = (db: WriteDb, details: Shoe, revision: number, at: string): boolean =>
  run(
    db,
    sql`
    UPDATE shoe SET revision = revision + 1, details_json = ${JSON.stringify(details)}, updated_at = ${at}
    WHERE id = ${details.id} AND revision = ${revision}`,
  ) === 1;

export function setShoeRemoved(db: WriteDb, id: Shoe['id'], removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE shoe SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

const shoeFromRow = (row: Row): StoredShoe =>
  storedShoeSchema.parse({
    patientId: text(row, 'patient_id'),
    revision: number(row, 'revision'),
    details: json(row, 'details_json'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
