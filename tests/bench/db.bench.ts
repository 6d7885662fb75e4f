import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { clinical, fillWithVisits, patientNumber, type RecordSize, regulars } from '../helpers/fullRecord.ts';
import { fillWithPatients } from '../helpers/manyPatients.ts';
import { createTestApp } from '../helpers/testApp.ts';
import { type Bench, median, p95, timed } from './harness.ts';

const whole: RecordSize = { patients: 10_000, visits: 60_000, recordings: 200_000, drawings: 5_000_000 };
const tenth: RecordSize = { patients: 10_000, visits: 60_000, recordings: 60_000, drawings: 300_000 };
/** Names as they are typed: one search a letter. */
const typed = ['lindqvists', 'çelik el', 'grunwaldbach', 'dvorak 1987', 'p-4711', '0170 1'];

/** A clinic's record of many years: finding a patient as one types and opening one who has been here often, beside the bare statements for the same answers. */
export default async function db(bench: Bench): Promise<void> {
  const size = bench.quick ? tenth : whole;
  const dataFolder = join(bench.folder, 'data');
  await createTestApp({ dataFolder }).close();
  fillWithPatients(dataFolder, size.patients);
  fillWithVisits(dataFolder, size);
  await using lab = createTestApp({ dataFolder });
  const bare = new Database(join(dataFolder, 'soleus.db'), { readonly: true });
  const times = bench.quick ? 3 : 10;
  try {
    const queries = typed.flatMap((name) => [...name].map((_, i) => name.slice(0, i + 1))).filter((query) => query.trim() !== '');
    const ask = (work: (query: string) => unknown) => timed(queries.length * times, (n) => work(queries[n % queries.length] ?? ''));
    const statements = searchStatements(bare);
    await ask((query) => lab.call('patients.search', { query }));
    const [ours, plain] = [await ask((query) => lab.call('patients.search', { query })), await ask(statements)];
    bench.row('a letter typed, median', 'ms', median(ours), { 'bare statements': median(plain) });
    bench.row('a letter typed, p95', 'ms', p95(ours), { 'bare statements': p95(plain), 'at most': 20 });

    const pages = await timed(20 * times, (n) => lab.call('patients.search', { query: '', limit: 50, offset: (n * 50) % 1000 }));
    bench.row('a page of the whole list, p95', 'ms', p95(pages));

    const open = async (n: number): Promise<void> => {
      const id = patientNumber(n % regulars.patients);
      const [, visits] = await Promise.all([lab.call('patients.get', { id }), lab.call('visits.list', { patientId: id })]);
      if (visits.length !== regulars.visits) throw new Error(`${visits.length} visits instead of ${regulars.visits}`);
    };
    const bareOpen = openStatements(bare);
    await timed(20, open);
    const [opened, bareOpened] = [
      await timed(20 * times, open),
      await timed(20 * times, (n) => bareOpen(patientNumber(n % regulars.patients))),
    ];
    bench.row(`a patient with ${regulars.visits} visits opened, median`, 'ms', median(opened), { 'bare statements': median(bareOpened) });
    bench.row(`a patient with ${regulars.visits} visits opened, p95`, 'ms', p95(opened), {
      'bare statements': p95(bareOpened),
      'at most': 50,
    });
    const bareHome = homeStatements(bare);
    await timed(5, () => lab.call('home.today', {}));
    const [home, plainHome] = [await timed(10 * times, () => lab.call('home.today', {})), await timed(10 * times, () => bareHome())];
    bench.row('the home screen, median', 'ms', median(home), { 'bare statements': median(plainHome) });
    bench.row('the home screen, p95', 'ms', p95(home), { 'bare statements': p95(plainHome) });
    const forms = await timed(20 * times, (n) =>
      lab.call('forms.ofPatient', { patientId: patientNumber(n % regulars.patients), kinds: ['outcome'], limit: 200 }),
    );
    bench.row(`scores of a patient with ${regulars.visits} visits, p95`, 'ms', p95(forms));

    const { patients, visits, recordings, drawings } = size;
    const file = statSync(join(dataFolder, 'soleus.db')).size / 2 ** 30;
    bench.note(
      `${patients} patients, ${visits} visits with ${clinical.formsPerVisit} forms each, ${recordings} recordings, ${drawings} drawings, key images and gait events; the record is ${file.toFixed(2)} GiB. Measurements are derived from drawings, not stored.`,
    );
  } finally {
    bare.close();
  }
}

