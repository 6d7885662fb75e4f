import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shapeSchema } from '#core/annotation/records.ts';
import type { TakeLog } from '#core/capture/take.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { wholeFragments } from '#node/takes/fragments.ts';
import { newVisit } from '../helpers/importing.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

const folder = mkdtempSync(join(tmpdir(), 'soleus-takes-'));
const clip = join(folder, 'fragmented.mp4');
let bytes = Buffer.alloc(0);
const frames = 240;

/** Two seconds at 120 frames/s, a fragment every 12 frames, as the capture writes them. */
beforeAll(async () => {
  await runFfmpeg(
    neededFfmpeg(findFfmpeg()),
    {
      input: 'testsrc2=size=320x180:rate=120:duration=2',
      inputOptions: ['-v', 'error', '-f', 'lavfi'],
      outputs: [
        {
          file: clip,
          options: [
            ...[
              '-c:v',
              'libx264',
              '-preset',
              'ultrafast',
              '-pix_fmt',
              'yuv420p',
              '-g',
              '12',
              '-bf',
              '0',
              '-video_track_timescale',
              '1000000',
            ],
            ...['-movflags', 'empty_moov+default_base_moof+frag_keyframe', '-f', 'mp4'],
          ],
        },
      ],
    },
    { signal: new AbortController().signal },
  );
  bytes = readFileSync(clip);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mode = { width: 320, height: 180, framesPerSecond: 120 };
const camera = (role: 'side-left' | 'rear') => ({ role, label: 'Lamp camera', asked: mode, got: mode });
const log: TakeLog = {
  version: 1,
  stopped: 'pressed',
  delivered: frames + 3,
  saved: frames,
  firstTimestamp: 5_000_000,
  measuredRate: 119.98,
  jitterMs: 0.2,
  drops: [{ afterFrame: 100, missing: 3, blame: 'encoder', holeMs: 33 }],
  preRollSeconds: 1,
  encoder: { codec: 'avc1.42001f', hardware: 'software', bitsPerSecond: 4_000_000 },
  audio: false,
  findings: [],
};

async function send(lab: TestApp, id: string, data: Buffer, chunk = 7001): Promise<void> {
  for (let at = 0; at < data.length; at += chunk) await lab.app.bytes.write(`take-${id}`, at, data.subarray(at, at + chunk));
}

test('a take becomes a clip of the visit with its name, rate, conditions and missing frames', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const conditions = { shoe: 'Ghost 15', speed: 12 / 3.6, inclinePercent: 1, taped: true, fatigue: 'fresh' as const };
  const [take] = await lab.call('takes.begin', { visitId, conditions, cameras: [camera('side-left')] });
  if (take === undefined) throw new Error('no take');
  await send(lab, take.id, bytes);
  const end = await lab.jobEnd((await lab.call('takes.finish', { id: take.id, log })).job);
  expect(end).toMatchObject({ state: 'done', failure: null });
  const [recording] = await lab.call('recordings.list', { visitId });
  expect(recording).toMatchObject({
    id: end.result['recordingId'],
    title: 'Take 01, left side, Ghost 15, 12 km/h, 1 % uphill, taped, fresh',
    view: 'side-left',
    cameraPosition: 'side-left',
    condition: 'Ghost 15, 12 km/h, 1 % uphill, taped, fresh',
    frames,
    reviewCopy: false,
    captureRate: { framesPerSecond: 119.98, slowdown: 1, source: 'camera-timestamps', confirmed: true },
    originalBytes: bytes.length,
  });
  expect(recording?.probe.warnings).toEqual([
    { code: 'gap', message: '3 frames are missing at one place: this computer was too slow for them.', frames: [{ from: 100, to: 101 }] },
  ]);
  const index = await lab.call('recordings.frameIndex', { id: recording?.id ?? '' });
  expect(index.ticksPerSecond).toBe(1_000_000);
  expect(index.ticks.slice(0, 3)).toEqual([0, 8333, 16667]);
  const served = await lab.app.bytes.resolve(`clip-${recording?.id}`);
  expect(readFileSync(served.file).equals(bytes)).toBe(true);
  expect(await lab.call('takes.ofRecording', { recordingId: recording?.id ?? '' })).toMatchObject({ id: take.id, state: 'kept', log });
  expect(await lab.call('takes.unfinished', {})).toEqual([]);
  const again = await lab.jobEnd((await lab.call('takes.finish', { id: take.id, log })).job);
  expect(again.result).toEqual(end.result);
  expect((await lab.call('recordings.list', { visitId })).length).toBe(1);
});

test('a take that the program’s end cut short is offered at the next start and loses only its last fragment', async () => {
  const dataFolder = join(folder, 'cut');
  let visitId = '';
  {
    await using lab = createTestApp({ dataFolder });
    visitId = await newVisit(lab);
    const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
    await send(lab, take?.id ?? '', bytes.subarray(0, Math.floor(bytes.length * 0.6)));
  }
  await using lab = createTestApp({ dataFolder, firstId: 1000 });
  const [left] = await lab.call('takes.unfinished', {});
  expect(left).toMatchObject({ familyName: 'Sample', givenName: 'Runner', take: { state: 'recording', number: 1 } });
  expect(left?.seconds).toBeGreaterThan(1);
  expect(left?.seconds).toBeLessThan(1.3);
  const end = await lab.jobEnd((await lab.call('takes.finish', { id: left?.take.id ?? '', log: null })).job);
  expect(end.state).toBe('done');
  const [recording] = await lab.call('recordings.list', { visitId });
  expect((recording?.frames ?? 0) % 12).toBe(0);
  expect(recording?.durationSeconds).toBeCloseTo((left?.seconds ?? 0) - 1 / 120, 2);
  expect(recording?.captureRate).toMatchObject({ source: 'camera-timestamps', confirmed: true });
  expect(recording?.probe.warnings.map(({ code }) => code)).toEqual(['damaged-end']);
  expect(await lab.call('takes.unfinished', {})).toEqual([]);
});

test('a take without one whole frame is thrown away and says so', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  await send(lab, take?.id ?? '', bytes.subarray(0, 900));
  const end = await lab.jobEnd((await lab.call('takes.finish', { id: take?.id ?? '', log: null })).job);
  expect(end.failure).toMatchObject({ code: 'file-empty', message: 'Not one frame of this take was saved.' });
  expect(await lab.call('recordings.list', { visitId })).toEqual([]);
  expect(await lab.call('takes.ofVisit', { visitId })).toMatchObject([{ state: 'discarded' }]);
});

