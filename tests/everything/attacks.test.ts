import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Manifest } from '#core/everything/manifest.ts';
import { firstBrokenAudit } from '#db/repositories/audit.ts';
import { newRunner } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, withRecord } from '../media/recordedVisit.ts';
import { type Filled, fillEverything, smallClip } from './fill.ts';
import { forge, forgeFile, keptFiles, manifestOf, readIntoIt, readingIn, takenOut } from './lab.ts';
import { rowsIn } from './tables.ts';

let base = '';
let whole = '';
let clinic = '';
let filled: Filled;
beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'soleus-attacks-'));
  await using lab = createTestApp();
  filled = await fillEverything(lab, await smallClip(base));
  mkdirSync(join(base, 'made'));
  whole = await takenOut(lab, filled.patientId, join(base, 'made'));
  clinic = await takenOut(lab, null, join(base, 'made'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

let lab: TestApp;
let folder = '';
let count = 0;
beforeEach(() => {
  lab = createTestApp();
  folder = join(base, `case-${count++}`);
  cpSync(whole, folder, { recursive: true });
});
afterEach(() => lab[Symbol.asyncDispose]());

/** Looks and reads in; gives the failure, after making sure that nothing came of it. */
async function refused(place = folder) {
  const before = { rows: rowsIn(lab.dataFolder), files: keptFiles(lab.dataFolder) };
  const looked = await lab.app.call('everything.look', { folder: place });
  const failure = looked.ok ? (await readingIn(lab, place)).failure : looked.failure;
  expect({ rows: rowsIn(lab.dataFolder), files: keptFiles(lab.dataFolder) }).toEqual(before);
  const staging = join(lab.dataFolder, 'staging');
  expect(readdirSync(staging).flatMap((own) => readdirSync(join(staging, own)))).toEqual([]);
  return failure;
}

const clipPath = (): string => manifestOf(folder).files.find(({ path }) => path.endsWith('original.mp4'))?.path ?? 'no clip';
const withFile = (path: string, change: (file: Manifest['files'][number]) => unknown) =>
  forge(folder, (manifest) => ({
    ...manifest,
    files: (manifest['files'] as Manifest['files']).map((file) => (file.path === path ? change(file) : file)),
  }));

test('the folder itself is read in', async () => {
  expect(await readIntoIt(lab, folder)).toMatchObject({ patients: '2' });
});

describe('the manifest', () => {
  test('changed by a letter', async () => {
    appendFileSync(join(folder, 'manifest.json'), ' ');
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('was changed after it was written') });
  });

  test.for([
    ['no JSON', () => writeFileSync(join(folder, 'manifest.json'), '{')],
    ['another program’s', () => forge(folder, () => ({ format: 'else', version: 1 }))],
    ['without its seal', () => rmSync(join(folder, 'manifest.sha256'))],
    ['with a field that is not there', () => forge(folder, (manifest) => ({ ...manifest, extra: 1 }))],
    [
      'that names a file twice',
      () => forge(folder, (manifest) => ({ ...manifest, files: [...(manifest['files'] as []), ...(manifest['files'] as [])] })),
    ],
    [
      'with fewer rows than it says',
      () => forge(folder, (manifest) => ({ ...manifest, rows: { ...(manifest['rows'] as object), visit: 99 } })),
    ],
    [
      'without the file of a clip',
      () => {
        const path = clipPath();
        forge(folder, (manifest) => ({
          ...manifest,
          files: (manifest['files'] as Manifest['files']).filter((file) => file.path !== path),
        }));
      },
    ],
    [
      'that brings a file for a clip of somebody else',
      () => withFile(clipPath(), (file) => ({ ...file, place: { in: 'library', recordingId: countedId(0xabcd), file: 'original.mp4' } })),
    ],
    ['that brings a table twice', () => withFile('record/visit.json', (file) => ({ ...file, place: { in: 'record', table: 'patient' } }))],
    [
      'that brings a table which is not there',
      () => withFile('record/mark.json', (file) => ({ ...file, place: { in: 'record', table: 'sqlite_master' } })),
    ],
  ] as const)('%s', async ([, attack]) => {
    attack();
    expect(await refused()).toMatchObject({ code: 'damaged-file' });
  });

  test('of a newer Soleus is refused in words, whatever else it says', async () => {
    forge(folder, () => ({ format: 'soleus-export', version: 2, anything: 'else' }));
    writeFileSync(join(folder, 'manifest.sha256'), 'sealed in another way');
    expect(await refused()).toMatchObject({ code: 'database-newer', action: expect.stringContaining('Install the newest Soleus') });
  });

  test('of a record that has had more changes than this program knows is refused in words', async () => {
    forge(folder, (manifest) => ({ ...manifest, recordVersion: 999 }));
    expect(await refused()).toMatchObject({ code: 'database-newer' });
  });

  test('that changed since it was looked at', async () => {
    const { sha256 } = await lab.call('everything.look', { folder });
    forge(folder, (manifest) => ({ ...manifest, program: '9' }));
    expect(await lab.failing('everything.readIn', { folder, sha256 })).toMatchObject({ code: 'conflict' });
  });

  test.for([
    '../outside.mp4',
    '/etc/passwd',
    'clips/../../outside.mp4',
    'clips\\..\\outside.mp4',
    'C:/outside.mp4',
    'clips//original.mp4',
    '.hidden',
    'clips/./original.mp4',
    '',
  ])('that names a file at %s', async (path) => {
    writeFileSync(join(base, 'outside.mp4'), 'outside');
    withFile(clipPath(), (file) => ({ ...file, path }));
    expect(await refused()).toMatchObject({ code: 'damaged-file' });
  });

  test.for(['../../soleus.db', '..', '.', 'a/b.mp4', '/etc/passwd', 'x'.repeat(200), 'soleus.db\u0000.mp4'])(
    'that wants a file put at %s',
    async (file) => {
      withFile(clipPath(), (entry) => ({ ...entry, place: { in: 'library', recordingId, file } }));
      expect(await refused()).toMatchObject({ code: 'damaged-file' });
    },
  );
});

