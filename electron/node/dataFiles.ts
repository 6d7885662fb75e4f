import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileProblem } from '#core/domain/dataFile.ts';
import type { protocolOrigins } from '#core/protocol/listing.ts';

type Origin = (typeof protocolOrigins)[number];
export type DataFolders = Readonly<Record<Origin, string>>;

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Files of one kind: what they are called where something is wrong with them, and how their text is read. */
export type DataKind<T> = { readonly one: string; readonly several: string; readonly read: (text: string) => Read<T> };

/** What a file holds. `text` is that of the file; `overrides`: a clinic's file that stands in place of one that comes with Soleus. */
export type DataFile<T> = {
  readonly value: T;
  readonly origin: Origin;
  readonly file: string;
  readonly text: string;
  readonly overrides: boolean;
};
export type DataProblem = FileProblem & { readonly origin: Origin; readonly file: string };
type Found<T> = { readonly files: readonly DataFile<T>[]; readonly problems: readonly DataProblem[] };

/** Files beyond this are not read: no protocol and no programme is as long. */
const mostBytes = 1024 * 1024;

/** What lies in both folders, the clinic's before a shipped one of the same id, in order of their names; and what is wrong with files that cannot be used. */
export async function readDataFiles<T extends { readonly id: string; readonly name: string }>(
  kind: DataKind<T>,
  folders: DataFolders,
): Promise<Found<T>> {
  const clinic = await readFolder(kind, 'clinic', folders.clinic);
  const shipped = await readFolder(kind, 'shipped', folders.shipped);
  const own = new Set(clinic.files.map(({ value }) => value.id));
  const isShipped = (id: string): boolean => shipped.files.some(({ value }) => value.id === id);
  const all = [
    ...clinic.files.map((one) => ({ ...one, overrides: isShipped(one.value.id) })),
    ...shipped.files.filter(({ value }) => !own.has(value.id)),
  ];
  return {
    files: all.toSorted((a, b) => a.value.name.localeCompare(b.value.name, 'en')),
    problems: [...clinic.problems, ...shipped.problems],
  };
}

async function readFolder<T extends { readonly id: string }>(kind: DataKind<T>, origin: Origin, folder: string): Promise<Found<T>> {
  const files: DataFile<T>[] = [];
  const problems: DataProblem[] = [];
  const names = await namesIn(folder);
  if (names === null && origin === 'shipped')
    return {
      files,
      problems: [{ origin, file: folder, path: '', message: `The ${kind.several} that come with Soleus are gone: install Soleus again.` }],
    };
  for (const file of (names ?? []).filter((name) => name.endsWith('.json') && !name.startsWith('.')).toSorted()) {
    const { found, text } = await readOne(kind, join(folder, file));
    const twin = found.ok ? files.find(({ value }) => value.id === found.value.id) : undefined;
    if (!found.ok) problems.push(...found.problems.map((problem) => ({ origin, file, ...problem })));
    else if (twin !== undefined) problems.push({ origin, file, path: 'id', message: `${twin.file} has the id ${twin.value.id} already.` });
    else files.push({ value: found.value, origin, file, text, overrides: false });
  }
  return { files, problems };
}

/** Null where there is no such folder: someone took it away while Soleus runs. */
async function namesIn(folder: string): Promise<readonly string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function readOne<T>(kind: DataKind<T>, path: string): Promise<{ readonly found: Read<T>; readonly text: string }> {
  try {
    const { size } = await stat(path);
    if (size > mostBytes) return { found: unusable(`The file is larger than ${mostBytes} bytes: it is no ${kind.one}.`), text: '' };
    const text = await readFile(path, 'utf8');
    return { found: kind.read(text), text };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return { found: unusable(`The file cannot be read (${code}).`), text: '' };
  }
}

const unusable = (message: string): { readonly ok: false; readonly problems: readonly FileProblem[] } => ({
  ok: false,
  problems: [{ path: '', message }],
});
