import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PatientId, UploadId, VisitId } from '#core/domain/ids.ts';
import { markDrawn } from '#db/repositories/consents.ts';
import { allowVideoUse, newRunner, patientOf } from '#tests/helpers/clinical.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, visitWithClip, withRecord } from '../media/recordedVisit.ts';

let lab: TestApp;
let visitId: VisitId;
let patientId: PatientId;
let desktop: string[];
beforeEach(async () => {
  desktop = [];
  const saved = (what: string) => async (file: string) => {
    desktop.push(`${what} ${file.split('.').at(-1)}`);
    return what as never;
  };
  lab = createTestApp({
    ffmpeg: null,
    desktop: { nativeFiles: true, pickVideos: async () => [], pickFolder: async () => null, saveAs: saved('saved'), open: saved('opened') },
  });
  const clip = join(lab.dataFolder, 'clip.mp4');
  writeFileSync(clip, 'a clip');
  visitId = await visitWithClip(lab, clip);
  patientId = await patientOf(lab, visitId);
  // The kept picture of its key image, so that a report has one without reading the clip.
  const upload = await sent(PNG.sync.write(new PNG({ width: 32, height: 18 })));
  const { records } = await lab.call('review.get', { recordingId });
  const image = records.find((record) => record.type === 'key-image');
  if (image?.type !== 'key-image') throw new Error('no key image');
  await lab.call('review.setPicture', { recordingId, keyImageId: image.id, frame: image.frame, uploadId: upload });
});
afterEach(() => lab[Symbol.asyncDispose]());

async function sent(bytes: Uint8Array): Promise<UploadId> {
  const { id } = await lab.call('uploads.begin', { name: 'made', bytes: bytes.byteLength });
  await lab.app.bytes.write(`upload-${id}`, 0, bytes);
  return id;
}
const png = () => sent(PNG.sync.write(new PNG({ width: 8, height: 8 })));
const mp4 = () => sent(new Uint8Array([0, 0, 0, 16, ...Buffer.from('ftypisom'), 0, 0, 0, 0]));
const csv = () => sent(Buffer.from('\ufefft;x\n'));
const options = { paper: 'A4', keyImages: null, includeMeasurements: true, includeFindings: true, includeAdvice: true } as const;

async function report(kind: 'preview' | 'create', keyImages: [] | null = null) {
  const { job } = await lab.call(kind === 'preview' ? 'reports.preview' : 'reports.create', {
    visitId,
    options: { ...options, keyImages },
  });
  return lab.jobEnd(job);
}

/** Every way on which something of a clip leaves the program. Each gives the code of its failure, or 'out'. */
const waysOut: Readonly<Record<string, () => Promise<string>>> = {
  'a saved picture': async () => keep('png', await png()),
  'a saved video': async () => keep('mp4', await mp4()),
  'saved curves': async () => keep('csv', await csv()),
  'the clipboard': () => outcome('exports.letOut', { recordingIds: [recordingId], way: 'clipboard' }),
  'a still of the command line': () => outcome('exports.letOut', { recordingIds: [recordingId], way: 'still' }),
  'the clip saved as it is': () => outcome('files.saveAs', { mediaId: `clip-${recordingId}`, suggestedName: 'clip.mp4' }),
  'the original saved': () => outcome('files.saveAs', { mediaId: `original-${recordingId}`, suggestedName: 'clip.mp4' }),
  'the original opened in another program': () => outcome('files.open', { mediaId: `original-${recordingId}` }),
  'a frame saved': () => outcome('files.saveAs', { mediaId: `picture-${recordingId}-45`, suggestedName: 'frame.png' }),
  'a kept report': async () => {
    const end = await report('create');
    return end.failure?.code ?? 'out';
  },
  'a preview saved': async () => outcome('files.saveAs', { mediaId: await preview(), suggestedName: 'report.pdf' }),
  'a preview opened': async () => outcome('files.open', { mediaId: await preview() }),
  'a preview printed': async () => outcome('exports.letOut', { recordingIds: [], mediaId: await preview(), way: 'report' }),
};
const outcome = async (name: string, input: unknown): Promise<string> => {
  const reply = await lab.app.call(name, input);
  return reply.ok ? 'out' : reply.failure.code;
};
const keep = (kind: string, uploadId: UploadId) => outcome('exports.keep', { uploadId, kind, recordings: [recordingId] });
async function preview(): Promise<string> {
  const end = await report('preview');
  const mediaId = `output-${end.result['outputId']}`;
  // It can be looked at in the program.
  expect((await lab.app.bytes.resolve(mediaId)).bytes).toBeGreaterThan(0);
  return mediaId;
}

