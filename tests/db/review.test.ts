import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scaleOf } from '#core/annotation/calibration.ts';
import type { Patch } from '#core/annotation/patch.ts';
import {
  calibrationSchema,
  gaitEventSchema,
  markSchema,
  type ReviewRecord,
  shapeSchema,
  type TrackPlace,
} from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { type RecordingId, recordId } from '#core/domain/ids.ts';
import { newTrack, placeOf, withFollowed } from '#core/tracking/path.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

let folder = '';
let clip = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-review-'));
  clip = await makeNumberedClip({ file: join(folder, 'side.mp4'), frames: 30, width: 160, height: 96 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const style = { colour: '#ffd400', width: 3, opacity: 1, textSize: 20 };
const line = (recordingId: RecordingId, x: number, id: string = crypto.randomUUID()): ReviewRecord =>
  shapeSchema.parse({
    ...{ type: 'shape', kind: 'line', version: 1, id, recordingId, from: 3, to: 3, fadeFrames: 0, style, label: '' },
    points: [
      { x, y: 1 },
      { x: 50, y: 60 },
    ],
  });

async function openClip(lab: TestApp): Promise<RecordingId> {
  return (await imported(lab, await newVisit(lab), clip)).id;
}

test('undo and redo go on after Soleus was closed and opened again', async () => {
  const dataFolder = join(folder, 'again');
  const { recordingId, shape } = await (async () => {
    await using lab = createTestApp({ dataFolder });
    const id = await openClip(lab);
    const drawn = line(id, 10);
    await lab.call('review.apply', { recordingId: id, sequence: 0, label: 'Draw a line', patch: [{ op: 'add', record: drawn }] });
    return { recordingId: id, shape: drawn };
  })();
  await using lab = createTestApp({ dataFolder, firstId: 1000 });
  const before = await lab.call('review.get', { recordingId });
  expect(before).toMatchObject({ sequence: 1, undo: 'Draw a line', redo: null, records: [shape] });
  expect(await lab.call('review.undo', { recordingId, sequence: 1 })).toMatchObject({ records: [], undo: null, redo: 'Draw a line' });
  expect(await lab.call('review.redo', { recordingId, sequence: 2 })).toMatchObject({ records: [shape], undo: 'Draw a line', redo: null });
});

test('a stale window, and a record changed elsewhere, are a conflict and overwrite nothing', async () => {
  await using lab = createTestApp();
  const recordingId = await openClip(lab);
  const first = line(recordingId, 10);
  const patch: Patch = [{ op: 'add', record: first }];
  await lab.call('review.apply', { recordingId, sequence: 0, label: 'Draw', patch: [...patch] });
  expect(
    (await lab.failing('review.apply', { recordingId, sequence: 0, label: 'Draw', patch: [{ op: 'add', record: line(recordingId, 20) }] }))
      .code,
  ).toBe('conflict');
  const moved = line(recordingId, 30, first.id);
  const wrong = line(recordingId, 99, first.id);
  expect(
    (await lab.failing('review.apply', { recordingId, sequence: 1, label: 'Move', patch: [{ op: 'change', before: wrong, after: moved }] }))
      .code,
  ).toBe('conflict');
  expect((await lab.call('review.get', { recordingId })).records).toEqual([first]);
});

test('a new edit takes the place of what was undone; a frame outside the clip and a second mark are refused', async () => {
  await using lab = createTestApp();
  const recordingId = await openClip(lab);
  await lab.call('review.apply', { recordingId, sequence: 0, label: 'One', patch: [{ op: 'add', record: line(recordingId, 1) }] });
  await lab.call('review.undo', { recordingId, sequence: 1 });
  const mark = (frame: number): ReviewRecord => markSchema.parse({ type: 'mark', id: crypto.randomUUID(), recordingId, kind: 'in', frame });
  await lab.call('review.apply', { recordingId, sequence: 2, label: 'Two', patch: [{ op: 'add', record: mark(5) }] });
  expect(await lab.call('review.get', { recordingId })).toMatchObject({ undo: 'Two', redo: null });
  expect((await lab.failing('review.apply', { recordingId, sequence: 3, label: 'x', patch: [{ op: 'add', record: mark(6) }] })).code).toBe(
    'duplicate',
  );
  expect((await lab.failing('review.apply', { recordingId, sequence: 3, label: 'x', patch: [{ op: 'add', record: mark(30) }] })).code).toBe(
    'invalid-input',
  );
});

test('a followed point is kept whole, cut, undone and refused beyond the clip like any drawing', async () => {
  await using lab = createTestApp();
  const recordingId = await openClip(lab);
  const base = { id: recordId.parse(crypto.randomUUID()), recordingId, name: 'Knee', colour: '#00aaff', radius: 8, trail: 60 };
  const begun = newTrack(base, toFrameNo(3), { x: 10, y: 20 });
  const found = Array.from({ length: 8 }, (_, i) => placeOf({ at: { x: 11 + i / 3, y: 20.123456 }, score: 0.98, since: 0 }));
  const followed = withFollowed(begun, toFrameNo(3), 1, found, 'low-match');
  const apply = (sequence: number, patch: Patch) => lab.call('review.apply', { recordingId, sequence, label: 'Path', patch: [...patch] });
  await apply(0, [{ op: 'add', record: begun }]);
  expect((await apply(1, [{ op: 'change', before: begun, after: followed }])).records).toEqual([followed]);
  expect((await lab.call('review.undo', { recordingId, sequence: 2 })).records).toEqual([begun]);
  const beyond = withFollowed(
    begun,
    toFrameNo(3),
    1,
    Array.from({ length: 40 }, () => found[0] as TrackPlace),
    'low-match',
  );
  const failure = await lab.failing('review.apply', {
    recordingId,
    sequence: 3,
    label: 'Path',
    patch: [{ op: 'change', before: begun, after: beyond }],
  });
  expect(failure).toMatchObject({ code: 'invalid-input' });
});

test('gait events are kept, moved and undone; the same event twice on a frame, or beyond the clip, is refused', async () => {
  await using lab = createTestApp();
  const recordingId = await openClip(lab);
  const event = (frame: number, side = 'left'): ReviewRecord =>
    gaitEventSchema.parse({ type: 'gait-event', id: crypto.randomUUID(), recordingId, side, event: 'initial-contact', frame });
  const apply = (sequence: number, patch: Patch) => lab.call('review.apply', { recordingId, sequence, label: 'Event', patch: [...patch] });
  const contact = event(4);
  await apply(0, [
    { op: 'add', record: contact },
    { op: 'add', record: event(4, 'right') },
  ]);
  const moved = { ...contact, frame: toFrameNo(5) } as ReviewRecord;
  expect((await apply(1, [{ op: 'change', before: contact, after: moved }])).records).toContainEqual(moved);
  const refused = async (record: ReviewRecord) =>
    (await lab.failing('review.apply', { recordingId, sequence: 2, label: 'x', patch: [{ op: 'add', record }] })).code;
  expect(await refused(event(5))).toBe('duplicate');
  expect(await refused(event(30))).toBe('invalid-input');
  expect((await lab.call('review.undo', { recordingId, sequence: 2 })).records).toContainEqual(contact);
});

test('how a runner ran is kept beside the clinic’s own words, and stays as it is when it is not sent', async () => {
  await using lab = createTestApp();
  const id = await openClip(lab);
  const { title, view, cameraPosition, condition, speed } = await lab.call('recordings.get', { id });
  const conditions = { shoe: 'Old pair', inclinePercent: 1, taped: false, fatigue: 'fatigued' as const };
  await lab.call('recordings.update', { id, title, view, cameraPosition, condition, speed, conditions });
  const kept = await lab.call('recordings.update', { id, title: 'Renamed', view, cameraPosition, condition, speed });
  expect(kept).toMatchObject({ title: 'Renamed', conditions });
});

test('whatever is drawn, moved and removed, undoing all of it gives the empty clip, and redoing the same drawing', async () => {
  await using lab = createTestApp();
  const recordingId = await openClip(lab);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom('add', 'move', 'remove'), fc.nat(5), fc.nat(100)), { minLength: 1, maxLength: 12 }),
      async (gestures) => {
        let review = await lab.call('review.get', { recordingId });
        const start = review.records;
        let made = 0;
        for (const [kind, which, x] of gestures) {
          const target = review.records[which % Math.max(1, review.records.length)];
          const patch: Patch | null =
            kind === 'add' || target === undefined
              ? [{ op: 'add', record: line(recordingId, x) }]
              : kind === 'move'
                ? [{ op: 'change', before: target, after: line(recordingId, x, target.id) }]
                : [{ op: 'remove', record: target }];
          review = await lab.call('review.apply', { recordingId, sequence: review.sequence, label: kind, patch: [...patch] });
          made += 1;
        }
        const end = new Set(review.records.map((record) => JSON.stringify(record)));
        for (let i = 0; i < made; i++) review = await lab.call('review.undo', { recordingId, sequence: review.sequence });
        expect(new Set(review.records.map((record) => JSON.stringify(record)))).toEqual(
          new Set(start.map((record) => JSON.stringify(record))),
        );
        for (let i = 0; i < made; i++) review = await lab.call('review.redo', { recordingId, sequence: review.sequence });
        expect(new Set(review.records.map((record) => JSON.stringify(record)))).toEqual(end);
      },
    ),
    { numRuns: 25 },
  );
});

