import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Migration, migrate, versionOf } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import { openRecord } from '#db/open.ts';
import type { WriteDb } from '#db/sql.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp } from '../helpers/testApp.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-record-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const open = (key: string | null = null): WriteDb =>
  openRecord({ file: at('soleus.db'), key, backupFile: (version) => at(`backup-${version}.db`) });
const ada = { familyName: 'Quillfeather', givenName: 'Ada', birthDate: '1990-05-04' };

test('a new record has every table strict, foreign keys on and full synchronous writing', () => {
  const db = open();
  const tables = db
    .prepare(
      "SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search%'",
    )
    .all();
  expect(tables.length).toBeGreaterThan(10);
  expect(tables).toEqual(tables.map((table) => ({ ...(table as object), strict: 1 })));
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  db.close();
});

test('the snapshot of the schema is true', () => {
  const db = open();
  const rows = db
    .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'patient_search_%' ORDER BY type DESC, name")
    .all() as { sql: string }[];
  const schema = `${rows.map(({ sql }) => `${sql};`).join('\n\n')}\n`;
  db.close();
  const file = join(repoRoot, 'db/schema.snapshot.sql');
  if (process.env['SOLEUS_WRITE_SNAPSHOT']) writeFileSync(file, schema);
  expect(readFileSync(file, 'utf8')).toBe(schema);
});

test('a record is copied before it is migrated, and all steps happen or none', () => {
  open().close();
  const db = new Database(at('soleus.db')) as WriteDb;
  const next: Migration = { name: 'next', up: (record) => record.exec('CREATE TABLE next (id INTEGER PRIMARY KEY) STRICT') };
  const broken: Migration = { name: 'broken', up: (record) => record.exec('CREATE TABLE patient (id TEXT)') };
  const backUp = (version: number): void => db.exec(`VACUUM INTO '${at(`backup-${version}.db`)}'`) as unknown as undefined;
  expect(() => migrate(db, backUp, [...migrations, next, broken])).toThrow(/already exists/);
  expect(versionOf(db)).toBe(migrations.length);
  expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'next'").get()).toBeUndefined();
  expect(existsSync(at(`backup-${migrations.length}.db`))).toBe(true);
  db.close();
});

test('a record made by a newer Soleus is refused and left as it is', () => {
  const db = open();
  db.pragma('user_version = 999');
  db.close();
  expect(() => open()).toThrow(expect.objectContaining({ failure: expect.objectContaining({ code: 'database-newer' }) }));
  const untouched = new Database(at('soleus.db'));
  expect(untouched.pragma('user_version', { simple: true })).toBe(999);
  untouched.close();
});

test('a keyed record holds no plain text, opens with its key only, and says when the key is wrong', async () => {
  const dataFolder = at('keyed');
  await using lab = createTestApp({ dataFolder, databaseKey: "it's a long secret" });
  await lab.call('patients.create', { details: ada });
  await lab.call('patients.search', { query: 'quill' });
  const bytes = readdirSync(dataFolder)
    .filter((name) => name.startsWith('soleus.db'))
    .map((name) => readFileSync(join(dataFolder, name)));
  expect(bytes.length).toBeGreaterThan(0);
  for (const file of bytes) {
    expect(file.includes('Quillfeather')).toBe(false);
    expect(file.includes('SQLite format')).toBe(false);
    expect(file.includes('CREATE TABLE')).toBe(false);
  }
  await lab.close();
  for (const databaseKey of [null, 'another'])
    expect(() => createTestApp({ dataFolder, databaseKey })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'wrong-key' }) }),
    );
  await using again = createTestApp({ dataFolder, databaseKey: "it's a long secret", firstId: 100 });
  expect((await again.call('patients.search', { query: 'quill' })).total).toBe(1);
});

test('every acknowledged entry is there after the program was killed', async () => {
  const dataFolder = at('killed');
  createTestApp({ dataFolder }).close();
  const program = `
    import { createTestApp } from '#tests/helpers/testApp.ts';
    const lab = createTestApp({ dataFolder: ${JSON.stringify(dataFolder)} });
    for (let n = 0; ; n++) {
      const { familyName } = await lab.call('patients.create', { details: { familyName: 'Family' + n, givenName: 'Given', birthDate: null }, despiteSimilar: true });
      process.stdout.write(familyName + '\\n');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: repoRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  while (said.split('\n').length < 40) await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  const acknowledged = said.split('\n').slice(0, -1);
  await using lab = createTestApp({ dataFolder, firstId: 100_000 });
  const { patients } = await lab.call('patients.search', { query: '', limit: 500 });
  expect(patients.map((patient) => patient.familyName)).toEqual(expect.arrayContaining(acknowledged));
});

test('words, accents, dates and quotes find the right patients, and nobody else', async () => {
  await using lab = createTestApp();
  const add = (familyName: string, givenName: string, birthDate: string | null = null, phone = '') =>
    lab.call('patients.create', { details: { familyName, givenName, birthDate, phone }, despiteSimilar: true });
  await add('Müller', 'Zoë', '1990-05-04', '+49 30 1234');
  await add("O'Brien", 'Séan', '1985-12-31');
  await add('Brown', 'Ann');
  const found = async (query: string) => (await lab.call('patients.search', { query })).patients.map((patient) => patient.familyName);
  expect(await found('mul')).toEqual(['Müller']);
  expect(await found('zoe mül')).toEqual(['Müller']);
  expect(await found('brien sean')).toEqual(["O'Brien"]);
  expect(await found('4.5.1990')).toEqual(['Müller']);
  expect(await found('04.05.1990')).toEqual(['Müller']);
  expect(await found('1990-05')).toEqual(['Müller']);
  expect(await found('49301')).toEqual(['Müller']);
  expect(await found('" OR NOT *')).toEqual([]);
  expect(await found('zoe brown')).toEqual([]);
});

test('who could be the same person is named before a second record is made', async () => {
  await using lab = createTestApp();
  await lab.call('patients.create', { details: ada });
  const similar = async (details: { familyName: string; givenName: string; birthDate: string | null }) =>
    (await lab.call('patients.similar', details)).length;
  expect(await similar(ada)).toBe(1);
  expect(await similar({ familyName: 'Ada', givenName: 'Quillfeather', birthDate: '1990-05-04' })).toBe(1);
  expect(await similar({ ...ada, birthDate: null })).toBe(1);
  expect(await similar({ ...ada, birthDate: '1991-05-04' })).toBe(0);
  expect((await lab.failing('patients.create', { details: ada })).code).toBe('duplicate');
  expect((await lab.call('patients.create', { details: ada, despiteSimilar: true })).familyName).toBe('Quillfeather');
});
