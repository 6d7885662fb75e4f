import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import type { Bundle } from '#core/fhir/bundle.ts';
import { allowVideoUse, edit, newRunner, patientOf, screen, start } from '#tests/helpers/clinical.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { keepStill, still } from '#tests/helpers/tapePhoto.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, visitWithClip } from '../media/recordedVisit.ts';
import { smallClip } from './fill.ts';
import { filesBelow, manifestOf, readIntoIt, takenOut, takingOut } from './lab.ts';

let folder = '';
let clip = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-take-out-'));
  clip = await smallClip(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let lab: TestApp;
let visitId: VisitId;
let patientId: PatientId;
let into = '';
beforeEach(async () => {
  lab = createTestApp();
  visitId = await visitWithClip(lab, clip);
  patientId = await patientOf(lab, visitId);
  into = mkdtempSync(join(folder, 'into-'));
});
afterEach(() => lab[Symbol.asyncDispose]());

const original = () => join(lab.dataFolder, 'library', recordingId, 'original.mp4');
const keepReport = async (): Promise<void> => {
  const options = { paper: 'A4', keyImages: null, includeMeasurements: true, includeFindings: true, includeAdvice: true } as const;
  const { job } = await lab.call('reports.create', { visitId, options });
  expect((await lab.jobEnd(job)).state).toBe('done');
};

describe('what is in the folder', () => {
  test('every file is named with its hash, and sha256sum agrees about the manifest', async () => {
    await allowVideoUse(lab, patientId);
    await keepReport();
    const out = await takenOut(lab, patientId, into);
    const manifest = manifestOf(out);
    const { 'manifest.json': _, 'manifest.sha256': __, ...files } = filesBelow(out);
    expect(Object.fromEntries(manifest.files.map(({ path, sha256 }) => [path, sha256]))).toEqual(files);
    expect(execFileSync('sha256sum', ['--check', 'manifest.sha256'], { cwd: out, encoding: 'utf8' })).toContain('OK');
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(['README.txt', 'fhir.json', 'record/visit.json', 'tables/visits.csv', 'tables/log.csv']),
    );
    expect(Object.keys(files).some((path) => /^tables\/2026-03-01-.*\/measurements\.csv$/.test(path))).toBe(true);
    expect(Object.keys(files).some((path) => /^reports\/2026-03-01-report-1-.*\.pdf$/.test(path))).toBe(true);
    // Nobody's name stands in the name of a file.
    expect(Object.keys(files).filter((path) => /m.ller|zo/i.test(path))).toEqual([]);
    expect(JSON.parse(readFileSync(join(out, 'record/patient.json'), 'utf8'))).toMatchObject([
      { id: patientId, family_name: 'Müller-Ångström' },
    ]);
  });

  test('taking out is written down, and the log of the patient goes along', async () => {
    const out = await takenOut(lab, patientId, into);
    const [line] = await lab.call('audit.list', { entityId: patientId, limit: 1 });
    expect(line).toMatchObject({ action: 'exported', entity: 'patient', detail: expect.stringContaining('everything, manifest') });
    expect(line?.detail).toContain(execFileSync('sha256sum', ['manifest.json'], { cwd: out, encoding: 'utf8' }).slice(0, 64));
    expect(readFileSync(join(out, 'tables/log.csv'), 'utf8')).toContain('created');
  });

  test('a preview tells how much there is without copying anything', async () => {
    await allowVideoUse(lab, patientId);
    const preview = await lab.call('everything.preview', { patientId });
    expect(preview).toMatchObject({ patients: 1, visits: 1, clips: 1, leftOut: [], into: join(lab.dataFolder, 'exports') });
    expect(preview.bytes).toBe(readFileSync(clip).byteLength);
    expect(readdirSync(join(lab.dataFolder, 'exports'))).toEqual([]);
  });
});

