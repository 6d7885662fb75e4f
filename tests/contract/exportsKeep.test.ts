import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { UploadId } from '#core/domain/ids.ts';
import { allowVideoUseOf } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { recordingId, visitWithClip } from '../media/recordedVisit.ts';

let lab: TestApp;
beforeEach(async () => {
  lab = createTestApp();
  // Its bytes are never read here.
  const clip = join(lab.dataFolder, 'clip.mp4');
  writeFileSync(clip, 'a clip');
  await allowVideoUseOf(lab, await visitWithClip(lab, clip));
});
afterEach(() => lab[Symbol.asyncDispose]());

/** Files that are being sent, half-made or made. */
const left = (): readonly string[] =>
  ['staging', 'outputs'].flatMap((name) =>
    readdirSync(join(lab.dataFolder, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(lab.dataFolder, name, file)).isFile(),
    ),
  );

async function sent(bytes: Uint8Array): Promise<UploadId> {
  const { id } = await lab.call('uploads.begin', { name: 'made.mp4', bytes: bytes.byteLength });
  await lab.app.bytes.write(`upload-${id}`, 0, bytes);
  return id;
}
const video = new Uint8Array([0, 0, 0, 16, ...Buffer.from('ftypisom'), 0, 0, 0, 0]);

test('a made video is kept, and nothing else of it', async () => {
  const uploadId = await sent(video);
  const { outputId } = await lab.call('exports.keep', { uploadId, kind: 'mp4', recordings: [recordingId] });
  expect(left().map((file) => file.split('/').at(-1))).toEqual([`${outputId}.mp4`]);
});

test('what is no video, or of an unknown clip, is not kept, and nothing half-sent stays', async () => {
  const text = await sent(new TextEncoder().encode('This is a shopping list.'));
  await expect(lab.call('exports.keep', { uploadId: text, kind: 'mp4', recordings: [recordingId] })).rejects.toMatchObject({
    failure: { code: 'invalid-input' },
  });
  const stranger = await sent(video);
  await expect(lab.call('exports.keep', { uploadId: stranger, kind: 'mp4', recordings: [countedId(0xbad)] })).rejects.toMatchObject({
    failure: { code: 'not-found' },
  });
  expect(left()).toEqual([]);
});

test('a video that cannot be written where it is kept leaves nothing half-made', async () => {
  const uploadId = await sent(video);
  const own = join(lab.dataFolder, 'outputs', readdirSync(join(lab.dataFolder, 'outputs'))[0] ?? 'missing');
  rmSync(own, { recursive: true });
  // A file where the folder was: every write into it fails, for the superuser too.
  writeFileSync(own, '');
  await expect(lab.call('exports.keep', { uploadId, kind: 'mp4', recordings: [recordingId] })).rejects.toThrow();
  rmSync(own);
  expect(left()).toEqual([]);
});
