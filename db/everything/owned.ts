import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { all, type ReadDb, type Row, type Sql } from '../sql.ts';
import type { RecordTable } from './table.ts';
import { recordTable, recordTables } from './tables.ts';

/** Names of tables and columns come from the table of tables, never from anybody who types. */
const raw = (text: string, ...values: Sql['values']): Sql => ({ text, values });
const listed = 'IN (SELECT id FROM whose)';
/** The first value of a statement that begins with it is a JSON list of patients' ids. */
const withWhose = 'WITH whose (id) AS (SELECT value FROM json_each(?))';

/** The condition under which a row is of the patients in `whose`. Throws for a table that belongs to no patient. */
function conditionOf({ table, owner }: RecordTable): string {
  switch (owner.of) {
    case 'patient-itself':
      return `id ${listed}`;
    case 'patient': {
      const parent = recordTable(owner.parent);
      if (parent === null) throw new Error(`${table} hangs on ${owner.parent}, which has no entry`);
      // Short cut for the most common case; the patient is there by a foreign key.
      if (parent.owner.of === 'patient-itself') return `${owner.column} ${listed}`;
      return `${owner.column} IN (SELECT ${owner.key ?? 'id'} FROM ${owner.parent} WHERE ${conditionOf(parent)})`;
    }
    case 'two-patients':
      return `${owner.columns.map((column) => `${column} ${listed}`).join(' AND ')} AND ${owner.where}`;
    case 'audit':
    case 'clinic':
    case 'derived':
      throw new Error(`${table} is of no patient`);
  }
}

/** Tables whose rows are somebody's. */
export const tablesOfPatients = recordTables.filter(({ owner }) => ['patient-itself', 'patient', 'two-patients'].includes(owner.of));
/** Tables that go out with all patients only. Of those of two patients, what belongs to both of one folder has gone there. */
export const tablesOfClinic = recordTables.filter(({ owner }) => ['clinic', 'audit', 'two-patients'].includes(owner.of));

/** Rows of a table that are of these patients, in the order in which they were written; those that trace clips which stay here left out. */
export function rowsOfPatients(
  db: ReadDb,
  entry: RecordTable,
  patients: readonly PatientId[],
  staying: readonly RecordingId[] = [],
): readonly Row[] {
  const { table, traces } = entry;
  const left = traces === undefined ? '' : ` AND ${traces} NOT IN (SELECT value FROM json_each(?))`;
  const values = [JSON.stringify(patients), ...(traces === undefined ? [] : [JSON.stringify(staying)])];
  return all(db, raw(`${withWhose} SELECT * FROM ${table} WHERE ${conditionOf(entry)}${left} ORDER BY rowid`, ...values));
}

/** Rows of a table that are the clinic's, all patients' folders apart. */
export function rowsOfClinic(db: ReadDb, { table, owner }: RecordTable): readonly Row[] {
  const apart = owner.of === 'two-patients' ? ` WHERE NOT (${owner.where})` : '';
  return all(db, raw(`SELECT * FROM ${table}${apart} ORDER BY rowid`));
}

/** Lines of the log about things of these patients, oldest first: by their id, or by the name of a file that shows them. */
export function auditOfPatients(db: ReadDb, patients: readonly PatientId[]): readonly Row[] {
  const idsOf = (entries: readonly RecordTable[]): string =>
    entries.map((entry) => `SELECT id FROM ${entry.table} WHERE ${conditionOf(entry)}`).join(' UNION ALL ');
  const logged = recordTables.filter((entry) => entry.logged !== undefined);
  return all(
    db,
    raw(
      `${withWhose}
       SELECT audit.* FROM audit WHERE entity_id IN (${idsOf(logged)})
       UNION
       SELECT audit.* FROM (${idsOf(logged.filter((entry) => entry.logged === 'files-too'))}) AS file
         CROSS JOIN (VALUES ('clip-'), ('original-'), ('thumbnail-'), ('picture-'), ('report-')) AS kind
         JOIN audit ON entity_id >= kind.column1 || file.id AND entity_id < kind.column1 || file.id || '~'
       ORDER BY id`,
      JSON.stringify(patients),
    ),
  );
}
