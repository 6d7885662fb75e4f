import { isDeepStrictEqual } from 'node:util';
import { inverse, type Patch, patchSchema } from '#core/annotation/patch.ts';
import {
  type Calibration,
  calibrationSchema,
  gaitEventSchema,
  keyImageSchema,
  markSchema,
  type ReviewRecord,
  shapeSchema,
  trackSchema,
} from '#core/annotation/records.ts';
import type { RecordId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { lastFrameOf } from '#core/tracking/path.ts';
import { json, number, text, textOrNull, yes } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, type Sql, sql, transaction, type WriteDb } from '../sql.ts';

/** Whose review: calibrations are shared by recordings of the visit with the same camera position. */
export type ReviewScope = { readonly recordingId: RecordingId; readonly visitId: VisitId; readonly cameraPosition: string };

/** All records that concern a recording: shapes in drawing order, key images, marks, paths, gait events, then the calibrations that hold for it. */
export function reviewRecords(db: ReadDb, scope: ReviewScope): ReviewRecord[] {
  return [
    ...all(db, sql`SELECT record_json FROM annotation WHERE recording_id = ${scope.recordingId} ORDER BY position, id`).map((row) =>
      shapeSchema.parse(json(row, 'record_json')),
    ),
    ...all(db, sql`SELECT * FROM key_image WHERE recording_id = ${scope.recordingId} ORDER BY frame`).map(keyImageFromRow),
    ...all(db, sql`SELECT * FROM mark WHERE recording_id = ${scope.recordingId} ORDER BY kind`).map(markFromRow),
    ...all(db, sql`SELECT record_json FROM track WHERE recording_id = ${scope.recordingId} ORDER BY position, id`).map((row) =>
      trackSchema.parse(json(row, 'record_json')),
    ),
    ...all(db, sql`SELECT * FROM gait_event WHERE recording_id = ${scope.recordingId} ORDER BY frame, side`).map(gaitEventFromRow),
    ...calibrationsOf(db, scope),
  ];
}

/** Calibrations that hold for a recording: drawn on one of the same named camera position in the visit, then those drawn on itself, which are in force before others. */
export function calibrationsOf(db: ReadDb, scope: ReviewScope): Calibration[] {
  return all(
    db,
    sql`
    SELECT record_json FROM calibration WHERE visit_id = ${scope.visitId}
      AND (recording_id = ${scope.recordingId} OR (camera_position <> '' AND camera_position = ${scope.cameraPosition}))
    ORDER BY recording_id = ${scope.recordingId}, kind, id`,
  ).map((row) => calibrationSchema.parse(json(row, 'record_json')));
}

/** Rises with every apply, undo and redo; 0 for a recording never edited. */
export function reviewSequence(db: ReadDb, recording: RecordingId): number {
  const row = first(db, sql`SELECT sequence FROM review_state WHERE recording_id = ${recording}`);
  return row === null ? 0 : number(row, 'sequence');
}

export type Step = { readonly sequence: number; readonly label: string; readonly patch: Patch };

/** The edit that undo would take back; null when there is none. */
export const undoStep = (db: ReadDb, recording: RecordingId): Step | null =>
  stepFromRow(first(db, sql`SELECT * FROM edit WHERE recording_id = ${recording} AND undone = 0 ORDER BY sequence DESC LIMIT 1`));

/** The edit that redo would make again; null when there is none. */
export const redoStep = (db: ReadDb, recording: RecordingId): Step | null =>
  stepFromRow(first(db, sql`SELECT * FROM edit WHERE recording_id = ${recording} AND undone = 1 ORDER BY sequence LIMIT 1`));

/** Writes a patch and remembers it; whatever had been undone can no longer be redone. Throws ReviewMismatch when it does not fit what is stored. */
export function applyEdit(db: WriteDb, recording: RecordingId, label: string, patch: Patch, at: string): void {
  transaction(db, () => {
    writePatch(db, patch);
    run(db, sql`DELETE FROM edit WHERE recording_id = ${recording} AND undone = 1`);
    const next = bumpSequence(db, recording);
    runOne(
      db,
      sql`
      INSERT INTO edit (recording_id, sequence, label, patch_json, created_at) VALUES (${recording}, ${next}, ${label}, ${JSON.stringify(patch)}, ${at})`,
    );
  });
}

