import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FilePlace, FolderFile } from '#core/everything/manifest.ts';
import { damagedFolder } from '#db/everything/incoming.ts';
import type { Folders } from '../folders.ts';
import { copyHashed } from '../media/staging.ts';
import { insideFolder, type ReadManifest } from './folderReader.ts';

/** Where a file of a folder belongs in a data folder, from that folder on; null for rows and for what is only there to be read. */
export function placeIn(folders: Folders, place: FilePlace | null): { readonly root: string; readonly path: string } | null {
  if (place === null) return null;
  switch (place.in) {
    case 'record':
      return null;
    case 'library':
      return { root: folders.library, path: join(place.recordingId, place.file) };
    case 'reports':
      return { root: folders.reports, path: place.file };
    case 'takes':
      return { root: folders.takes, path: `${place.takeId}.mp4` };
    case 'photos':
      return { root: folders.photos, path: join(place.formId, `${place.sha256}.png`) };
    case 'clinic':
      return { root: folders.clinic, path: place.file };
    case 'protocols':
      return { root: folders.protocols, path: place.file };
    case 'programmes':
      return { root: folders.programmes, path: place.file };
  }
}

/** A file that lies beside the library, proven, until the record has its rows. */
export type StagedFile = { readonly staged: string; readonly place: FilePlace };

/**
 * Copies the files of a folder beside the library and proves each by the manifest's hash; what is only there to be read is proven and left. What is used later is what was proven.
 * Throws 'damaged-file', naming the file. `onBytes` hears of what was copied.
 */
export async function stageFiles(
  { folder, manifest }: ReadManifest,
  stage: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<readonly StagedFile[]> {
  const staged: StagedFile[] = [];
  for (const [n, file] of manifest.files.entries()) {
    signal.throwIfAborted();
    if (file.place?.in === 'record') continue;
    const source = await insideFolder(folder, file.path, 'file');
    const target = join(stage, `${manifest.people[0]?.id ?? 'clinic'}-${n}`);
    await proveCopy(source, target, file, signal, onBytes);
    if (file.place === null) await rm(target);
    else staged.push({ staged: target, place: file.place });
  }
  return staged;
}

async function proveCopy(
  source: string,
  target: string,
  { path, bytes, sha256 }: FolderFile,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  let before = 0;
  const copied = await copyHashed(source, target, signal, (_, done) => {
    onBytes(done - before);
    before = done;
  });
  if (copied.bytes < bytes) throw damagedFolder(`${path} is cut short: ${copied.bytes} of ${bytes} bytes`);
  if (copied.sha256 !== sha256) throw damagedFolder(`${path} was changed after it was written`);
}
