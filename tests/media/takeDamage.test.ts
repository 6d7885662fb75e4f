import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { wholeFragments } from '#node/takes/fragments.ts';
import { type FragmentedTake, makeFragmentedTake, partsOf } from '../helpers/fragmentedTake.ts';
import { readNumber } from '../helpers/frameNumber.ts';
import { newVisit } from '../helpers/importing.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

const width = 160;
const height = 90;
const mode = { width, height, framesPerSecond: 120 };
const camera = (role: 'side-left' | 'rear') => ({ role, label: 'Camera', asked: mode, got: mode });

let folder = '';
let take: FragmentedTake;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-take-damage-'));
  take = await makeFragmentedTake(join(folder, 'take.mp4'), 60);
  expect(take.parts.length).toBe(6);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function numbersIn(file: string): readonly (number | null)[] {
  const command = ['-v', 'error', '-i', file, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'];
  const pixels = execFileSync(findFfmpeg() ?? 'ffmpeg', command, { maxBuffer: 2 ** 28 });
  const bytes = width * height * 4;
  return Array.from({ length: pixels.length / bytes }, (_, n) => readNumber(pixels.subarray(n * bytes, (n + 1) * bytes), width, height));
}
const counted = (frames: number): readonly number[] => Array.from({ length: frames }, (_, n) => n);

/** Begins a take, sends the bytes and finishes it as the next start does, without a log. */
async function finished(lab: TestApp, visitId: string, bytes: Buffer) {
  const [begun] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  const id = begun?.id ?? '';
  if (bytes.length > 0) await lab.app.bytes.write(`take-${id}`, 0, bytes);
  return { id, end: await lab.jobEnd((await lab.call('takes.finish', { id, log: null })).job) };
}

/** Where each fragment's pictures end, and how many of these are whole in a take cut there. */
const ends = (): readonly number[] => take.boxes.filter(({ type }) => type === 'mdat').map(({ to }) => to);
const wholeIn = (cut: number): number => ends().filter((end) => end <= cut).length;
/** Before, in and after every box. */
const atBoxes = (): readonly number[] => take.boxes.flatMap(({ from, to }) => [from, to - 1, to]);

test('a take cut at any byte is taken as far as its last whole fragment, never further', async () => {
  const file = join(folder, 'cut.mp4');
  const cuts = [...atBoxes(), ...Array.from({ length: take.bytes.length / 7 }, (_, i) => i * 7)];
  for (const cut of cuts) {
    writeFileSync(file, take.bytes.subarray(0, cut));
    const fragments = wholeIn(cut);
    // The closing index counts once it is there to its last byte.
    const end = cut === take.bytes.length ? cut : (ends()[fragments - 1] ?? 0);
    expect(await wholeFragments(file), `cut at ${cut}`).toMatchObject({ end, fragments });
  }
  expect(cuts.length).toBeGreaterThan(1000);
});

test('a take cut at every box gives a clip that plays to its last frame, or says that it is empty', { timeout: 300_000 }, async () => {
  const decoded = new Map<string, number>();
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  for (const cut of atBoxes()) {
    const whole = wholeIn(cut);
    const { id, end } = await finished(lab, visitId, take.bytes.subarray(0, cut));
    if (whole === 0) {
      expect(end.failure, `cut at ${cut}`).toMatchObject({ code: 'file-empty' });
      expect(await lab.call('takes.discard', { id })).toMatchObject({ state: 'discarded' });
      continue;
    }
    expect(end.failure, `cut at ${cut}`).toBeNull();
    const recording = await lab.call('recordings.get', { id: end.result['recordingId'] ?? '' });
    expect(recording.frames, `cut at ${cut}`).toBe(whole * 12);
    // The same bytes decode the same way: each clip is decoded once.
    if (decoded.has(recording.originalSha256)) continue;
    decoded.set(recording.originalSha256, cut);
    expect(numbersIn((await lab.app.bytes.resolve(`clip-${recording.id}`)).file), `cut at ${cut}`).toEqual(counted(recording.frames));
  }
  // Five clips of whole fragments, and the one with the closing index.
  expect(decoded.size).toBe(6);
  expect(await lab.call('takes.unfinished', {})).toEqual([]);
});

test('bytes after the last whole fragment that are no boxes, or zeros, are cut off', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const head = Buffer.concat(take.parts.slice(0, 4));
  for (const tail of [Buffer.alloc(4096), Buffer.alloc(4096, 0xff), Buffer.from('00000000moofmoof'), Buffer.alloc(3, 1)]) {
    const { end } = await finished(lab, visitId, Buffer.concat([head, tail]));
    expect(end.failure).toBeNull();
    const recording = await lab.call('recordings.get', { id: end.result['recordingId'] ?? '' });
    expect(recording).toMatchObject({ frames: 36, originalBytes: head.length });
    expect((await lab.app.bytes.resolve(`original-${recording.id}`)).bytes).toBe(head.length);
  }
});

test('a full disk is named, and what was saved until then becomes a clip', async ({ skip }) => {
  const dataFolder = join(folder, 'small-disk');
  mkdirSync(dataFolder);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', dataFolder], { stdio: 'ignore' });
  } catch {
    skip('this test needs the right to mount a small disk');
  }
  try {
    await using lab = createTestApp({ dataFolder });
    const visitId = await newVisit(lab);
    const [begun] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
    const id = begun?.id ?? '';
    const { length } = take.bytes;
    await lab.app.bytes.write(`take-${id}`, 0, take.bytes);
    const tooMuch = Buffer.alloc(4 * 1024 * 1024, 1);
    await expect(lab.app.bytes.write(`take-${id}`, length, tooMuch)).rejects.toMatchObject({ code: 'ENOSPC' });
    // What was answered stands, and the place to go on from is unchanged.
    await expect(lab.app.bytes.write(`take-${id}`, length + 1, Buffer.of(1))).rejects.toMatchObject({
      failure: { code: 'conflict', message: `The take stands at byte ${length}, not ${length + 1}.` },
    });
    const end = await lab.jobEnd((await lab.call('takes.finish', { id, log: null })).job);
    expect(end.failure).toBeNull();
    const recording = await lab.call('recordings.get', { id: end.result['recordingId'] ?? '' });
    expect(recording).toMatchObject({ frames: 60, originalBytes: length });
  } finally {
    execFileSync('umount', ['-l', dataFolder]);
  }
});

test('sound beside the pictures changes no frame of the clip', async () => {
  const file = join(folder, 'sound.mp4');
  execFileSync(findFfmpeg() ?? 'ffmpeg', [
    ...['-v', 'error', '-i', join(folder, 'take.mp4'), '-f', 'lavfi', '-i', 'sine=frequency=440:duration=0.5'],
    ...['-map', '1:a', '-map', '0:v', '-c:v', 'copy', '-c:a', 'aac', '-shortest'],
    ...['-movflags', 'empty_moov+default_base_moof+frag_keyframe', '-video_track_timescale', '1000000', file],
  ]);
  const withSound = partsOf(readFileSync(file));
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  for (const parts of [withSound.parts, withSound.parts.slice(0, 3)]) {
    const { end } = await finished(lab, visitId, Buffer.concat(parts));
    expect(end.failure).toBeNull();
    const recording = await lab.call('recordings.get', { id: end.result['recordingId'] ?? '' });
    expect(recording.captureRate.framesPerSecond).toBeCloseTo(120, 1);
    const numbers = numbersIn((await lab.app.bytes.resolve(`clip-${recording.id}`)).file);
    expect(numbers).toEqual(counted(recording.frames));
    expect(recording.frames).toBeGreaterThanOrEqual(12);
  }
});
