import { FailureError } from '#core/contract/failure.ts';
import { migrations as shipped } from './migrations/index.ts';
import type { WriteDb } from './sql.ts';

/** One step forward. The runner owns the transaction and the version. */
export type Migration = { readonly name: string; readonly up: (db: WriteDb) => void };

/** Number of migrations the file has had. */
export const versionOf = (db: WriteDb): number => db.pragma('user_version', { simple: true }) as number;

/**
 * Brings the file to the present version, all steps in one transaction. `backUp` runs first when an existing record is about to change.
 * Throws a 'database-newer' failure when the file was made by a newer Soleus.
 */
export function migrate(db: WriteDb, backUp: (version: number) => void, migrations: readonly Migration[] = shipped): void {
  const version = versionOf(db);
  if (version > migrations.length) {
    throw new FailureError(
      'database-newer',
      `This clinic's record was made by a newer Soleus (record version ${version}, this program knows ${migrations.length}).`,
      'Install the newest Soleus on this computer; nothing was changed.',
    );
  }
  if (version === migrations.length) return;
  if (version > 0) backUp(version);
  db.transaction(() => {
    for (const step of migrations.slice(version)) step.up(db);
    db.pragma(`user_version = ${migrations.length}`);
  })();
}
