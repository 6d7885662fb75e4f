import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { FfmpegError, type FfmpegOrder, neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-ffmpeg-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (): string => neededFfmpeg(findFfmpeg());

/** Would take minutes. */
const endless = (): FfmpegOrder => ({
  input: 'testsrc2=s=1280x720:r=60:d=600',
  inputOptions: ['-f', 'lavfi'],
  outputs: [{ file: join(folder, 'endless.mp4'), options: ['-c:v', 'libx264', '-y'] }],
});

test.each([0, 1, 5, 20, 100, 400])(
  'a run cancelled after %i ms ends soon, also the first one of all',
  async (ms) => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), ms);
    await expect(runFfmpeg(program(), endless(), { signal: abort.signal })).rejects.toThrow(
      expect.objectContaining({ name: 'AbortError' }),
    );
  },
  5_000,
);

test('a run that fails says so with ffmpeg’s own words', async () => {
  const order: FfmpegOrder = { input: join(folder, 'missing.mp4'), inputOptions: [], outputs: [{ file: '-', options: ['-f', 'null'] }] };
  const failure = await runFfmpeg(program(), order, { signal: new AbortController().signal }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(FfmpegError);
  expect((failure as FfmpegError).log.join('\n')).toContain('No such file');
});

test('a run whose lines cannot be read ends with that error', async () => {
  const onLine = (): void => {
    throw new TypeError('cannot read this');
  };
  await expect(runFfmpeg(program(), endless(), { signal: new AbortController().signal, onLine })).rejects.toThrow('cannot read this');
}, 5_000);

test('without the program the failure says what to install', () => {
  expect(() => neededFfmpeg(null)).toThrow(/did not find it/);
});
