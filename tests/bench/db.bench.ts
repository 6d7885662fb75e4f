import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fillWithVisits, patientNumber, type RecordSize, regulars } from '../helpers/fullRecord.ts';
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
    const { patients, visits, recordings, drawings } = size;
    const file = statSync(join(dataFolder, 'soleus.db')).size / 2 ** 30;
    bench.note(
      `${patients} patients, ${visits} visits, ${recordings} recordings, ${drawings} drawings, key images and gait events; the record is ${file.toFixed(2)} GiB. Measurements are derived from drawings, not stored.`,
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
