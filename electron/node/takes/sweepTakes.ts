import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { takesInState } from '#db/repositories/takes.ts';
import { exclusively, type WriteDb } from '#db/sql.ts';
import type { Folders } from '../folders.ts';

/**
 * Removes take files that are of no use any more: of takes that became recordings (the program was killed between filing and tidying) and of takes
 * thrown away before this start. A file that no take names is left alone: a take's file is made before it is listed.
 */
export function sweepTakes(db: WriteDb, folders: Folders): void {
  exclusively(db, () => {
    const files = new Set(readdirSync(folders.takes));
    for (const { id } of [...takesInState(db, 'kept'), ...takesInState(db, 'discarded')])
      if (files.has(`${id}.mp4`)) rmSync(join(folders.takes, `${id}.mp4`));
  });
}