test('bytes are appended in order only; a chunk sent again is taken once', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  const id = `take-${take?.id}`;
  const part = (from: number, to: number) => bytes.subarray(from, to);
  expect(await lab.app.bytes.write(id, 0, part(0, 100))).toEqual({ received: 100 });
  expect(await lab.app.bytes.write(id, 0, part(0, 100))).toEqual({ received: 100 });
  await expect(lab.app.bytes.write(id, 150, part(150, 200))).rejects.toMatchObject({ failure: { code: 'conflict' } });
  await expect(lab.app.bytes.write(id, 0, part(1, 101))).rejects.toMatchObject({ failure: { code: 'conflict' } });
  expect(await lab.app.bytes.write(id, 100, part(100, 200))).toEqual({ received: 200 });
  await lab.call('takes.discard', { id: take?.id ?? '' });
  expect(await lab.call('takes.unfinished', {})).toEqual([]);
  expect(await lab.call('takes.restore', { id: take?.id ?? '' })).toMatchObject({ state: 'recording', bytes: 200 });
});

test('two cameras of one take share number and group, and are lined up', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const takes = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('side-left'), camera('rear')] });
  expect(takes.map(({ number }) => number)).toEqual([1, 1]);
  const [a, b] = takes;
  if (a === undefined || b === undefined) throw new Error('two takes were asked for');
  expect(a.groupId).toBe(b.groupId);
  const sync = {
    groupId: a.groupId,
    reference: a.id,
    other: b.id,
    offsetSeconds: 0.0021,
    residualSeconds: 0.004,
    method: 'shared-clock' as const,
  };
  expect(await lab.call('takes.sync', { groupId: a.groupId })).toBeNull();
  await lab.call('takes.setSync', sync);
  expect(await lab.call('takes.sync', { groupId: a.groupId })).toEqual(sync);
  const [next] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  expect(next?.number).toBe(2);
  expect((await lab.failing('takes.begin', { visitId, conditions: {}, cameras: [camera('rear'), camera('rear')] })).code).toBe(
    'invalid-input',
  );
});

