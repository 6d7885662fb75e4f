import { join } from 'node:path';
import Database from 'better-sqlite3';
import { fillWithPatients } from '../helpers/manyPatients.ts';
import { createTestApp } from '../helpers/testApp.ts';
import { type Bench, median, p95, timed } from './harness.ts';

const patients = 10_000;
/** Names as they are typed: one search a letter. */
const typed = ['lindqvists', 'çelik el', 'grunwaldbach', 'dvorak 1987', 'p-4711', '0170 1', 'zzz'];

/** Search as you type over 10,000 patients: through the application's table of calls, beside the bare statements and a LIKE over the names. */
export default async function search(bench: Bench): Promise<void> {
  const dataFolder = join(bench.folder, 'data');
  await createTestApp({ dataFolder }).close();
  fillWithPatients(dataFolder, patients);
  await using lab = createTestApp({ dataFolder });
  const bare = new Database(join(dataFolder, 'soleus.db'), { readonly: true });
  const match = bare.prepare(`
    SELECT patient.* FROM patient_search JOIN patient ON patient.number = patient_search.rowid
    WHERE patient_search MATCH ? AND removed_at IS NULL ORDER BY family_name, given_name LIMIT 50`);
  const count = bare.prepare('SELECT count(*) FROM patient_search WHERE patient_search MATCH ?');
  const like = bare.prepare(`
    SELECT * FROM patient WHERE removed_at IS NULL AND (family_name LIKE ? OR given_name LIKE ?) ORDER BY family_name, given_name LIMIT 50`);
  const queries = typed.flatMap((name) => [...name].map((_, i) => name.slice(0, i + 1))).filter((query) => query.trim() !== '');
  const words = (query: string): readonly string[] => query.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const fts = (query: string): string =>
    words(query)
      .map((word) => `"${word}"*`)
      .join(' ');
  const run = (work: (query: string) => unknown) =>
    timed(queries.length * (bench.quick ? 3 : 20), (n) => work(queries[n % queries.length] ?? ''));
  try {
    await run((query) => lab.call('patients.search', { query }));
    const ours = await run((query) => lab.call('patients.search', { query }));
    const statements = await run((query) => [match.all(fts(query)), count.get(fts(query))]);
    const likes = await run((query) => like.all(`%${query}%`, `%${query}%`));
    bench.row(`a letter typed, ${patients} patients, median`, 'ms', median(ours), {
      'bare better-sqlite3, FTS5': median(statements),
      'bare better-sqlite3, LIKE': median(likes),
    });
    bench.row(`a letter typed, ${patients} patients, p95`, 'ms', p95(ours), {
      'bare better-sqlite3, FTS5': p95(statements),
      'bare better-sqlite3, LIKE': p95(likes),
    });
    const pages = await timed(bench.quick ? 50 : 300, (n) =>
      lab.call('patients.search', { query: '', limit: 100, offset: (n * 100) % patients }),
    );
    bench.row('a page of 100 of the whole list, p95', 'ms', p95(pages));
    const similar = { familyName: 'Lindqvist', givenName: 'Clara', birthDate: '1987-04-04' };
    bench.row(
      'likely duplicates of a new patient, p95',
      'ms',
      p95(await timed(bench.quick ? 50 : 300, () => lab.call('patients.similar', similar))),
    );
    bench.note('LIKE finds nothing by birth date, reference, phone or unaccented letters.');
  } finally {
    bare.close();
  }
}
