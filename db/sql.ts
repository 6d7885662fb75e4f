import type Database from 'better-sqlite3';

declare const canRead: unique symbol;
declare const canWrite: unique symbol;

/** A handle whose holder may only run SELECTs. */
export type ReadDb = Database.Database & { readonly [canRead]: true };
/** A handle whose holder may change the record. Every WriteDb is a ReadDb. */
export type WriteDb = ReadDb & { readonly [canWrite]: true };

export type SqlValue = string | number | bigint | Uint8Array | null;
export type Sql = { readonly text: string; readonly values: readonly SqlValue[] };
export type Row = Readonly<Record<string, SqlValue>>;

/** Text plus bound parameters; a value never becomes part of the text. */
export const sql = (parts: TemplateStringsArray, ...values: readonly SqlValue[]): Sql => ({ text: parts.join('?'), values });

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>();

function prepared(db: Database.Database, text: string): Database.Statement {
  const known = statements.get(db) ?? new Map<string, Database.Statement>();
  statements.set(db, known);
  const statement = known.get(text) ?? db.prepare(text);
  known.set(text, statement);
  return statement;
}

export const all = (db: ReadDb, query: Sql): readonly Row[] => prepared(db, query.text).all(...query.values) as Row[];

export const first = (db: ReadDb, query: Sql): Row | null => (prepared(db, query.text).get(...query.values) as Row | undefined) ?? null;

/** Runs a change and says how many rows it touched. */
export const run = (db: WriteDb, query: Sql): number => prepared(db, query.text).run(...query.values).changes;

/** Runs a change that must touch exactly one row; anything else is a bug and rolls back the transaction it is in. */
export function runOne(db: WriteDb, query: Sql): void {
  const changed = run(db, query);
  if (changed !== 1) throw new Error(`expected one changed row, got ${changed}: ${query.text.trim().split('\n')[0]}`);
}

/** All or nothing. Nests as savepoints. */
export const transaction = <T>(db: WriteDb, work: () => T): T => db.transaction(work)();

/** All or nothing, holding the write lock from the beginning: no other process writes meanwhile. */
export const exclusively = <T>(db: WriteDb, work: () => T): T => db.transaction(work).immediate();