export function undoEdit(db: WriteDb, recording: RecordingId, step: Step): void {
  transaction(db, () => {
    writePatch(db, inverse(step.patch));
    runOne(db, sql`UPDATE edit SET undone = 1 WHERE recording_id = ${recording} AND sequence = ${step.sequence}`);
    bumpSequence(db, recording);
  });
}

export function redoEdit(db: WriteDb, recording: RecordingId, step: Step): void {
  transaction(db, () => {
    writePatch(db, step.patch);
    runOne(db, sql`UPDATE edit SET undone = 0 WHERE recording_id = ${recording} AND sequence = ${step.sequence}`);
    bumpSequence(db, recording);
  });
}

/** A patch that does not fit what is stored: the record was changed from another window or clip. */
export class ReviewMismatch extends Error {}

function bumpSequence(db: WriteDb, recording: RecordingId): number {
  const next = reviewSequence(db, recording) + 1;
  runOne(
    db,
    sql`
    INSERT INTO review_state (recording_id, sequence) VALUES (${recording}, ${next})
    ON CONFLICT (recording_id) DO UPDATE SET sequence = excluded.sequence`,
  );
  return next;
}

/** All removals and changes are checked against what is stored, so that nothing changed elsewhere is written over. */
function writePatch(db: WriteDb, patch: Patch): void {
  for (const change of patch) {
    if (change.op !== 'add') {
      const expected = change.op === 'remove' ? change.record : change.before;
      if (!isDeepStrictEqual(storedRecord(db, expected), expected)) throw new ReviewMismatch(`${expected.type} ${expected.id} was changed`);
    }
    if (change.op === 'add') insert(db, change.record);
    else if (change.op === 'remove') remove(db, change.record);
    else replace(db, change.before, change.after);
  }
}

function storedRecord(db: ReadDb, record: ReviewRecord): ReviewRecord | null {
  const id: RecordId = record.id;
  switch (record.type) {
    case 'shape': {
      const row = first(db, sql`SELECT record_json FROM annotation WHERE id = ${id}`);
      return row === null ? null : shapeSchema.parse(json(row, 'record_json'));
    }
    case 'calibration': {
      const row = first(db, sql`SELECT record_json FROM calibration WHERE id = ${id}`);
      return row === null ? null : calibrationSchema.parse(json(row, 'record_json'));
    }
    case 'key-image': {
      const row = first(db, sql`SELECT * FROM key_image WHERE id = ${id}`);
      return row === null ? null : keyImageFromRow(row);
    }
    case 'mark': {
      const row = first(db, sql`SELECT * FROM mark WHERE id = ${id}`);
      return row === null ? null : markFromRow(row);
    }
    case 'gait-event': {
      const row = first(db, sql`SELECT * FROM gait_event WHERE id = ${id}`);
      return row === null ? null : gaitEventFromRow(row);
    }
    case 'track': {
      const row = first(db, sql`SELECT record_json FROM track WHERE id = ${id}`);
      return row === null ? null : trackSchema.parse(json(row, 'record_json'));
    }
  }
}

const insert = (db: WriteDb, record: ReviewRecord): void => runOne(db, insertionOf(record));

const remove = (db: WriteDb, record: ReviewRecord): void => runOne(db, removalOf(record));

