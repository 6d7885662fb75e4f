import type { z } from 'zod';
import { json } from '../rows.ts';
import { first, type ReadDb, runOne, sql, type WriteDb } from '../sql.ts';

/** A stored setting, or what its schema makes of an empty one. */
export function setting<S extends z.ZodType>(db: ReadDb, name: string, schema: S): z.output<S> {
  const row = first(db, sql`SELECT json FROM setting WHERE name = ${name}`);
  return schema.parse(row === null ? {} : json(row, 'json'));
}

export function setSetting(db: WriteDb, name: string, value: unknown, at: string): void {
  runOne(
    db,
    sql`
    INSERT INTO setting (name, json, updated_at) VALUES (${name}, ${JSON.stringify(value)}, ${at})
    ON CONFLICT (name) DO UPDATE SET json = excluded.json, updated_at = excluded.updated_at`,
  );
}
