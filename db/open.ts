import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { FailureError } from '#core/contract/failure.ts';
import { backUpRecord } from './backup.ts';
import { unlock } from './key.ts';
import { migrate } from './migrate.ts';
import type { WriteDb } from './sql.ts';

export type OpenOptions = {
  /** Path of the record file; it is made when missing. */
  readonly file: string;
  /** SQLCipher-compatible passphrase; null leaves the file readable by any SQLite. */
  readonly key: string | null;
  /** Where the proven copy made before a migration goes. */
  readonly backupFile: (version: number) => string;
};

/** Opens the clinic's record: key, integrity of the key, pragmas, migrations. Failures are named ('wrong-key', 'database-newer', 'database-damaged'). */
export function openRecord({ file, key, backupFile }: OpenOptions): WriteDb {
  const isNew = !existsSync(file);
  const db = new Database(file) as WriteDb;
  try {
    unlock(db, key);
    readable(db, isNew);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // What is deleted or changed is written over: nothing of it can be read from the file afterwards.
    db.pragma('secure_delete = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma('busy_timeout = 5000');
    migrate(db, (version) => backUpRecord(db, key, backupFile(version)));
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function readable(db: WriteDb, isNew: boolean): void {
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    if (isNew || (error as { code?: string }).code !== 'SQLITE_NOTADB') throw error;
    throw new FailureError(
      'wrong-key',
      'The record could not be opened with this key, or the file is not a Soleus record.',
      'Check the key; if it is right, restore the record from a backup. Nothing was changed.',
      { cause: error },
    );
  }
}