test('the whole fragments of a take are found wherever it is cut', async () => {
  const { writeFileSync } = await import('node:fs');
  const whole = await wholeFragments(clip);
  expect(whole).toMatchObject({ fragments: 20 });
  expect(whole.seconds).toBeCloseTo(2, 3);
  const cut = join(folder, 'cut.mp4');
  let before = 0;
  for (let at = 0; at < bytes.length; at += 997) {
    writeFileSync(cut, bytes.subarray(0, at));
    const part = await wholeFragments(cut);
    expect(part.end).toBeLessThanOrEqual(at);
    expect(part.end).toBeGreaterThanOrEqual(before);
    before = part.end;
  }
});

test('finished from two windows at once, a take becomes one clip', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  const id = take?.id ?? '';
  await send(lab, id, bytes);
  const [first, second] = await Promise.all([lab.call('takes.finish', { id, log }), lab.call('takes.finish', { id, log: null })]);
  expect(second.job).toBe(first.job);
  expect((await lab.jobEnd(first.job)).failure).toBeNull();
  expect((await lab.call('recordings.list', { visitId })).length).toBe(1);
  expect(await lab.call('takes.ofVisit', { visitId })).toMatchObject([{ state: 'kept', log }]);
});

test('two takes at once keep their bytes apart', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [a, b] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('side-left'), camera('rear')] });
  await Promise.all([send(lab, a?.id ?? '', bytes, 5003), send(lab, b?.id ?? '', bytes, 7919)]);
  const jobs = await Promise.all([a, b].map((take) => lab.call('takes.finish', { id: take?.id ?? '', log })));
  for (const { job } of jobs) expect((await lab.jobEnd(job)).failure).toBeNull();
  const recordings = await lab.call('recordings.list', { visitId });
  expect(
    recordings.map(({ view, frames, originalBytes }) => ({ view, frames, originalBytes })).sort((x, y) => (x.view < y.view ? -1 : 1)),
  ).toEqual([
    { view: 'rear', frames, originalBytes: bytes.length },
    { view: 'side-left', frames, originalBytes: bytes.length },
  ]);
});

test('frames that the capture sent and the disk never got are missed aloud, and drops beyond the clip are not placed in it', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  const id = take?.id ?? '';
  await send(lab, id, bytes.subarray(0, (await wholeFragments(clip)).end >> 1));
  const drops = [...log.drops, { afterFrame: 230, missing: 1, blame: 'camera' as const, holeMs: 17 }];
  const end = await lab.jobEnd((await lab.call('takes.finish', { id, log: { ...log, drops } })).job);
  const recording = await lab.call('recordings.get', { id: end.result['recordingId'] ?? '' });
  const left = frames - recording.frames;
  expect(left).toBeGreaterThan(50);
  const last = recording.frames - 1;
  expect(recording.probe.warnings).toMatchObject([
    { code: 'gap', frames: [{ from: 100, to: 101 }] },
    { code: 'damaged-end', message: `The last ${left} frames of this take did not reach the disk.`, frames: [{ from: last, to: last }] },
  ]);
});

test('a take thrown away takes no more bytes, comes back, and becomes a clip', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
  const id = take?.id ?? '';
  await send(lab, id, bytes);
  expect(await lab.call('takes.discard', { id })).toMatchObject({ state: 'discarded' });
  await expect(lab.app.bytes.write(`take-${id}`, bytes.length, Buffer.of(1))).rejects.toMatchObject({ failure: { code: 'not-found' } });
  expect((await lab.jobEnd((await lab.call('takes.finish', { id, log })).job)).failure).toMatchObject({ code: 'conflict' });
  expect(await lab.call('takes.restore', { id })).toMatchObject({ state: 'recording', bytes: bytes.length });
  expect((await lab.call('takes.unfinished', {})).map(({ take }) => take.id)).toEqual([id]);
  expect((await lab.jobEnd((await lab.call('takes.finish', { id, log })).job)).failure).toBeNull();
  expect(await lab.failing('takes.discard', { id })).toMatchObject({ code: 'conflict' });
});

