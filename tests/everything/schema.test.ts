import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { cellOf, sqlValueOf } from '#db/everything/cell.ts';
import { columnsOf } from '#db/everything/columns.ts';
import { folderSchemaSteps } from '#db/everything/jsonSchema.ts';
import { holdsJson } from '#db/everything/table.ts';
import { recordTables } from '#db/everything/tables.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { createTestApp } from '#tests/helpers/testApp.ts';
import { withRecord } from '../media/recordedVisit.ts';
import { fillEverything, smallClip } from './fill.ts';
import { manifestOf, takenOut } from './lab.ts';

type Schema = { readonly $defs: Readonly<Record<string, object>> };
let folder = '';
let out = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-schema-'));
  await using lab = createTestApp();
  await fillEverything(lab, await smallClip(folder));
  out = await takenOut(lab, null, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const folderSchema = (db: Parameters<typeof folderSchemaSteps>[0]): unknown => {
  const steps = folderSchemaSteps(db);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
const published = join(repoRoot, 'docs/soleus-export-1.schema.json');

test('the published schema is the one that lies in every folder', async () => {
  await using lab = createTestApp();
  const present = `${JSON.stringify(withRecord(lab, folderSchema))}\n`;
  if (process.env['SOLEUS_WRITE_SNAPSHOT']) writeFileSync(published, present);
  // Not compared as text: what differs would be printed in full.
  expect(readFileSync(published, 'utf8') === present).toBe(true);
  expect(readFileSync(join(out, 'soleus-export-1.schema.json'), 'utf8')).toBe(present);
});

test('every column that holds JSON says what it holds', async () => {
  await using lab = createTestApp();
  const bare = withRecord(lab, (db) =>
    recordTables.flatMap(({ table, columns, owner }) =>
      owner.of === 'derived'
        ? []
        : columnsOf(db, table)
            .filter(({ name }) => holdsJson(name) && columns[name] === undefined)
            .map(({ name }) => `${table}.${name}`),
    ),
  );
  expect(bare).toEqual([]);
});

test('every file of a folder is what its schema says, read by the schema alone', () => {
  const schema: Schema = JSON.parse(readFileSync(published, 'utf8'));
  const parsers = new Map(Object.entries(schema.$defs).map(([table, each]) => [table, z.fromJSONSchema(each as never)]));
  const roots = [out, ...manifestOf(out).parts.map((part) => join(out, part.folder))];
  const seen = new Set<string>();
  for (const root of roots)
    for (const { path, place } of manifestOf(root).files) {
      if (place?.in !== 'record') continue;
      const rows = JSON.parse(readFileSync(join(root, path), 'utf8'));
      const parsed = parsers.get(place.table)?.safeParse(rows);
      expect(parsed?.success, `${path}: ${JSON.stringify(parsed?.error?.issues[0])}`).toBe(true);
      if (rows.length > 0) seen.add(place.table);
    }
  expect([...parsers.keys()].filter((table) => !seen.has(table))).toEqual([]);
});

test.for([
  '{"a":1}',
  '{"b":1,"a":2}',
  '[1,2.5,"x"]',
  '{ "a": 1 }',
  '{"10":1,"9":2}',
  '{"$text":"x"}',
  '{"a":1,"a":2}',
  '"text"',
  'null',
  '1e3',
  '{"__proto__":{"x":1}}',
  '{"a":"\\u00e9"}',
])('JSON is kept to the letter: %s', (text) => {
  const written = JSON.parse(JSON.stringify(cellOf('details_json', text)));
  expect(sqlValueOf('details_json', written)).toBe(text);
});

test('bytes and plain values come back as they were', () => {
  const bytes = Buffer.from([0, 1, 255, 10, 13]);
  expect(sqlValueOf('ticks', JSON.parse(JSON.stringify(cellOf('ticks', bytes))))).toEqual(bytes);
  for (const value of [null, 0, -1.5, 1e21, '', 'a\u0000b', 'Zoë'])
    expect(sqlValueOf('title', JSON.parse(JSON.stringify(cellOf('title', value))))).toEqual(value);
  expect(() => cellOf('value', Number.POSITIVE_INFINITY)).toThrow(TypeError);
  for (const strange of [{ $text: 1 }, { $base64: 'x', more: 1 }, { a: 1 }, [1], true])
    expect(() => sqlValueOf('title', strange)).toThrow(TypeError);
});
