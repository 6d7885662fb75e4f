import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VisitId } from '#core/domain/ids.ts';
import { allowVideoUseOf } from '#tests/helpers/clinical.ts';
import { readNumber } from '#tests/helpers/frameNumber.ts';
import { longGopWithB, makeNumberedClip } from '#tests/helpers/numberedClip.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { createTestApp } from '#tests/helpers/testApp.ts';

let folder = '';
let clip = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-cli-'));
  clip = await makeNumberedClip({ file: join(folder, 'Läufer side.mp4'), frames: 40, encoder: longGopWithB });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { readonly status: number | null; readonly out: string; readonly err: string };

/** Runs the real command line in its own process, on its own data folder. */
async function soleus(...args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(repoRoot, 'electron/cli/index.ts'), ...args], {
    env: { ...process.env, SOLEUS_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, out, err };
}

/** The patient of a visit agrees that the clips are used for care. */
async function agree(visitId: VisitId): Promise<void> {
  await using window = createTestApp({ dataFolder: join(folder, 'data'), firstId: 0x7000 });
  await allowVideoUseOf(window, visitId);
}

const unknownId = '00000000-0000-4000-8000-00000000dead';

test('probe tells what is in a file, and names each file that is none', async () => {
  const good = await soleus('probe', clip);
  expect(good).toMatchObject({ status: 0, err: '' });
  expect(good.out).toMatch(/Frames\s+40/);
  const broken = join(folder, 'broken.mp4');
  writeFileSync(broken, '');
  const mixed = await soleus('probe', '--json', broken, clip, join(folder, 'none.mp4'));
  expect(mixed.status).toBe(1);
  expect(
    mixed.err
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).code),
  ).toEqual(['file-empty', 'source-gone']);
  expect(JSON.parse(mixed.out)[1]).toMatchObject({ probe: { frames: 40, codec: 'h264', hasBFrames: true } });
});

test('files a clip for a new patient, finds it, lists its measurements, prints its report and takes a still', async () => {
  const imported = await soleus('import', clip, '--new-patient', 'Müller, Zoë, 1990-05-04', '--json');
  expect(imported).toMatchObject({ status: 0, err: '' });
  const { patientId, visitId, files } = JSON.parse(imported.out);

  const twice = await soleus('import', clip, '--patient', patientId);
  expect(twice).toMatchObject({ status: 1, out: '' });
  expect(twice.err).toMatch(/^duplicate: /);
  const same = await soleus('import', clip, '--new-patient', 'Müller, Zoë, 1990-05-04');
  expect(same.err).toMatch(/^duplicate: /);

  const listed = JSON.parse((await soleus('patients', 'zoe', '--json')).out);
  expect(listed).toMatchObject([{ id: patientId, familyName: 'Müller', visitList: [{ id: visitId, recordings: 1 }] }]);
  expect(listed[0].visitList).toHaveLength(1);
  expect((await soleus('patients')).out).toContain('Müller, Zoë');

  expect((await soleus('measurements', visitId)).out).toBe('No measurements yet.\n');
  expect((await soleus('measurements', visitId, '--csv')).out).toContain('uncertainty');
  expect((await soleus('measurements', visitId, '--csv', '--table', 'strides')).out).toMatch(/^\ufeffclip,side,number,contact_frame/);

  const pdf = join(folder, 'report.pdf');
  expect(await soleus('report', visitId, '--out', pdf)).toEqual({ status: 0, out: `${pdf}\n`, err: '' });
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');

  const png = join(folder, 'still.png');
  const refused = await soleus('still', files[0].recordingId, '23', '--out', png);
  expect(refused).toMatchObject({ status: 1, out: '' });
  expect(refused.err).toMatch(/^consent-missing: This clip may not leave Soleus: no consent to the use of video is on record\./);
  expect(existsSync(png)).toBe(false);
  await agree(visitId);
  expect(await soleus('still', files[0].recordingId, '23', '--out', png)).toMatchObject({ status: 0, err: '' });
  const { data, width, height } = PNG.sync.read(readFileSync(png));
  expect(readNumber(data, width, height)).toBe(23);
  const beyond = await soleus('still', files[0].recordingId, '40', '--out', join(folder, 'no.png'));
  expect(beyond).toMatchObject({ status: 1, out: '' });
  expect(beyond.err).toMatch(/^invalid-input: Frame 40 is not in this clip of 40 frames/);
  expect(existsSync(join(folder, 'no.png'))).toBe(false);
  const nowhere = await soleus('still', files[0].recordingId, '1', '--out', join(folder, 'absent', 'no.png'));
  expect(nowhere.err).toMatch(/^not-found: The folder/);
});

