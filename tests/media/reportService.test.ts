import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordId, ReportId, VisitId } from '#core/domain/ids.ts';
import { everyPart, type ReportOptions } from '#core/domain/report.ts';
import { reportFile, reportModelJson } from '#db/repositories/reports.ts';
import { all, type ReadDb, sql } from '#db/sql.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { reportModelSchema } from '#node/reports/model.ts';
import { allowVideoUseOf } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { frameNumberIn, numberedClip } from './barClip.ts';
import { hasPoppler, pagesAsPictures, picturesIn, textOf } from './poppler.ts';
import { frames, recordingId, visitWithClip, withRecord } from './recordedVisit.ts';

const options: ReportOptions = {
  ...everyPart,
  audience: 'clinician',
  forEmail: false,
  weeks: 1,
  includeBeforeAfter: false,
  paper: 'A4',
  keyImages: null,
  pairs: null,
};
const watch = { signal: new AbortController().signal };
let folder: string;
let clip: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-reports-'));
  clip = await numberedClip(join(folder, 'clip.mp4'), frames, ['-c:v', 'libx264', '-g', '30', '-bf', '2', '-pix_fmt', 'yuv420p']);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The folder of this run's own among those of all runs. */
const ownFolder = (lab: TestApp, name: 'outputs' | 'staging') =>
  join(lab.dataFolder, name, readdirSync(join(lab.dataFolder, name))[0] ?? 'missing');

async function made(lab: TestApp, method: 'reports.preview' | 'reports.create', visitId: VisitId, change: Partial<ReportOptions> = {}) {
  const { job } = await lab.call(method, { visitId, options: { ...options, ...change } });
  const end = await lab.jobEnd(job);
  if (end.state !== 'done') throw new Error(`${end.state}: ${JSON.stringify(end.failure)} ${lab.logged.map((line) => line.error).join()}`);
  return end.result;
}
const preview = async (lab: TestApp, visitId: VisitId, change: Partial<ReportOptions> = {}) => {
  const { outputId } = await made(lab, 'reports.preview', visitId, change);
  return readFileSync((await lab.app.bytes.resolve(`output-${outputId}`)).file);
};
const kept = async (lab: TestApp, visitId: VisitId, change: Partial<ReportOptions> = {}) => {
  const { reportId } = await made(lab, 'reports.create', visitId, change);
  return lab.call('reports.get', { id: reportId as ReportId });
};
const keptFile = (lab: TestApp, id: ReportId) =>
  withRecord(lab, (db) => readFileSync(join(lab.dataFolder, 'reports', reportFile(db, id) ?? 'missing')));
const count = (db: ReadDb, what: string) => all(db, { text: what, values: [] }).length;