describe.each(Object.keys(waysOut))('%s', (name) => {
  const leave = waysOut[name] as () => Promise<string>;

  test('takes a consent to the use of video, and no other consent, patient or purpose will do', async () => {
    expect(await leave()).toBe('consent-missing');
    const other = await newRunner(lab, 'Berg');
    await allowVideoUse(lab, other.patientId);
    await allowVideoUse(lab, patientId, 'teaching');
    for (const [kind, purpose, version] of [
      ['treatment', 'assessment', 'treatment-1'],
      ['data-protection', 'share-with-coach', 'data-1'],
    ] as const)
      await lab.call('consents.give', {
        patientId,
        kind,
        purpose,
        scope: '',
        decision: 'given',
        by: { who: 'patient' },
        text: { version, language: 'en' },
        witness: '',
      } as never);
    expect(await leave()).toBe('consent-missing');
    expect(desktop).toEqual([]);
    const { id } = await allowVideoUse(lab, patientId);
    expect(await leave()).toBe('out');
    lab.clock.tick(60);
    await lab.call('consents.withdraw', { id, by: { who: 'patient' }, reason: '' });
    expect(await leave()).toBe('consent-missing');
  });
});

test('a clip that the program drew shows nobody; one that somebody imported for the sample patient does', async () => {
  expect(await waysOut['the clipboard']?.()).toBe('consent-missing');
  withRecord(lab, (db) => markDrawn(db, recordingId));
  for (const leave of Object.values(waysOut)) expect(await leave()).toBe('out');
});

test('a made file is not handed out once the consent was withdrawn between making and fetching it', async () => {
  const { id } = await allowVideoUse(lab, patientId);
  const { outputId } = await lab.call('exports.keep', { uploadId: await mp4(), kind: 'mp4', recordings: [recordingId] });
  const kept = await report('create');
  await lab.app.bytes.resolve(`output-${outputId}`);
  lab.clock.tick(60);
  await lab.call('consents.withdraw', { id, by: { who: 'patient' }, reason: 'Changed my mind.' });
  await expect(lab.app.bytes.resolve(`output-${outputId}`)).rejects.toMatchObject({ failure: { code: 'consent-missing' } });
  for (const mediaId of [`output-${outputId}`, `report-${kept.result['reportId']}`])
    expect(await outcome('files.saveAs', { mediaId, suggestedName: 'x' })).toBe('consent-missing');
  // Looking at a kept report inside the program goes on.
  expect((await lab.app.bytes.resolve(`report-${kept.result['reportId']}`)).bytes).toBeGreaterThan(0);
  expect(desktop).toEqual([]);
});

test('a consent that is withdrawn while the report is made keeps it from being kept', async () => {
  const { id } = await allowVideoUse(lab, patientId);
  const { job } = await lab.call('reports.create', { visitId, options });
  lab.clock.tick(1);
  await lab.call('consents.withdraw', { id, by: { who: 'patient' }, reason: '' });
  expect(await lab.jobEnd(job)).toMatchObject({ state: 'failed', failure: { code: 'consent-missing' } });
  expect(await lab.call('reports.list', { visitId })).toEqual([]);
});

test('a report without pictures, and the table of numbers, need no consent to video', async () => {
  const kept = await report('create', []);
  expect(kept).toMatchObject({ state: 'done', failure: null });
  expect(await outcome('files.saveAs', { mediaId: `report-${kept.result['reportId']}`, suggestedName: 'r.pdf' })).toBe('out');
  const { outputId } = await lab.call('measurements.export', { visitId, format: 'csv' });
  expect(await outcome('files.saveAs', { mediaId: `output-${outputId}`, suggestedName: 'm.csv' })).toBe('out');
});

test('what is on its way in, or made by nobody here, is not saved as a way round', async () => {
  const uploadId = await png();
  expect(await outcome('files.saveAs', { mediaId: `upload-${uploadId}`, suggestedName: 'x' })).toBe('forbidden');
  expect(await outcome('files.open', { mediaId: `take-${recordingId}` })).toBe('forbidden');
  expect(await outcome('files.saveAs', { mediaId: `output-${recordingId}`, suggestedName: 'x' })).toBe('not-found');
  expect(await outcome('files.saveAs', { mediaId: 'something-else', suggestedName: 'x' })).toBe('not-found');
});

test('the check says clip by clip why, reads only, and what left is written down', async () => {
  const check = { recordingIds: [recordingId], way: 'clipboard' as const };
  expect(await lab.call('consents.check', check)).toEqual({ may: false, clips: [{ recordingId, may: false, reason: 'none-given' }] });
  const lines = () => lab.call('audit.list', { entityId: recordingId });
  const before = (await lines()).length;
  await lab.call('consents.check', check);
  expect(await lines()).toHaveLength(before);
  expect(await lab.failing('exports.letOut', { recordingIds: [], way: 'clipboard' })).toMatchObject({ code: 'invalid-input' });
  expect((await lab.failing('exports.letOut', check)).fields).toEqual({ [recordingId]: 'none-given' });
  await allowVideoUse(lab, patientId);
  await lab.call('exports.letOut', check);
  expect((await lines())[0]).toMatchObject({ action: 'exported', detail: 'clipboard, for care' });
});

