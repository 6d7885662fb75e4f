import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { patientDetailsSchema, patientSchema } from '#core/domain/patient.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { addPatient, searchPatients, similarPatients, updatePatient } from '#db/repositories/patients.ts';
import type { WriteDb } from '#db/sql.ts';
import { countedId } from '../helpers/testApp.ts';

const at = '2026-01-05T08:00:00.000Z';
const person = (n: number, familyName: string) =>
  patientSchema.parse({
    ...patientDetailsSchema.parse({ familyName, givenName: 'Test', birthDate: '1990-04-01' }),
    id: countedId(n),
    revision: 1,
    sample: false,
    createdAt: at,
    updatedAt: at,
    removedAt: null,
  });
const found = (db: WriteDb, query: string) => searchPatients(db, query, 50, 0).patients.map(({ familyName }) => familyName);

test('patients of a record before they had a number are found as they were, and new ones beside them', () => {
  const db = new Database(':memory:') as WriteDb;
  migrate(db, () => undefined, migrations.slice(0, 6));
  for (const [n, name] of ['Lindqvist', 'Çelik'].entries()) {
    const { id } = person(n + 1, name);
    db.prepare(
      `INSERT INTO patient (id, revision, family_name, given_name, birth_date, sex_at_birth, created_at, updated_at) VALUES (?, 1, ?, 'Test', NULL, 'not-stated', ?, ?)`,
    ).run(id, name, at, at);
    db.prepare('INSERT INTO patient_search (patient_id, words) VALUES (?, ?)').run(id, `${name} Test`);
  }
  migrate(db, () => undefined);
  addPatient(db, person(3, 'Lindgren'));
  expect(found(db, 'lind')).toEqual(['Lindgren', 'Lindqvist']);
  expect(found(db, 'celik')).toEqual(['Çelik']);
  expect(searchPatients(db, 'test', 1, 1)).toMatchObject({ total: 3, patients: [{ familyName: 'Lindqvist' }] });
});

test('a search still finds the right person after others were taken out of the record and it was packed anew', () => {
  const db = new Database(':memory:') as WriteDb;
  migrate(db, () => undefined);
  for (const [n, name] of ['Abel', 'Baumann', 'Dvorak'].entries()) addPatient(db, person(n + 1, name));
  db.exec(`
    DELETE FROM patient_search WHERE rowid = (SELECT number FROM patient WHERE family_name = 'Abel');
    DELETE FROM patient WHERE family_name = 'Abel';
    VACUUM`);
  expect(found(db, 'dvo')).toEqual(['Dvorak']);
  const dvorak = person(3, 'Dvorak');
  expect(updatePatient(db, dvorak.id, 1, { ...patientDetailsSchema.parse(dvorak), familyName: 'Novak' }, at)).toBe(true);
  expect([found(db, 'dvo'), found(db, 'nov'), found(db, 'bau')]).toEqual([[], ['Novak'], ['Baumann']]);
  const alike = (familyName: string) =>
    similarPatients(db, { familyName, givenName: 'Test', birthDate: null }, null).map((summary) => summary.familyName);
  expect([alike('Novak'), alike('Dvorak')]).toEqual([['Novak'], []]);
});
