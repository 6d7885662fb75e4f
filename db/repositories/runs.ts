import type { PatientId } from '#core/domain/ids.ts';
import type { Run } from '#core/plan/running/run.ts';
import { type LoggedSpan, loggedSpanSchema, type StoredRun, storedRunSchema } from '#core/plan/stored.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Those that are not removed, the earliest first; of one day in the order in which they were entered. */
export const runsOfPatient = (db: ReadDb, patient: PatientId): StoredRun[] =>
  all(db, sql`SELECT * FROM training_run WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY day, created_at, rowid`).map(
    runFromRow,
  );

/** The run, removed or not; null when there is none. */
export function runById(db: ReadDb, id: Run['id']): StoredRun | null {
  const row = first(db, sql`SELECT * FROM training_run WHERE id = ${id}`);
  return row === null ? null : runFromRow(row);
}

export type RunEntry = { readonly details: Run; readonly by: string };

export function addRun(db: WriteDb, patient: PatientId, { details, by }: RunEntry, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO training_run (id, patient_id, day, revision, details_json, entered_by, created_at, updated_at, removed_at)
    VALUES (${details.id}, ${patient}, ${details.day}, 1, ${JSON.stringify(details)}, ${by}, ${at}, ${at}, NULL)`,
  );
}

/** Writes over revision `revision` and makes the next one; false when the run has moved on since. */
export const updateRun = (db: WriteDb, { details, by }: RunEntry, revision: number, at: string): boolean =>
  run(
    db,
    sql`
    UPDATE training_run SET revision = revision + 1, day = ${details.day}, details_json = ${JSON.stringify(details)}, entered_by = ${by},
      updated_at = ${at}
    WHERE id = ${details.id} AND revision = ${revision}`,
  ) === 1;

export function setRunRemoved(db: WriteDb, id: Run['id'], removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE training_run SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

/** Days of which somebody said that every run is entered, the earliest first. */
export const loggedOfPatient = (db: ReadDb, patient: PatientId): LoggedSpan[] =>
  all(db, sql`SELECT * FROM runs_logged WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY from_day, said_at, rowid`).map(
    (row) => loggedSpanSchema.parse({ id: text(row, 'id'), from: text(row, 'from_day'), to: text(row, 'to_day') }),
  );

export function addLogged(db: WriteDb, patient: PatientId, { id, from, to }: LoggedSpan, by: string, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO runs_logged (id, patient_id, from_day, to_day, said_at, said_by, removed_at)
    VALUES (${id}, ${patient}, ${from}, ${to}, ${at}, ${by}, NULL)`,
  );
}

/** It is not so after all. */
export function removeLogged(db: WriteDb, id: LoggedSpan['id'], at: string): void {
  runOne(db, sql`UPDATE runs_logged SET removed_at = ${at} WHERE id = ${id} AND removed_at IS NULL`);
}

const runFromRow = (row: Row): StoredRun =>
  storedRunSchema.parse({
    patientId: text(row, 'patient_id'),
    revision: number(row, 'revision'),
    details: json(row, 'details_json'),
    enteredBy: text(row, 'entered_by'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
