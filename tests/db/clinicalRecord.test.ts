import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { RecordingId } from '#core/domain/ids.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { clipFactsOf } from '#db/repositories/consents.ts';
import { visitsBetween } from '#db/repositories/home.ts';
import { visitsOfPatient } from '#db/repositories/visits.ts';
import type { WriteDb } from '#db/sql.ts';
import { countedId } from '../helpers/testApp.ts';

const at = '2026-01-05T08:00:00.000Z';

/** A record as it was before there was a clinical one: patient 1 is the sample, patient 2 is not; each has a visit and two clips. */
function recordBefore(): WriteDb {
  const db = new Database(':memory:') as WriteDb;
  migrate(db, () => undefined, migrations.slice(0, 7));
  for (const n of [1, 2]) {
    db.prepare(
      `INSERT INTO patient (id, number, revision, family_name, given_name, sex_at_birth, sample, created_at, updated_at) VALUES (?, ?, 1, ?, 'Test', 'not-stated', ?, ?, ?)`,
    ).run(countedId(n), n, `Family ${n}`, n === 1 ? 1 : 0, at, at);
    db.prepare(`INSERT INTO visit (id, patient_id, started_at, created_at, updated_at) VALUES (?, ?, ?, ?, ?)`).run(
      countedId(10 + n),
      countedId(n),
      at,
      at,
      at,
    );
    for (const [k, name] of ['fresh-side.mp4', 'phone.mp4'].entries())
      db.prepare(
        `INSERT INTO recording (id, visit_id, title, view, width, height, frames, duration_s, capture_fps, slowdown, rate_source, rate_confirmed, rate_reason,
          original_name, original_file, original_bytes, original_sha256, probe_json, imported_at)
         VALUES (?, ?, '', 'other', 1, 1, 1, 1, 30, 1, 'container', 0, '', ?, 'original.mp4', 1, ?, '{}', ?)`,
      ).run(countedId(100 + 10 * n + k), countedId(10 + n), name, 'a'.repeat(64), at);
  }
  return db;
}
const shows = (db: WriteDb, n: number) => clipFactsOf(db, countedId(n) as RecordingId)?.shows;

test('a record of before keeps what it had, and only the clips that the program drew itself show nobody', () => {
  const db = recordBefore();
  const before = ['patient', 'visit'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  migrate(db, () => undefined);
  expect(['patient', 'visit'].map((table) => db.prepare(`SELECT * FROM ${table}`).all())).toEqual(before);
  expect([110, 111, 120, 121].map((n) => shows(db, n))).toEqual(['drawn-runner', 'person', 'person', 'person']);
  expect(visitsOfPatient(db, countedId(2) as never)).toMatchObject([{ forms: 0, signedAt: null, recordings: 2 }]);
  expect(visitsBetween(db, '2026-01-05T00:00:00.000Z', '2026-01-06T00:00:00.000Z')).toHaveLength(2);
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

/** Whether a statement is answered from indexes alone, never by reading a whole table. */
const plan = (db: WriteDb, words: string): readonly string[] =>
  (db.prepare(`EXPLAIN QUERY PLAN ${words}`).all() as { detail: string }[]).map(({ detail }) => detail);

test('the home screen and a patient’s forms are read by index, however large the record is', () => {
  const db = recordBefore();
  migrate(db, () => undefined);
  for (const words of [
    `SELECT * FROM visit WHERE removed_at IS NULL AND started_at >= 'a' AND started_at < 'b'`,
    `SELECT patient_id FROM visit WHERE removed_at IS NULL AND started_at < 'b' ORDER BY started_at DESC LIMIT 300`,
    `SELECT * FROM clinical_form INDEXED BY clinical_form_open WHERE signed_at IS NULL AND removed_at IS NULL ORDER BY updated_at DESC LIMIT 400`,
    `SELECT * FROM open_promise WHERE due <= 'b' ORDER BY due`,
    `SELECT * FROM clinical_form WHERE patient_id = 'x' AND kind IN ('note', 'intake')`,
    `SELECT * FROM clinical_form WHERE visit_id = 'x' ORDER BY created_at`,
    `SELECT * FROM consent WHERE patient_id = 'x'`,
    `SELECT * FROM red_flag_deed WHERE patient_id = 'x' ORDER BY done_at`,
  ])
    expect(
      plan(db, words).filter((detail) => /^SCAN (?!.*USING)/.test(detail)),
      words,
    ).toEqual([]);
});

test.each([
  ['visit_signature', `UPDATE visit_signature SET content_json = '{}'`],
  ['amendment', `UPDATE amendment SET details_json = '{}'`],
  ['consent', `UPDATE consent SET details_json = '{}'`],
  ['consent_withdrawal', `UPDATE consent_withdrawal SET details_json = '{}'`],
  ['red_flag_deed', `UPDATE red_flag_deed SET details_json = '{}'`],
])('%s is only added to', (table, attack) => {
  const db = recordBefore();
  migrate(db, () => undefined);
  const [patient, visit] = [countedId(2), countedId(12)];
  db.exec(`
    INSERT INTO visit_signature VALUES ('${visit}', '${at}', '{}', '${'a'.repeat(64)}', '{}', '${'a'.repeat(64)}');
    INSERT INTO amendment VALUES ('${visit}', 1, '{}');
    INSERT INTO consent VALUES ('c', '${patient}', 'treatment', 'taping', '{}', '${at}');
    INSERT INTO consent_withdrawal VALUES ('c', '{}', '${at}');
    INSERT INTO red_flag_deed VALUES ('d', '${patient}', NULL, 'report', '${at}', '{}');`);
  expect(() => db.exec(attack), table).toThrow(/is not changed|not changed/);
});
