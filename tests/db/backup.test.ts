import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUpRecord } from '#db/backup.ts';
import { openRecord } from '#db/open.ts';
import type { WriteDb } from '#db/sql.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp } from '../helpers/testApp.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-backup-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ada = { familyName: 'Quillfeather', givenName: 'Ada', birthDate: '1990-05-04' };

/** A record with a patient in a folder of its own, opened beside the application. */
async function recordOf(name: string, key: string | null): Promise<{ readonly dataFolder: string; readonly db: WriteDb }> {
  const dataFolder = join(folder, name);
  await using lab = createTestApp({ dataFolder, databaseKey: key });
  await lab.call('patients.create', { details: ada });
  await lab.close();
  return { dataFolder, db: openRecord({ file: join(dataFolder, 'soleus.db'), key, backupFile: () => join(folder, 'unused.db') }) };
}

test('a backup made while the record is open is a record of its own, and opens in its place', async () => {
  const { db } = await recordOf('plain', null);
  const restored = join(folder, 'restored');
  mkdirSync(restored);
  backUpRecord(db, null, join(restored, 'soleus.db'));
  db.close();
  await using lab = createTestApp({ dataFolder: restored, firstId: 500 });
  expect((await lab.call('patients.search', { query: 'quill' })).patients).toMatchObject([{ familyName: 'Quillfeather' }]);
});

test('the backup of a keyed record keeps its key and holds no plain text', async () => {
  const { db } = await recordOf('keyed', "it's a secret");
  const target = join(folder, 'keyed-copy.db');
  backUpRecord(db, "it's a secret", target);
  db.close();
  const bytes = readFileSync(target);
  expect(bytes.includes('Quillfeather')).toBe(false);
  expect(bytes.includes('SQLite format')).toBe(false);
  expect(() => openRecord({ file: target, key: 'another', backupFile: () => '' })).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'wrong-key' }) }),
  );
  openRecord({ file: target, key: "it's a secret", backupFile: () => '' }).close();
});

test('a backup never writes over another, and one that cannot be proven leaves nothing', async () => {
  const { db } = await recordOf('proven', null);
  const target = join(folder, 'there.db');
  writeFileSync(target, 'an older backup');
  expect(() => backUpRecord(db, null, target)).toThrow(
    expect.objectContaining({ failure: expect.objectContaining({ code: 'duplicate' }) }),
  );
  expect(readFileSync(target, 'utf8')).toBe('an older backup');

  expect(() => backUpRecord(db, 'not its key', join(folder, 'broken.db'))).toThrow(/not a database/);
  expect(() => backUpRecord(db, null, join(folder, 'no', 'such', 'folder.db'))).toThrow();
  db.close();
  expect(readdirSync(folder).filter((name) => name.startsWith('broken') || name.endsWith('.part'))).toEqual([]);
});

test('whatever bears the name of a backup is one, though the program is killed while it is made', async () => {
  const { db, dataFolder } = await recordOf('killed', null);
  db.exec(`CREATE TABLE filler (bytes BLOB) STRICT; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO filler SELECT randomblob(4000) FROM n`);
  db.close();
  const program = `
    import { backUpRecord } from '#db/backup.ts';
    import { openRecord } from '#db/open.ts';
    const db = openRecord({ file: ${JSON.stringify(join(dataFolder, 'soleus.db'))}, key: null, backupFile: () => '' });
    process.stdout.write('ready');
    for (let n = 0; ; n++) backUpRecord(db, null, ${JSON.stringify(join(dataFolder, 'copy-'))} + n + '.db');`;
  for (const delay of [5, 40, 90, 160]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: repoRoot, stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    await wait(delay);
    child.kill('SIGKILL');
    await once(child, 'close');
    for (const name of readdirSync(dataFolder).filter((each) => /^copy-\d+\.db$/.test(each))) {
      const copy = new Database(join(dataFolder, name), { readonly: true });
      expect(copy.pragma('integrity_check', { simple: true }), name).toBe('ok');
      expect(copy.prepare('SELECT count(*) FROM filler').pluck().get(), name).toBe(3000);
      copy.close();
      rmSync(join(dataFolder, name));
    }
  }
});
