import Database from 'better-sqlite3';
import { unlock } from '../key.ts';
import type { ReadDb } from '../sql.ts';

/** The record as it is at one moment: what is written afterwards is not seen. For reading that takes long while others work. */
export type Snapshot = { readonly db: ReadDb; readonly close: () => void };

export function openSnapshot(file: string, key: string | null): Snapshot {
  const db = new Database(file, { readonly: true }) as ReadDb;
  try {
    unlock(db, key);
    db.pragma('busy_timeout = 5000');
    db.pragma('trusted_schema = OFF');
    db.exec('BEGIN');
    // A transaction begins with its first reading.
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    db.close();
    throw error;
  }
  return { db, close: () => void db.close() };
}