test('a removed visit is filmed into no more, and what was left of a take returns with it', async () => {
  const dataFolder = join(folder, 'removed');
  let visitId = '';
  let id = '';
  {
    await using lab = createTestApp({ dataFolder });
    visitId = await newVisit(lab);
    const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
    id = take?.id ?? '';
    await send(lab, id, bytes);
    await lab.call('visits.remove', { id: visitId });
    expect(await lab.failing('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] })).toMatchObject({
      code: 'conflict',
      message: 'This visit was removed.',
    });
  }
  await using lab = createTestApp({ dataFolder, firstId: 1000 });
  expect(await lab.call('takes.unfinished', {})).toEqual([]);
  await lab.call('visits.restore', { id: visitId });
  expect((await lab.call('takes.unfinished', {})).map(({ take }) => take.id)).toEqual([id]);
});

test('takes stay in the order in which they were begun when the clock is set back', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const ids: string[] = [];
  for (const seconds of [0, -7200, 86_400]) {
    lab.clock.tick(seconds);
    const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
    ids.push(take?.id ?? '');
  }
  const takes = await lab.call('takes.ofVisit', { visitId });
  expect(takes.map(({ id, number }) => [id, number])).toEqual(ids.map((id, i) => [id, i + 1]));
  // Being recorded is told by what arrives, not by the clock on the wall.
  expect(await lab.call('takes.unfinished', {})).toEqual([]);
});

test('a start of the program removes no file of an unfinished take, nor one that it does not know', async () => {
  const { existsSync, writeFileSync } = await import('node:fs');
  const dataFolder = join(folder, 'sweep');
  const ids: string[] = [];
  const file = (id: string): string => join(dataFolder, 'takes', `${id}.mp4`);
  {
    await using lab = createTestApp({ dataFolder });
    const visitId = await newVisit(lab);
    for (let i = 0; i < 2; i++) {
      const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
      ids.push(take?.id ?? '');
      await send(lab, take?.id ?? '', bytes);
    }
    await lab.call('takes.discard', { id: ids[1] ?? '' });
    expect(existsSync(file(ids[1] ?? ''))).toBe(true);
    const [kept] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('rear')] });
    await send(lab, kept?.id ?? '', bytes);
    await lab.jobEnd((await lab.call('takes.finish', { id: kept?.id ?? '', log })).job);
    expect(existsSync(file(kept?.id ?? ''))).toBe(false);
    ids.push(kept?.id ?? '');
  }
  // As if the program had been killed after filing it and before tidying up.
  writeFileSync(file(ids[2] ?? ''), bytes);
  writeFileSync(file('unknown'), bytes);
  await using lab = createTestApp({ dataFolder, firstId: 1000 });
  expect([...ids, 'unknown'].map((id) => existsSync(file(id)))).toEqual([true, false, false, true]);
  expect(await lab.failing('takes.restore', { id: ids[1] ?? '' })).toMatchObject({
    code: 'not-found',
    message: 'Nothing is left of this take.',
  });
});

test('a time measured across missing frames of a take says so in the table of the visit, and one beside them does not', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [take] = await lab.call('takes.begin', { visitId, conditions: {}, cameras: [camera('side-left')] });
  await send(lab, take?.id ?? '', bytes);
  const end = await lab.jobEnd((await lab.call('takes.finish', { id: take?.id ?? '', log })).job);
  const recordingId = end.result['recordingId'] ?? '';
  const watch = shapeSchema.parse({
    ...{ type: 'shape', kind: 'stopwatch', version: 1, id: crypto.randomUUID(), recordingId, from: 0, to: frames - 1, fadeFrames: 0 },
    ...{ style: { colour: '#ffd400', width: 3, opacity: 1, textSize: 20 }, label: '', points: [{ x: 10, y: 10 }] },
    intervals: [
      { from: 90, to: 110, label: 'across' },
      { from: 101, to: 130, label: 'after' },
      { from: 60, to: 100, label: 'before' },
    ],
  });
  await lab.call('review.apply', { recordingId, sequence: 0, label: 'Time', patch: [{ op: 'add', record: watch }] });
  const rows = await lab.call('measurements.ofVisit', { visitId });
  expect(rows.map(({ name, warning }) => [name, warning])).toEqual([
    ['across', 'spans-a-gap'],
    ['after', null],
    ['before', null],
  ]);
});
