import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { wholeFragments } from '#node/takes/fragments.ts';
import { camera, log, send } from '../helpers/fragmentedTake.ts';
import { newVisit } from '../helpers/importing.ts';
import { createTestApp } from '../helpers/testApp.ts';

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
    condition: 'Ghost 15, 1 % uphill, taped, fresh',
    speed: 12 / 3.6,
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
