import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Form } from '#core/clinical/form.ts';
import type { TapePhoto } from '#core/clinical/treatment/tapePhoto.ts';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { edit, newRunner, newVisitOf, patientOf, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { makeNumberedClip } from '#tests/helpers/numberedClip.ts';
import { keepStill, sendStill, still } from '#tests/helpers/tapePhoto.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { frames, recordingId, visitWithClip } from '../media/recordedVisit.ts';

let lab: TestApp;
let visitId: VisitId;
let patientId: PatientId;
let taping: Form;
beforeEach(async () => {
  lab = createTestApp();
  const clip = join(lab.dataFolder, 'clip.mp4');
  await makeNumberedClip({ file: clip, frames });
  visitId = await visitWithClip(lab, clip);
  patientId = await patientOf(lab, visitId);
  await screen(lab, visitId);
  taping = await start(lab, visitId, 'taping', { side: 'left', technique: 'low-dye' });
});
afterEach(() => lab[Symbol.asyncDispose]());

const sent = (bytes: Uint8Array) => sendStill(lab, bytes);
const taken = (bytes: Uint8Array, form = taping) => keepStill(lab, form, bytes);
const ofClip = (frame: number): TapePhoto => ({ from: 'clip', recordingId, frame: toFrameNo(frame) });
const setPhotos = (photos: TapePhoto[], form = taping): Promise<Form> =>
  edit(lab, form, 'taping', (details) => ({ ...details, taping: { ...details.taping, photos } }));
const failingPhotos = async (photos: unknown[], form = taping) => {
  const { revision, details } = await lab.call('forms.get', { id: form.id });
  if (details.kind !== 'taping') throw new Error('no taping');
  return lab.failing('forms.update', { id: form.id, revision, details: { ...details, taping: { ...details.taping, photos } } });
};
const folder = (form = taping): string => join(lab.dataFolder, 'photos', form.id);

test('a still of the camera is kept with the taping under its hash, and read back as it was', async () => {
  const bytes = still(40);
  const photo = await taken(bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(photo).toEqual({ from: 'camera', sha256 });
  const { details } = await setPhotos([photo, ofClip(12)]);
  expect(details.kind === 'taping' && details.taping.photos).toEqual([photo, ofClip(12)]);
  const kept = await lab.app.bytes.resolve(`photo-${taping.id}-${sha256}`);
  expect(kept).toMatchObject({ mime: 'image/png', bytes: bytes.byteLength });
  expect(readFileSync(kept.file)).toEqual(bytes);
  // Nothing of the transfer is left, and the same picture is kept once.
  expect(await taken(bytes)).toEqual(photo);
  expect(readdirSync(folder())).toEqual([`${sha256}.png`]);
  expect(readdirSync(join(lab.dataFolder, 'staging'), { recursive: true }).filter((name) => `${name}`.includes('upload-'))).toEqual([]);
  expect(await lab.call('audit.list', { entityId: taping.id })).toEqual(
    expect.arrayContaining([expect.objectContaining({ action: 'kept', detail: 'taping: picture' })]),
  );
});

test('what is removed from the form comes back with an undo, because its file stays', async () => {
  const photo = await taken(still(40));
  await setPhotos([photo]);
  await setPhotos([]);
  const { details } = await setPhotos([photo]);
  expect(details.kind === 'taping' && details.taping.photos).toEqual([photo]);
  await lab.call('forms.remove', { id: taping.id });
  expect(await lab.failing('forms.keepPhoto', { id: taping.id, uploadId: await sent(still(1)) })).toMatchObject({ code: 'conflict' });
  await lab.call('forms.restore', { id: taping.id });
  expect(existsSync(join(folder(), `${photo.from === 'camera' ? photo.sha256 : ''}.png`))).toBe(true);
});

test('a picture that was never kept, of another patient or of a frame that is not there is refused, and nothing is lost', async () => {
  const photo = await taken(still(40));
  await setPhotos([photo]);
  expect(await failingPhotos([photo, { from: 'camera', sha256: 'a'.repeat(64) }])).toMatchObject({ code: 'invalid-input' });
  expect(await failingPhotos([ofClip(frames)])).toMatchObject({
    code: 'invalid-input',
    message: `Frame ${frames} is not in this clip of ${frames} frames.`,
  });
  expect(await failingPhotos([photo, photo])).toMatchObject({ code: 'invalid-input' });
  const other = await newRunner(lab, 'Berg');
  await screen(lab, other.visitId);
  const theirs = await start(lab, other.visitId, 'taping', { side: 'left', technique: 'low-dye' });
  expect(await failingPhotos([ofClip(0)], theirs)).toMatchObject({ code: 'invalid-input' });
  // Kept with one taping is not kept with another.
  expect(await failingPhotos([photo], theirs)).toMatchObject({ code: 'invalid-input' });
  const { details } = await lab.call('forms.get', { id: taping.id });
  expect(details.kind === 'taping' && details.taping.photos).toEqual([photo]);
});

test('only a PNG is taken, only by a taping', async () => {
  for (const bytes of [Buffer.from('no picture'), Buffer.from([0xff, 0xd8, 0xff, 0xe0])])
    expect(await lab.failing('forms.keepPhoto', { id: taping.id, uploadId: await sent(bytes) })).toMatchObject({ code: 'invalid-input' });
  const note = await writeNote(lab, visitId);
  expect(await lab.failing('forms.keepPhoto', { id: note.id, uploadId: await sent(still(1)) })).toMatchObject({ code: 'invalid-input' });
  expect(existsSync(folder())).toBe(false);
});

test('"same as last time" brings no picture along', async () => {
  await setPhotos([await taken(still(40)), ofClip(3)]);
  const next = await newVisitOf(lab, patientId);
  await screen(lab, next.id);
  const { form } = await lab.call('forms.start', { visitId: next.id, kind: 'taping', from: 'last', by: robin });
  expect(form.details.kind === 'taping' && form.details.taping.photos).toEqual([]);
});

test('a signature covers the pictures: none is added or taken away afterwards', async () => {
  const photo = await taken(still(40));
  await setPhotos([photo]);
  await writeNote(lab, visitId);
  // Every point that the rules have opened is settled by taking the tape as a lift in the shoe.
  await edit(lab, taping, 'taping', (details) => ({
    ...details,
    taping: {
      ...details.taping,
      technique: 'heel-lift',
      materials: [],
      plannedRemovalAt: null,
      lift: { heightMm: 10, bothShoes: { given: true } },
    },
  }));
  await sign(lab, visitId);
  expect(await failingPhotos([])).toMatchObject({ code: 'signed' });
  expect(await lab.failing('forms.keepPhoto', { id: taping.id, uploadId: await sent(still(2)) })).toMatchObject({ code: 'signed' });
  expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ state: 'signed', intact: true });
});

