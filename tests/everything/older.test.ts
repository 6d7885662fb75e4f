import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Manifest } from '#core/everything/manifest.ts';
import { columnsOf } from '#db/everything/columns.ts';
import { openIncoming } from '#db/everything/incoming.ts';
import { patientOf } from '#tests/helpers/clinical.ts';
import { createTestApp } from '#tests/helpers/testApp.ts';
import { recordingId, visitWithClip } from '../media/recordedVisit.ts';
import { smallClip } from './fill.ts';
import { forge, forgeFile, manifestOf, readIntoIt, takenOut } from './lab.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-older-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The columns that each table had when the record had had so many changes. */
function columnsThen(version: number): ReadonlyMap<string, readonly string[]> {
  const then = openIncoming(join(folder, `then-${version}.db`), null, version);
  try {
    const names = then.db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all() as string[];
    return new Map(names.map((name) => [name, columnsOf(then.db, name).map((column) => column.name)]));
  } finally {
    then.close();
  }
}

/** Makes of a folder what a Soleus of before would have written: tables and columns that came later are not in it. */
function makeOlder(out: string, version: number): void {
  const then = columnsThen(version);
  const isKept = (table: string): boolean => then.has(table);
  forge(out, (manifest) => ({
    ...manifest,
    recordVersion: version,
    files: (manifest['files'] as Manifest['files']).filter(({ place }) => place?.in !== 'record' || isKept(place.table)),
    rows: Object.fromEntries(Object.entries(manifest['rows'] as Manifest['rows']).filter(([table]) => isKept(table))),
  }));
  for (const { path, place } of manifestOf(out).files) {
    if (place?.in !== 'record') continue;
    const columns = then.get(place.table) ?? [];
    const rows = JSON.parse(readFileSync(join(out, path), 'utf8')) as Record<string, unknown>[];
    if (rows.every((row) => Object.keys(row).every((name) => columns.includes(name)))) continue;
    const older = rows.map((row) => JSON.stringify(Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name)))));
    forgeFile(out, path, () => `[\n${older.join(',\n')}\n]\n`);
  }
}

test.for([4, 6, 7])('a folder that a Soleus of record version %i wrote is brought up to date on its way in', async (version) => {
  await using lab = createTestApp();
  const visit = await visitWithClip(lab, await smallClip(folder));
  const patientId = await patientOf(lab, visit);
  const out = await takenOut(lab, patientId, mkdtempSync(join(folder, 'out-')));
  makeOlder(out, version);
  await using fresh = createTestApp();
  expect(await readIntoIt(fresh, out)).toMatchObject({ patients: '1' });
  expect(await fresh.call('recordings.get', { id: recordingId })).toMatchObject({ title: 'Left side', conditions: { shoe: '' } });
  expect((await fresh.call('patients.search', { query: 'muller' })).patients.map(({ id }) => id)).toEqual([patientId]);
  expect((await fresh.call('review.get', { recordingId })).records).toHaveLength(2);
});
