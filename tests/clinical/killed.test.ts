import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repoRoot } from '#tests/helpers/paths.ts';
import { createTestApp } from '#tests/helpers/testApp.ts';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'soleus-killed-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

/** Runs a program of calls in its own process and kills it once it has said `lines` lines; gives what it said. */
async function killedAfter(lines: number, work: string): Promise<readonly string[]> {
  const program = `
    import { createTestApp } from '#tests/helpers/testApp.ts';
    import { newRunner, robin, screen, sign, start, writeNote, newVisitOf } from '#tests/helpers/clinical.ts';
    const lab = createTestApp({ dataFolder: ${JSON.stringify(dataFolder)} });
    const say = (words) => process.stdout.write(words + '\\n');
    ${work}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: repoRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  while (said.split('\n').length <= lines) await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  return said.split('\n').slice(0, -1);
}

test('every letter of a note that was acknowledged is there after the program was killed', async () => {
  const said = await killedAfter(
    60,
    `const { visitId } = await newRunner(lab);
     let form = await start(lab, visitId, 'note');
     for (let n = 1; ; n++) {
       const content = { ...form.details.content, subjective: 'x'.repeat(n) };
       form = await lab.call('forms.update', { id: form.id, revision: form.revision, details: { kind: 'note', content } });
       say(form.id + ' ' + form.details.content.subjective.length);
     }`,
  );
  const [id = '', letters = ''] = said.at(-1)?.split(' ') ?? [];
  await using lab = createTestApp({ dataFolder, firstId: 100_000 });
  const { details, revision } = await lab.call('forms.get', { id });
  expect(details.kind === 'note' && details.content.subjective.length).toBeGreaterThanOrEqual(Number(letters));
  // One at most was on its way.
  expect(details.kind === 'note' && details.content.subjective.length).toBeLessThanOrEqual(Number(letters) + 1);
  expect(revision).toBe((details.kind === 'note' ? details.content.subjective.length : 0) + 1);
});

test('a visit is signed whole or not at all, whenever the program is killed', async () => {
  const said = await killedAfter(
    8,
    `const { patientId } = await newRunner(lab);
     for (;;) {
       lab.clock.tick(60);
       const { id } = await newVisitOf(lab, patientId);
       await screen(lab, id, { 'RF02.swelling': { given: 'yes' } });
       await writeNote(lab, id);
       await sign(lab, id);
       say(patientId + ' ' + id);
     }`,
  );
  const signed = said.map((line) => line.split(' ')[1]);
  const patientId = said[0]?.split(' ')[0] ?? '';
  await using lab = createTestApp({ dataFolder, firstId: 100_000, now: '2026-04-01T09:00:00.000Z' });
  for (const { id, signedAt } of await lab.call('visits.list', { patientId })) {
    const signing = await lab.call('visits.signing', { id });
    expect(signing.state === 'signed').toBe(signedAt !== null);
    if (signing.state === 'signed') expect([id, signing.intact, signing.broken]).toEqual([id, true, []]);
    if (signed.includes(id)) expect(signing.state).toBe('signed');
    const forms = await lab.call('forms.ofVisit', { visitId: id });
    expect(forms.every(({ locked }) => locked === (signing.state === 'signed'))).toBe(true);
  }
});
