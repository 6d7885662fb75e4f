import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { allowVideoUse, newRunner, patientOf, robin, screen, sign, writeNote } from '#tests/helpers/clinical.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, visitWithClip, withRecord } from '../media/recordedVisit.ts';

let lab: TestApp;
let visitId: VisitId;
let patientId: PatientId;
const name = 'Müller-Ångström';
beforeEach(async () => {
  lab = createTestApp({ ffmpeg: null });
  const clip = join(lab.dataFolder, 'clip.mp4');
  writeFileSync(clip, 'a clip');
  visitId = await visitWithClip(lab, clip);
  patientId = await patientOf(lab, visitId);
  const picture = PNG.sync.write(new PNG({ width: 32, height: 18 }));
  const { id } = await lab.call('uploads.begin', { name: 'picture', bytes: picture.byteLength });
  await lab.app.bytes.write(`upload-${id}`, 0, picture);
  const { records } = await lab.call('review.get', { recordingId });
  const image = records.find((record) => record.type === 'key-image');
  if (image?.type !== 'key-image') throw new Error('no key image');
  await lab.call('review.setPicture', { recordingId, keyImageId: image.id, frame: image.frame, uploadId: id });
});
afterEach(() => lab[Symbol.asyncDispose]());

const erase = async (familyName = name) =>
  lab.call('patients.erase', {
    patientId,
    revision: (await lab.call('patients.get', { id: patientId })).revision,
    familyName,
    reason: 'erasure-asked-for',
    by: robin,
  });
const years = (n: number): void => lab.clock.tick(n * 366 * 86_400);
const library = () => readdirSync(join(lab.dataFolder, 'library', recordingId));

/** Everything that may hang on a patient. */
async function fullRecord(): Promise<string> {
  await screen(lab, visitId, { 'RF02.swelling': { given: 'yes' } });
  await writeNote(lab, visitId, 'Nobody else may ever read Zanzibar.');
  await allowVideoUse(lab, patientId);
  await sign(lab, visitId);
  const { job } = await lab.call('reports.create', {
    visitId,
    options: { paper: 'A4', keyImages: null, includeMeasurements: true, includeFindings: true, includeAdvice: true },
  });
  return (await lab.jobEnd(job)).result['reportId'] as string;
}

describe('an erasure within the duty to keep', () => {
  test('says before what stays and until when, and removes the videos only', async () => {
    await fullRecord();
    const preview = await lab.call('patients.erasePreview', { patientId });
    expect(preview).toMatchObject({
      whole: false,
      lines: expect.arrayContaining([
        { recordType: 'clinical-record', count: 1, fate: 'keep', reason: 'duty-to-keep', until: '2034-03-01' },
        { recordType: 'raw-video', count: 1, fate: 'remove', reason: null, until: null },
        { recordType: 'consent', count: 1, fate: 'keep', reason: 'duty-to-keep', until: '2034-03-01' },
      ]),
    });
    const { patient, tombstones } = await erase();
    expect(patient).toMatchObject({ id: patientId, removedAt: expect.any(String) });
    expect(tombstones).toMatchObject([{ kind: 'recording', reason: 'erasure-asked-for', policyVersion: 'retention-1' }]);
    expect(JSON.stringify(tombstones)).not.toContain(recordingId);
    // The picture of the key image is part of the record.
    expect(library()).toEqual([expect.stringMatching(/^frame-45-/)]);
    await expect(lab.app.bytes.resolve(`original-${recordingId}`)).rejects.toMatchObject({ failure: { code: 'not-found' } });
    expect((await lab.call('measurements.ofVisit', { visitId })).length).toBeGreaterThan(0);
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ state: 'signed', intact: true });
    expect((await lab.call('patients.search', { query: 'mull' })).total).toBe(0);
    expect(await lab.call('removed.list', {})).toMatchObject([{ kind: 'patient', id: patientId }]);
  });

  test('of a patient without a birth date, or who is held, removes nothing of the record', async () => {
    await lab.call('retention.hold', { patientId, reason: 'A claim.' });
    expect(await lab.call('patients.erasePreview', { patientId })).toMatchObject({ whole: false });
    years(20);
    const held = await lab.call('patients.erasePreview', { patientId });
    expect(new Set(held.lines.map(({ fate, reason }) => `${fate} ${reason}`))).toEqual(new Set(['keep legal-hold']));
    await erase();
    expect(library()).toContain('original.mp4');
    await lab.call('retention.hold', { patientId, reason: null });
    expect((await lab.call('patients.erasePreview', { patientId })).whole).toBe(true);
  });

  test('takes the family name and the present revision', async () => {
    expect(
      await lab.failing('patients.erase', { patientId, revision: 1, familyName: 'Berg', reason: 'erasure-asked-for', by: robin }),
    ).toMatchObject({
      code: 'invalid-input',
    });
    expect(
      await lab.failing('patients.erase', { patientId, revision: 9, familyName: name, reason: 'erasure-asked-for', by: robin }),
    ).toMatchObject({
      code: 'conflict',
    });
    expect(library()).toContain('original.mp4');
  });
});

