import Database from 'better-sqlite3';

/**
 * Takes the lock that `file` stands for, for as long as this process lives or until `release`; null while another holds it.
 * The lock is SQLite's own on an empty database: the system drops it when the process dies, so that a crash never leaves a folder locked.
 */
export function takeLock(file: string): { readonly release: () => void } | null {
  const db = new Database(file, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') return null;
    throw error;
  }
  return { release: () => void db.close() };
}
