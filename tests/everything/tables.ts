import { join } from 'node:path';
import Database from 'better-sqlite3';

export type Rows = Readonly<Record<string, readonly unknown[]>>;

/** Every row of every table of a record, in the order of its key, as SQLite gives it. The search's own tables are left out: they are looked at through a search. */
export function rowsIn(dataFolder: string): Rows {
  const db = new Database(join(dataFolder, 'soleus.db'), { readonly: true });
  try {
    const names = db
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search%' ORDER BY name",
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      names.map((name) => {
        const rows = db.prepare(`SELECT * FROM ${name}`).all() as Record<string, unknown>[];
        const shown = rows.map((row) =>
          JSON.stringify(row, (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('hex') : value)),
        );
        return [name, shown.toSorted()];
      }),
    );
  } finally {
    db.close();
  }
}

/** All tables of a record that the list of tables has to know, virtual ones too. */
export function tableNames(dataFolder: string): readonly string[] {
  const db = new Database(join(dataFolder, 'soleus.db'), { readonly: true });
  try {
    return db
      .prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'patient_search_%' ORDER BY name",
      )
      .pluck()
      .all() as string[];
  } finally {
    db.close();
  }
}