describe('files', () => {
  test('a video that is cut short', async () => {
    truncateSync(join(folder, clipPath()), statSync(join(folder, clipPath())).size - 1);
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('cut short') });
  });

  test('a video of which one byte is another', async () => {
    const bytes = statSync(join(folder, clipPath())).size;
    writeFileSync(join(folder, clipPath()), Buffer.alloc(bytes, 7));
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('was changed after it was written') });
  });

  test('a table for the spreadsheet that was edited', async () => {
    appendFileSync(join(folder, 'tables/visits.csv'), 'x');
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('tables/visits.csv') });
  });

  test('a file that is gone', async () => {
    rmSync(join(folder, clipPath()));
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('is not there') });
  });

  test('a link in place of a file, of a folder, and of the manifest', async () => {
    const path = join(folder, clipPath());
    renameSync(path, join(base, 'moved.mp4'));
    symlinkSync(join(base, 'moved.mp4'), path);
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('link') });
    rmSync(path);
    renameSync(join(base, 'moved.mp4'), path);
    renameSync(join(folder, 'clips'), join(base, 'moved-clips'));
    symlinkSync(join(base, 'moved-clips'), join(folder, 'clips'));
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('link') });
    renameSync(join(folder, 'manifest.json'), join(base, 'moved.json'));
    symlinkSync(join(base, 'moved.json'), join(folder, 'manifest.json'));
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('link') });
    rmSync(join(base, 'moved-clips'), { recursive: true });
  });

  test('a pipe in place of a file is not waited for', async () => {
    rmSync(join(folder, clipPath()));
    execFileSync('mkfifo', [join(folder, clipPath())]);
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('is not a file') });
  });
});