describe.skipIf(!hasPoppler)('a preview', () => {
  it('shows the very frame of the key image, upright and annotated', async () => {
    await using lab = createTestApp();
    const pdf = await preview(lab, await visitWithClip(lab, clip));
    const text = textOf(pdf).join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('Zoë Müller-Ångström');
    expect(text).toContain('Midstance, left');
    expect(text).toContain('Frame 45 · clip 1.500 s · true 0.188 s');
    expect(text).toContain('Overstrides.');
    expect(text).toContain('90.0');
    expect(picturesIn(pdf)).toBe(1);
    const stills = readdirSync(join(ownFolder(lab, 'outputs'), 'report-pictures')).filter((name) => name.startsWith('read-'));
    expect(
      stills.map((name) => frameNumberIn(PNG.sync.read(readFileSync(join(ownFolder(lab, 'outputs'), 'report-pictures', name))))),
    ).toEqual([45]);
    const red = pagesAsPictures(pdf, 72).some((page) => {
      for (let at = 0; at < page.data.length; at += 4) {
        if ((page.data[at] ?? 0) > 200 && (page.data[at + 1] ?? 0) < 60 && (page.data[at + 2] ?? 0) < 60) return true;
      }
      return false;
    });
    expect(red).toBe(true);
  });

  it.each([
    ['reviewed as it is', ['-c:v', 'libx264', '-g', '10', '-bf', '0', '-pix_fmt', 'yuv420p'], 0],
    ['with a review copy', ['-c:v', 'libx264', '-g', '250', '-bf', '3', '-pix_fmt', 'yuv420p'], 0],
    ['cut by an edit list', ['-c:v', 'libx264', '-g', '12', '-bf', '2', '-pix_fmt', 'yuv420p'], 45],
  ] as const)('shows the very frame of an imported clip: %s', async (name, codec, hidden) => {
    await using lab = createTestApp();
    const whole = await numberedClip(join(folder, `${name}.mp4`), 120, codec);
    const cut = join(folder, `${name} cut.mp4`);
    const outputs = [{ file: cut, options: ['-y', '-c', 'copy'] }] as const;
    await runFfmpeg(neededFfmpeg(lab.ports.ffmpeg), { input: whole, inputOptions: ['-ss', String(hidden / 30)], outputs }, watch);
    const visitId = await visitWithClip(lab, clip);
    const { jobs } = await lab.call('import.start', { visitId, sources: [{ kind: 'path', path: cut }] });
    expect((await lab.jobEnd(jobs[0] ?? '')).state).toBe('done');
    const imported = (await lab.call('recordings.list', { visitId })).find((one) => one.id !== recordingId);
    if (imported === undefined) throw new Error('nothing was imported');
    expect(imported.frames).toBe(120 - hidden);
    const patch = [0, 1, 29, 74].map((frame, n) => ({
      op: 'add' as const,
      record: {
        type: 'key-image' as const,
        id: countedId(0x3000 + n) as RecordId,
        recordingId: imported.id,
        frame: toFrameNo(frame),
        preset: null,
        title: '',
        comment: '',
        colour: '#ff0000',
        inReport: true,
      },
    }));
    await lab.call('review.apply', { recordingId: imported.id, sequence: 0, label: 'Mark', patch });
    await preview(lab, visitId);
    const cache = join(ownFolder(lab, 'outputs'), 'report-pictures');
    const shown = [0, 1, 29, 74].map((frame) =>
      frameNumberIn(PNG.sync.read(readFileSync(join(cache, `read-${imported.id}-${frame}.png`)))),
    );
    expect(shown).toEqual([0, 1, 29, 74].map((frame) => frame + hidden));
  });

  it('keeps nothing but the last few files', async () => {
    await using lab = createTestApp();
    const visit = await visitWithClip(lab, clip);
    for (let n = 0; n < 6; n += 1) await preview(lab, visit);
    expect(readdirSync(ownFolder(lab, 'outputs')).filter((name) => name.endsWith('.pdf'))).toHaveLength(4);
    expect(await lab.call('reports.list', { visitId: visit })).toEqual([]);
  });

  it('is the same bytes while nothing changes, and other bytes once something does', async () => {
    await using lab = createTestApp();
    const visitId = await visitWithClip(lab, clip);
    const first = await preview(lab, visitId);
    expect((await preview(lab, visitId)).equals(first)).toBe(true);
    const visit = await lab.call('visits.get', { id: visitId });
    await lab.call('visits.update', {
      id: visitId,
      revision: visit.revision,
      details: { startedAt: visit.startedAt, findings: 'Better.' },
    });
    expect((await preview(lab, visitId)).equals(first)).toBe(false);
  });

  it('leaves out what is not wanted', async () => {
    await using lab = createTestApp();
    const visit = await visitWithClip(lab, clip);
    const text = textOf(
      await preview(lab, visit, {
        keyImages: [],
        includeFindings: false,
        includeAdvice: false,
        includeComparisons: false,
        includeMeasurements: false,
        paper: 'Letter',
      }),
    ).join(' ');
    for (const word of ['Overstrides.', 'Higher cadence.', 'Midstance', 'MEASUREMENT']) expect(text).not.toContain(word);
    expect(text).toContain('Methods and limits');
  });

  it('prefers the stored picture of a frame', async () => {
    await using lab = createTestApp();
    const visit = await visitWithClip(lab, clip);
    const png = new PNG({ width: 320, height: 180 });
    png.data.fill(200);
    const bytes = PNG.sync.write(png);
    const file = join(lab.dataFolder, 'library', recordingId, 'painted.png');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    writeFileSync(file, bytes);
    withRecord(lab, (db) => {
      db.prepare('INSERT INTO frame_picture VALUES (?, ?, ?, ?, ?)').run(
        recordingId,
        45,
        'painted.png',
        sha256,
        '2026-03-01T16:00:00.000Z',
      );
    });
    await preview(lab, visit);
    const cached = readdirSync(join(ownFolder(lab, 'outputs'), 'report-pictures'));
    expect(cached).toEqual([`print-${sha256}.jpg`]);
  });

  it('stands without the picture when the clip is gone or ffmpeg is missing', async () => {
    await using lab = createTestApp({ ffmpeg: null });
    expect(textOf(await preview(lab, await visitWithClip(lab, clip))).join(' ')).toContain('This picture could not be read');
    await using other = createTestApp();
    const visit = await visitWithClip(other, clip);
    unlinkSync(join(other.dataFolder, 'library', recordingId, 'original.mp4'));
    expect(textOf(await preview(other, visit)).join(' ')).toContain('This picture could not be read');
  });

  it('of an empty visit is a page', async () => {
    await using lab = createTestApp();
    const patient = await lab.call('patients.create', { details: { familyName: 'Empty', givenName: 'Visit', birthDate: null } });
    const visit = await lab.call('visits.create', { patientId: patient.id, details: { startedAt: '2026-03-01T15:30:00.000Z' } });
    expect(textOf(await preview(lab, visit.id))).toHaveLength(1);
  });
});