test.each([
  ['an unknown visit', ['measurements', unknownId]],
  ['a report of an unknown visit', ['report', unknownId, '--out', 'x.pdf']],
  ['a still of an unknown clip', ['still', unknownId, '0', '--out', 'x.png']],
  ['an unknown patient', ['import', '--patient', unknownId]],
])('%s is a named failure', async (_, args) => {
  const ended = await soleus(...args, ...(args[0] === 'import' ? [clip] : []));
  expect(ended).toMatchObject({ status: 1, out: '' });
  expect(ended.err).toMatch(/^not-found: /);
});

test.each([
  ['no command', []],
  ['an unknown command', ['dance']],
  ['probe without a file', ['probe']],
  ['import for nobody', ['import', 'clip.mp4']],
  ['import for two', ['import', 'clip.mp4', '--patient', unknownId, '--new-patient', 'A, B, 1990-01-01']],
  ['a birth date that is none', ['import', 'clip.mp4', '--new-patient', 'A, B, 1990-02-30']],
  ['an id that is none', ['measurements', '12']],
  ['a report without a place', ['report', unknownId]],
  ['a table that is none', ['measurements', unknownId, '--csv', '--table', 'findings']],
  ['a table that is not CSV', ['measurements', unknownId, '--table', 'strides']],
  ['half a frame', ['still', unknownId, '1.5', '--out', 'x.png']],
  ['an unknown option', ['patients', '--loud']],
])('%s is a usage error', async (_, args) => {
  const ended = await soleus(...args);
  expect(ended).toMatchObject({ status: 2, out: '' });
  expect(ended.err).not.toBe('');
});

test('a clip that cannot be imported leaves no patient', async () => {
  const text = join(folder, 'letter.mp4');
  writeFileSync(text, 'Dear colleague');
  const ended = await soleus('import', text, '--new-patient', 'Nobody, Nora, 1970-01-01');
  expect(ended).toMatchObject({ status: 1, out: '' });
  expect(ended.err).toMatch(/^[a-z-]+: letter\.mp4: .+\n$/);
  expect((await soleus('patients', 'nobody', '--json')).out.trim()).toBe('[]');
});

test('Ctrl-C during an import cancels it, and nothing half-made is kept', async () => {
  const long = await makeNumberedClip({ file: join(folder, 'long.mp4'), frames: 3000, width: 640, height: 360, encoder: longGopWithB });
  const data = join(folder, 'data-cancelled');
  const child = spawn(
    process.execPath,
    [join(repoRoot, 'electron/cli/index.ts'), 'import', long, '--new-patient', 'Quick, Quinn, 1980-01-01'],
    {
      env: { ...process.env, SOLEUS_DATA: data },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let err = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const staging = join(data, 'staging');
  await expect
    .poll(() => existsSync(staging) && readdirSync(staging, { recursive: true }).some((name) => String(name).endsWith('review.mp4')), {
      timeout: 20_000,
      interval: 20,
    })
    .toBe(true);
  child.kill('SIGINT');
  const [status] = (await once(child, 'close')) as [number | null];
  expect(status).toBe(1);
  expect(err).toMatch(/^cancelled: /);
  expect(readdirSync(join(data, 'library'))).toEqual([]);
  expect(readdirSync(staging)).toEqual([]);
});

test('works on a record that a window has open', async () => {
  await using window = createTestApp({ dataFolder: join(folder, 'data'), firstId: 0x9000 });
  const ended = await soleus('import', clip, '--new-patient', 'Open, Olga, 1980-01-01', '--json');
  expect(ended).toMatchObject({ status: 0, err: '' });
  expect(await window.call('patients.search', { query: 'olga' })).toMatchObject({ total: 1, patients: [{ visits: 1 }] });
});