function insertionOf(record: ReviewRecord): Sql {
  switch (record.type) {
    case 'shape':
      return sql`
        INSERT INTO annotation (id, recording_id, kind, from_frame, to_frame, position, record_json)
        VALUES (${record.id}, ${record.recordingId}, ${record.kind}, ${record.from}, ${record.to},
          (SELECT coalesce(max(position), 0) + 1 FROM annotation WHERE recording_id = ${record.recordingId}), ${JSON.stringify(record)})`;
    case 'calibration':
      return sql`
        INSERT INTO calibration (id, visit_id, recording_id, camera_position, kind, frame, record_json)
        VALUES (${record.id}, ${record.visitId}, ${record.recordingId}, ${record.cameraPosition}, ${record.kind}, ${record.frame}, ${JSON.stringify(record)})`;
    case 'key-image':
      return sql`
        INSERT INTO key_image (id, recording_id, frame, preset, title, comment, colour, in_report)
        VALUES (${record.id}, ${record.recordingId}, ${record.frame}, ${record.preset}, ${record.title}, ${record.comment}, ${record.colour}, ${record.inReport ? 1 : 0})`;
    case 'mark':
      return sql`INSERT INTO mark (id, recording_id, kind, frame) VALUES (${record.id}, ${record.recordingId}, ${record.kind}, ${record.frame})`;
    case 'gait-event':
      return sql`
        INSERT INTO gait_event (id, recording_id, side, event, frame)
        VALUES (${record.id}, ${record.recordingId}, ${record.side}, ${record.event}, ${record.frame})`;
    case 'track':
      return sql`
        INSERT INTO track (id, recording_id, name, from_frame, to_frame, position, record_json)
        VALUES (${record.id}, ${record.recordingId}, ${record.name}, ${record.from}, ${lastFrameOf(record)},
          (SELECT coalesce(max(position), 0) + 1 FROM track WHERE recording_id = ${record.recordingId}), ${JSON.stringify(record)})`;
  }
}

function removalOf(record: ReviewRecord): Sql {
  switch (record.type) {
    case 'shape':
      return sql`DELETE FROM annotation WHERE id = ${record.id}`;
    case 'calibration':
      return sql`DELETE FROM calibration WHERE id = ${record.id}`;
    case 'key-image':
      return sql`DELETE FROM key_image WHERE id = ${record.id}`;
    case 'mark':
      return sql`DELETE FROM mark WHERE id = ${record.id}`;
    case 'gait-event':
      return sql`DELETE FROM gait_event WHERE id = ${record.id}`;
    case 'track':
      return sql`DELETE FROM track WHERE id = ${record.id}`;
  }
}

/** A shape keeps its place in the drawing order, a path its place in the list. */
function replace(db: WriteDb, before: ReviewRecord, after: ReviewRecord): void {
  if (before.type === 'shape' && after.type === 'shape') {
    runOne(
      db,
      sql`
      UPDATE annotation SET kind = ${after.kind}, from_frame = ${after.from}, to_frame = ${after.to}, record_json = ${JSON.stringify(after)}
      WHERE id = ${after.id}`,
    );
    return;
  }
  if (before.type === 'track' && after.type === 'track') {
    runOne(
      db,
      sql`
      UPDATE track SET name = ${after.name}, from_frame = ${after.from}, to_frame = ${lastFrameOf(after)}, record_json = ${JSON.stringify(after)}
      WHERE id = ${after.id}`,
    );
    return;
  }
  remove(db, before);
  insert(db, after);
}

const keyImageFromRow = (row: Row): ReviewRecord =>
  keyImageSchema.parse({
    type: 'key-image',
    id: text(row, 'id'),
    recordingId: text(row, 'recording_id'),
    frame: number(row, 'frame'),
    preset: textOrNull(row, 'preset'),
    title: text(row, 'title'),
    comment: text(row, 'comment'),
    colour: text(row, 'colour'),
    inReport: yes(row, 'in_report'),
  });

const markFromRow = (row: Row): ReviewRecord =>
  markSchema.parse({
    type: 'mark',
    id: text(row, 'id'),
    recordingId: text(row, 'recording_id'),
    kind: text(row, 'kind'),
    frame: number(row, 'frame'),
  });

const gaitEventFromRow = (row: Row): ReviewRecord =>
  gaitEventSchema.parse({
    type: 'gait-event',
    id: text(row, 'id'),
    recordingId: text(row, 'recording_id'),
    side: text(row, 'side'),
    event: text(row, 'event'),
    frame: number(row, 'frame'),
  });

const stepFromRow = (row: Row | null): Step | null =>
  row === null ? null : { sequence: number(row, 'sequence'), label: text(row, 'label'), patch: patchSchema.parse(json(row, 'patch_json')) };