describe('rows', () => {
  test.for([
    ['a column that is not there', 'record/visit.json', (text: string) => text.replace('{"id"', '{"x":1,"id"'), 'no column'],
    ['a column that is missing', 'record/visit.json', (text: string) => text.replace(/"title":"[^"]*",/, ''), 'title is missing'],
    ['a value of another type', 'record/visit.json', (text: string) => text.replace('"revision":1', '"revision":"one"'), 'revision'],
    [
      'a value that the table refuses',
      'record/recording.json',
      (text: string) => text.replace('"side-left"', '"from-above"'),
      'does not fit',
    ],
    ['a row of nobody', 'record/visit.json', (text: string) => text.replaceAll(filled.patientId, countedId(0xfff)), 'belongs to'],
    [
      'a way out of the library',
      'record/recording.json',
      (text: string) => text.replace('"original.mp4"', '"../../soleus.db"'),
      'original_file',
    ],
    ['an id that is a way', 'record/frame_picture.json', (text: string) => text.replace(recordingId, '../x'), 'belongs to'],
    [
      'a drawing that is none',
      'record/annotation.json',
      (text: string) => text.replace('"reading":"interior"', '"reading":"outside"'),
      'record_json',
    ],
    [
      'a form that no screen can show',
      'record/clinical_form.json',
      (text: string) => text.replace('"adverseEvents":[', '"adverseEvents":["sneezing",'),
      'details_json',
    ],
    ['a plan that is none', 'record/plan_version.json', (text: string) => text.replace('"side":"left"', '"side":"middle"'), 'plan_json'],
    [
      'a version of nobody’s plan',
      'record/plan_version.json',
      (text: string) => text.replace(/"plan_id":"[^"]*"/, `"plan_id":"${countedId(0xfff)}"`),
      'belongs to',
    ],
    ['text in the middle', 'record/visit.json', (text: string) => text.replace('[\n', '[\nx\n'), 'no JSON'],
    ['an end in the middle', 'record/visit.json', (text: string) => text.slice(0, -4), 'ends'],
    ['two lists', 'record/visit.json', (text: string) => `${text}${text}`, 'where a row can be'],
    ['a prototype', 'record/visit.json', (text: string) => text.replace('{"id"', '{"__proto__":{"admin":true},"id"'), 'no column'],
  ] as const)('%s', async ([, path, change, words]) => {
    forgeFile(folder, path, change);
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining(words) });
  });

  test('a row as long as a disk is not read into memory', async () => {
    forgeFile(folder, 'record/setting.json'.replace('setting', 'mark'), () => '[\n');
    const file = join(folder, 'record/mark.json');
    truncateSync(file, 200 * 1024 * 1024);
    withFile('record/mark.json', (entry) => ({ ...entry, bytes: 200 * 1024 * 1024 }));
    expect(await refused()).toMatchObject({ code: 'too-large' });
  });

  test('a manifest as long as a disk is not read into memory', async () => {
    truncateSync(join(folder, 'manifest.json'), 300 * 1024 * 1024);
    expect(await refused()).toMatchObject({ code: 'too-large' });
  });

  test('a report that names another’s file', async () => {
    const { files } = manifestOf(folder);
    const report = files.find(({ place }) => place?.in === 'reports');
    const name = report?.place?.in === 'reports' ? report.place.file : '';
    forgeFile(folder, 'record/report.json', (text) => text.replace(`"${name}"`, '"another.pdf"'));
    withFile(report?.path ?? '', (entry) => ({ ...entry, place: { in: 'reports', file: 'another.pdf' } }));
    expect(await refused()).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('not its own') });
  });

  const picture = () => manifestOf(folder).files.filter(({ place }) => place?.in === 'photos');
  const named = (folder_: string): string => {
    const sha256 = /"photos":\[\{"from":"camera","sha256":"([0-9a-f]{64})"/.exec(
      readFileSync(join(folder_, 'record/clinical_form.json'), 'utf8'),
    )?.[1];
    return picture().find((file) => file.sha256 === sha256)?.path ?? 'no picture';
  };

  test('a picture of a tape for a form that is not in it', async () => {
    withFile(picture()[0]?.path ?? '', (file) => ({ ...file, place: { ...file.place, formId: countedId(0xfff) } }));
    expect(await refused()).toMatchObject({ code: 'damaged-file' });
  });

  test('a picture of a tape that its form names and that is not there', async () => {
    const gone = named(folder);
    forge(folder, (manifest) => ({ ...manifest, files: (manifest['files'] as Manifest['files']).filter(({ path }) => path !== gone) }));
    expect(await refused()).toMatchObject({
      code: 'damaged-file',
      message: expect.stringContaining('is missing, and is not named as left out'),
    });
  });

  test('a picture of a tape in a place that leads elsewhere', async () => {
    withFile(picture()[0]?.path ?? '', (file) => ({ ...file, place: { ...file.place, sha256: '../../../../x' } }));
    expect(await refused()).toMatchObject({ code: 'damaged-file' });
  });
});

