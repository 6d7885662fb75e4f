import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, realpath, rm, stat, statfs } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { z } from 'zod';
import { FailureError } from '#core/contract/failure.ts';
import type { Folders } from '../folders.ts';
import { syncFolder } from '../media/staging.ts';
import type { Log } from '../ports.ts';

/** While a folder is being written it ends in this, so that nobody takes it for a whole one. */
export const unfinishedEnding = '.unfinished';
const notePrefix = 'writing-';
const noteSchema = z.object({ folder: z.string().endsWith(unfinishedEnding) });

/** A folder that is being written. Until `finish` it has another name; left without it, it is removed. */
export type Target = {
  /** Where to write. */
  readonly folder: string;
  /** Where it will be. */
  readonly finalFolder: string;
  /** Gives it its name. Throws 'duplicate' when something else has taken it meanwhile. */
  readonly finish: () => void;
  /** Makes it unfinished again. */
  readonly takeBack: () => void;
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

/**
 * Makes an unfinished folder `name` inside `into`, which has to be there; null for the data folder's own. Throws 'invalid-input', 'forbidden', 'duplicate' or 'no-permission',
 * naming the folder. A note of it stays in this process's half-made files: what a kill leaves is removed at the next start.
 */
export async function openTarget(folders: Folders, dataFolder: string, into: string | null, name: string): Promise<Target> {
  const parent = await parentOf(folders, dataFolder, into);
  const finalFolder = join(parent, name);
  const folder = `${finalFolder}${unfinishedEnding}`;
  if (existsSync(finalFolder)) throw taken(finalFolder);
  const note = join(folders.staging, `${notePrefix}${name}`);
  writeFileSync(note, JSON.stringify({ folder }), { mode: 0o600 });
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    rmSync(note, { force: true });
    throw outside(error, folder);
  }
  let finished = false;
  return {
    folder,
    finalFolder,
    finish: () => {
      syncFolder(folder);
      if (existsSync(finalFolder)) throw taken(finalFolder);
      renameSync(folder, finalFolder);
      finished = true;
      syncFolder(parent);
    },
    takeBack: () => {
      if (!finished) return;
      renameSync(finalFolder, folder);
      finished = false;
    },
    [Symbol.asyncDispose]: async () => {
      if (!finished) await rm(folder, { recursive: true, force: true });
      rmSync(note, { force: true });
    },
  };
}

/**
 * Removes the unfinished folders that a process which is no longer alive was writing. What cannot be removed, on a disk that is not there or may not be written to, keeps its name
 * and is logged: it keeps nobody from starting.
 */
export function sweepUnfinished(staging: string, log: Log): void {
  for (const name of readdirSync(staging).filter((each) => each.startsWith(notePrefix))) {
    try {
      const { folder } = noteSchema.parse(JSON.parse(readFileSync(join(staging, name), 'utf8')));
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      log.error('an unfinished folder could not be removed', error);
    }
  }
}

async function parentOf(folders: Folders, dataFolder: string, into: string | null): Promise<string> {
  if (into === null) return folders.exports;
  if (!isAbsolute(into))
    throw new FailureError('invalid-input', `${into} does not say where it begins.`, 'Give the whole path of the folder.', {
      fields: { into: 'Give the whole path of the folder.' },
    });
  const found = await stat(into).catch((error: unknown) => {
    throw outside(error, into);
  });
  if (!found.isDirectory()) throw new FailureError('invalid-input', `${into} is a file, not a folder.`, 'Choose a folder.');
  const [there, own, exports] = await Promise.all([realpath(into), realpath(dataFolder), realpath(folders.exports)]);
  if (isInside(there, own) && !isInside(there, exports))
    throw new FailureError(
      'forbidden',
      'This folder belongs to the record itself, which tidies it up.',
      'Choose a folder outside of the data folder, or the one that is offered.',
    );
  return into;
}

const isInside = (folder: string, parent: string): boolean => {
  const way = relative(parent, folder);
  return way === '' || (way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way));
};

const taken = (folder: string): FailureError =>
  new FailureError(
    'duplicate',
    `There is a folder ${basename(folder)} in ${dirname(folder)} already.`,
    'Choose another place, or try again in a minute; nothing was written over.',
  );

/** An error of the place that somebody chose, in words about that place. */
export function outside(error: unknown, place: string): unknown {
  const code = (error as { code?: unknown } | null)?.code;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return new FailureError(
        'disk-full',
        `There is no room left in ${place}.`,
        'Free some space, or choose another disk; what was begun there was removed again.',
        { cause: error },
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new FailureError('no-permission', `Soleus may not write in ${place}.`, 'Change its rights, or choose another folder.', {
        cause: error,
      });
    case 'ENOENT':
    case 'ENOTDIR':
      return new FailureError('invalid-input', `There is no folder ${place}.`, 'Make it, connect its disk, or choose another.', {
        cause: error,
      });
    case 'EEXIST':
      return taken(place);
    default:
      return error;
  }
}

/** Throws 'disk-full' where a place has less room than is needed. A place that cannot tell is tried. */
export async function needRoom(place: string, bytes: number): Promise<void> {
  const facts = await statfs(place).catch(() => null);
  if (facts === null) return;
  const free = facts.bavail * facts.bsize;
  if (free >= bytes) return;
  const mb = (n: number): number => Math.ceil(n / 1_000_000);
  throw new FailureError(
    'disk-full',
    `This takes ${mb(bytes)} MB, and ${place} has ${mb(free)} MB left.`,
    'Free some space, or choose another disk; nothing was written.',
  );
}