describe('a kept report', () => {
  it('lies with its visit: file, hash, model, quoted numbers, audit, event', async () => {
    await using lab = createTestApp();
    await lab.call('settings.setClinic', { name: 'Harbour', address: '', contact: '', clinician: 'J. Holm', registration: '' });
    const visitId = await visitWithClip(lab, clip);
    await allowVideoUseOf(lab, visitId);
    const report = await kept(lab, visitId);
    const file = keptFile(lab, report.id);
    expect(report).toMatchObject({ visitId, version: 1, createdBy: 'J. Holm', bytes: file.byteLength, options });
    expect(report.sha256).toBe(createHash('sha256').update(file).digest('hex'));
    expect(report.pages).toBe(hasPoppler ? textOf(file).length : report.pages);
    withRecord(lab, (db) => {
      const json = reportModelJson(db, report.id) ?? '';
      expect(createHash('sha256').update(json).digest('hex')).toBe(report.modelSha256);
      const model = reportModelSchema.parse(JSON.parse(json));
      expect(model.keyImages.map((image) => image.frame)).toEqual([45]);
      expect(json).not.toContain(lab.dataFolder);
      const quoted = all(db, sql`SELECT * FROM measurement WHERE report_id = ${report.id} ORDER BY position`);
      expect(quoted.map((row) => [row['kind'], row['unit']])).toEqual([['angle', 'deg']]);
      expect(quoted[0]?.['value']).toBeCloseTo(90, 6);
    });
    const audit = await lab.call('audit.list', { entityId: report.id });
    expect(audit).toMatchObject([{ action: 'created', entity: 'report', actor: 'J. Holm' }]);
    expect(lab.events).toContainEqual({ type: 'changed', topic: 'reports', id: visitId });
    expect(readdirSync(ownFolder(lab, 'staging'))).toEqual([]);
  });

  it('is never changed: a second one is added, also when both are asked for at once', async () => {
    await using lab = createTestApp();
    const visitId = await visitWithClip(lab, clip);
    await allowVideoUseOf(lab, visitId);
    const reports = await Promise.all([kept(lab, visitId), kept(lab, visitId), kept(lab, visitId)]);
    expect(reports.map((report) => report.version).sort()).toEqual([1, 2, 3]);
    expect((await lab.call('reports.list', { visitId })).map((report) => report.version)).toEqual([3, 2, 1]);
    expect(new Set(readdirSync(join(lab.dataFolder, 'reports'))).size).toBe(3);
  });

  it('is not listed, and leaves no file, when it was cancelled', async () => {
    await using lab = createTestApp();
    const visitId = await visitWithClip(lab, clip);
    await allowVideoUseOf(lab, visitId);
    const { job } = await lab.call('reports.create', { visitId, options });
    await lab.call('jobs.cancel', { id: job });
    expect((await lab.jobEnd(job)).state).toBe('cancelled');
    expect(await lab.call('reports.list', { visitId })).toEqual([]);
    expect(readdirSync(join(lab.dataFolder, 'reports'))).toEqual([]);
    withRecord(lab, (db) => expect(count(db, 'SELECT 1 FROM measurement')).toBe(0));
    expect((await kept(lab, visitId)).version).toBe(1);
  });

  it('of an unknown visit or id is refused by name', async () => {
    await using lab = createTestApp();
    expect(await lab.failing('reports.preview', { visitId: countedId(0x9999), options })).toMatchObject({ code: 'not-found' });
    expect(await lab.failing('reports.create', { visitId: countedId(0x9999), options })).toMatchObject({ code: 'not-found' });
    expect(await lab.failing('reports.get', { id: countedId(0x9999) })).toMatchObject({ code: 'not-found' });
  });
});
