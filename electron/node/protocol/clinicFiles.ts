import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseProtocol } from '#core/protocol/protocol.ts';
import { syncFile, syncFolder } from '../media/staging.ts';

const removedEnding = '.removed';

/** Writes a whole file or none: aside first, then in place of the old one. */
export async function writeWhole(folder: string, file: string, text: string): Promise<void> {
  const aside = join(folder, `.${file}.${randomUUID()}`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await writeFile(aside, text, { mode: 0o600, flag: 'wx' });
    await syncFile(aside);
    await rename(aside, join(folder, file));
    syncFolder(folder);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}

/** Takes a file out of use; it stays in the folder under another name, in which `stamp` keeps removed ones apart and in order. */
export async function setAside(folder: string, file: string, stamp: string): Promise<void> {
  await rename(join(folder, file), join(folder, `${file}.${stamp.replaceAll(/[^0-9TZ]/g, '')}${removedEnding}`));
  syncFolder(folder);
}

/** The file of this protocol that was taken out of use last: its present name and the one it had. Null when there is none. */
export async function lastSetAside(folder: string, id: string): Promise<{ readonly aside: string; readonly file: string } | null> {
  const stampOf = (name: string): string => name.slice(0, -removedEnding.length).split('.').at(-1) ?? '';
  const names = (await readdir(folder)).filter((name) => name.endsWith(removedEnding));
  for (const aside of names.toSorted((a, b) => stampOf(b).localeCompare(stampOf(a)))) {
    const read = parseProtocol(await readFile(join(folder, aside), 'utf8'));
    if (read.ok && read.protocol.id === id) return { aside, file: aside.slice(0, -removedEnding.length).split('.').slice(0, -1).join('.') };
  }
  return null;
}
