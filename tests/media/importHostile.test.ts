import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { imported, importFile, newVisit } from '../helpers/importing.ts';
import { longGopWithB, makeNumberedClip, shortGop } from '../helpers/numberedClip.ts';
import { repoRoot } from '../helpers/paths.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-hostile-'));
  await makeNumberedClip({ file: at('long.mp4'), frames: 150, width: 160, height: 96, encoder: longGopWithB });
  await makeNumberedClip({
    file: at('short.mp4'),
    frames: 60,
    width: 160,
    height: 96,
    encoder: shortGop,
    muxer: ['-movflags', '+faststart'],
  });
  await makeNumberedClip({ file: at('clip.mkv'), frames: 60, width: 160, height: 96, encoder: longGopWithB });
  await makeNumberedClip({ file: at('clip.avi'), frames: 60, width: 160, height: 96, encoder: ['-c:v', 'mjpeg', '-q:v', '4'] });
  await makeNumberedClip({ file: at('clip.ts'), frames: 60, width: 160, height: 96, encoder: longGopWithB });
  await makeNumberedClip({ file: at('big.mp4'), frames: 900, width: 640, height: 360, encoder: longGopWithB });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Folders in the library, and whatever lies half-made. */
function leftovers(lab: TestApp): { library: string[]; staging: string[] } {
  const staging = join(lab.dataFolder, 'staging');
  return {
    library: readdirSync(join(lab.dataFolder, 'library')),
    staging: readdirSync(staging).flatMap((own) => readdirSync(join(staging, own))),
  };
}

describe('a file that is no usable clip is refused by name, and leaves nothing', () => {
  const cases: readonly (readonly [string, () => string, string])[] = [
    ['an empty file', () => write('empty.mp4', Buffer.alloc(0)), 'file-empty'],
    ['text called .mp4', () => write('list.mp4', Buffer.from('a shopping list')), 'not-a-video'],
    ['noise called .mov', () => write('noise.mov', Buffer.alloc(50_000, 0xa7)), 'not-a-video'],
    ['a file that is not there', () => at('gone.mp4'), 'source-gone'],
    ['sound without picture', () => sound('tone.m4a'), 'no-video-track'],
    ['a clip cut before its index', () => cut('long.mp4', 'unfinished.mp4', 0.5), 'damaged-file'],
    ['a clip whose end is missing', () => cut('short.mp4', 'cut.mp4', 0.6), 'damaged-file'],
  ];
  test.each(cases)('%s', async (_name, make, code) => {
    await using lab = createTestApp();
    const visit = await newVisit(lab);
    const end = await importFile(lab, visit, make());
    expect(end.failure?.code).toBe(code);
    expect(end.failure?.action).not.toBe('');
    expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
    expect(leftovers(lab)).toEqual({ library: [], staging: [] });
  });
});

test('a bad file never touches the others of its batch', async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const paths = [at('long.mp4'), write('bad.mp4', Buffer.from('no')), at('clip.mkv'), at('clip.avi'), at('clip.ts')];
  const { jobs } = await lab.call('import.start', { visitId: visit, sources: paths.map((path) => ({ kind: 'path', path })) });
  const ends = await Promise.all(jobs.map((id) => lab.jobEnd(id)));
  expect(ends.map((end) => end.state)).toEqual(['done', 'failed', 'done', 'done', 'done']);
  expect((await lab.call('recordings.list', { visitId: visit })).map((recording) => recording.frames).sort()).toEqual([150, 60, 60, 60]);
});

test('a name in any script survives, and a short-GOP clip is reviewed as it is', async () => {
  await using lab = createTestApp();
  const path = at('Läufer 跑步 “left”.mp4');
  copyFileSync(at('short.mp4'), path);
  const recording = await imported(lab, await newVisit(lab), path);
  expect(recording).toMatchObject({ title: 'Läufer 跑步 “left”', originalName: 'Läufer 跑步 “left”.mp4', reviewCopy: false, frames: 60 });
});

test('cancelling at any moment ends in exactly one cancelled job and leaves nothing', async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  for (const ms of [0, 5, 20, 60, 120, 250, 400]) {
    const { jobs } = await lab.call('import.start', { visitId: visit, sources: [{ kind: 'path', path: at('big.mp4') }] });
    const id = jobs[0] as string;
    await new Promise((resolve) => setTimeout(resolve, ms));
    await lab.app.call('jobs.cancel', { id });
    expect((await lab.jobEnd(id)).state).toBe('cancelled');
    expect(lab.events.filter((event) => event.type === 'job' && event.job.id === id && event.job.state === 'cancelled')).toHaveLength(1);
  }
  expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
  expect(leftovers(lab)).toEqual({ library: [], staging: [] });
});

