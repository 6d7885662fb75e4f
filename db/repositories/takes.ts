import { type Take, type TakeLog, type TakeSync, takeSchema, takeSyncSchema } from '#core/capture/take.ts';
import type { RecordingId, TakeGroupId, TakeId, VisitId } from '#core/domain/ids.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** What the record knows of a take; how many bytes are safe is asked of the disk. */
export type StoredTake = Omit<Take, 'bytes'>;

export function addTake(db: WriteDb, t: StoredTake): void {
  runOne(
    db,
    sql`
    INSERT INTO take (id, group_id, visit_id, number, role, state, camera_json, conditions_json, started_at, log_json, recording_id)
    VALUES (${t.id}, ${t.groupId}, ${t.visitId}, ${t.number}, ${t.camera.role}, ${t.state}, ${JSON.stringify(t.camera)},
      ${JSON.stringify(t.conditions)}, ${t.startedAt}, ${t.log === null ? null : JSON.stringify(t.log)}, ${t.recordingId})`,
  );
}

/** The number that the next group of takes of a visit gets; those thrown away keep theirs. */
export function nextTakeNumber(db: ReadDb, visit: VisitId): number {
  const row = first(db, sql`SELECT coalesce(max(number), 0) + 1 AS next FROM take WHERE visit_id = ${visit}`);
  return row === null ? 1 : number(row, 'next');
}

export function takeById(db: ReadDb, id: TakeId): StoredTake | null {
  const row = first(db, sql`SELECT * FROM take WHERE id = ${id}`);
  return row === null ? null : takeFromRow(row);
}

/** In the order in which they were begun, those thrown away included. */
export function takesOfVisit(db: ReadDb, visit: VisitId): readonly StoredTake[] {
  return all(db, sql`SELECT * FROM take WHERE visit_id = ${visit} ORDER BY number, rowid`).map(takeFromRow);
}

export function takeOfRecording(db: ReadDb, recording: RecordingId): StoredTake | null {
  const row = first(db, sql`SELECT * FROM take WHERE recording_id = ${recording}`);
  return row === null ? null : takeFromRow(row);
}

/** Takes of all visits in one state, oldest first. */
export function takesInState(db: ReadDb, state: Take['state']): readonly StoredTake[] {
  return all(db, sql`SELECT * FROM take WHERE state = ${state} ORDER BY started_at, rowid`).map(takeFromRow);
}

/** The take has become a recording. */
export function keepTake(db: WriteDb, id: TakeId, recording: RecordingId, log: TakeLog | null): void {
  runOne(
    db,
    sql`
    UPDATE take SET state = 'kept', recording_id = ${recording}, log_json = ${log === null ? null : JSON.stringify(log)}
    WHERE id = ${id} AND state = 'recording'`,
  );
}

export function setTakeState(db: WriteDb, id: TakeId, from: Take['state'], to: 'recording' | 'discarded'): void {
  runOne(db, sql`UPDATE take SET state = ${to} WHERE id = ${id} AND state = ${from}`);
}

export function setTakeSync(db: WriteDb, s: TakeSync): void {
  run(
    db,
    sql`
    INSERT INTO take_sync (group_id, reference_id, other_id, offset_s, residual_s, method)
    VALUES (${s.groupId}, ${s.reference}, ${s.other}, ${s.offsetSeconds}, ${s.residualSeconds}, ${s.method})
    ON CONFLICT (group_id) DO UPDATE SET reference_id = excluded.reference_id, other_id = excluded.other_id,
      offset_s = excluded.offset_s, residual_s = excluded.residual_s, method = excluded.method`,
  );
}

export function takeSyncOf(db: ReadDb, group: TakeGroupId): TakeSync | null {
  const row = first(db, sql`SELECT * FROM take_sync WHERE group_id = ${group}`);
  if (row === null) return null;
  return takeSyncSchema.parse({
    groupId: text(row, 'group_id'),
    reference: text(row, 'reference_id'),
    other: text(row, 'other_id'),
    offsetSeconds: number(row, 'offset_s'),
    residualSeconds: number(row, 'residual_s'),
    method: text(row, 'method'),
  });
}

const storedTakeSchema = takeSchema.omit({ bytes: true });

function takeFromRow(row: Row): StoredTake {
  return storedTakeSchema.parse({
    id: text(row, 'id'),
    groupId: text(row, 'group_id'),
    visitId: text(row, 'visit_id'),
    number: number(row, 'number'),
    state: text(row, 'state'),
    camera: json(row, 'camera_json'),
    conditions: json(row, 'conditions_json'),
    startedAt: text(row, 'started_at'),
    log: textOrNull(row, 'log_json') === null ? null : json(row, 'log_json'),
    recordingId: textOrNull(row, 'recording_id'),
  });
}