describe('a consent', () => {
  const give = (part: Record<string, unknown> = {}) => ({
    patientId,
    kind: 'video-use',
    purpose: 'care',
    scope: { clips: 'all' },
    decision: 'given',
    by: { who: 'patient' },
    text: { version: 'video-1', language: 'en' },
    witness: '',
    ...part,
  });

  test('keeps the version and the hash of the text that was read, the day of the clinic and its withdrawal beside it', async () => {
    const consent = await lab.call('consents.give', give() as never);
    const { consentTexts } = await lab.call('clinicTables.get', {});
    const text = consentTexts.value.find(({ version }) => version === 'video-1');
    expect(text?.sha256).toBe(
      createHash('sha256')
        .update(text?.words ?? '')
        .digest('hex'),
    );
    expect(consent).toMatchObject({ text: { version: 'video-1', language: 'en', sha256: text?.sha256 }, withdrawal: null });
    lab.clock.tick(60);
    const gone = await lab.call('consents.withdraw', { id: consent.id, by: { who: 'patient' }, reason: 'No more.' });
    expect(gone).toEqual({ ...consent, withdrawal: expect.objectContaining({ reason: 'No more.' }) });
    expect(await lab.failing('consents.withdraw', { id: consent.id, by: { who: 'patient' }, reason: '' })).toMatchObject({
      code: 'conflict',
    });
    expect(await lab.call('consents.ofPatient', { patientId })).toEqual([gone]);
  });

  test('is of this patient’s clips, by a text of the clinic, and not of tomorrow', async () => {
    const other = await newRunner(lab, 'Berg');
    for (const [part, code] of [
      [{ scope: { clips: 'of-visit', visitId: other.visitId } }, 'invalid-input'],
      [{ patientId: other.patientId, scope: { clips: 'these', recordingIds: [recordingId] } }, 'invalid-input'],
      [{ text: { version: 'nobody', language: 'en' } }, 'not-found'],
      [{ moment: { at: '2027-01-01T09:00:00.000Z', day: '2027-01-01' } }, 'invalid-input'],
      [{ by: { who: 'guardian', name: ' ', relation: '', childAgrees: 'yes' } }, 'invalid-input'],
      [{ purpose: 'everything' }, 'invalid-input'],
    ] as const)
      expect([part, (await lab.failing('consents.give', give(part))).code]).toEqual([part, code]);
    const later = await lab.call('consents.give', give() as never);
    const before = { at: '2020-01-01T09:00:00.000Z', day: '2020-01-01' };
    expect(await lab.failing('consents.withdraw', { id: later.id, by: { who: 'patient' }, reason: '', moment: before })).toMatchObject({
      code: 'invalid-input',
    });
  });

  test('that was refused later outweighs the yes before it; one for a visit covers that visit only', async () => {
    await allowVideoUse(lab, patientId);
    lab.clock.tick(60);
    await lab.call('consents.give', give({ decision: 'refused' }) as never);
    expect(await lab.call('consents.check', { recordingIds: [recordingId], way: 'export' })).toMatchObject({
      clips: [{ reason: 'refused' }],
    });
    const second = await lab.call('visits.create', { patientId, details: { startedAt: '2026-03-02T09:00:00.000Z' } });
    lab.clock.tick(60);
    await lab.call('consents.give', give({ scope: { clips: 'of-visit', visitId: second.id } }) as never);
    expect((await lab.call('consents.check', { recordingIds: [recordingId], way: 'export' })).may).toBe(false);
    lab.clock.tick(60);
    await lab.call('consents.give', give({ scope: { clips: 'of-visit', visitId } }) as never);
    expect((await lab.call('consents.check', { recordingIds: [recordingId], way: 'export' })).may).toBe(true);
  });

  test('without a birth date lets nothing out, and a child’s own word neither, by the age that the clinic set', async () => {
    const setBirth = async (birthDate: string | null) => {
      const { revision, ...details } = await lab.call('patients.get', { id: patientId });
      await lab.call('patients.update', { id: patientId, revision, details: { ...details, birthDate } });
    };
    await allowVideoUse(lab, patientId);
    const reason = async () => (await lab.call('consents.check', { recordingIds: [recordingId], way: 'export' })).clips[0]?.reason;
    await setBirth(null);
    expect(await reason()).toBe('birth-date-unknown');
    await setBirth('2009-06-01');
    expect(await reason()).toBe('guardian-needed');
    await lab.call('clinicTables.set', { table: 'consentAge', revision: 0, value: 16 });
    expect(await reason()).toBeNull();
  });
});
