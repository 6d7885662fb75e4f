import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shapeSchema } from '#core/annotation/records.ts';
import { wholeFragments } from '#node/takes/fragments.ts';
import { camera, log, makeFragmentedTake, send } from '../helpers/fragmentedTake.ts';
import { newVisit } from '../helpers/importing.ts';
import { createTestApp } from '../helpers/testApp.ts';

const frames = 240;
const folder = mkdtempSync(join(tmpdir(), 'soleus-take-ends-'));
const clip = join(folder, 'take.mp4');
let bytes = Buffer.alloc(0);
beforeAll(async () => {
  bytes = Buffer.from((await makeFragmentedTake(clip, frames)).bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

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
