import type { PatientId } from '#core/domain/ids.ts';
import { type Patient, type PatientDetails, type PatientSummary, patientSchema, patientSummarySchema } from '#core/domain/patient.ts';
import { number, numberOrNull, text, textOrNull, yes } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, transaction, type WriteDb } from '../sql.ts';

/** The patient, removed or not; null when there is none. */
export function patientById(db: ReadDb, id: PatientId): Patient | null {
  const row = first(db, sql`SELECT * FROM patient WHERE id = ${id}`);
  return row === null ? null : patientFromRow(row);
}

export type PatientPage = { readonly total: number; readonly patients: PatientSummary[] };

/**
 * Patients whose name, birth date, reference or phone has a word that begins with each word of `query`; accents and case do not matter.
 * An empty query gives everyone, the latest seen first; else by name. Removed patients are left out.
 */
export function searchPatients(db: ReadDb, query: string, limit: number, offset: number): PatientPage {
  const match = matchOf(query);
  if (match === '') {
    if (query.trim() !== '') return { total: 0, patients: [] };
    return {
      total: number(first(db, sql`SELECT count(*) AS n FROM patient WHERE removed_at IS NULL`) ?? {}, 'n'),
      patients: all(
        db,
        sql`
        SELECT patient.*, last_visit_at,
          (SELECT count(*) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS visits
        FROM (
          SELECT number, id, created_at,
            (SELECT started_at FROM visit WHERE patient_id = patient.id AND removed_at IS NULL ORDER BY started_at DESC LIMIT 1) AS last_visit_at
          FROM patient WHERE removed_at IS NULL ORDER BY coalesce(last_visit_at, created_at) DESC, id LIMIT ${limit} OFFSET ${offset}
        ) AS seen CROSS JOIN patient ON patient.number = seen.number
        ORDER BY coalesce(last_visit_at, patient.created_at) DESC, patient.id`,
      ).map(summaryFromRow),
    };
  }
  const total = first(
    db,
    sql`
    SELECT count(*) AS n FROM patient_search CROSS JOIN patient INDEXED BY patient_found ON patient.number = patient_search.rowid
    WHERE patient_search MATCH ${match} AND patient.removed_at IS NULL`,
  );
  return {
    total: number(total ?? {}, 'n'),
    patients: all(
      db,
      sql`
      SELECT patient.*,
        (SELECT count(*) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS visits,
        (SELECT max(started_at) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS last_visit_at
      FROM (
        SELECT patient.number FROM patient_search CROSS JOIN patient INDEXED BY patient_found ON patient.number = patient_search.rowid
        WHERE patient_search MATCH ${match} AND patient.removed_at IS NULL
        ORDER BY family_name COLLATE NOCASE, given_name COLLATE NOCASE, patient.id LIMIT ${limit} OFFSET ${offset}
      ) AS found CROSS JOIN patient ON patient.number = found.number
      ORDER BY family_name COLLATE NOCASE, given_name COLLATE NOCASE, patient.id`,
    ).map(summaryFromRow),
  };
}

/**
 * Patients who could be this person, removed ones left out: the same birth date and a family or given name alike (either way round), or both
 * names alike where a birth date is missing on one side. Alike means equal, or one begins with the other, accents and case apart.
 */
export function similarPatients(
  db: ReadDb,
  who: { readonly familyName: string; readonly givenName: string; readonly birthDate: string | null },
  except: PatientId | null,
): PatientSummary[] {
  const names = [who.familyName, who.givenName].map(folded).filter((name) => name !== '');
  if (names.length === 0) return [];
  const candidates = all(
    db,
    sql`
    SELECT patient.*,
      (SELECT count(*) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS visits,
      (SELECT max(started_at) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) AS last_visit_at
    FROM patient WHERE removed_at IS NULL AND id IS NOT ${except} AND id IN (
      SELECT id FROM patient WHERE birth_date = ${who.birthDate}
      UNION SELECT id FROM patient WHERE number IN (
        SELECT rowid FROM patient_search WHERE patient_search MATCH ${matchOf(`${who.familyName} ${who.givenName}`) || '""'})
    ) ORDER BY family_name, given_name LIMIT 500`,
  );
  return candidates
    .filter((row) => isSimilar(row, names, who.birthDate))
    .slice(0, 20)
    .map(summaryFromRow);
}

function isSimilar(row: Row, names: readonly string[], birthDate: string | null): boolean {
  const theirs = [folded(text(row, 'family_name')), folded(text(row, 'given_name'))];
  const theirDay = textOrNull(row, 'birth_date');
  const shared = names.filter((name) => theirs.some((other) => alike(name, other))).length;
  if (birthDate !== null && theirDay !== null) return birthDate === theirDay && shared >= 1;
  return shared === 2;
}

const alike = (a: string, b: string): boolean => a === b || (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)));

/** Lower case, without accents. */
const folded = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

