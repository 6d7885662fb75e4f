import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newRunner } from '#tests/helpers/clinical.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { createTestApp } from '#tests/helpers/testApp.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-out-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function soleus(data: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [join(repoRoot, 'electron/cli/index.ts'), ...args], {
    env: { ...process.env, SOLEUS_DATA: join(folder, data) },
    cwd: folder,
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

test('one patient, then all, go out and come in; what is wrong is one line on standard error', { timeout: 180_000 }, async () => {
  mkdirSync(join(folder, 'a'));
  mkdirSync(join(folder, 'disk'));
  const ids = await (async () => {
    await using lab = createTestApp({ dataFolder: join(folder, 'a') });
    return [(await newRunner(lab)).patientId, (await newRunner(lab, 'Marrow')).patientId];
  })();
  const one = await soleus('a', 'take-out', '--patient', ids[0] ?? '', '--into', 'disk', '--json');
  expect(one).toMatchObject({ status: 0, err: '' });
  const summary = JSON.parse(one.out);
  expect(summary).toMatchObject({ kind: 'patient', leftOut: [], patients: [{ person: { familyName: 'Quillfeather' }, presence: 'here' }] });
  expect(await soleus('b', 'read-in', summary.folder)).toMatchObject({ status: 0, out: '1 patient read in\n' });
  expect(await soleus('b', 'read-in', summary.folder)).toMatchObject({ status: 1, err: expect.stringMatching(/^duplicate: /) });

  const all = JSON.parse((await soleus('a', 'take-out', '--all', '--into', 'disk', '--json')).out);
  expect(await soleus('b', 'read-in', all.folder)).toMatchObject({ status: 1, err: expect.stringMatching(/^duplicate: 1 of 2 patients/) });
  expect(JSON.parse((await soleus('b', 'read-in', all.folder, '--skip-existing', '--json')).out)).toEqual({
    patients: 1,
    skipped: 1,
    kept: '',
  });
  expect((await soleus('b', 'patients', '--json')).out).toContain('Marrow');

  writeFileSync(join(all.folder, 'manifest.json'), '{}');
  expect(await soleus('c', 'read-in', all.folder)).toMatchObject({ status: 1, err: expect.stringMatching(/^damaged-file: /) });
  expect(await soleus('a', 'take-out')).toMatchObject({ status: 2 });
  expect(await soleus('a', 'take-out', '--all', '--patient', ids[0] ?? '')).toMatchObject({ status: 2 });
});