test('a picture has no way out of the program', async () => {
  const photo = await taken(still(40));
  const mediaId = `photo-${taping.id}-${photo.from === 'camera' ? photo.sha256 : ''}`;
  expect(await lab.failing('files.saveAs', { mediaId, suggestedName: 'tape.png' })).toMatchObject({ code: 'forbidden' });
  expect(await lab.failing('files.open', { mediaId })).toMatchObject({ code: 'forbidden' });
  expect(await lab.failing('exports.letOut', { recordingIds: [], mediaId, way: 'clipboard' })).toMatchObject({ code: 'forbidden' });
  // A frame of a clip leaves with the consent to the use of the clip only.
  expect(await lab.failing('files.saveAs', { mediaId: `picture-${recordingId}-12`, suggestedName: 'tape.png' })).toMatchObject({
    code: 'consent-missing',
  });
});

test('a frame that shows a tape outlives the video it is of', async () => {
  await setPhotos([ofClip(12)]);
  lab.clock.tick(3 * 366 * 86_400);
  await lab.call('retention.removeVideos', { patientId, by: robin });
  expect(readdirSync(join(lab.dataFolder, 'library', recordingId)).toSorted()).toEqual([
    expect.stringMatching(/^frame-12-/),
    expect.stringMatching(/^frame-45-/),
  ]);
  expect((await lab.app.bytes.resolve(`picture-${recordingId}-12`)).bytes).toBeGreaterThan(0);
});

test('an erasure takes the pictures with it, those that something killed left behind too, and no other patient’s', async () => {
  await setPhotos([await taken(still(40))]);
  const other = await newRunner(lab, 'Berg');
  await screen(lab, other.visitId);
  const theirs = await start(lab, other.visitId, 'taping', { side: 'left', technique: 'low-dye' });
  await setPhotos([await taken(still(80), theirs)], theirs);
  lab.clock.tick(9 * 366 * 86_400);
  const { revision, familyName } = await lab.call('patients.get', { id: patientId });
  await lab.call('patients.erase', { patientId, revision, familyName, reason: 'erasure-asked-for', by: robin });
  expect(existsSync(folder())).toBe(false);
  expect(readdirSync(folder(theirs))).toHaveLength(1);
  await expect(lab.app.bytes.resolve(`photo-${taping.id}-${'a'.repeat(64)}`)).rejects.toMatchObject({ failure: { code: 'not-found' } });

  await lab.close();
  mkdirSync(folder());
  writeFileSync(join(folder(), `${'a'.repeat(64)}.png`), still(40));
  await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 9000 });
  expect(readdirSync(join(again.dataFolder, 'photos'))).toEqual([theirs.id]);
});
