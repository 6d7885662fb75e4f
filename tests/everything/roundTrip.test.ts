import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordTables } from '#db/everything/tables.ts';
import { firstBrokenAudit } from '#db/repositories/audit.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, withRecord } from '../media/recordedVisit.ts';
import { type Filled, fillEverything, smallClip } from './fill.ts';
import { keptFiles, manifestOf, readIntoIt, takenOut } from './lab.ts';
import { type Rows, rowsIn, tableNames } from './tables.ts';

let folder = '';
let lab: TestApp;
let filled: Filled;
beforeAll(async () => {
  folder = mkdtempSync(`${tmpdir()}/soleus-everything-`);
  lab = createTestApp();
  filled = await fillEverything(lab, await smallClip(folder));
});
afterAll(async () => {
  await lab[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

const without = (rows: Rows, tables: readonly string[]): Rows =>
  Object.fromEntries(Object.entries(rows).filter(([name]) => !tables.includes(name)));

test('every table of the record is known to the list of tables, and the test record fills it', () => {
  const known = new Set(recordTables.map(({ table }) => table));
  expect(tableNames(lab.dataFolder).filter((name) => !known.has(name))).toEqual([]);
  const rows = rowsIn(lab.dataFolder);
  const empty = recordTables.filter(({ table, owner }) => owner.of !== 'derived' && (rows[table]?.length ?? 0) === 0);
  expect(empty.map(({ table }) => table)).toEqual([]);
});

test('tables that are made again when they are read in are few, and each says why', () => {
  const derived = recordTables.flatMap(({ table, owner }) => (owner.of === 'derived' ? [[table, owner.because]] : []));
  expect(derived).toEqual([['patient_search', expect.stringMatching(/\w/)]]);
});

describe('all patients', () => {
  test('come back with every row of every table and every kept file, byte for byte', async () => {
    const out = await takenOut(lab, null);
    const before = rowsIn(lab.dataFolder);
    await using fresh = createTestApp();
    expect(await readIntoIt(fresh, out)).toEqual({ patients: '2', skipped: '0', kept: '' });
    const after = rowsIn(fresh.dataFolder);
    expect(without(after, ['audit'])).toEqual(without(before, ['audit']));
    expect(keptFiles(fresh.dataFolder)).toEqual(keptFiles(lab.dataFolder));
    // The log is the same, line by line, up to the moment of taking out; then comes who read it in.
    const taken = (before['audit'] ?? []).filter(
      (line) => !String(line).includes(manifestOf(out).madeAt) || !String(line).includes('everything, manifest'),
    );
    expect((after['audit'] ?? []).filter((line) => !String(line).includes('"read in"'))).toEqual(taken);
    expect(withRecord(fresh, firstBrokenAudit)).toBeNull();
    expect((await fresh.call('patients.search', { query: 'muller' })).patients.map(({ id }) => id)).toContain(filled.patientId);
  });

  test('a signed visit is still what was signed, a clip can be looked at, and a report opened', async () => {
    const out = await takenOut(lab, null);
    await using fresh = createTestApp();
    await readIntoIt(fresh, out);
    const visits = await fresh.call('visits.list', { patientId: filled.patientId });
    const signed = visits.filter(({ signedAt }) => signedAt !== null);
    expect(signed).toHaveLength(1);
    for (const { id } of signed)
      expect(await fresh.call('visits.signing', { id })).toMatchObject({ state: 'signed', intact: true, broken: [] });
    const clip = await fresh.app.bytes.resolve(`clip-${recordingId}`);
    expect(clip.bytes).toBeGreaterThan(1000);
    const [report] = await fresh.call('reports.list', { visitId: filled.visitId });
    expect((await fresh.app.bytes.resolve(`report-${report?.id}`)).bytes).toBe(report?.bytes);
    // What was erased stays erased.
    expect(rowsIn(fresh.dataFolder)['tombstone']).toEqual(rowsIn(lab.dataFolder)['tombstone']);
  });

  test('a plan goes on where it stood: its steps can be undone, its diary and decisions are there, and the picture of a tape is shown', async () => {
    const out = await takenOut(lab, null);
    await using fresh = createTestApp();
    await readIntoIt(fresh, out);
    const [plan] = await fresh.call('plans.list', { patientId: filled.patientId });
    if (plan === undefined) throw new Error('no plan');
    expect(plan).toMatchObject({ plan: { goals: 'Run 10 km.' }, undoable: 1 });
    expect((await fresh.call('plans.deeds', { id: plan.id })).map(({ details }) => details.deed)).toEqual(['judgement', 'decision']);
    const days = { episodeId: plan.episodeId, from: '2026-02-01', to: '2026-03-01' };
    expect(await fresh.call('diary.days', days)).toEqual(await lab.call('diary.days', days));
    const photos = Object.keys(keptFiles(lab.dataFolder)).filter((name) => name.startsWith('photos/'));
    expect(photos).toHaveLength(2);
    const [, formId, name] = photos[0]?.split('/') ?? [];
    const picture = await fresh.app.bytes.resolve(`photo-${formId}-${name?.replace('.png', '')}`);
    expect(picture).toMatchObject({ mime: 'image/png' });
  });

  test('taken out of the program that read it in, it is the same again', async () => {
    const out = await takenOut(lab, null);
    await using fresh = createTestApp();
    await readIntoIt(fresh, out);
    const again = manifestOf(await takenOut(fresh, null));
    const { audit: _a, ...rows } = manifestOf(out).rows;
    const { audit: _b, ...rowsAgain } = again.rows;
    expect(rowsAgain).toEqual(rows);
  });

  test('settings that were made here already stay, and are named', async () => {
    const out = await takenOut(lab, null);
    await using fresh = createTestApp();
    const { clinic } = await fresh.call('settings.get', {});
    await fresh.call('settings.setClinic', { ...clinic, name: 'Another clinic' });
    expect(await readIntoIt(fresh, out)).toMatchObject({ kept: 'clinic' });
    expect((await fresh.call('settings.get', {})).clinic.name).toBe('Another clinic');
    // Here was a log already: its lines stand first, and the chain is whole.
    expect(withRecord(fresh, firstBrokenAudit)).toBeNull();
    expect(rowsIn(fresh.dataFolder)['audit']?.length).toBeGreaterThan(rowsIn(lab.dataFolder)['audit']?.length ?? 0);
  });
});

describe('one patient', () => {
  const clinicOnly = recordTables.filter(({ owner }) => owner.of === 'clinic').map(({ table }) => table);

  test('comes back with every row and file that is theirs, records that were merged into it included', async () => {
    const out = await takenOut(lab, filled.patientId);
    await using fresh = createTestApp();
    expect(await readIntoIt(fresh, out)).toEqual({ patients: '2', skipped: '0', kept: '' });
    const left = ['audit', ...clinicOnly];
    expect(without(rowsIn(fresh.dataFolder), left)).toEqual(without(rowsIn(lab.dataFolder), left));
    const files = Object.entries(keptFiles(lab.dataFolder)).filter(([name]) => !/^(clinic|protocols|programmes)/.test(name));
    expect(keptFiles(fresh.dataFolder)).toEqual(Object.fromEntries(files));
    expect(withRecord(fresh, firstBrokenAudit)).toBeNull();
    const log = await fresh.call('audit.list', { entityId: filled.patientId });
    expect(log.map(({ action }) => action)).toEqual(expect.arrayContaining(['read in', 'created', 'merged']));
  });

  test('with a key the record is as closed as before', async () => {
    const out = await takenOut(lab, filled.patientId);
    await using keyed = createTestApp({ databaseKey: 'an invented passphrase' });
    expect(await readIntoIt(keyed, out)).toMatchObject({ patients: '2' });
    expect((await keyed.call('patients.get', { id: filled.patientId })).givenName).toBe('Zoë');
    const back = await takenOut(keyed, filled.patientId);
    expect(manifestOf(back).rows).toEqual({ ...manifestOf(out).rows, audit: expect.any(Number) });
  });
});