describe('consents', () => {
  test('without consent the clip stays, its curves too, and the folder says which and why', async () => {
    const out = await takenOut(lab, patientId, into);
    expect(Object.keys(filesBelow(out)).filter((path) => path.startsWith('clips/'))).toEqual([]);
    expect(manifestOf(out).leftOut).toEqual(
      ['clip', 'curves'].map((what) => ({
        what,
        id: recordingId,
        title: 'Left side',
        at: '2026-03-01T15:31:00.000Z',
        reason: 'none-given',
      })),
    );
    expect(manifestOf(out).rows).toMatchObject({ recording: 1, annotation: 1, track: 0, edit: 0 });
    expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain(
      'Clip "Left side" of 2026-03-01: no consent to the use of video is on record.',
    );
    await using fresh = createTestApp();
    await readIntoIt(fresh, out);
    expect(await fresh.call('recordings.get', { id: recordingId })).toMatchObject({ title: 'Left side' });
  });

  test('a kept report that shows a clip stays with it; consent to another purpose lets nothing out', async () => {
    const given = await allowVideoUse(lab, patientId);
    await keepReport();
    await lab.call('consents.withdraw', { id: given.id, by: { who: 'patient' }, reason: '' });
    await allowVideoUse(lab, patientId, 'teaching');
    const { leftOut } = manifestOf(await takenOut(lab, patientId, into));
    expect(leftOut.map(({ what, reason }) => [what, reason])).toEqual([
      ['clip', 'withdrawn'],
      ['curves', 'withdrawn'],
      ['report', 'withdrawn'],
    ]);
  });

  test('a picture that the camera took of a tape leaves as a clip does, and is named where it has to stay', async () => {
    await screen(lab, visitId);
    const taping = await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
    const photo = await keepStill(lab, taping, still(40));
    await edit(lab, taping, 'taping', (details) => ({ ...details, taping: { ...details.taping, photos: [photo] } }));
    const kept = await takenOut(lab, patientId, into);
    expect(Object.keys(filesBelow(kept)).filter((path) => path.startsWith('photos/'))).toEqual([]);
    expect(manifestOf(kept).leftOut).toContainEqual(
      expect.objectContaining({ what: 'photo', id: taping.id, title: 'low-dye', reason: 'none-given' }),
    );
    expect(readFileSync(join(kept, 'README.txt'), 'utf8')).toContain('Pictures of the tape "low-dye" of 2026-03-02: no consent');
    // It is told of all the same, without a way to it.
    const pictureIn = (folder: string) =>
      (JSON.parse(readFileSync(join(folder, 'fhir.json'), 'utf8')) as Bundle).entry.find(
        ({ resource }) => resource.resourceType === 'Media' && resource.id.startsWith(taping.id),
      )?.resource['content'];
    expect(pictureIn(kept)).toEqual({ contentType: 'image/png', title: 'taping, low dye' });
    await using fresh = createTestApp();
    expect(await readIntoIt(fresh, kept)).toMatchObject({ patients: '1' });

    await allowVideoUse(lab, patientId);
    const out = await takenOut(lab, patientId, into);
    const [file] = manifestOf(out).files.filter(({ place }) => place?.in === 'photos');
    expect(file).toMatchObject({ sha256: photo.from === 'camera' ? photo.sha256 : '', place: { formId: taping.id } });
    expect(readFileSync(join(out, file?.path ?? ''))).toEqual(still(40));
    expect(pictureIn(out)).toMatchObject({ url: file?.path });

    rmSync(join(lab.dataFolder, 'photos', taping.id, `${file?.sha256}.png`));
    expect(manifestOf(await takenOut(lab, patientId, into)).leftOut).toContainEqual(
      expect.objectContaining({ what: 'photo', id: taping.id, title: `low-dye: ${file?.sha256}.png`, reason: 'file-missing' }),
    );
  });

  test('a consent that is withdrawn while the picture of a tape is written leaves no folder, though there is no clip', async () => {
    const other = await newRunner(lab, 'Berg');
    await screen(lab, other.visitId);
    await keepStill(lab, await start(lab, other.visitId, 'taping', { technique: 'low-dye', side: 'left' }), still(40));
    const given = await allowVideoUse(lab, other.patientId);
    let withdrawn = false;
    lab.app.events.subscribe((event) => {
      if (withdrawn || event.type !== 'job' || event.job.kind !== 'export' || (event.job.fraction ?? 0) < 1) return;
      withdrawn = true;
      void lab.call('consents.withdraw', { id: given.id, by: { who: 'patient' }, reason: '' });
    });
    expect((await takingOut(lab, other.patientId, into)).failure).toMatchObject({ code: 'consent-missing' });
    expect(readdirSync(into)).toEqual([]);
  });

  test('a readable table tells of the plan, its phases, diary, runs, shoes and decisions, each empty one by its titles', async () => {
    const out = await takenOut(lab, patientId, into);
    for (const name of ['plans', 'phases', 'diary', 'exercises-done', 'runs', 'shoes', 'decisions'])
      expect(
        readFileSync(join(out, `tables/${name}.csv`), 'utf8')
          .trim()
          .split('\r\n'),
        name,
      ).toHaveLength(1);
  });

  test('a consent that is withdrawn while the folder is written leaves no folder', async () => {
    const given = await allowVideoUse(lab, patientId);
    let withdrawn = false;
    lab.app.events.subscribe((event) => {
      if (withdrawn || event.type !== 'job' || event.job.kind !== 'export' || (event.job.fraction ?? 0) < 0.5) return;
      withdrawn = true;
      void lab.call('consents.withdraw', { id: given.id, by: { who: 'patient' }, reason: '' });
    });
    expect((await takingOut(lab, patientId, into)).failure).toMatchObject({ code: 'consent-missing' });
    expect(readdirSync(into)).toEqual([]);
  });
});