describe('an erasure after it', () => {
  test('leaves nothing of the patient in record, folder or search, but a tombstone and audit lines without a name', async () => {
    const reportId = await fullRecord();
    const other = await newRunner(lab, 'Berg');
    await writeNote(lab, other.visitId, 'Stays.');
    years(9);
    const lines = (await lab.call('audit.list', { limit: 1000 })).length;
    const { patient, tombstones } = await erase();
    expect(patient).toBeNull();
    expect(new Set(tombstones.map(({ kind }) => kind))).toEqual(new Set(['patient', 'recording', 'record']));
    expect(existsSync(join(lab.dataFolder, 'library', recordingId))).toBe(false);
    expect(readdirSync(join(lab.dataFolder, 'reports'))).toEqual([]);
    for (const [call, input] of [
      ['patients.get', { id: patientId }],
      ['visits.get', { id: visitId }],
      ['recordings.get', { id: recordingId }],
      ['reports.get', { id: reportId }],
      ['forms.ofVisit', { visitId }],
      ['consents.ofPatient', { patientId }],
    ] as const)
      expect([call, (await lab.failing(call, input)).code]).toEqual([call, 'not-found']);
    expect((await lab.call('patients.search', { query: 'muller' })).total).toBe(0);
    const audit = await lab.call('audit.list', { limit: 1000 });
    expect(audit).toHaveLength(lines + 1);
    expect(audit[0]).toMatchObject({ action: 'erased', entityId: patientId, detail: 'erasure-asked-for' });
    expect(await lab.call('forms.ofVisit', { visitId: other.visitId })).toHaveLength(1);
    await lab.close();
    for (const file of readdirSync(lab.dataFolder).filter((entry) => entry.startsWith('soleus.db'))) {
      const bytes = readFileSync(join(lab.dataFolder, file));
      for (const words of ['ngstr', 'Zanzibar', 'müller', 'muller'])
        expect([file, words, bytes.includes(Buffer.from(words))]).toEqual([file, words, false]);
    }
  });

  test('takes the records with it that were merged into it, by one merge or several', async () => {
    const merge = async (keep: PatientId, merged: PatientId) => {
      const preview = await lab.call('patients.mergePreview', { keep, merge: merged });
      const [keepRevision, mergeRevision] = [preview.keep.revision, preview.merge.revision];
      await lab.call('patients.merge', { keep, merge: merged, keepRevision, mergeRevision, details: preview.proposed });
    };
    const [second, third] = [await newRunner(lab, 'Muller'), await newRunner(lab, 'Myller')];
    await merge(second.patientId, third.patientId);
    await merge(patientId, second.patientId);
    years(9);
    const attack = { patientId: second.patientId, revision: 3, familyName: 'Muller', reason: 'merged', by: robin };
    expect(await lab.failing('patients.erase', attack)).toMatchObject({ code: 'conflict' });
    await erase();
    for (const gone of [second, third]) {
      expect(await lab.failing('patients.get', { id: gone.patientId })).toMatchObject({ code: 'not-found' });
      expect(await lab.failing('visits.get', { id: gone.visitId })).toMatchObject({ code: 'not-found' });
    }
  });

  test('that something killed before its files were gone is finished at the next start', async () => {
    await fullRecord();
    const kept = readdirSync(join(lab.dataFolder, 'reports')).map(
      (file) => [file, readFileSync(join(lab.dataFolder, 'reports', file))] as const,
    );
    years(9);
    await erase();
    await lab.close();
    for (const [file, bytes] of kept) writeFileSync(join(lab.dataFolder, 'reports', file), bytes);
    await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 9000 });
    expect(readdirSync(join(again.dataFolder, 'reports'))).toEqual([]);
  });

  test('of videos that something killed half-way is finished at the next start, and key images stay', async () => {
    years(3);
    await lab.call('retention.removeVideos', { patientId, by: robin });
    writeFileSync(join(lab.dataFolder, 'library', recordingId, 'original.mp4'), 'a clip');
    await lab.close();
    await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 9000 });
    expect(readdirSync(join(again.dataFolder, 'library', recordingId))).toEqual([expect.stringMatching(/^frame-45-/)]);
  });
});

