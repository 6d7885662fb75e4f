import type Database from 'better-sqlite3';

/** Gives an opened file its SQLCipher-compatible passphrase; null for a file without one. Whether it fits shows at the first read. */
export function unlock(db: Database.Database, key: string | null): void {
  if (key === null) return;
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  db.pragma(`key='${key.replaceAll("'", "''")}'`);
}
