import type { FrameIndex } from '#core/domain/frameIndex.ts';
import type { PatientId, RecordingId, VisitId } from '#core/domain/ids.ts';
import { type CaptureRate, type Recording, recordingSchema } from '#core/domain/recording.ts';
import { json, number, numberOrNull, text, textOrNull, yes } from '../rows.ts';
import { all, first, type ReadDb, type Row, runOne, sql, transaction, type WriteDb } from '../sql.ts';

/** Names of a recording's files inside its library folder; `review` is null where the original is reviewed. */
export type RecordingFiles = { readonly original: string; readonly review: string | null };

export type NewRecording = {
  readonly recording: Recording;
  readonly files: RecordingFiles;
  readonly index: FrameIndex;
};

/** Adds a recording with its frame index; both or neither. */
export function addRecording(db: WriteDb, { recording: r, files, index }: NewRecording): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      INSERT INTO recording (id, visit_id, title, view, camera_position, condition, conditions_json, speed_m_per_s, width, height, frames, duration_s,
        capture_fps, slowdown, rate_source, rate_confirmed, rate_reason, original_name, original_file, original_bytes, original_sha256,
        review_file, probe_json, imported_at, removed_at)
      VALUES (${r.id}, ${r.visitId}, ${r.title}, ${r.view}, ${r.cameraPosition}, ${r.condition}, ${JSON.stringify(r.conditions)}, ${r.speed}, ${r.width}, ${r.height},
        ${r.frames}, ${r.durationSeconds}, ${r.captureRate.framesPerSecond}, ${r.captureRate.slowdown}, ${r.captureRate.source},
        ${r.captureRate.confirmed ? 1 : 0}, ${r.captureRate.reason}, ${r.originalName}, ${files.original}, ${r.originalBytes},
        ${r.originalSha256}, ${files.review}, ${JSON.stringify(r.probe)}, ${r.importedAt}, ${r.removedAt})`,
    );
    runOne(
      db,
      sql`INSERT INTO frame_index (recording_id, ticks_per_second, ticks) VALUES (${r.id}, ${index.ticksPerSecond}, ${ticksToBlob(index.ticks)})`,
    );
  });
}

/** The recording, removed or not; null when there is none. */
export function recordingById(db: ReadDb, id: RecordingId): Recording | null {
  const row = first(db, sql`SELECT * FROM recording WHERE id = ${id}`);
  return row === null ? null : recordingFromRow(row);
}

/** Those of a visit that are not removed, oldest import first. */
export function recordingsOfVisit(db: ReadDb, visit: VisitId): readonly Recording[] {
  return all(db, sql`SELECT * FROM recording WHERE visit_id = ${visit} AND removed_at IS NULL ORDER BY imported_at, rowid`).map(
    recordingFromRow,
  );
}

/** Recordings of one patient made from the very same file, removed ones included. */
export function recordingsWithHash(db: ReadDb, patient: PatientId, sha256: string): readonly Recording[] {
  return all(
    db,
    sql`
    SELECT recording.* FROM recording JOIN visit ON visit.id = recording.visit_id
    WHERE recording.original_sha256 = ${sha256} AND visit.patient_id = ${patient} ORDER BY recording.imported_at`,
  ).map(recordingFromRow);
}

export function filesOfRecording(db: ReadDb, id: RecordingId): RecordingFiles | null {
  const row = first(db, sql`SELECT original_file, review_file FROM recording WHERE id = ${id}`);
  return row === null ? null : { original: text(row, 'original_file'), review: textOrNull(row, 'review_file') };
}

/** Ids of every recording there is, removed ones included: what the library may hold. */
export function recordingIds(db: ReadDb): readonly RecordingId[] {
  return all(db, sql`SELECT id FROM recording`).map((row) => text(row, 'id') as RecordingId);
}

export function frameIndexOf(db: ReadDb, id: RecordingId): FrameIndex | null {
  const row = first(db, sql`SELECT ticks_per_second, ticks FROM frame_index WHERE recording_id = ${id}`);
  return row === null ? null : { ticksPerSecond: number(row, 'ticks_per_second'), ticks: blobToTicks(row['ticks'] as Uint8Array) };
}

export type RecordingDetails = Pick<Recording, 'title' | 'view' | 'cameraPosition' | 'condition' | 'conditions' | 'speed'>;

export function updateRecording(db: WriteDb, id: RecordingId, details: RecordingDetails): void {
  runOne(
    db,
    sql`
    UPDATE recording SET title = ${details.title}, view = ${details.view}, camera_position = ${details.cameraPosition},
      condition = ${details.condition}, conditions_json = ${JSON.stringify(details.conditions)}, speed_m_per_s = ${details.speed} WHERE id = ${id}`,
  );
}

export function setCaptureRate(db: WriteDb, id: RecordingId, rate: CaptureRate): void {
  runOne(
    db,
    sql`
    UPDATE recording SET capture_fps = ${rate.framesPerSecond}, slowdown = ${rate.slowdown}, rate_source = ${rate.source},
      rate_confirmed = ${rate.confirmed ? 1 : 0}, rate_reason = ${rate.reason} WHERE id = ${id}`,
  );
}

export function setRecordingRemoved(db: WriteDb, id: RecordingId, removedAt: string | null): void {
  runOne(db, sql`UPDATE recording SET removed_at = ${removedAt} WHERE id = ${id}`);
}

/** The library file of the bare picture of a frame, captured from what was painted; null when none was kept. */
export function framePictureFile(db: ReadDb, recording: RecordingId, frame: number): string | null {
  const row = first(db, sql`SELECT file FROM frame_picture WHERE recording_id = ${recording} AND frame = ${frame}`);
  return row === null ? null : text(row, 'file');
}

export type FramePicture = {
  readonly recordingId: RecordingId;
  readonly frame: number;
  readonly file: string;
  readonly sha256: string;
  readonly createdAt: string;
};

/** Keeps a frame's picture; a later one of the same frame takes its place. */
export function setFramePicture(db: WriteDb, p: FramePicture): void {
  runOne(
    db,
    sql`
    INSERT INTO frame_picture (recording_id, frame, file, sha256, created_at) VALUES (${p.recordingId}, ${p.frame}, ${p.file}, ${p.sha256}, ${p.createdAt})
    ON CONFLICT (recording_id, frame) DO UPDATE SET file = excluded.file, sha256 = excluded.sha256, created_at = excluded.created_at`,
  );
}

function recordingFromRow(row: Row): Recording {
  return recordingSchema.parse({
    id: text(row, 'id'),
    visitId: text(row, 'visit_id'),
    title: text(row, 'title'),
    view: text(row, 'view'),
    cameraPosition: text(row, 'camera_position'),
    condition: text(row, 'condition'),
    conditions: json(row, 'conditions_json'),
    speed: numberOrNull(row, 'speed_m_per_s'),
    width: number(row, 'width'),
    height: number(row, 'height'),
    frames: number(row, 'frames'),
    durationSeconds: number(row, 'duration_s'),
    captureRate: {
      framesPerSecond: number(row, 'capture_fps'),
      slowdown: number(row, 'slowdown'),
      source: text(row, 'rate_source'),
      confirmed: yes(row, 'rate_confirmed'),
      reason: text(row, 'rate_reason'),
    },
    originalName: text(row, 'original_name'),
    originalBytes: number(row, 'original_bytes'),
    originalSha256: text(row, 'original_sha256'),
    reviewCopy: textOrNull(row, 'review_file') !== null,
    probe: json(row, 'probe_json'),
    importedAt: text(row, 'imported_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
}

/** Little-endian 64-bit integers on every machine. */
function ticksToBlob(ticks: readonly number[]): Uint8Array {
  const blob = new Uint8Array(ticks.length * 8);
  const view = new DataView(blob.buffer);
  for (const [i, tick] of ticks.entries()) view.setBigInt64(i * 8, BigInt(tick), true);
  return blob;
}

function blobToTicks(blob: Uint8Array): number[] {
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  return Array.from({ length: blob.byteLength / 8 }, (_, i) => Number(view.getBigInt64(i * 8, true)));
}
