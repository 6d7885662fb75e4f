import { number, text } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';

export type Column = { readonly name: string; readonly type: string; readonly nullable: boolean };

/** The columns of a table as it is in this record. A primary key of whole numbers is never null, whatever the table says. */
export const columnsOf = (db: ReadDb, table: string): readonly Column[] =>
  all(db, sql`SELECT name, type, "notnull" AS filled, pk FROM pragma_table_info(${table}) ORDER BY cid`).map((row) => ({
    name: text(row, 'name'),
    type: text(row, 'type'),
    nullable: number(row, 'filled') === 0 && number(row, 'pk') === 0,
  }));