describe('what can go wrong', () => {
  beforeEach(() => allowVideoUse(lab, patientId).then(() => {}));

  test('a video that is gone is named; the rest leaves', async () => {
    rmSync(original());
    const out = await takenOut(lab, patientId, into);
    expect(manifestOf(out).leftOut).toMatchObject([
      { what: 'file', id: recordingId, title: 'Left side: original.mp4', reason: 'file-missing' },
    ]);
    await using fresh = createTestApp();
    expect(await readIntoIt(fresh, out)).toMatchObject({ patients: '1' });
  });

  test('a folder that is not there, a file, a way without a beginning and the record’s own folders are refused in words', async () => {
    writeFileSync(join(into, 'a-file'), '');
    const cases = [
      [join(into, 'none'), 'invalid-input'],
      [join(into, 'a-file'), 'invalid-input'],
      ['somewhere', 'invalid-input'],
      [join(lab.dataFolder, 'library'), 'forbidden'],
      [lab.dataFolder, 'forbidden'],
    ] as const;
    for (const [place, code] of cases) expect((await takingOut(lab, patientId, place)).failure, place).toMatchObject({ code });
    expect((await lab.call('audit.list', { entityId: patientId })).map(({ action }) => action)).not.toContain('exported');
  });

  test('a folder of the same name is never written over', async () => {
    const first = await takenOut(lab, patientId, into);
    const before = filesBelow(first);
    lab.clock.tick(-1);
    const end = await takingOut(lab, patientId, into);
    expect(end.failure).toMatchObject({ code: 'duplicate' });
    expect(filesBelow(first)).toEqual(before);
    expect(readdirSync(into)).toHaveLength(1);
  });

  test('a folder that may not be written in is named', async ({ skip }) => {
    if (process.getuid?.() === 0) {
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'tmpfs', into], { stdio: 'ignore' });
      } catch {
        skip('this test needs the right to mount a disk');
      }
    } else chmodSync(into, 0o500);
    try {
      expect((await takingOut(lab, patientId, into)).failure).toMatchObject({
        code: 'no-permission',
        message: expect.stringContaining(into),
      });
    } finally {
      if (process.getuid?.() === 0) execFileSync('umount', ['-l', into]);
    }
  });

  test.for([
    ['too small from the beginning', 'size=2m', 'This takes'],
    ['that fills up while it is written', 'size=200m,nr_inodes=14', 'There is no room left'],
  ])('a disk %s leaves nothing behind', async ([, options, words], { skip }) => {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options as string, 'tmpfs', into], { stdio: 'ignore' });
    } catch {
      skip('this test needs the right to mount a small disk');
    }
    try {
      expect((await takingOut(lab, patientId, into)).failure).toMatchObject({
        code: 'disk-full',
        message: expect.stringContaining(words as string),
      });
      expect(readdirSync(into)).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', into]);
    }
  });

  test('cancelled at any moment it leaves nothing, and writes nothing down', async () => {
    truncateSync(original(), 30_000_000);
    for (const share of [0, 0.3, 0.99]) {
      lab.clock.tick(1);
      const { job } = await lab.call('everything.takeOut', { patientId, into });
      const silence = lab.app.events.subscribe((event) => {
        if (event.type === 'job' && event.job.id === job && event.job.state === 'running' && (event.job.fraction ?? 0) >= share)
          lab.app.jobs.cancel(job);
      });
      expect((await lab.jobEnd(job)).state).toBe('cancelled');
      silence();
      expect(readdirSync(into)).toEqual([]);
    }
    expect((await lab.call('audit.list', { entityId: patientId })).map(({ action }) => action)).not.toContain('exported');
  });

  test('killed, it leaves a folder that says it is unfinished, is refused, and is gone after the next start', async () => {
    truncateSync(original(), 400_000_000);
    const child = spawn(process.execPath, [join(repoRoot, 'electron/cli/index.ts'), 'take-out', '--patient', patientId, '--into', into], {
      env: { ...process.env, SOLEUS_DATA: lab.dataFolder },
      stdio: 'ignore',
    });
    while (readdirSync(into).length === 0 || readdirSync(join(into, readdirSync(into)[0] ?? '')).length === 0)
      await new Promise((done) => setTimeout(done, 5));
    child.kill('SIGKILL');
    await once(child, 'close');
    const [left = ''] = readdirSync(into);
    expect(left).toMatch(/\.unfinished$/);
    expect(existsSync(join(into, left, 'manifest.json'))).toBe(false);
    expect(await lab.failing('everything.look', { folder: join(into, left) })).toMatchObject({ code: 'damaged-file' });
    await lab.close();
    await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 0x9000 });
    expect(readdirSync(into)).toEqual([]);
    expect(await again.call('patients.get', { id: patientId })).toMatchObject({ id: patientId });
  });

  test('a record that was merged into another goes out with that one only', async () => {
    const twin = await lab.call('patients.create', {
      details: { familyName: 'Twin', givenName: 'Zoë', birthDate: '1990-05-04' },
      despiteSimilar: true,
    });
    const { proposed, ...preview } = await lab.call('patients.mergePreview', { keep: patientId, merge: twin.id });
    expect(preview).toBeDefined();
    const { revision } = await lab.call('patients.get', { id: patientId });
    const merge = await lab.call('patients.merge', {
      keep: patientId,
      merge: twin.id,
      keepRevision: revision,
      mergeRevision: twin.revision,
      details: proposed,
    });
    expect((await takingOut(lab, twin.id, into)).failure).toMatchObject({ code: 'conflict' });
    expect(manifestOf(await takenOut(lab, patientId, into)).people).toHaveLength(2);
    // Undone, they are two persons again: nothing of one goes out with the other.
    await lab.call('patients.unmerge', { id: merge.id });
    const out = await takenOut(lab, patientId, into);
    expect(manifestOf(out).people).toHaveLength(1);
    expect(manifestOf(out).rows['patient_merge']).toBe(0);
    expect(readFileSync(join(out, 'record/patient.json'), 'utf8')).not.toContain('Twin');
    const all = await takenOut(lab, null, into);
    await using fresh = createTestApp();
    expect(await readIntoIt(fresh, all)).toMatchObject({ patients: '2' });
    expect(await fresh.call('patients.merges', { patientId })).toMatchObject([{ id: merge.id, undoneAt: expect.any(String) }]);
  });
});

test('a folder written over a copy of the library is the same folder again, but for the time', async () => {
  await allowVideoUse(lab, patientId);
  const first = manifestOf(await takenOut(lab, patientId, into));
  copyFileSync(original(), join(into, 'copy.mp4'));
  mkdirSync(join(into, 'again'));
  const again = manifestOf(await takenOut(lab, patientId, join(into, 'again')));
  const same = (manifest: typeof first) => manifest.files.filter(({ path }) => !/^(fhir|README|tables\/log|record\/audit)/.test(path));
  expect(same(again)).toEqual(same(first));
});
