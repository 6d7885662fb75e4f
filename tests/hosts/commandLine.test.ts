import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { repoRoot } from '../helpers/paths.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a person types: the built program, through npm, with words on either stream kept apart. */
async function typed(...words: readonly string[]): Promise<{ status: number | null; out: string; err: string }> {
  const child = spawn('npm', ['run', '-s', 'soleus', '--', ...words], {
    cwd: repoRoot,
    env: { ...process.env, SOLEUS_DATA: join(folder, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
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

test('the built command line files a clip and prints its report; standard output holds the answer and nothing else', async () => {
  const clip = await makeNumberedClip({ file: join(folder, 'rear.mp4'), frames: 30 });
  const filed = await typed('import', clip, '--new-patient', 'Berg, Ida, 1990-04-01', '--json');
  expect(filed.status).toBe(0);
  const { visitId } = JSON.parse(filed.out);
  const pdf = join(folder, 'report.pdf');
  expect(await typed('report', visitId, '--out', pdf)).toMatchObject({ status: 0, out: `${pdf}\n` });
  expect(existsSync(pdf)).toBe(true);
});

test('a failure goes to standard error with status 1, a mistyped command with status 2', async () => {
  const letter = join(folder, 'letter.mp4');
  writeFileSync(letter, 'Dear colleague');
  const failed = await typed('probe', letter);
  expect(failed).toMatchObject({ status: 1, out: '' });
  expect(failed.err).toMatch(/letter\.mp4/);
  expect(await typed('dance')).toMatchObject({ status: 2, out: '' });
});
