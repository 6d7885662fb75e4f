import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FragmentedTake, makeFragmentedTake } from '../helpers/fragmentedTake.ts';
import { newVisit } from '../helpers/importing.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

const frames = 480;
let folder = '';
let take: FragmentedTake;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-finish-killed-'));
  take = await makeFragmentedTake(join(folder, 'take.mp4'), frames);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const library = (lab: TestApp): readonly string[] => readdirSync(join(lab.dataFolder, 'library')).sort();

/** A program that finishes one take, telling when it begins and when the job has ended. */
const finisher = (dataFolder: string, id: string): string => `
  const { createTestApp } = await import('./tests/helpers/testApp.ts');
  const lab = createTestApp({ dataFolder: ${JSON.stringify(dataFolder)}, firstId: 100 });
  const { job } = await lab.call('takes.finish', { id: ${JSON.stringify(id)}, log: null });
  process.stdout.write('begun');
  await lab.jobEnd(job);
  process.stdout.write(' ended');
  setInterval(() => {}, 1000);
`;

test('killed while a take is being finished, the program has filed it or offers it again, never both and never neither', {
  timeout: 120_000,
}, async () => {
  const outcomes: string[] = [];
  // The last is killed only when all is done.
  for (const ms of [0, 20, 45, 70, 95, 120, 145, 170, 200, 240, 280, 320, 360, 420, null]) {
    const dataFolder = join(folder, `data-${ms}`);
    let visitId = '';
    let id = '';
    {
      await using lab = createTestApp({ dataFolder });
      visitId = await newVisit(lab);
      const mode = { width: 160, height: 90, framesPerSecond: 120 };
      const cameras = [{ role: 'rear' as const, label: 'Camera', asked: mode, got: mode }];
      id = (await lab.call('takes.begin', { visitId, conditions: {}, cameras }))[0]?.id ?? '';
      await lab.app.bytes.write(`take-${id}`, 0, take.bytes);
    }
    const child = spawn(process.execPath, ['--input-type=module', '-e', finisher(dataFolder, id)], {
      cwd: repoRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    await expect.poll(() => said, { timeout: 20_000, interval: 2 }).toContain(ms === null ? 'ended' : 'begun');
    await wait(ms ?? 0);
    child.kill('SIGKILL');
    await once(child, 'exit');

    await using lab = createTestApp({ dataFolder, firstId: 1000 });
    const listed = (await lab.call('recordings.list', { visitId })).map((recording) => recording.id as string);
    const offered = (await lab.call('takes.unfinished', {})).map(({ take: left }) => left.id);
    outcomes.push(listed.length === 1 ? 'filed' : 'offered');
    expect([listed.length, offered.length], `killed after ${ms} ms`).toEqual(listed.length === 1 ? [1, 0] : [0, 1]);
    expect(library(lab)).toEqual(listed);
    expect(existsSync(join(dataFolder, 'takes', `${id}.mp4`))).toBe(listed.length === 0);
    const end = await lab.jobEnd((await lab.call('takes.finish', { id, log: null })).job);
    expect(end.failure).toBeNull();
    const recordings = await lab.call('recordings.list', { visitId });
    expect(recordings.map((recording) => recording.frames)).toEqual([frames]);
    const { bytes } = await lab.app.bytes.resolve(`original-${recordings[0]?.id}`);
    expect(bytes).toBe(take.bytes.length);
  }
  expect(outcomes).toContain('offered');
  expect(outcomes.at(-1)).toBe('filed');
});
