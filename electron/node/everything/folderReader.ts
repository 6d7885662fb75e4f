import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, realpath } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import { folderFiles, folderVersion, type Manifest, manifestHeadSchema, manifestSchema } from '#core/everything/manifest.ts';
import { damagedFolder, presentVersion } from '#db/everything/incoming.ts';
import { sealLine } from './seal.ts';
import { unfinishedEnding } from './target.ts';

/** A folder with a manifest that holds together; its files are not looked at yet. */
export type ReadManifest = { readonly folder: string; readonly manifest: Manifest; readonly sha256: string };
/** All of a folder: its own manifest, and of a folder of all patients those of theirs. */
export type OpenedFolder = { readonly own: ReadManifest; readonly parts: readonly ReadManifest[] };

/** Far more than a manifest of a large clinic takes. */
const largestManifest = 256 * 1024 * 1024;

/** Reads and checks the manifests of a folder. Throws 'invalid-input', 'database-newer' or 'damaged-file'. */
export async function openFolder(place: string): Promise<OpenedFolder> {
  if (!isAbsolute(place))
    throw new FailureError('invalid-input', `${place} does not say where it begins.`, 'Give the whole path of the folder.');
  const folder = await realpath(place).catch(() => {
    throw new FailureError('invalid-input', `There is no folder ${place}.`, 'Check its path, or connect its disk.');
  });
  if (!(await lstat(folder)).isDirectory())
    throw new FailureError('invalid-input', `${place} is a file, not a folder.`, 'Choose a folder.');
  if (folder.endsWith(unfinishedEnding)) throw damagedFolder('it was never finished: the program was ended while it was being written');
  const own = await readManifest(folder);
  const parts: ReadManifest[] = [];
  for (const { folder: part, manifestSha256 } of own.manifest.parts) {
    const read = await readManifest(await insideFolder(folder, part, 'folder'));
    if (read.sha256 !== manifestSha256) throw damagedFolder(`the manifest of ${part} is not the one that was written with it`);
    if (read.manifest.kind !== 'patient') throw damagedFolder(`${part} is not a folder of one patient`);
    parts.push(read);
  }
  return { own, parts };
}

/**
 * Where a path of a manifest lies on the disk. No part of it may be a link: it could lead anywhere. Throws 'damaged-file' for that, and for what is not there or of another
 * kind.
 */
export async function insideFolder(folder: string, path: string, kind: 'file' | 'folder'): Promise<string> {
  const names = path.split('/');
  let at = folder;
  for (const [n, name] of names.entries()) {
    at = join(at, name);
    const found = await lstat(at).catch(() => null);
    if (found === null) throw damagedFolder(`${path} is not there`);
    if (found.isSymbolicLink()) throw damagedFolder(`${path} is a link to somewhere else`);
    const wanted = n < names.length - 1 || kind === 'folder' ? found.isDirectory() : found.isFile();
    if (!wanted) throw damagedFolder(`${path} is not a ${kind}`);
  }
  return at;
}

async function readManifest(folder: string): Promise<ReadManifest> {
  const missing = await lstat(join(folder, folderFiles.manifest)).then(
    () => false,
    () => true,
  );
  if (missing)
    throw new FailureError(
      'invalid-input',
      `There is no ${folderFiles.manifest} in ${folder}.`,
      'Choose the folder that Soleus wrote, not one above it or inside it.',
    );
  const text = await readSmall(await insideFolder(folder, folderFiles.manifest, 'file'), largestManifest);
  const seal = await readSmall(await insideFolder(folder, folderFiles.seal, 'file'), 1024);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const value = parsed(text);
  // Whether this program can read it is asked first: a newer folder may be sealed in another way.
  refuseNewer(value);
  if (seal.toString('utf8') !== sealLine(sha256)) throw damagedFolder(`${folderFiles.manifest} was changed after it was written`);
  const manifest = manifestSchema.safeParse(value);
  if (!manifest.success) {
    const [issue] = manifest.error.issues;
    throw damagedFolder(`${folderFiles.manifest} is not what it should be (${issue?.path.join('.')}: ${issue?.message})`);
  }
  return { folder, manifest: manifest.data, sha256 };
}

async function readSmall(file: string, most: number): Promise<Buffer> {
  await using handle = await open(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
  if ((await handle.stat()).size > most)
    throw new FailureError(
      'too-large',
      `${file} is larger than such a file can be.`,
      'Check where this folder comes from; nothing was read.',
    );
  return handle.readFile();
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch (cause) {
    throw damagedFolder(`${folderFiles.manifest} is no JSON`, cause);
  }
}

function refuseNewer(value: unknown): void {
  const head = manifestHeadSchema.safeParse(value);
  if (!head.success) throw damagedFolder(`${folderFiles.manifest} is not one that Soleus writes`);
  const record = (value as { recordVersion?: unknown }).recordVersion;
  const newer = head.data.version > folderVersion || (typeof record === 'number' && record > presentVersion);
  if (newer)
    throw new FailureError(
      'database-newer',
      'This folder was written by a newer Soleus, and this one does not know all that is in it.',
      'Install the newest Soleus on this computer, then read it in; nothing was changed.',
    );
}
