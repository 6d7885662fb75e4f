import { z } from 'zod';
import { type Calibration, calibrationSchema, type KeyImage, keyImageSchema, type Shape, shapeSchema } from '#core/annotation/records.ts';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import type { RecordingId, VisitId } from '#core/domain/ids.ts';
import { type Patient, patientSchema, type Visit, visitSchema } from '#core/domain/patient.ts';
import { type Recording, recordingSchema } from '#core/domain/recording.ts';
import { all, first, type ReadDb, type Row, sql } from '../sql.ts';

/** A recording as a report needs it, with the files its frames are read from. */
export type ReportRecording = {
  readonly recording: Recording;
  readonly originalFile: string;
  /** Null when frames are read from the original. */
  readonly reviewFile: string | null;
  readonly index: FrameIndex | null;
  readonly shapes: readonly Shape[];
  readonly keyImages: readonly KeyImage[];
  /** Stored bare pictures by frame. */
  readonly pictures: ReadonlyMap<number, { readonly file: string; readonly sha256: string }>;
  /** Frame of the clip's time zero. */
  readonly origin: FrameNo | null;
};

/** Everything of one visit that a report may draw on, as it stands now. Removed recordings are left out. */
export type ReportSources = {
  readonly patient: Patient;
  readonly visit: Visit;
  readonly recordings: readonly ReportRecording[];
  readonly calibrations: readonly Calibration[];
};

/** Null for an unknown visit. A removed visit can still be reported on. */
export function reportSources(db: ReadDb, visitId: VisitId): ReportSources | null {
  const visit = first(db, sql`SELECT * FROM visit WHERE id = ${visitId}`);
  if (visit === null) return null;
  const patient = first(db, sql`SELECT * FROM patient WHERE id = ${visit['patient_id'] ?? null}`);
  if (patient === null) return null;
  const rows = all(db, sql`SELECT * FROM recording WHERE visit_id = ${visitId} AND removed_at IS NULL ORDER BY imported_at, id`);
  return {
    patient: patientFromRow(patient),
    visit: visitFromRow(visit),
    recordings: rows.map((row) => withReview(db, row)),
    calibrations: all(db, sql`SELECT record_json FROM calibration WHERE visit_id = ${visitId} ORDER BY id`).map((row) =>
      calibrationSchema.parse(json(row['record_json'])),
    ),
  };
}

function withReview(db: ReadDb, row: Row): ReportRecording {
  const recording = recordingFromRow(row);
  const { id } = recording;
  const pictures = all(db, sql`SELECT frame, file, sha256 FROM frame_picture WHERE recording_id = ${id}`);
  const origin = first(db, sql`SELECT frame FROM mark WHERE recording_id = ${id} AND kind = 'origin'`);
  return {
    recording,
    originalFile: String(row['original_file']),
    reviewFile: row['review_file'] === null ? null : String(row['review_file']),
    index: frameIndexOf(db, id),
    shapes: all(db, sql`SELECT record_json FROM annotation WHERE recording_id = ${id} ORDER BY position, id`).map((shape) =>
      shapeSchema.parse(json(shape['record_json'])),
    ),
    keyImages: all(db, sql`SELECT * FROM key_image WHERE recording_id = ${id} ORDER BY frame`).map(keyImageFromRow),
    pictures: new Map(pictures.map((one) => [Number(one['frame']), { file: String(one['file']), sha256: String(one['sha256']) }])),
    origin: origin === null ? null : (Number(origin['frame']) as FrameNo),
  };
}

const json = (value: unknown): unknown => JSON.parse(z.string().parse(value));

function frameIndexOf(db: ReadDb, id: RecordingId): FrameIndex | null {
  const row = first(db, sql`SELECT ticks, ticks_per_second FROM frame_index WHERE recording_id = ${id}`);
  if (row === null) return null;
  const blob = z.instanceof(Uint8Array).parse(row['ticks']);
  const reader = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const ticks = Array.from({ length: blob.byteLength / 8 }, (_, n) => Number(reader.getBigInt64(n * 8, true)));
  return { ticks, ticksPerSecond: Number(row['ticks_per_second']) };
}

function keyImageFromRow(row: Row): KeyImage {
  return keyImageSchema.parse({
    type: 'key-image',
    id: row['id'],
    recordingId: row['recording_id'],
    frame: row['frame'],
    preset: row['preset'],
    title: row['title'],
    comment: row['comment'],
    colour: row['colour'],
    inReport: row['in_report'] === 1,
  });
}

function patientFromRow(row: Row): Patient {
  return patientSchema.parse({
    id: row['id'],
    revision: row['revision'],
    familyName: row['family_name'],
    givenName: row['given_name'],
    birthDate: row['birth_date'],
    sexAtBirth: row['sex_at_birth'],
    heightCm: row['height_cm'],
    massKg: row['mass_kg'],
    email: row['email'],
    phone: row['phone'],
    address: row['address'],
    reference: row['reference'],
    notes: row['notes'],
    sample: row['sample'] === 1,
    createdAt: row['created_at'],
    updatedAt: row['updated_at'],
    removedAt: row['removed_at'],
  });
}

function visitFromRow(row: Row): Visit {
  return visitSchema.parse({
    id: row['id'],
    patientId: row['patient_id'],
    revision: row['revision'],
    title: row['title'],
    startedAt: row['started_at'],
    reason: row['reason'],
    findings: row['findings'],
    advice: row['advice'],
    createdAt: row['created_at'],
    updatedAt: row['updated_at'],
    removedAt: row['removed_at'],
  });
}

function recordingFromRow(row: Row): Recording {
  return recordingSchema.parse({
    id: row['id'],
    visitId: row['visit_id'],
    title: row['title'],
    view: row['view'],
    cameraPosition: row['camera_position'],
    condition: row['condition'],
    speed: row['speed_m_per_s'],
    width: row['width'],
    height: row['height'],
    frames: row['frames'],
    durationSeconds: row['duration_s'],
    captureRate: {
      framesPerSecond: row['capture_fps'],
      slowdown: row['slowdown'],
      source: row['rate_source'],
      confirmed: row['rate_confirmed'] === 1,
      reason: row['rate_reason'],
    },
    originalName: row['original_name'],
    originalBytes: row['original_bytes'],
    originalSha256: row['original_sha256'],
    reviewCopy: row['review_file'] !== null,
    probe: json(row['probe_json']),
    importedAt: row['imported_at'],
    removedAt: row['removed_at'],
  });
}

/** A setting's value; null when it was never set. */
export function settingJson(db: ReadDb, name: string): unknown {
  const row = first(db, sql`SELECT json FROM setting WHERE name = ${name}`);
  return row === null ? null : json(row['json']);
}
