import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { FailureError } from '#core/contract/failure.ts';
import { unlock } from './key.ts';
import type { ReadDb } from './sql.ts';

/**
 * Copies the record as it is now into `target`, which must not exist, and opens the copy to make sure of it: every page readable, as
 * many rows as in the record. A keyed record stays keyed, with the same key. Until the copy is proven it has another name, so that whatever
 * bears the name of a backup is one. Throws 'duplicate' when `target` exists and 'database-damaged' when the copy is not whole.
 */
export function backUpRecord(db: ReadDb, key: string | null, target: string): void {
  if (existsSync(target))
    throw new FailureError('duplicate', 'There is a backup of this name already.', 'Choose another name; nothing was written over.');
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    db.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`);
    prove(db, key, part);
    sync(part);
    renameSync(part, target);
    if (process.platform !== 'win32') sync(dirname(target));
  } finally {
    rmSync(part, { force: true });
  }
}

function prove(db: ReadDb, key: string | null, copy: string): void {
  const opened = new Database(copy, { readonly: true });
  try {
    unlock(opened, key);
    const found = opened.pragma('integrity_check', { simple: true });
    if (found !== 'ok' || contents(opened) !== contents(db))
      throw new FailureError(
        'database-damaged',
        'The copy of the record is not whole, so it was not kept.',
        'Check the disk, then try again; the record itself was not touched.',
      );
  } finally {
    opened.close();
  }
}

/** Version, tables and their numbers of rows. */
function contents(db: Pick<Database.Database, 'prepare' | 'pragma'>): string {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name")
    .all() as {
    name: string;
  }[];
  const counts = tables.map(({ name }) => [name, db.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()]);
  return JSON.stringify([db.pragma('user_version', { simple: true }), counts]);
}

function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
