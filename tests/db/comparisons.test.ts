import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keyImageSchema } from '#core/annotation/records.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { recordId } from '#core/domain/ids.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

let folder = '';
let first = '';
let second = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-comparisons-'));
  first = await makeNumberedClip({ file: join(folder, 'first.mp4'), frames: 30, width: 160, height: 96 });
  second = await makeNumberedClip({ file: join(folder, 'second.mp4'), frames: 20, width: 160, height: 96, fps: 60 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function twoVisits(lab: TestApp): Promise<{ readonly last: RecordingId; readonly today: RecordingId; readonly lastVisit: VisitId }> {
  const lastVisit = await newVisit(lab);
  const last = await imported(lab, lastVisit, first);
  const { patientId } = await lab.call('visits.get', { id: lastVisit });
  const visit = await lab.call('visits.create', { patientId, details: { startedAt: '2026-03-09T09:00:00.000Z' } });
  const today = await imported(lab, visit.id, second);
  for (const { id } of [last, today])
    await lab.call('recordings.update', { id, title: 'Side', view: 'side-left', cameraPosition: '', condition: '', speed: null });
  return { last: last.id, today: today.id, lastVisit };
}

const contact = (recordingId: RecordingId, frame: number, preset: 'initial-contact-left' | 'initial-contact-right') =>
  keyImageSchema.parse({
    type: 'key-image',
    id: recordId.parse(crypto.randomUUID()),
    recordingId,
    frame,
    preset,
    title: '',
    comment: '',
    colour: '#1f8fff',
    inReport: true,
  });

test('the same view of the last visit is found; not of a later visit, another view, or a clip that was removed', async () => {
  await using lab = createTestApp();
  const { last, today } = await twoVisits(lab);
  expect((await lab.call('comparisons.lastSame', { recordingId: today }))?.id).toBe(last);
  expect(await lab.call('comparisons.lastSame', { recordingId: last })).toBeNull();
  await lab.call('recordings.update', { id: today, title: '', view: 'rear', cameraPosition: '', condition: '', speed: null });
  expect(await lab.call('comparisons.lastSame', { recordingId: today })).toBeNull();
  await lab.call('recordings.update', { id: today, title: '', view: 'side-left', cameraPosition: '', condition: '', speed: null });
  await lab.call('recordings.remove', { id: last });
  expect(await lab.call('comparisons.lastSame', { recordingId: today })).toBeNull();
});

test('the same clips open the same comparison, swapped or not, as it was left; the next one takes its layout, not its shift', async () => {
  await using lab = createTestApp();
  const { last, today } = await twoVisits(lab);
  const clips = [{ recordingId: last }, { recordingId: today }];
  const made = await lab.call('comparisons.open', { clips });
  const content = { ...made.content, layout: { ...made.content.layout, arrangement: 'stacked' as const, shift: { x: 0.5, y: -0.25 } } };
  await lab.call('comparisons.update', { id: made.id, revision: made.revision, content });
  const again = await lab.call('comparisons.open', { clips: clips.toReversed() });
  expect(again).toMatchObject({ id: made.id, revision: 2, content: { layout: { arrangement: 'stacked' } } });
  const mirrored = await lab.call('comparisons.open', { clips: [{ recordingId: last }, { recordingId: last, mirrored: true }] });
  expect(mirrored.id).not.toBe(made.id);
  expect(mirrored.content.layout.arrangement).toBe('stacked');
  expect(mirrored.content.layout.shift).toEqual({ x: 0, y: 0 });
});

test('clips are lined up by the first event that all have, sides as they look, and strides by their contacts', async () => {
  await using lab = createTestApp();
  const { last, today } = await twoVisits(lab);
  const mark = (recordingId: RecordingId, marks: readonly ReturnType<typeof contact>[]) =>
    lab.call('review.apply', { recordingId, sequence: 0, label: 'Mark', patch: marks.map((record) => ({ op: 'add' as const, record })) });
  await mark(last, [
    contact(last, 12, 'initial-contact-left'),
    contact(last, 4, 'initial-contact-left'),
    contact(last, 8, 'initial-contact-right'),
  ]);
  await mark(today, [contact(today, 3, 'initial-contact-left'), contact(today, 9, 'initial-contact-left')]);
  const two = await lab.call('comparisons.open', { clips: [{ recordingId: last }, { recordingId: today }] });
  expect(two.content.panes.map(({ zero, contacts }) => [zero, contacts])).toEqual([
    [4, [4, 12]],
    [3, [3, 9]],
  ]);
  const sides = await lab.call('comparisons.open', { clips: [{ recordingId: last }, { recordingId: last, mirrored: true }] });
  // The right contact of the mirrored clip looks like a left one.
  expect(sides.content.panes.map(({ zero }) => zero)).toEqual([4, 8]);
});

test('a stale window, frames beyond the clip, clips of two patients and pairs of other clips are refused and nothing changes', async () => {
  await using lab = createTestApp();
  const { last, today } = await twoVisits(lab);
  const made = await lab.call('comparisons.open', { clips: [{ recordingId: last }, { recordingId: today }] });
  const { id, revision, content } = made;
  const stranger = await imported(lab, await newVisit(lab), first);
  const panes = content.panes.map((pane) => ({ ...pane, zero: toFrameNo(25) }));
  const beyond = await lab.failing('comparisons.update', { id, revision, content: { ...content, panes } });
  expect(beyond).toMatchObject({ code: 'invalid-input', message: '“Side” has only 20 frames.' });
  expect((await lab.failing('comparisons.open', { clips: [{ recordingId: last }, { recordingId: stranger.id }] })).message).toBe(
    'These clips are of different patients.',
  );
  const image = { keyImageId: crypto.randomUUID(), mirrored: false };
  const pair = {
    id: crypto.randomUUID(),
    title: '',
    caption: '',
    inReport: true,
    images: [
      { ...image, recordingId: stranger.id },
      { ...image, recordingId: last },
    ],
  };
  expect((await lab.failing('comparisons.update', { id, revision, content: { ...content, pairs: [pair] } })).code).toBe('invalid-input');
  await lab.call('comparisons.update', { id, revision, content: { ...content, title: 'One' } });
  expect((await lab.failing('comparisons.update', { id, revision, content: { ...content, title: 'Two' } })).code).toBe('conflict');
  expect((await lab.call('comparisons.get', { id })).content.title).toBe('One');
});

test('a comparison that was removed, or whose clip or visit was, is not listed, and comes back with it', async () => {
  await using lab = createTestApp();
  const { last, today, lastVisit } = await twoVisits(lab);
  const { patientId } = await lab.call('visits.get', { id: lastVisit });
  const { id } = await lab.call('comparisons.open', { clips: [{ recordingId: last }, { recordingId: today }] });
  const listed = async () => (await lab.call('comparisons.list', { patientId })).map((one) => one.id);
  expect(await listed()).toEqual([id]);
  await lab.call('recordings.remove', { id: today });
  expect(await listed()).toEqual([]);
  await lab.call('recordings.restore', { id: today });
  await lab.call('visits.remove', { id: lastVisit });
  expect(await listed()).toEqual([]);
  await lab.call('visits.restore', { id: lastVisit });
  await lab.call('comparisons.remove', { id });
  expect(await listed()).toEqual([]);
  await lab.call('comparisons.restore', { id });
  expect(await listed()).toEqual([id]);
});
