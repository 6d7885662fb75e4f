import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gaitEventSchema } from '#core/annotation/records.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { protocolText } from '#core/protocol/protocol.ts';
import { newRunState } from '#core/protocol/run.ts';
import { fresh } from '#core/runner/params.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { countedId, createTestApp, type TestApp } from '../helpers/testApp.ts';
import { markedRunner } from '../unit/gait/lab.ts';
import { shipped } from '../unit/protocol/lab.ts';

const frames = 400;
let folder = '';
let clip = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-protocol-runs-'));
  clip = await makeNumberedClip({ file: join(folder, 'side.mp4'), frames, width: 160, height: 96, fps: 60 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const begin = (lab: TestApp, visitId: VisitId, protocolId = 'cadence-contact') => lab.call('protocolRuns.open', { visitId, protocolId });
const runsOf = (lab: TestApp, visitId: VisitId) => lab.call('protocolRuns.ofVisit', { visitId });

test('a protocol is begun once, kept as it was begun, and resumed as it was left after the program was closed', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const run = await begin(lab, visitId, 'running-2d');
  expect(run).toMatchObject({ revision: 1, state: newRunState, finishedAt: null, summary: { done: 0, next: { stepId: 'used-to-belt' } } });
  const state = { ...run.state, ticks: ['used-to-belt'], skips: { camera: 'No tripod today.' }, seconds: 83.5 };
  const left = await lab.call('protocolRuns.update', { id: run.id, revision: 1, state });
  expect(left.summary).toMatchObject({ done: 1, skipped: 1, total: 20, complete: false, next: { stepId: 'film-side' } });
  await lab.close();
  // The clinic changes its protocol meanwhile: what is under way stays.
  writeFileSync(
    join(lab.dataFolder, 'protocols/mine.json'),
    protocolText({ ...shipped('running-2d'), name: 'Changed', steps: shipped('cadence-contact').steps }),
  );
  await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 500, now: '2026-03-03T09:00:00.000Z' });
  expect(await begin(again, visitId, 'running-2d')).toEqual(left);
  expect(await runsOf(again, visitId)).toEqual([left]);
});

test('a window that is stale is told, and nothing of the other is lost', async () => {
  await using lab = createTestApp();
  const { id, state } = await begin(lab, await newVisit(lab), 'running-2d');
  const ticked = await lab.call('protocolRuns.update', { id, revision: 1, state: { ...state, ticks: ['camera'] } });
  expect(await lab.failing('protocolRuns.update', { id, revision: 1, state })).toMatchObject({ code: 'conflict' });
  expect(await runsOf(lab, ticked.visitId)).toMatchObject([{ revision: 2, state: { ticks: ['camera'] } }]);
});

test('only steps of the protocol are ticked or left out, and only what the record cannot tell is ticked', async () => {
  await using lab = createTestApp();
  const { id, state } = await begin(lab, await newVisit(lab), 'running-2d');
  const refused = (change: object) => lab.failing('protocolRuns.update', { id, revision: 1, state: { ...state, ...change } });
  expect(await refused({ ticks: ['rate'] })).toMatchObject({ code: 'invalid-input', message: /rate/ });
  expect(await refused({ ticks: ['no-step'] })).toMatchObject({ code: 'invalid-input' });
  expect(await refused({ skips: { 'no-step': 'why' } })).toMatchObject({ code: 'invalid-input', message: /no-step/ });
  expect(await refused({ skips: { camera: ' ' } })).toMatchObject({ code: 'invalid-input' });
  expect(await refused({ clips: { rear: countedId(0xdead) } })).toMatchObject({ code: 'invalid-input', message: /visit/ });
  expect(await refused({ seconds: -1 })).toMatchObject({ code: 'invalid-input' });
});

test('how far it has come follows the record: clips, the confirmed rate, marks, and back when they are undone', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const run = await begin(lab, visitId);
  expect(run.summary).toMatchObject({ share: 0, next: { stepId: 'film-side', recordingId: null } });
  const { id } = await imported(lab, visitId, clip);
  await lab.call('recordings.update', { id, title: 'Side', view: 'side-left', cameraPosition: '', condition: '', speed: 3 });
  const next = async () => (await runsOf(lab, visitId))[0]?.summary;
  expect(await next()).toMatchObject({ next: { stepId: 'rate', recordingId: id } });
  await lab.call('recordings.confirmRate', { id, framesPerSecond: 60 });
  expect(await next()).toMatchObject({ next: { stepId: 'strides', recordingId: id, frame: null } });
  const patch = markedRunner(fresh, 60, frames).map(({ side, kind, frame }) => ({
    op: 'add' as const,
    record: gaitEventSchema.parse({ type: 'gait-event', id: crypto.randomUUID(), recordingId: id, side, event: kind, frame }),
  }));
  const { sequence } = await lab.call('review.apply', { recordingId: id, sequence: 0, label: 'Mark', patch });
  expect(await next()).toMatchObject({ done: 6, share: 1, complete: true, next: null });
  // Found complete when it is next written, and open again once marks are gone.
  const done = await lab.call('protocolRuns.update', { id: run.id, revision: 1, state: { ...run.state, seconds: 100 } });
  expect(done.finishedAt).toBe('2026-03-02T09:00:00.000Z');
  await lab.call('review.undo', { recordingId: id, sequence });
  expect(await next()).toMatchObject({ complete: false, next: { stepId: 'strides' } });
  const open = await lab.call('protocolRuns.update', { id: run.id, revision: 2, state: { ...run.state, seconds: 110 } });
  expect(open.finishedAt).toBeNull();
});

test('deeds are in the log, the running clock is not; windows hear of both', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const { id, state } = await begin(lab, visitId, 'running-2d');
  await lab.call('protocolRuns.update', { id, revision: 1, state: { ...state, seconds: 10 } });
  await lab.call('protocolRuns.update', { id, revision: 2, state: { ...state, seconds: 20, ticks: ['camera'] } });
  const log = await lab.call('audit.list', { entityId: id });
  expect(log.map(({ action, detail }) => [action, detail])).toEqual([
    ['updated', 'ticks'],
    ['began', 'running-2d'],
  ]);
  expect(lab.events.filter((event) => event.type === 'changed' && event.topic === 'protocol-runs')).toEqual(
    Array.from({ length: 3 }, () => ({ type: 'changed', topic: 'protocol-runs', id: visitId })),
  );
});

test('two protocols of a visit are two runs; the one opened last comes first; begun in two windows at once it is one', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const [a, b] = await Promise.all([begin(lab, visitId), begin(lab, visitId)]);
  expect(b?.id).toBe(a?.id);
  lab.clock.tick(5);
  await begin(lab, visitId, 'running-2d');
  const order = async () => (await runsOf(lab, visitId)).map(({ protocolId }) => protocolId);
  expect(await order()).toEqual(['running-2d', 'cadence-contact']);
  lab.clock.tick(5);
  await begin(lab, visitId);
  expect(await order()).toEqual(['cadence-contact', 'running-2d']);
  expect(await lab.failing('protocolRuns.open', { visitId, protocolId: 'no-such' })).toMatchObject({ code: 'not-found' });
  expect(await lab.failing('protocolRuns.open', { visitId: countedId(0xdead), protocolId: 'running-2d' })).toMatchObject({
    code: 'not-found',
  });
});