function searchStatements(bare: Database.Database): (query: string) => unknown {
  const match = bare.prepare(`
    SELECT patient.*, (SELECT count(*) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL),
      (SELECT max(started_at) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL)
    FROM patient_search JOIN patient ON patient.number = patient_search.rowid
    WHERE patient_search MATCH ? AND removed_at IS NULL
    ORDER BY family_name COLLATE NOCASE, given_name COLLATE NOCASE, patient.id LIMIT 50`);
  const count = bare.prepare(`
    SELECT count(*) FROM patient_search JOIN patient ON patient.number = patient_search.rowid WHERE patient_search MATCH ? AND removed_at IS NULL`);
  const fts = (query: string): string => (query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((word) => `"${word}"*`).join(' ');
  return (query) => [match.all(fts(query)), count.get(fts(query))];
}

function openStatements(bare: Database.Database): (id: string) => unknown {
  const patient = bare.prepare('SELECT * FROM patient WHERE id = ?');
  const visits = bare.prepare(`
    SELECT visit.*, (SELECT count(*) FROM recording WHERE visit_id = visit.id AND removed_at IS NULL),
      (SELECT count(*) FROM key_image JOIN recording ON recording.id = key_image.recording_id
        WHERE recording.visit_id = visit.id AND recording.removed_at IS NULL),
      (SELECT count(*) FROM report WHERE visit_id = visit.id)
    FROM visit WHERE patient_id = ? AND removed_at IS NULL ORDER BY started_at DESC, rowid DESC`);
  return (id) => [patient.get(id), visits.all(id)];
}

/** Today's visits, the patients seen last, unsigned forms and what is due, as the home screen asks for them. */
function homeStatements(bare: Database.Database): () => unknown {
  const day = '2026-03-02';
  const today = bare.prepare(`
    SELECT visit.id, patient_id, family_name, given_name, title, started_at, EXISTS (SELECT 1 FROM visit_signature WHERE visit_id = visit.id)
    FROM visit JOIN patient ON patient.id = visit.patient_id AND patient.removed_at IS NULL
    WHERE visit.removed_at IS NULL AND started_at >= ? AND started_at < ? ORDER BY started_at LIMIT 500`);
  const recent = bare.prepare(`
    SELECT patient.*, last, (SELECT count(*) FROM visit WHERE patient_id = patient.id AND removed_at IS NULL) FROM (
      SELECT patient_id, max(started_at) AS last FROM (
        SELECT patient_id, started_at FROM visit WHERE removed_at IS NULL AND started_at < ? ORDER BY started_at DESC LIMIT 300
      ) GROUP BY patient_id
    ) AS seen JOIN patient ON patient.id = seen.patient_id ORDER BY last DESC LIMIT 12`);
  const drafts = bare.prepare(`
    SELECT clinical_form.id, kind, clinical_form.updated_at, visit.id, visit.patient_id, family_name, given_name, title, started_at
    FROM clinical_form INDEXED BY clinical_form_open JOIN visit ON visit.id = clinical_form.visit_id AND visit.removed_at IS NULL
      JOIN patient ON patient.id = visit.patient_id AND patient.removed_at IS NULL
    WHERE clinical_form.signed_at IS NULL AND clinical_form.removed_at IS NULL ORDER BY clinical_form.updated_at DESC LIMIT 400`);
  const due = bare.prepare(`
    SELECT open_promise.*, family_name, given_name FROM open_promise
      JOIN visit ON visit.id = open_promise.visit_id AND visit.removed_at IS NULL
      JOIN patient ON patient.id = open_promise.patient_id AND patient.removed_at IS NULL
    WHERE due <= ? ORDER BY due LIMIT 300`);
  return () => [today.all(`${day}T00`, `${day}T99`), recent.all(`${day}T99`), drafts.all(), due.all(day)];
}
