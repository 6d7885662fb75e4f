import { attach } from '../key.ts';
import { addAudit } from '../repositories/audit.ts';
import { indexPatients } from '../repositories/patients.ts';
import { number, text } from '../rows.ts';
import { all, exclusively, type ReadDb, type Row, type Sql, sql, type WriteDb } from '../sql.ts';
import { damagedFolder } from './incoming.ts';
import { tablesOfPatients } from './owned.ts';
import { recordTables } from './tables.ts';

/** What came in, and which settings stayed as they are here because they were set here already. */
export type CopiedIn = { readonly patients: number; readonly rows: number; readonly keptSettings: readonly string[] };

/** A settled incoming record: a closed file, with the key of this record. */
export type IncomingFile = { readonly file: string; readonly key: string | null };

/** Names of tables and columns come from the table of tables and from the record's own schema. */
const raw = (words: string): Sql => ({ text: words, values: [] });
const count = (db: ReadDb, from: string): number => number(all(db, raw(`SELECT count(*) AS n FROM ${from}`))[0] ?? {}, 'n');

/**
 * Copies the rows of an incoming record into this one: all in one transaction, in which `moveFiles` puts the files in their places and
 * writes down what was done. What it throws takes everything back. A whole log is kept as it is where there is none yet; else its lines are added below what is there, in their
 * order, chained anew. Throws 'damaged-file' for a row that is here already.
 */
export function copyIn(db: WriteDb, { file, key }: IncomingFile, log: 'whole' | 'lines', moveFiles: () => void): CopiedIn {
  attach(db, file, 'incoming', key);
  try {
    return exclusively(db, () => {
      db.pragma('defer_foreign_keys = ON');
      for (const { table } of tablesOfPatients) refuseTwice(db, table);
      giveNumbers(db);
      const keptSettings = all(
        db,
        sql`SELECT name FROM incoming.setting AS new JOIN main.setting AS old USING (name) WHERE new.json <> old.json ORDER BY name`,
      ).map((row) => text(row, 'name'));
      let rows = 0;
      for (const { table, owner } of recordTables) {
        if (owner.of === 'derived' || owner.of === 'audit') continue;
        const columns = all(db, sql`SELECT name FROM pragma_table_info(${table}, 'main') ORDER BY cid`).map((row) => text(row, 'name'));
        const doing = owner.of === 'clinic' ? 'INSERT OR IGNORE' : 'INSERT';
        rows += db
          .prepare(`${doing} INTO main.${table} (${columns.join(', ')}) SELECT ${columns.join(', ')} FROM incoming.${table} ORDER BY rowid`)
          .run().changes;
      }
      const patients = all(db, sql`SELECT id FROM incoming.patient`).map((row) => text(row, 'id'));
      indexPatients(db, patients);
      rows += copyAudit(db, log);
      moveFiles();
      return { patients: patients.length, rows, keptSettings };
    });
  } finally {
    db.exec('DETACH DATABASE incoming');
  }
}

function refuseTwice(db: ReadDb, table: string): void {
  const key = all(db, sql`SELECT name FROM pragma_table_info(${table}, 'main') WHERE pk > 0`).map((row) => text(row, 'name'));
  const same = key.map((column) => `old.${column} = new.${column}`).join(' AND ');
  if (count(db, `incoming.${table} AS new JOIN main.${table} AS old ON ${same}`) > 0)
    throw damagedFolder(`a row of ${table} is in this record already, with another patient`);
}

/** Patients keep the number that a search finds them by, unless somebody here has it. */
function giveNumbers(db: WriteDb): void {
  const taken = all(
    db,
    sql`SELECT id FROM incoming.patient WHERE number IS NULL OR number IN (SELECT number FROM main.patient WHERE number IS NOT NULL)`,
  );
  const give = db.prepare(
    'UPDATE incoming.patient SET number = 1 + max((SELECT coalesce(max(number), 0) FROM main.patient), (SELECT coalesce(max(number), 0) FROM incoming.patient)) WHERE id = ?',
  );
  for (const row of taken) give.run(text(row, 'id'));
}

function copyAudit(db: WriteDb, log: 'whole' | 'lines'): number {
  if (log === 'whole' && count(db, 'main.audit') === 0)
    return db.prepare('INSERT INTO main.audit SELECT * FROM incoming.audit ORDER BY id').run().changes;
  const lines = db.prepare('SELECT * FROM incoming.audit ORDER BY id').all() as Row[];
  for (const line of lines)
    addAudit(db, {
      at: text(line, 'at'),
      actor: text(line, 'actor'),
      action: text(line, 'action'),
      entity: text(line, 'entity'),
      entityId: text(line, 'entity_id'),
      detail: text(line, 'detail'),
    });
  return lines.length;
}