export function addPatient(db: WriteDb, p: Patient): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      INSERT INTO patient (id, revision, family_name, given_name, birth_date, sex_at_birth, height_cm, mass_kg, email, phone, address, reference,
        notes, sample, created_at, updated_at, removed_at, number)
      VALUES (${p.id}, ${p.revision}, ${p.familyName}, ${p.givenName}, ${p.birthDate}, ${p.sexAtBirth}, ${p.heightCm}, ${p.massKg}, ${p.email},
        ${p.phone}, ${p.address}, ${p.reference}, ${p.notes}, ${p.sample ? 1 : 0}, ${p.createdAt}, ${p.updatedAt}, ${p.removedAt},
        (SELECT coalesce(max(number), 0) + 1 FROM patient))`,
    );
    runOne(db, sql`INSERT INTO patient_search (rowid, words) VALUES ((SELECT number FROM patient WHERE id = ${p.id}), ${wordsOf(p)})`);
  });
}

/** Makes patients that came into the record by another way than `addPatient` be found by a search. */
export function indexPatients(db: WriteDb, ids: readonly string[]): void {
  for (const id of ids) {
    const row = first(db, sql`SELECT * FROM patient WHERE id = ${id}`);
    if (row !== null)
      runOne(db, sql`INSERT INTO patient_search (rowid, words) VALUES (${number(row, 'number')}, ${wordsOf(patientFromRow(row))})`);
  }
}

/** Every patient there is, removed ones included, in the order in which they came into the record. */
export const everyPatient = (db: ReadDb): readonly Patient[] => all(db, sql`SELECT * FROM patient ORDER BY rowid`).map(patientFromRow);

/** Writes the details over revision `revision` and makes the next one; false when the patient has moved on since. */
export function updatePatient(db: WriteDb, id: PatientId, revision: number, d: PatientDetails, at: string): boolean {
  return transaction(db, () => {
    const changed = run(
      db,
      sql`
      UPDATE patient SET revision = revision + 1, family_name = ${d.familyName}, given_name = ${d.givenName}, birth_date = ${d.birthDate},
        sex_at_birth = ${d.sexAtBirth}, height_cm = ${d.heightCm}, mass_kg = ${d.massKg}, email = ${d.email}, phone = ${d.phone},
        address = ${d.address}, reference = ${d.reference}, notes = ${d.notes}, updated_at = ${at}
      WHERE id = ${id} AND revision = ${revision}`,
    );
    if (changed === 1)
      runOne(db, sql`UPDATE patient_search SET words = ${wordsOf(d)} WHERE rowid = (SELECT number FROM patient WHERE id = ${id})`);
    return changed === 1;
  });
}

/** Writes a patient's whole row as it once was, revision and times included: for undoing what changed it. */
export function setPatientRow(db: WriteDb, p: Patient): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      UPDATE patient SET revision = ${p.revision}, family_name = ${p.familyName}, given_name = ${p.givenName}, birth_date = ${p.birthDate},
        sex_at_birth = ${p.sexAtBirth}, height_cm = ${p.heightCm}, mass_kg = ${p.massKg}, email = ${p.email}, phone = ${p.phone},
        address = ${p.address}, reference = ${p.reference}, notes = ${p.notes}, updated_at = ${p.updatedAt}, removed_at = ${p.removedAt}
      WHERE id = ${p.id}`,
    );
    runOne(db, sql`UPDATE patient_search SET words = ${wordsOf(p)} WHERE rowid = (SELECT number FROM patient WHERE id = ${p.id})`);
  });
}

export function setPatientRemoved(db: WriteDb, id: PatientId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE patient SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

/** Id of the sample patient that is not removed; null when there is none. */
export function samplePatient(db: ReadDb): PatientId | null {
  const row = first(db, sql`SELECT id FROM patient WHERE sample = 1 AND removed_at IS NULL LIMIT 1`);
  return row === null ? null : (text(row, 'id') as PatientId);
}

export const hasPatients = (db: ReadDb): boolean => first(db, sql`SELECT 1 AS one FROM patient LIMIT 1`) !== null;

/** What a search finds a patient by: names, birth date as written in several countries, reference, phone with and without gaps. */
function wordsOf(p: Pick<PatientDetails, 'familyName' | 'givenName' | 'birthDate' | 'reference' | 'phone'>): string {
  const parts = p.birthDate === null ? [] : p.birthDate.split('-');
  const short = parts.slice(1).map((part) => String(Number(part)));
  const days = p.birthDate === null ? [] : [p.birthDate, parts.join(''), parts.toReversed().join(''), ...short];
  return [p.familyName, p.givenName, ...days, p.reference, p.phone, p.phone.replaceAll(/\D/g, '')].join(' ');
}

/** An FTS5 query in which every word must begin some word; quotes and operators in what was typed have no meaning. */
function matchOf(query: string): string {
  const words = query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  return words.map((word) => `"${word}"*`).join(' ');
}

const summaryFromRow = (row: Row): PatientSummary =>
  patientSummarySchema.parse({
    id: text(row, 'id'),
    familyName: text(row, 'family_name'),
    givenName: text(row, 'given_name'),
    birthDate: textOrNull(row, 'birth_date'),
    reference: text(row, 'reference'),
    sample: yes(row, 'sample'),
    visits: number(row, 'visits'),
    lastVisitAt: textOrNull(row, 'last_visit_at'),
  });

const patientFromRow = (row: Row): Patient =>
  patientSchema.parse({
    id: text(row, 'id'),
    revision: number(row, 'revision'),
    familyName: text(row, 'family_name'),
    givenName: text(row, 'given_name'),
    birthDate: textOrNull(row, 'birth_date'),
    sexAtBirth: text(row, 'sex_at_birth'),
    heightCm: numberOrNull(row, 'height_cm'),
    massKg: numberOrNull(row, 'mass_kg'),
    email: text(row, 'email'),
    phone: text(row, 'phone'),
    address: text(row, 'address'),
    reference: text(row, 'reference'),
    notes: text(row, 'notes'),
    sample: yes(row, 'sample'),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
