import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { UploadId } from '#core/domain/ids.ts';
import { newRunner } from '#tests/helpers/clinical.ts';
import { newEpisode } from '#tests/helpers/plan.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
let episode: StoredEpisode;
beforeEach(async () => {
  lab = createTestApp();
  episode = await newEpisode(lab, (await newRunner(lab)).patientId);
});
afterEach(() => lab[Symbol.asyncDispose]());

async function sent(text: string): Promise<UploadId> {
  const bytes = new TextEncoder().encode(text);
  const { id } = await lab.call('uploads.begin', { name: 'timeline.svg', bytes: bytes.byteLength });
  await lab.app.bytes.write(`upload-${id}`, 0, bytes);
  return id;
}
/** Files that are being sent, half-made or made. */
const left = (): readonly string[] =>
  ['staging', 'outputs'].flatMap((name) =>
    readdirSync(join(lab.dataFolder, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
      statSync(join(lab.dataFolder, name, file)).isFile(),
    ),
  );

test('a picture of the timeline is kept to be saved, named after its day, and noted; it asks for no consent to the use of video', async () => {
  const uploadId = await sent('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>');
  const { outputId, fileName } = await lab.call('timeline.keepPicture', { episodeId: episode.id, uploadId, kind: 'svg' });
  expect(fileName).toBe('timeline-2026-03-02.svg');
  expect(left().map((file) => file.split('/').at(-1))).toEqual([`${outputId}.svg`]);
  // Handed out as a file, never as a page that could run something.
  expect(await lab.app.bytes.resolve(`output-${outputId}`)).toMatchObject({ mime: 'application/octet-stream' });
  expect(await lab.call('audit.list', { entityId: episode.id })).toMatchObject([
    { action: 'exported', detail: 'timeline as svg' },
    { action: 'created' },
  ]);
});

test('what is no picture, or of an unknown problem, is not kept, not noted, and nothing half-sent stays', async () => {
  const list = await sent('This is a shopping list.');
  expect(await lab.failing('timeline.keepPicture', { episodeId: episode.id, uploadId: list, kind: 'png' })).toMatchObject({
    code: 'invalid-input',
  });
  const drawing = await sent('<?xml version="1.0"?><svg/>');
  expect(await lab.failing('timeline.keepPicture', { episodeId: countedId(0xabc), uploadId: drawing, kind: 'svg' })).toMatchObject({
    code: 'not-found',
  });
  expect(left()).toEqual([]);
  expect((await lab.call('audit.list', { entityId: episode.id })).map(({ action }) => action)).toEqual(['created']);
});