test('a camera position keeps one scale and one vertical, whichever clip they are drawn on', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const other = await makeNumberedClip({ file: join(folder, 'side-two.mp4'), frames: 20, width: 160, height: 96 });
  const place = async (path: string): Promise<RecordingId> => {
    const { id, title, view, condition, speed } = await imported(lab, visitId, path);
    await lab.call('recordings.update', { id, title, view, condition, speed, cameraPosition: 'left tripod' });
    return id;
  };
  const [first, second] = [await place(clip), await place(other)];
  const reference = (recordingId: RecordingId, part: object): ReviewRecord =>
    calibrationSchema.parse({
      ...{ type: 'calibration', id: crypto.randomUUID(), visitId, recordingId, frame: 1, cameraPosition: 'left tripod' },
      points: [
        { x: 10, y: 80 },
        { x: 12, y: 10 },
      ],
      ...part,
    });
  const add = (record: ReviewRecord): Patch => [{ op: 'add', record }];
  const apply = (recordingId: RecordingId, sequence: number, patch: Patch) => ({
    recordingId,
    sequence,
    label: 'Calibrate',
    patch: [...patch],
  });
  const line = reference(first, { kind: 'line', lengthMm: 1000 });
  await lab.call('review.apply', apply(first, 0, add(line)));
  await lab.call('review.apply', apply(first, 1, add(reference(first, { kind: 'vertical' }))));

  const plane = reference(second, { kind: 'line', lengthMm: 900 });
  const refused = await lab.failing('review.apply', apply(second, 0, add(plane)));
  expect(refused).toMatchObject({ code: 'conflict', message: expect.stringContaining('has a scale already') });
  const upright = await lab.failing('review.apply', apply(second, 0, add(reference(second, { kind: 'vertical' }))));
  expect(upright.message).toContain('has a vertical already');
  expect((await lab.call('review.get', { recordingId: second })).sequence).toBe(0);
  expect((await lab.failing('review.apply', apply(second, 0, add(reference(second, { kind: 'vertical', cameraPosition: '' }))))).code).toBe(
    'conflict',
  );

  const replaced = await lab.call('review.apply', apply(second, 0, [{ op: 'remove', record: line }, ...add(plane)]));
  expect(replaced.records).toContainEqual(plane);
  expect(replaced.records).not.toContainEqual(line);
  expect((await lab.failing('review.undo', { recordingId: first, sequence: 9 })).code).toBe('conflict');
  const undone = await lab.call('review.undo', { recordingId: second, sequence: 1 });
  expect(undone.records).toContainEqual(line);
});

