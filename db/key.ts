import type Database from 'better-sqlite3';

/** Gives an opened file its SQLCipher-compatible passphrase; null for a file without one. Whether it fits shows at the first read. */
export function unlock(db: Database.Database, key: string | null): void {
  if (key === null) return;
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  db.pragma(`key='${key.replaceAll("'", "''")}'`);
}

/** Opens a second file, made with the same passphrase, beside the first, under `name`. */
export function attach(db: Database.Database, file: string, name: string, key: string | null): void {
  if (key === null) {
    db.prepare(`ATTACH DATABASE ? AS ${name}`).run(file);
    return;
  }
  // The cipher holds for the next file that is opened only.
  db.pragma("cipher='sqlcipher'");
  db.pragma('legacy=4');
  db.prepare(`ATTACH DATABASE ? AS ${name} KEY ?`).run(file, key);
}
