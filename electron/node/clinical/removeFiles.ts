import { createHash } from 'node:crypto';
import { copyFile, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordingId } from '#core/domain/ids.ts';
import { type KeptVideo, keptPictures, type PatientFiles } from '#db/repositories/erasure.ts';
import { setFramePicture } from '#db/repositories/recordings.ts';
import type { AppContext } from '../context.ts';
import { nowOf } from '../written.ts';
import { photoFolder } from './photoFiles.ts';

type Context = Pick<AppContext, 'db' | 'ports' | 'folders' | 'bytes'>;

/** Keeps the picture of each frame that is a key image or shows a tape, of which none is kept, before the video it is read from goes. */
export async function keepPictures(context: Context, { id, frames }: KeptVideo): Promise<void> {
  const { db, bytes, folders } = context;
  for (const frame of frames) {
    const { file: from } = await bytes.resolve(`picture-${id}-${frame}`);
    const sha256 = createHash('sha256')
      .update(await readFile(from))
      .digest('hex');
    const file = `frame-${frame}-${sha256.slice(0, 12)}.png`;
    await copyFile(from, join(folders.library, id, file));
    setFramePicture(db, { recordingId: id, frame, file, sha256, createdAt: nowOf(context) });
  }
}

/** Removes the video of a recording with its copies and its poster; pictures of key images and of tapes stay. */
export async function removeVideo({ db, folders }: Context, id: RecordingId): Promise<void> {
  const folder = join(folders.library, id);
  const kept = new Set(keptPictures(db, id));
  for (const name of await readdir(folder).catch(missing))
    if (!kept.has(name)) await rm(join(folder, name), { recursive: true, force: true });
  await removeMade({ folders }, [id]);
}

/** Removes every file of a patient who is no longer in the record. */
export async function removeAll({ folders }: Pick<Context, 'folders'>, { recordings, reports, takes, forms }: PatientFiles): Promise<void> {
  for (const id of recordings) await rm(join(folders.library, id), { recursive: true, force: true });
  for (const file of reports) await rm(join(folders.reports, file), { force: true });
  for (const id of takes) await rm(join(folders.takes, `${id}.mp4`), { force: true });
  for (const id of forms) await rm(photoFolder(folders, id), { recursive: true, force: true });
  await removeMade({ folders }, recordings);
}

/** What this process made of recordings for looking at: frames, pictures for print. */
async function removeMade({ folders }: Pick<Context, 'folders'>, recordings: readonly RecordingId[]): Promise<void> {
  for (const name of await readdir(folders.outputs, { recursive: true }).catch(missing))
    if (recordings.some((id) => name.includes(id))) await rm(join(folders.outputs, name), { recursive: true, force: true });
}

/** A folder that is not there holds nothing. */
function missing(error: unknown): string[] {
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
  throw error;
}
