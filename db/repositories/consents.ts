import { z } from 'zod';
import type { ClipFacts } from '#core/clinical/consent/mayLeave.ts';
import { type Consent, type ConsentId, consentSchema } from '#core/clinical/consent/record.ts';
import { type ConsentText, consentTextSchema } from '#core/clinical/consent/texts.ts';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { patientId, recordingId, visitId } from '#core/domain/ids.ts';
import { json, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, runOne, sql, type WriteDb } from '../sql.ts';

/** Newest first, the withdrawn ones too. */
export const consentsOfPatient = (db: ReadDb, patient: PatientId): Consent[] =>
  all(
    db,
    sql`
    SELECT consent.*, consent_withdrawal.details_json AS withdrawal_json
    FROM consent LEFT JOIN consent_withdrawal ON consent_withdrawal.consent_id = consent.id
    WHERE patient_id = ${patient} ORDER BY consent.created_at DESC, consent.rowid DESC`,
  ).map(consentFromRow);

export function consentById(db: ReadDb, id: ConsentId): Consent | null {
  const row = first(
    db,
    sql`
    SELECT consent.*, consent_withdrawal.details_json AS withdrawal_json
    FROM consent LEFT JOIN consent_withdrawal ON consent_withdrawal.consent_id = consent.id WHERE id = ${id}`,
  );
  return row === null ? null : consentFromRow(row);
}

/** Adds a consent as it was given or refused. */
export function addConsent(db: WriteDb, { id, patientId: patient, withdrawal: _, ...consent }: Consent, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO consent (id, patient_id, kind, purpose, details_json, created_at)
    VALUES (${id}, ${patient}, ${consent.kind}, ${consent.purpose}, ${JSON.stringify(consent)}, ${at})`,
  );
}

/** Writes the withdrawal beside a consent. */
export function addWithdrawal(db: WriteDb, id: ConsentId, withdrawal: NonNullable<Consent['withdrawal']>, at: string): void {
  runOne(
    db,
    sql`INSERT INTO consent_withdrawal (consent_id, details_json, created_at) VALUES (${id}, ${JSON.stringify(withdrawal)}, ${at})`,
  );
}

/** Kind, version and language of every text that a consent rests on. */
export const textsInUse = (db: ReadDb): readonly Pick<ConsentText, 'kind' | 'version' | 'language'>[] =>
  all(
    db,
    sql`SELECT DISTINCT kind, json_extract(details_json, '$.text.version') AS version, json_extract(details_json, '$.text.language') AS language FROM consent`,
  ).map((row) => consentTextSchema.omit({ words: true }).parse(row));

const clipFactsSchema = z.object({
  recordingId,
  visitId,
  patientId,
  birthDate: z.string().nullable(),
  shows: z.enum(['person', 'drawn-runner']),
});

/** Whose clip it is and what it shows, removed or not; null when there is no such clip. */
export function clipFactsOf(db: ReadDb, id: RecordingId): ClipFacts | null {
  const row = first(
    db,
    sql`
    SELECT recording.id, visit_id, shows, patient.id AS patient_id, birth_date
    FROM recording JOIN visit ON visit.id = recording.visit_id JOIN patient ON patient.id = visit.patient_id WHERE recording.id = ${id}`,
  );
  if (row === null) return null;
  return clipFactsSchema.parse({
    recordingId: text(row, 'id'),
    visitId: text(row, 'visit_id'),
    patientId: text(row, 'patient_id'),
    birthDate: textOrNull(row, 'birth_date'),
    shows: text(row, 'shows'),
  });
}

/** The program drew this clip itself: it shows nobody. */
export function markDrawn(db: WriteDb, id: RecordingId): void {
  runOne(db, sql`UPDATE recording SET shows = 'drawn-runner' WHERE id = ${id}`);
}

const consentFromRow = (row: Row): Consent =>
  consentSchema.parse({
    ...(json(row, 'details_json') as object),
    id: text(row, 'id'),
    patientId: text(row, 'patient_id'),
    withdrawal: textOrNull(row, 'withdrawal_json') === null ? null : json(row, 'withdrawal_json'),
  });
