import { existsSync, readdirSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { filesOfErasedVideos, isErased, keptPictures } from '#db/repositories/erasure.ts';
import type { ReadDb } from '#db/sql.ts';
import type { Folders } from '../folders.ts';
import { hashOfText } from './hash.ts';

/** Removes what an erasure left behind because the program was killed before its files were gone: the record says what was erased. */
export function sweepErased(db: ReadDb, folders: Folders): void {
  for (const folder of [folders.reports, folders.takes, folders.photos])
    for (const name of readdirSync(folder))
      if (isErased(db, hashOfText(basename(name, extname(name))), 'record')) rmSync(join(folder, name), { recursive: true, force: true });
  for (const { id, original } of filesOfErasedVideos(db)) {
    const folder = join(folders.library, id);
    if (!existsSync(join(folder, original))) continue;
    const kept = new Set(keptPictures(db, id));
    for (const name of readdirSync(folder)) if (!kept.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
