import { z } from 'zod';
import { legalHoldSchema } from '#core/clinical/retention/schema.ts';
import { type PatientId, patientId } from '#core/domain/ids.ts';
import { number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

export type LegalHold = z.infer<typeof legalHoldSchema>;

export const legalHolds = (db: ReadDb): LegalHold[] =>
  all(db, sql`SELECT * FROM legal_hold ORDER BY since DESC`).map((row) =>
    legalHoldSchema.parse({ patientId: text(row, 'patient_id'), reason: text(row, 'reason'), since: text(row, 'since') }),
  );

export const isPatientHeld = (db: ReadDb, patient: PatientId): boolean =>
  first(db, sql`SELECT 1 AS one FROM legal_hold WHERE patient_id = ${patient}`) !== null;

/** Holds a patient's things with a reason, or lets go of them (null). */
export function setLegalHold(db: WriteDb, patient: PatientId, reason: string | null, at: string): void {
  if (reason === null) run(db, sql`DELETE FROM legal_hold WHERE patient_id = ${patient}`);
  else
    runOne(
      db,
      sql`
      INSERT INTO legal_hold (patient_id, reason, since) VALUES (${patient}, ${reason}, ${at})
      ON CONFLICT (patient_id) DO UPDATE SET reason = excluded.reason`,
    );
}

const patientLineSchema = z.object({
  patientId,
  familyName: z.string(),
  givenName: z.string(),
  birthDate: z.string().nullable(),
  createdAt: z.string(),
  lastVisitAt: z.string().nullable(),
  held: z.boolean(),
});
export type PatientLine = z.infer<typeof patientLineSchema>;

/** Patients who have not been seen since an instant, removed ones too, those merged away not. */
export const patientsNotSeenSince = (db: ReadDb, instant: string): readonly PatientLine[] =>
  all(
    db,
    sql`
    SELECT * FROM (
      SELECT id, family_name, given_name, birth_date, created_at,
        (SELECT started_at FROM visit WHERE patient_id = patient.id AND removed_at IS NULL ORDER BY started_at DESC LIMIT 1) AS last_visit_at,
        EXISTS (SELECT 1 FROM legal_hold WHERE patient_id = patient.id) AS held
      FROM patient WHERE NOT EXISTS (SELECT 1 FROM patient_merge WHERE merged_id = patient.id AND undone_at IS NULL)
    ) WHERE coalesce(last_visit_at, created_at) < ${instant}`,
  ).map(lineFromRow);

export type VideoLine = PatientLine & { readonly importedAt: string; readonly count: number };

/** Videos imported before an instant, those of one patient and day on one line. */
export const videosBefore = (db: ReadDb, instant: string): readonly VideoLine[] =>
  all(
    db,
    sql`
    SELECT patient.id, family_name, given_name, birth_date, patient.created_at, min(imported_at) AS imported_at, count(*) AS count,
      (SELECT max(started_at) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS last_visit_at,
      EXISTS (SELECT 1 FROM legal_hold WHERE patient_id = patient.id) AS held
    FROM recording JOIN visit ON visit.id = recording.visit_id JOIN patient ON patient.id = visit.patient_id
    WHERE imported_at < ${instant} AND video_removed_at IS NULL GROUP BY patient.id, substr(imported_at, 1, 10)`,
  ).map((row) => ({ ...lineFromRow(row), importedAt: text(row, 'imported_at'), count: number(row, 'count') }));

const lineFromRow = (row: Row): PatientLine =>
  patientLineSchema.parse({
    patientId: text(row, 'id'),
    familyName: text(row, 'family_name'),
    givenName: text(row, 'given_name'),
    birthDate: textOrNull(row, 'birth_date'),
    createdAt: text(row, 'created_at'),
    lastVisitAt: textOrNull(row, 'last_visit_at'),
    held: number(row, 'held') === 1,
  });
