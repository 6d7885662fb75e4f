import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { UploadId } from '#core/domain/ids.ts';
import type { Folders } from './folders.ts';

/** Files that a page sends piece by piece, for hosts that cannot hand out paths. Held in the staging folder until used or abandoned. */
export type Uploads = {
  readonly begin: (id: UploadId, name: string, bytes: number) => Promise<void>;
  readonly write: (id: UploadId, offset: number, chunk: Uint8Array) => Promise<{ readonly received: number }>;
  /** The whole file; throws 'conflict' while bytes are missing, 'not-found' for an unknown id. */
  readonly finished: (id: UploadId) => { readonly file: string; readonly name: string };
  readonly abandon: (id: UploadId) => Promise<void>;
};

type Upload = { readonly name: string; readonly file: string; readonly bytes: number; received: number; busy: boolean };

const largest = 1024 ** 4;

export function createUploads(folders: Folders): Uploads {
  const uploads = new Map<UploadId, Upload>();
  const get = (id: UploadId): Upload => {
    const upload = uploads.get(id);
    if (upload === undefined) throw new FailureError('not-found', 'This transfer is over or was never begun.', 'Choose the file again.');
    return upload;
  };
  return {
    begin: async (id, name, bytes) => {
      if (bytes > largest)
        throw new FailureError('too-large', 'This file is larger than Soleus takes (1 TB).', 'Cut the clip before importing it.');
      const file = join(folders.staging, `upload-${id}`);
      await (await open(file, 'wx', 0o600)).close();
      uploads.set(id, { name, file, bytes, received: 0, busy: false });
    },
    write: async (id, offset, chunk) => {
      const upload = get(id);
      if (upload.busy || offset !== upload.received)
        throw new FailureError('conflict', `The transfer stands at byte ${upload.received}, not ${offset}.`, 'Choose the file again.');
      if (offset + chunk.byteLength > upload.bytes)
        throw new FailureError('too-large', 'More bytes came than were announced.', 'The file may be changing; choose it again.');
      upload.busy = true;
      try {
        await using handle = await open(upload.file, 'r+');
        for (let done = 0; done < chunk.byteLength; )
          done += (await handle.write(chunk, done, chunk.byteLength - done, offset + done)).bytesWritten;
        upload.received += chunk.byteLength;
      } finally {
        upload.busy = false;
      }
      return { received: upload.received };
    },
    finished: (id) => {
      const upload = get(id);
      if (upload.received !== upload.bytes)
        throw new FailureError('conflict', `Only ${upload.received} of ${upload.bytes} bytes have come.`, 'Choose the file again.');
      return { file: upload.file, name: upload.name };
    },
    abandon: async (id) => {
      const upload = get(id);
      uploads.delete(id);
      await rm(upload.file, { force: true });
    },
  };
}
