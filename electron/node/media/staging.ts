import { createHash, randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, mkdir, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { recordingIds } from '#db/repositories/recordings.ts';
import { exclusively, type WriteDb } from '#db/sql.ts';
import type { Folders } from '../folders.ts';

/** A folder for half-made files: removed with everything in it, unless its files were moved out before. */
export type Stage = { readonly folder: string; readonly [Symbol.asyncDispose]: () => Promise<void> };

export async function openStage(folders: Folders): Promise<Stage> {
  const folder = join(folders.staging, randomUUID());
  await mkdir(folder, { recursive: true });
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

/**
 * Removes library folders that no recording names: a process was killed between filing a clip and listing it. Holds the record's write lock meanwhile, as
 * filing does, so that a clip which another process is filing right now is never taken for a leftover.
 */
export function sweepLibrary(db: WriteDb, folders: Folders): void {
  exclusively(db, () => {
    const listed = new Set<string>(recordingIds(db));
    for (const name of readdirSync(folders.library))
      if (!listed.has(name)) rmSync(join(folders.library, name), { recursive: true, force: true });
  });
}

/** Puts a written file safely on disk. */
export async function syncFile(path: string): Promise<void> {
  await using file = await open(path, 'r+');
  await file.sync();
}

/** Puts a folder's names safely on disk, so that what was made or moved there is still found after a power cut. Windows keeps them by itself and cannot be asked. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const chunkBytes = 1024 * 1024;

export type Copied = { readonly sha256: string; readonly bytes: number };

/**
 * Copies a file byte for byte, hashing on the way, and puts it safely on disk (fsync). A source that vanishes, shrinks or grows meanwhile is a
 * 'source-gone' failure. `onProgress` gets the share copied, and the bytes.
 */
export async function copyHashed(
  source: string,
  target: string,
  signal: AbortSignal,
  onProgress: (fraction: number, bytes: number) => void,
): Promise<Copied> {
  await using from = await open(source).catch((error: unknown) => {
    throw goneOr(error);
  });
  const before = await from.stat();
  if (!before.isFile()) throw new FailureError('not-a-video', 'This is not a file.', 'Choose the clip itself.');
  await using to = await open(target, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  // While one piece is hashed and written, the next is read.
  let [piece, next] = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)];
  let reading = from.read(piece, 0, piece.length, 0);
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead } = await reading.catch((error: unknown) => {
      throw goneOr(error);
    });
    if (bytesRead === 0) break;
    const part = piece.subarray(0, bytesRead);
    reading = from.read(next, 0, next.length, bytes + bytesRead);
    // What goes wrong with it is met when its turn comes; a copy that was given up has no more turns.
    reading.catch(() => {});
    const writing = writeAt(to, part, bytes);
    hash.update(part);
    await writing;
    bytes += bytesRead;
    [piece, next] = [next, piece];
    onProgress(before.size === 0 ? 1 : Math.min(1, bytes / before.size), bytes);
  }
  await to.sync();
  const after = await stat(source).catch(() => null);
  if (after === null || after.size !== bytes || after.mtimeMs !== before.mtimeMs) throw gone();
  return { sha256: hash.digest('hex'), bytes };
}

async function writeAt(to: FileHandle, part: Uint8Array, offset: number): Promise<void> {
  for (let written = 0; written < part.byteLength; )
    written += (await to.write(part, written, part.byteLength - written, offset + written)).bytesWritten;
}

/** What the system says when a file, its card, its cable or its server went away. */
const goneCodes: ReadonlySet<unknown> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EIO',
  'ENXIO',
  'ENODEV',
  'ESTALE',
  'ENOTCONN',
  'EHOSTDOWN',
  'ETIMEDOUT',
]);

/** A 'source-gone' failure for an error that says so, else the error itself. */
export const goneOr = (error: unknown): unknown => (goneCodes.has((error as { code?: unknown } | null)?.code) ? gone() : error);

const gone = (): FailureError =>
  new FailureError(
    'source-gone',
    'The file went away or changed while it was being read.',
    'Connect the camera, card or phone again and repeat.',
  );