test('the program killed in the middle of an import lists nothing half-made and sweeps at the next start', async () => {
  const dataFolder = at('killed');
  mkdirSync(dataFolder);
  const { visit } = await (async () => {
    await using lab = createTestApp({ dataFolder });
    return { visit: await newVisit(lab) };
  })();
  for (const ms of [30, 150, 350, 600]) {
    const child = spawn(process.execPath, ['--input-type=module', '-e', importer(dataFolder, visit, at('big.mp4'))], {
      cwd: repoRoot,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await new Promise((resolve) => setTimeout(resolve, ms));
    child.kill('SIGKILL');
    await once(child, 'exit');
    await using lab = createTestApp({ dataFolder, firstId: 1000 + ms });
    const listed = await lab.call('recordings.list', { visitId: visit });
    const left = leftovers(lab);
    expect(left.staging).toEqual([]);
    expect(left.library.sort()).toEqual(listed.map((recording) => recording.id).sort());
    for (const { id } of listed) await lab.call('recordings.remove', { id });
  }
});

test('a full disk is named and nothing is lost', async ({ skip }) => {
  const dataFolder = at('small-disk');
  mkdirSync(dataFolder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1200k', 'tmpfs', dataFolder], { stdio: 'ignore' });
  } catch {
    skip('this test needs the right to mount a small disk');
  }
  try {
    await using lab = createTestApp({ dataFolder });
    const visit = await newVisit(lab);
    const noise = write('noisy.mp4', Buffer.concat([readFileSync(at('short.mp4')), Buffer.alloc(3_000_000, 7)]));
    const end = await importFile(lab, visit, noise);
    expect(end.failure).toMatchObject({ code: 'disk-full' });
    expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
    expect(leftovers(lab)).toEqual({ library: [], staging: [] });
  } finally {
    execFileSync('umount', ['-l', dataFolder]);
  }
});

test('of 300 mutated files none crashes, hangs or leaves an orphan', { timeout: 600_000 }, async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const bases = ['short.mp4', 'long.mp4', 'clip.mkv', 'clip.avi', 'clip.ts'].map((name) => ({ name, bytes: readFileSync(at(name)) }));
  const random = mulberry(20260302);
  const ends: string[] = [];
  for (let round = 0; round < 300; round += 20) {
    const paths = Array.from({ length: 20 }, (_, i) => {
      const { name, bytes } = bases[(round + i) % bases.length] as (typeof bases)[number];
      return write(`mutant-${round + i}-${name}`, mutated(bytes, random));
    });
    const { jobs } = await lab.call('import.start', { visitId: visit, sources: paths.map((path) => ({ kind: 'path', path })) });
    for (const id of jobs) {
      const end = await lab.jobEnd(id);
      ends.push(end.state === 'failed' ? (end.failure?.code ?? '') : end.state);
    }
    for (const path of paths) rmSync(path, { force: true });
  }
  expect(ends).toHaveLength(300);
  expect(lab.logged.filter((line) => line.level === 'error').map((line) => String((line.error as Error | undefined)?.stack))).toEqual([]);
  expect(ends).not.toContain('internal');
  expect(ends).not.toContain('cancelled');
  const listed = await lab.call('recordings.list', { visitId: visit });
  const left = leftovers(lab);
  expect(left.staging).toEqual([]);
  expect(left.library.sort()).toEqual(listed.map((recording) => recording.id).sort());
  expect(listed.length).toBe(ends.filter((end) => end === 'done').length);
});

function write(name: string, bytes: Uint8Array): string {
  writeFileSync(at(name), bytes);
  return at(name);
}

function cut(from: string, to: string, share: number): string {
  copyFileSync(at(from), at(to));
  truncateSync(at(to), Math.floor(readFileSync(at(from)).length * share));
  return at(to);
}

function sound(name: string): string {
  if (!existsSync(at(name))) execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', at(name)]);
  return at(name);
}

/** A seeded generator of numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Bytes flipped, a stretch lied about, cut off, doubled or zeroed: what cards, cables and editors do. */
function mutated(bytes: Buffer, random: () => number): Buffer {
  const copy = Buffer.from(bytes);
  const place = (): number => Math.floor(random() * copy.length);
  switch (Math.floor(random() * 6)) {
    case 0:
      for (let i = 0; i < 1 + random() * 40; i++) copy[place()] = Math.floor(random() * 256);
      return copy;
    case 1:
      return copy.subarray(0, place());
    case 2:
      copy.fill(0, place(), Math.min(copy.length, place() + 4000));
      return copy;
    case 3:
      copy.writeUInt32BE(Math.floor(random() * 0xffffffff), Math.min(copy.length - 4, Math.floor(random() * 4000)));
      return copy;
    case 4:
      return Buffer.concat([copy.subarray(0, place()), copy.subarray(place())]);
    default:
      for (let i = 0; i < 1 + random() * 6; i++) copy[Math.floor(random() * Math.min(2000, copy.length))] = Math.floor(random() * 256);
      return copy;
  }
}

/** A program that starts an import on a data folder and says so. */
function importer(dataFolder: string, visitId: string, path: string): string {
  return `
    import { createTestApp } from '#tests/helpers/testApp.ts';
    const lab = createTestApp({ dataFolder: ${JSON.stringify(dataFolder)}, firstId: Date.now() % 1e9 });
    await lab.call('import.start', { visitId: ${JSON.stringify(visitId)}, sources: [{ kind: 'path', path: ${JSON.stringify(path)} }] });
    console.log('started');
    setInterval(() => {}, 1000);
  `;
}
