import Database from 'better-sqlite3';
import { FailureError } from '#core/contract/failure.ts';
import { unlock } from '../key.ts';
import { migrate } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { text } from '../rows.ts';
import { all, type Row, sql, type WriteDb } from '../sql.ts';
import { sqlValueOf } from './cell.ts';
import { columnsOf } from './columns.ts';
import { holdsJson } from './table.ts';
import { recordTable, recordTables } from './tables.ts';

/** A record of its own into which a folder is read before anything of it touches the clinic's: what does not fit there never gets further. */
export type Incoming = {
  readonly db: WriteDb;
  /** Adds rows as they stand in a folder. Throws 'damaged-file', with the line, for a row that the table does not take. */
  readonly add: (table: string, rows: readonly IncomingRow[]) => void;
  /** Brings the rows up to the present tables and makes sure of all that they promise. Throws 'damaged-file'. */
  readonly settle: () => void;
  readonly close: () => void;
};
export type IncomingRow = { readonly line: number; readonly row: unknown };

/** How many changes to the tables this program knows. */
export const presentVersion = migrations.length;

/** What is wrong with a folder, as the end of a sentence without patient data. */
export const damagedFolder = (what: string, cause?: unknown): FailureError =>
  new FailureError(
    'damaged-file',
    `This folder cannot be read in: ${what}.`,
    'Take it from the program that wrote it once more; nothing was changed here.',
    cause === undefined ? {} : { cause },
  );

/** Makes the record in `file`, which is not there yet, with the tables as they were at `version`. Throws 'database-newer' for a version that this program does not know. */
export function openIncoming(file: string, key: string | null, version: number): Incoming {
  if (version > presentVersion)
    throw new FailureError(
      'database-newer',
      `This folder was written by a newer Soleus (record version ${version}, this program knows ${presentVersion}).`,
      'Install the newest Soleus on this computer, then read it in; nothing was changed.',
    );
  const db = new Database(file) as WriteDb;
  unlock(db, key);
  // Thrown away if anything happens to it: speed before safety.
  db.pragma('journal_mode = MEMORY');
  db.pragma('synchronous = OFF');
  db.pragma('trusted_schema = OFF');
  // Rows come table by table; what hangs on what is looked at once all are there.
  db.pragma('foreign_keys = OFF');
  migrate(db, () => {}, migrations.slice(0, version));

  const statements = new Map<string, { readonly columns: readonly string[]; readonly insert: Database.Statement }>();
  const statementOf = (table: string) => {
    const known = statements.get(table);
    if (known !== undefined) return known;
    const entry = recordTable(table);
    const columns = entry === null || entry.owner.of === 'derived' ? [] : columnsOf(db, table).map(({ name }) => name);
    if (columns.length === 0) throw damagedFolder(`there is no table ${table}`);
    const marks = columns.map(() => '?').join(', ');
    // A line of the log may come with more than one patient; anything else comes once.
    const doing = table === 'audit' ? 'INSERT OR IGNORE' : 'INSERT';
    const made = { columns, insert: db.prepare(`${doing} INTO ${table} (${columns.join(', ')}) VALUES (${marks})`) };
    statements.set(table, made);
    return made;
  };

  return {
    db,
    add: (table, rows) => {
      const { columns, insert } = statementOf(table);
      const addAll = db.transaction(() => {
        for (const { line, row } of rows) {
          try {
            insert.run(...valuesOf(columns, row));
          } catch (error) {
            throw damagedFolder(`line ${line} of ${table} does not fit, ${(error as Error).message}`, error);
          }
        }
      });
      addAll();
    },
    settle: () => {
      statements.clear();
      migrate(db, () => {});
      const [loose] = all(db, sql`SELECT "table" AS name, parent FROM pragma_foreign_key_check`);
      if (loose !== undefined)
        throw damagedFolder(`a row of ${text(loose, 'name')} belongs to a ${text(loose, 'parent')} that is not there`);
      for (const { table, columns } of recordTables) checkColumns(db, table, columns);
    },
    close: () => void db.close(),
  };
}

/** The values of a row in the order of the columns; every column and no other has to be there. */
function valuesOf(columns: readonly string[], row: unknown): readonly unknown[] {
  if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new TypeError('it is no row');
  const strange = Object.keys(row).find((name) => !columns.includes(name));
  if (strange !== undefined) throw new TypeError(`there is no column ${strange.slice(0, 60)}`);
  return columns.map((name) => {
    if (!Object.hasOwn(row, name)) throw new TypeError(`${name} is missing`);
    return sqlValueOf(name, (row as Row)[name]);
  });
}

function checkColumns(db: WriteDb, table: string, columns: (typeof recordTables)[number]['columns']): void {
  const checked = Object.entries(columns);
  if (checked.length === 0) return;
  const rows = db.prepare(`SELECT ${checked.map(([name]) => name).join(', ')} FROM ${table}`).iterate() as IterableIterator<Row>;
  for (const row of rows)
    for (const [name, schema] of checked) {
      const value = row[name];
      if (value === null || value === undefined) continue;
      const parsed = schema.safeParse(holdsJson(name) ? JSON.parse(String(value)) : value);
      if (!parsed.success) {
        const [issue] = parsed.error.issues;
        throw damagedFolder(
          `${name} of a row of ${table} is not what it should be (${[...(issue?.path ?? [])].join('.')}: ${issue?.message})`,
        );
      }
    }
}
