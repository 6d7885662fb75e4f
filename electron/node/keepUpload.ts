import { copyFile, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { UploadId } from '#core/domain/ids.ts';
import type { AppContext } from './context.ts';

/** First bytes by which a made file is known for what it is called. */
const signatures = {
  png: { at: 0, bytes: '\x89PNG' },
  svg: { at: 0, bytes: '<?xml' },
  mp4: { at: 4, bytes: 'ftyp' },
  /** The byte order mark by which a spreadsheet knows UTF-8. */
  csv: { at: 0, bytes: '\xef\xbb\xbf' },
} as const;
export type MadeKind = keyof typeof signatures;

/**
 * Makes an uploaded file a made one, and gives its output id; what was uploaded is gone afterwards, whether that went well or not. `check` throws where it may not be. Fails with
 * 'invalid-input' for a file of another kind.
 */
export async function keepUpload(
  { folders, ports, uploads }: Pick<AppContext, 'folders' | 'ports' | 'uploads'>,
  uploadId: UploadId,
  kind: MadeKind,
  check: () => void,
): Promise<string> {
  const outputId = ports.ids.next();
  const half = join(folders.outputs, `half-${outputId}`);
  const { file } = uploads.finished(uploadId);
  try {
    check();
    if (!(await beginsAs(file, kind)))
      throw new FailureError('invalid-input', `What was sent is no ${kind.toUpperCase()} file.`, 'Make the picture or video again.');
    await copyFile(file, half);
    await rename(half, join(folders.outputs, `${outputId}.${kind}`));
  } finally {
    await uploads.abandon(uploadId);
    await rm(half, { force: true });
  }
  return outputId;
}

async function beginsAs(file: string, kind: MadeKind): Promise<boolean> {
  const { at, bytes } = signatures[kind];
  await using handle = await open(file, 'r');
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes.length), 0, bytes.length, at);
  return bytesRead === bytes.length && buffer.toString('latin1') === bytes;
}
