import type { ProtocolRunId, VisitId } from '#core/domain/ids.ts';
import { type ProtocolRun, protocolRunSchema, type RunState } from '#core/protocol/run.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Runs of a visit, the one opened last first. */
export const runsOfVisit = (db: ReadDb, visit: VisitId): readonly ProtocolRun[] =>
  all(db, sql`SELECT * FROM protocol_run WHERE visit_id = ${visit} ORDER BY updated_at DESC, rowid DESC`).map(runFromRow);

/** Null when there is none. */
export function runById(db: ReadDb, id: ProtocolRunId): ProtocolRun | null {
  const row = first(db, sql`SELECT * FROM protocol_run WHERE id = ${id}`);
  return row === null ? null : runFromRow(row);
}

export function addRun(db: WriteDb, r: ProtocolRun): void {
  runOne(
    db,
    sql`
    INSERT INTO protocol_run (id, visit_id, protocol_id, revision, protocol_json, state_json, started_at, updated_at, finished_at)
    VALUES (${r.id}, ${r.visitId}, ${r.protocolId}, ${r.revision}, ${JSON.stringify(r.protocol)}, ${JSON.stringify(r.state)}, ${r.startedAt},
      ${r.updatedAt}, ${r.finishedAt})`,
  );
}

/** Writes the state over revision `revision` and makes the next one; false when the run has moved on since. */
export const updateRun = (
  db: WriteDb,
  id: ProtocolRunId,
  revision: number,
  { state, finishedAt }: { readonly state: RunState; readonly finishedAt: string | null },
  at: string,
): boolean =>
  run(
    db,
    sql`
    UPDATE protocol_run SET revision = revision + 1, state_json = ${JSON.stringify(state)}, updated_at = ${at}, finished_at = ${finishedAt}
    WHERE id = ${id} AND revision = ${revision}`,
  ) === 1;

const runFromRow = (row: Row): ProtocolRun =>
  protocolRunSchema.parse({
    id: text(row, 'id'),
    visitId: text(row, 'visit_id'),
    protocolId: text(row, 'protocol_id'),
    revision: number(row, 'revision'),
    protocol: json(row, 'protocol_json'),
    state: json(row, 'state_json'),
    startedAt: text(row, 'started_at'),
    updatedAt: text(row, 'updated_at'),
    finishedAt: textOrNull(row, 'finished_at'),
  });
