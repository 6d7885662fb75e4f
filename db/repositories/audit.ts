import { createHash } from 'node:crypto';
import { number, text } from '../rows.ts';
import { all, first, type ReadDb, type Row, runOne, sql, type WriteDb } from '../sql.ts';

export type AuditFact = {
  readonly at: string;
  readonly actor: string;
  /** What was done, as a short verb: created, updated, removed, restored, imported, exported, opened … */
  readonly action: string;
  /** The kind of thing it was done to. */
  readonly entity: string;
  readonly entityId: string;
  /** Which fields or files, never their content. */
  readonly detail: string;
};
export type AuditEntry = AuditFact & { readonly id: number };

const start = '0'.repeat(64);

/** Appends a fact; its hash covers the fact and the hash of the row before it. Call it inside the transaction that makes the change. */
export function addAudit(db: WriteDb, fact: AuditFact): void {
  const last = first(db, sql`SELECT hash FROM audit ORDER BY id DESC LIMIT 1`);
  const previous = last === null ? start : text(last, 'hash');
  runOne(
    db,
    sql`
    INSERT INTO audit (at, actor, action, entity, entity_id, detail, previous_hash, hash)
    VALUES (${fact.at}, ${fact.actor}, ${fact.action}, ${fact.entity}, ${fact.entityId}, ${fact.detail}, ${previous}, ${hashOf(previous, fact)})`,
  );
}

/** Newest first; of one thing when `entityId` is given. */
export function auditEntries(db: ReadDb, entityId: string | null, limit: number): readonly AuditEntry[] {
  const rows =
    entityId === null
      ? all(db, sql`SELECT * FROM audit ORDER BY id DESC LIMIT ${limit}`)
      : all(db, sql`SELECT * FROM audit WHERE entity_id = ${entityId} ORDER BY id DESC LIMIT ${limit}`);
  return rows.map(entryFromRow);
}

/** Id of the first row that does not fit the chain (changed, or one before it taken out); null when the log is whole. */
export function firstBrokenAudit(db: ReadDb): number | null {
  let previous = start;
  for (const row of all(db, sql`SELECT * FROM audit ORDER BY id`)) {
    const entry = entryFromRow(row);
    if (text(row, 'previous_hash') !== previous || text(row, 'hash') !== hashOf(previous, entry)) return entry.id;
    previous = text(row, 'hash');
  }
  return null;
}

const hashOf = (previous: string, fact: AuditFact): string =>
  createHash('sha256')
    .update(JSON.stringify([previous, fact.at, fact.actor, fact.action, fact.entity, fact.entityId, fact.detail]))
    .digest('hex');

const entryFromRow = (row: Row): AuditEntry => ({
  id: number(row, 'id'),
  at: text(row, 'at'),
  actor: text(row, 'actor'),
  action: text(row, 'action'),
  entity: text(row, 'entity'),
  entityId: text(row, 'entity_id'),
  detail: text(row, 'detail'),
});