describe('who is here already', () => {
  test('a patient who is here is refused, and nothing of theirs is changed', async () => {
    await readIntoIt(lab, folder);
    expect(await refused()).toMatchObject({ code: 'duplicate' });
    expect(await lab.call('everything.look', { folder })).toMatchObject({ patients: [{ presence: 'here' }] });
  });

  test('of all patients those who are here are left out when that is asked for', async () => {
    await readIntoIt(lab, folder);
    const before = rowsIn(lab.dataFolder)['visit'];
    expect(await refused(clinic)).toMatchObject({ code: 'duplicate' });
    expect(await readingIn(lab, clinic, 'skip')).toMatchObject({ state: 'failed', failure: { code: 'duplicate' } });
    await using other = createTestApp({ firstId: 0x800000 });
    const { patientId } = await newRunner(other, 'Solo');
    const both = join(base, `both-${count++}`);
    mkdirSync(both);
    await readIntoIt(other, folder);
    const all = await takenOut(other, null, both);
    expect(await readIntoIt(lab, all, 'skip')).toMatchObject({ patients: '1', skipped: '1' });
    expect(rowsIn(lab.dataFolder)['visit']).toEqual(expect.arrayContaining([...(before ?? [])]));
    expect(await lab.call('patients.get', { id: patientId })).toMatchObject({ familyName: 'Solo' });
    expect(withRecord(lab, firstBrokenAudit)).toBeNull();
  });

  test('who was erased for good does not come back', async () => {
    const out = join(base, `erased-${count++}`);
    mkdirSync(out);
    lab.clock.now = new Date('1990-01-01T09:00:00.000Z');
    const { id, revision } = await lab.call('patients.create', {
      details: { familyName: 'Gone', givenName: 'Gil', birthDate: '1950-01-01' },
    });
    const gone = await takenOut(lab, id, out);
    lab.clock.now = new Date('2026-03-02T09:00:00.000Z');
    const by = { name: 'Robin Sample', role: 'physiotherapist', registration: '' } as const;
    await lab.call('patients.erase', { patientId: id, revision, familyName: 'Gone', reason: 'erasure-asked-for', by });
    expect(await lab.call('everything.look', { folder: gone })).toMatchObject({ patients: [{ presence: 'erased' }] });
    expect(await refused(gone)).toMatchObject({ code: 'forbidden' });
  });
});

describe('places', () => {
  test('a folder without a manifest, a file, a way without a beginning', async () => {
    expect(await lab.failing('everything.look', { folder: base })).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('manifest.json'),
    });
    expect(await lab.failing('everything.look', { folder: join(folder, 'README.txt') })).toMatchObject({ code: 'invalid-input' });
    expect(await lab.failing('everything.look', { folder: join(folder, 'none') })).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('There is no folder'),
    });
    expect(await lab.failing('everything.look', { folder: 'here' })).toMatchObject({ code: 'invalid-input' });
  });

  test('a folder of all patients whose part was exchanged', async () => {
    const all = join(base, `all-${count++}`);
    cpSync(clinic, all, { recursive: true });
    const [part] = readdirSync(join(all, 'patients'));
    forge(join(all, 'patients', part ?? ''), (manifest) => ({ ...manifest, program: 'another' }));
    expect(await refused(all)).toMatchObject({ code: 'damaged-file', message: expect.stringContaining('not the one') });
  });

  test('a full disk leaves the record as it was', async ({ skip }) => {
    const dataFolder = join(base, 'small-disk');
    mkdirSync(dataFolder);
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs', dataFolder], { stdio: 'ignore' });
    } catch {
      skip('this test needs the right to mount a small disk');
    }
    try {
      await using small = createTestApp({ dataFolder });
      const end = await readingIn(small, folder);
      expect(end.failure).toMatchObject({ code: 'disk-full' });
      expect((await small.call('patients.search', { query: '' })).total).toBe(0);
      expect(readdirSync(join(dataFolder, 'library'))).toEqual([]);
    } finally {
      execFileSync('umount', ['-l', dataFolder]);
    }
  });

  test('cancelled it leaves the record as it was', async () => {
    const { sha256 } = await lab.call('everything.look', { folder });
    for (const share of [0, 0.5, 0.95]) {
      const { job } = await lab.call('everything.readIn', { folder, sha256 });
      const silence = lab.app.events.subscribe((event) => {
        if (
          event.type === 'job' &&
          event.job.id === job &&
          event.job.state === 'running' &&
          (event.job.fraction ?? 0) >= share &&
          share < 0.98
        )
          lab.app.jobs.cancel(job);
      });
      expect((await lab.jobEnd(job)).state).toBe('cancelled');
      silence();
      expect(rowsIn(lab.dataFolder)['patient']).toEqual([]);
      expect(readdirSync(join(lab.dataFolder, 'library'))).toEqual([]);
    }
    expect(await readIntoIt(lab, folder)).toMatchObject({ patients: '2' });
    expect(existsSync(join(lab.dataFolder, 'library', recordingId, 'original.mp4'))).toBe(true);
  });
});
