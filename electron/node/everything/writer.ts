import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FilePlace, FolderFile } from '#core/everything/manifest.ts';
import { copyHashed, syncFile, syncFolder } from '../media/staging.ts';

/** Writes the files of a folder, each once, and keeps what the manifest says of them. */
export type FolderWriter = {
  readonly root: string;
  readonly files: readonly FolderFile[];
  readonly text: (path: string, content: string, place?: FilePlace) => Promise<void>;
  /** A list of JSON values, one a line. */
  readonly list: (path: string, values: Iterable<unknown>, place: FilePlace) => Promise<void>;
  /** Byte for byte. Throws 'source-gone' for a file that goes away meanwhile. */
  readonly copy: (source: string, path: string, place: FilePlace) => Promise<FolderFile>;
  /** Puts all of it safely on the disk. */
  readonly settle: () => Promise<void>;
};

const pieceBytes = 1024 * 1024;
const atOnce = 8;

export function createFolderWriter(root: string, signal: AbortSignal, onBytes: (bytes: number) => void): FolderWriter {
  const files: FolderFile[] = [];
  const unsynced: string[] = [];
  const made = new Set<string>([root]);

  const placeFor = async (path: string): Promise<string> => {
    signal.throwIfAborted();
    const file = join(root, ...path.split('/'));
    const folder = dirname(file);
    if (!made.has(folder)) await mkdir(folder, { recursive: true, mode: 0o700 });
    for (let each = folder; !made.has(each); each = dirname(each)) made.add(each);
    return file;
  };
  const pieces = async (path: string, place: FilePlace | null, of: Iterable<string>): Promise<void> => {
    const file = await placeFor(path);
    await using handle = await open(file, 'wx', 0o600);
    const hash = createHash('sha256');
    let bytes = 0;
    let waiting = '';
    for (const part of of) {
      waiting += part;
      if (waiting.length < pieceBytes) continue;
      signal.throwIfAborted();
      bytes += await write(handle, hash, waiting);
      waiting = '';
    }
    bytes += await write(handle, hash, waiting);
    unsynced.push(file);
    files.push({ path, bytes, sha256: hash.digest('hex'), place });
  };

  return {
    root,
    files,
    text: (path, content, place) => pieces(path, place ?? null, [content]),
    list: (path, values, place) => pieces(path, place, lines(values)),
    copy: async (source, path, place) => {
      const file = await placeFor(path);
      let before = 0;
      const { sha256, bytes } = await copyHashed(source, file, signal, (_, done) => {
        onBytes(done - before);
        before = done;
      });
      const entry = { path, bytes, sha256, place };
      files.push(entry);
      return entry;
    },
    settle: async () => {
      for (const next = unsynced.splice(0); next.length > 0; ) await Promise.all(next.splice(0, atOnce).map(syncFile));
      for (const folder of made) syncFolder(folder);
    },
  };
}

async function write(handle: FileHandle, hash: Hash, text: string): Promise<number> {
  const buffer = Buffer.from(text);
  hash.update(buffer);
  await handle.writeFile(buffer);
  return buffer.byteLength;
}

/** JSON that can be read value by value. */
function* lines(values: Iterable<unknown>): Generator<string> {
  yield '[';
  let first = true;
  for (const value of values) {
    yield `${first ? '' : ','}\n${JSON.stringify(value)}`;
    first = false;
  }
  yield '\n]\n';
}
