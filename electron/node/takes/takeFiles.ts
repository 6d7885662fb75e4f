import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { TakeId } from '#core/domain/ids.ts';
import type { Folders } from '../folders.ts';
import { syncFolder } from '../media/staging.ts';

/** The files that takes are recorded into. What was answered is on the disk: a power cut loses only what was on its way. */
export type TakeFiles = {
  readonly begin: (id: TakeId) => Promise<void>;
  /** Appends at `offset`. A chunk that is there already, sent again after a lost answer, is taken as done. */
  readonly append: (id: TakeId, offset: number, chunk: Uint8Array) => Promise<{ readonly received: number }>;
  /** Nothing is appended any more; resolves when the last chunk is on the disk. */
  readonly end: (id: TakeId) => Promise<void>;
  /** Whether this process is recording it now: chunks came within the last few seconds. */
  readonly isLive: (id: TakeId) => boolean;
  /** Bytes on the disk; 0 when there is no file. */
  readonly bytes: (id: TakeId) => Promise<number>;
  readonly path: (id: TakeId) => string;
  readonly remove: (id: TakeId) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Writer = { readonly handle: FileHandle; received: number; last: Promise<unknown>; quiet: NodeJS.Timeout; live: boolean };

/** A page that sends nothing for so long is not recording any more. */
const quietMs = 4000;

/** `onQuiet` is called when a take that was being recorded is left alone: its page was closed or killed. */
export function createTakeFiles(folders: Folders, onQuiet: (id: TakeId) => void): TakeFiles {
  const writers = new Map<TakeId, Writer>();
  const untilQuiet = (id: TakeId): NodeJS.Timeout =>
    setTimeout(() => {
      const writer = writers.get(id);
      if (writer === undefined) return;
      writer.live = false;
      onQuiet(id);
    }, quietMs).unref();
  const path = (id: TakeId): string => join(folders.takes, `${id}.mp4`);
  const end = async (id: TakeId): Promise<void> => {
    const writer = writers.get(id);
    if (writer === undefined) return;
    writers.delete(id);
    clearTimeout(writer.quiet);
    await writer.last.catch(() => {});
    await writer.handle.close();
  };
  const append = async (writer: Writer, offset: number, chunk: Uint8Array): Promise<{ received: number }> => {
    const repeated = offset < writer.received && offset + chunk.byteLength <= writer.received;
    if (repeated && (await isThere(writer.handle, offset, chunk))) return { received: writer.received };
    if (offset !== writer.received)
      throw new FailureError(
        'conflict',
        `The take stands at byte ${writer.received}, not ${offset}.`,
        'Stop the take: what was saved is kept.',
      );
    for (let done = 0; done < chunk.byteLength; )
      done += (await writer.handle.write(chunk, done, chunk.byteLength - done, offset + done)).bytesWritten;
    await writer.handle.datasync();
    writer.received += chunk.byteLength;
    return { received: writer.received };
  };
  return {
    path,
    begin: async (id) => {
      const handle = await open(path(id), 'wx+', 0o600);
      syncFolder(folders.takes);
      writers.set(id, { handle, received: 0, last: Promise.resolve(), quiet: untilQuiet(id), live: true });
    },
    append: (id, offset, chunk) => {
      const writer = writers.get(id);
      if (writer === undefined)
        throw new FailureError('not-found', 'This take is not being recorded.', 'Start a new take; what was saved of this one is kept.');
      clearTimeout(writer.quiet);
      writer.quiet = untilQuiet(id);
      writer.live = true;
      const appended = writer.last.then(() => append(writer, offset, chunk));
      writer.last = appended.catch(() => {});
      return appended;
    },
    end,
    isLive: (id) => writers.get(id)?.live === true,
    bytes: async (id) => (await stat(path(id)).catch(() => null))?.size ?? 0,
    remove: async (id) => {
      await end(id);
      await rm(path(id), { force: true });
    },
    close: async () => {
      for (const id of [...writers.keys()]) await end(id);
    },
  };
}

async function isThere(handle: FileHandle, offset: number, chunk: Uint8Array): Promise<boolean> {
  const stored = Buffer.alloc(chunk.byteLength);
  const { bytesRead } = await handle.read(stored, 0, stored.byteLength, offset);
  return bytesRead === chunk.byteLength && stored.equals(chunk);
}
