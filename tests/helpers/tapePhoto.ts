import { PNG } from 'pngjs';
import type { Form } from '#core/clinical/form.ts';
import type { TapePhoto } from '#core/clinical/treatment/tapePhoto.ts';
import type { UploadId } from '#core/domain/ids.ts';
import type { TestApp } from './testApp.ts';

/** A still of one shade, as PNG. */
export function still(shade: number): Buffer {
  const png = new PNG({ width: 16, height: 9 });
  png.data.fill(shade);
  return PNG.sync.write(png);
}

/** Sends the bytes of a still, as the camera's panel does. */
export async function sendStill(lab: TestApp, bytes: Uint8Array): Promise<UploadId> {
  const { id } = await lab.call('uploads.begin', { name: 'tape.png', bytes: bytes.byteLength });
  await lab.app.bytes.write(`upload-${id}`, 0, bytes);
  return id;
}

/** Keeps a still of the camera with a taping. */
export async function keepStill(lab: TestApp, form: Form, bytes: Uint8Array): Promise<TapePhoto> {
  const { sha256 } = await lab.call('forms.keepPhoto', { id: form.id, uploadId: await sendStill(lab, bytes) });
  return { from: 'camera', sha256 };
}
