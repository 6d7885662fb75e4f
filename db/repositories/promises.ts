import type { Promised } from '#core/clinical/overdue/overdue.ts';
import { promisedKinds } from '#core/clinical/overdue/overdue.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { text } from '../rows.ts';
import { all, type ReadDb, type Row, run, runOne, sql, transaction, type WriteDb } from '../sql.ts';

/** What of a patient is promised and not done, in place of what stood there. */
export function setPromises(db: WriteDb, patient: PatientId, promises: readonly Promised[]): void {
  transaction(db, () => {
    run(db, sql`DELETE FROM open_promise WHERE patient_id = ${patient}`);
    for (const promise of promises)
      runOne(
        db,
        sql`
        INSERT INTO open_promise (id, kind, patient_id, visit_id, due)
        VALUES (${promise.id}, ${promise.kind}, ${promise.patientId}, ${promise.visitId}, ${dueOf(promise)})`,
      );
  });
}

/** A promise that has fallen due, with whose it is. */
export type DuePromise = { readonly promised: Promised; readonly familyName: string; readonly givenName: string };

/** Those due on `day` or before, or by the instant `at`, of patients and visits that are there; the longest due first, at most `limit`. */
export const promisesDue = (db: ReadDb, day: string, at: string, limit: number): readonly DuePromise[] =>
  all(
    db,
    sql`
    SELECT open_promise.*, family_name, given_name FROM open_promise
      JOIN visit ON visit.id = open_promise.visit_id AND visit.removed_at IS NULL
      JOIN patient ON patient.id = open_promise.patient_id AND patient.removed_at IS NULL
    WHERE due <= CASE kind WHEN 'tape-removal' THEN ${at} ELSE ${day} END AND due <= ${`${at > day ? at.slice(0, 10) : day}T99`} ORDER BY due LIMIT ${limit}`,
  ).map((row) => ({ promised: promisedFromRow(row), familyName: text(row, 'family_name'), givenName: text(row, 'given_name') }));

const dueOf = (promised: Promised): string => (promised.kind === 'tape-removal' ? promised.dueAt : promised.dueDay);

function promisedFromRow(row: Row): Promised {
  const common = {
    id: text(row, 'id'),
    patientId: text(row, 'patient_id') as PatientId,
    visitId: text(row, 'visit_id') as VisitId,
    doneAt: null,
  };
  const kind = promisedKinds.find((each) => each === text(row, 'kind'));
  if (kind === undefined) throw new TypeError(`${text(row, 'kind')} is no promise`);
  return kind === 'tape-removal' ? { ...common, kind, dueAt: text(row, 'due') } : { ...common, kind, dueDay: text(row, 'due') };
}