describe('the retention list', () => {
  test('names what is due, soon due, held or cannot be told, and removing due videos takes them off it', async () => {
    expect(await lab.call('retention.due', {})).toEqual([]);
    lab.clock.tick((2 * 365 - 20) * 86_400);
    expect(await lab.call('retention.due', {})).toMatchObject([
      { patientId, recordType: 'raw-video', state: 'soon', until: '2028-03-01', count: 1 },
    ]);
    lab.clock.tick(30 * 86_400);
    expect(await lab.call('retention.due', {})).toMatchObject([{ recordType: 'raw-video', state: 'due' }]);
    expect(await lab.call('retention.removeVideos', { patientId, by: robin })).toMatchObject({ recordings: 1 });
    expect(await lab.call('retention.removeVideos', { patientId, by: robin })).toEqual({ recordings: 0, tombstones: [] });
    expect(await lab.call('retention.due', {})).toEqual([]);
    years(7);
    expect(await lab.call('retention.due', {})).toMatchObject([{ recordType: 'clinical-record', state: 'due', until: '2034-03-01' }]);
    await lab.call('retention.hold', { patientId, reason: 'A claim.' });
    expect(await lab.call('retention.due', {})).toMatchObject([{ state: 'held' }]);
    await lab.call('retention.hold', { patientId, reason: null });
    const { revision, ...details } = await lab.call('patients.get', { id: patientId });
    await lab.call('patients.update', { id: patientId, revision, details: { ...details, birthDate: null } });
    expect(await lab.call('retention.due', {})).toMatchObject([{ state: 'cannot-tell', until: null }]);
  });

  test('goes by the clinic’s own policy', async () => {
    const { retention } = await lab.call('clinicTables.get', {});
    const rows = retention.value.rows.map((row) => (row.recordType === 'raw-video' ? { ...row, years: 0, months: 1 } : row));
    const value = { ...retention.value, rows };
    expect(await lab.failing('clinicTables.set', { table: 'retention', revision: 0, value })).toMatchObject({ code: 'invalid-input' });
    await lab.call('clinicTables.set', { table: 'retention', revision: 0, value: { ...value, version: 'ours-1' } });
    lab.clock.tick(40 * 86_400);
    expect(await lab.call('retention.due', {})).toMatchObject([{ recordType: 'raw-video', state: 'due' }]);
  });
});

test('the drawn marks, tracks and gait events of an erased patient are gone from their tables', async () => {
  years(9);
  await erase();
  withRecord(lab, (db) => {
    for (const table of [
      'visit',
      'recording',
      'annotation',
      'key_image',
      'frame_index',
      'frame_picture',
      'edit',
      'review_state',
      'consent',
    ])
      expect([table, db.prepare(`SELECT count(*) AS n FROM ${table}`).get()]).toEqual([table, { n: 0 }]);
  });
});