test('whatever is calibrated, moved between camera positions, undone and redone, no edit leaves a clip with two scales or two verticals', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const other = await makeNumberedClip({ file: join(folder, 'side-three.mp4'), frames: 20, width: 160, height: 96 });
  const [one, two] = [await imported(lab, visitId, clip), await imported(lab, visitId, other)];
  const places = ['', 'left', 'right'] as const;
  const reference = (recordingId: RecordingId, cameraPosition: string, kind: 'line' | 'vertical'): ReviewRecord =>
    calibrationSchema.parse({
      ...{
        type: 'calibration',
        id: crypto.randomUUID(),
        visitId,
        recordingId,
        frame: 1,
        cameraPosition,
        kind,
        lengthMm: 900,
      },
      points: [
        { x: 10, y: 80 },
        { x: 12, y: 10 },
      ],
    });
  /** The most references of one kind that hold for a clip, over both clips. */
  const most = async (): Promise<number> => {
    const all = await Promise.all([one, two].map(({ id }) => lab.call('review.get', { recordingId: id })));
    const kinds = all.map(({ records }) => records.flatMap((record) => (record.type === 'calibration' ? [record.kind] : [])));
    return Math.max(
      ...kinds.flatMap((of) => [of.filter((kind) => kind === 'vertical').length, of.filter((kind) => kind !== 'vertical').length]),
    );
  };
  /** An edit may be refused, but only by name. */
  const settled = async (name: 'review.apply' | 'review.undo' | 'review.redo', input: unknown): Promise<void> => {
    const reply = await lab.app.call(name, input);
    if (!reply.ok) expect(['conflict', 'not-found']).toContain(reply.failure.code);
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.tuple(
          fc.constantFrom('line', 'vertical', 'remove', 'move', 'undo', 'redo', 'relabel'),
          fc.boolean(),
          fc.constantFrom(...places),
        ),
        { minLength: 4, maxLength: 14 },
      ),
      async (gestures) => {
        for (const [gesture, at, place] of gestures) {
          const { id, title, view, condition, speed } = at ? two : one;
          const before = await most();
          if (gesture === 'move') {
            await lab.call('recordings.update', { id, title, view, condition, speed, cameraPosition: place });
            continue;
          }
          const { sequence, records } = await lab.call('review.get', { recordingId: id });
          const first = records.find((record) => record.type === 'calibration');
          const edited = (patch: Patch) => settled('review.apply', { recordingId: id, sequence, label: gesture, patch });
          if (gesture === 'undo' || gesture === 'redo') await settled(`review.${gesture}`, { recordingId: id, sequence });
          else if (gesture === 'line' || gesture === 'vertical') await edited([{ op: 'add', record: reference(id, place, gesture) }]);
          else if (first !== undefined && gesture === 'remove') await edited([{ op: 'remove', record: first }]);
          else if (first !== undefined) await edited([{ op: 'change', before: first, after: { ...first, cameraPosition: place } }]);
          expect(await most()).toBeLessThanOrEqual(Math.max(1, before));
        }
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('where clips that were each calibrated come to one camera position, each goes on with its own', async () => {
  await using lab = createTestApp();
  const visitId = await newVisit(lab);
  const other = await makeNumberedClip({ file: join(folder, 'side-three.mp4'), frames: 20, width: 160, height: 96 });
  const clips = [await imported(lab, visitId, clip), await imported(lab, visitId, other)];
  const scales = new Map<string, ReviewRecord>();
  for (const [i, { id }] of clips.entries()) {
    const scale = calibrationSchema.parse({
      ...{ type: 'calibration', kind: 'line', id: crypto.randomUUID(), visitId, recordingId: id, frame: 1, cameraPosition: '' },
      ...{
        lengthMm: 1000 + i,
        points: [
          { x: 10, y: 80 },
          { x: 12, y: 10 },
        ],
      },
    });
    scales.set(id, scale);
    await lab.call('review.apply', { recordingId: id, sequence: 0, label: 'Calibrate', patch: [{ op: 'add', record: scale }] });
  }
  for (const { id, title, view, condition, speed } of clips)
    await lab.call('recordings.update', { id, title, view, condition, speed, cameraPosition: 'left tripod' });
  for (const { id } of clips) {
    const { records } = await lab.call('review.get', { recordingId: id });
    expect(scaleOf(records.filter((record) => record.type === 'calibration'))).toEqual({
      ...scales.get(id),
      cameraPosition: expect.anything(),
    });
  }
});
