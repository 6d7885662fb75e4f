import { z } from 'zod';
import { takeSchema } from '#core/capture/take.ts';
import { sha256Hex } from '#core/clinical/entry.ts';
import { formId } from '#core/clinical/form.ts';
import { type PatientId, recordingId, reportId, visitId } from '#core/domain/ids.ts';
import { views } from '#core/domain/recording.ts';
import { number, text, textOrNull } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';

const pictures = z.array(z.string());

/** A recording with the names of the files that the record says it has. */
export const heldRecordingSchema = z.object({
  id: recordingId,
  visitId,
  title: z.string(),
  view: z.enum(views),
  at: z.string(),
  original: z.string(),
  originalSha256: z.string(),
  review: z.string().nullable(),
  pictures,
  /** Its video was erased: only pictures are kept. */
  erased: z.boolean(),
});
export type HeldRecording = z.infer<typeof heldRecordingSchema>;

/** Every recording of some patients, removed ones too, oldest first. */
export const heldRecordings = (db: ReadDb, patients: readonly PatientId[]): readonly HeldRecording[] =>
  all(
    db,
    sql`
    SELECT recording.*, (SELECT json_group_array(file) FROM frame_picture WHERE recording_id = recording.id) AS pictures
    FROM recording JOIN visit ON visit.id = visit_id
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patients)})) ORDER BY imported_at, recording.rowid`,
  ).map((row) =>
    heldRecordingSchema.parse({
      id: text(row, 'id'),
      visitId: text(row, 'visit_id'),
      title: text(row, 'title'),
      view: text(row, 'view'),
      at: text(row, 'imported_at'),
      original: text(row, 'original_file'),
      originalSha256: text(row, 'original_sha256'),
      review: textOrNull(row, 'review_file'),
      pictures: JSON.parse(text(row, 'pictures')),
      erased: textOrNull(row, 'video_removed_at') !== null,
    }),
  );

const heldReportSchema = z.object({
  id: reportId,
  visitAt: z.string(),
  version: z.int(),
  at: z.string(),
  file: z.string(),
});
export type HeldReport = z.infer<typeof heldReportSchema>;

/** Every kept report of some patients, oldest first. */
export const heldReports = (db: ReadDb, patients: readonly PatientId[]): readonly HeldReport[] =>
  all(
    db,
    sql`
    SELECT report.id, report.version, report.created_at, report.file, visit.started_at FROM report JOIN visit ON visit.id = visit_id
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patients)})) ORDER BY report.created_at, report.rowid`,
  ).map((row) =>
    heldReportSchema.parse({
      id: text(row, 'id'),
      version: number(row, 'version'),
      at: text(row, 'created_at'),
      file: text(row, 'file'),
      visitAt: text(row, 'started_at'),
    }),
  );

const heldTakeSchema = takeSchema
  .pick({ id: true, visitId: true, state: true, startedAt: true })
  .extend({ role: takeSchema.shape.camera.shape.role });
export type HeldTake = z.infer<typeof heldTakeSchema>;

/** Takes of some patients that have not become recordings, oldest first. */
export const heldTakes = (db: ReadDb, patients: readonly PatientId[]): readonly HeldTake[] =>
  all(
    db,
    sql`
    SELECT take.* FROM take JOIN visit ON visit.id = visit_id
    WHERE patient_id IN (SELECT value FROM json_each(${JSON.stringify(patients)})) AND state <> 'kept' ORDER BY take.started_at, take.rowid`,
  ).map((row) =>
    heldTakeSchema.parse({
      id: text(row, 'id'),
      visitId: text(row, 'visit_id'),
      state: text(row, 'state'),
      startedAt: text(row, 'started_at'),
      role: text(row, 'role'),
    }),
  );

const heldTapingSchema = z.object({
  id: formId,
  visitId,
  technique: z.string(),
  at: z.string(),
  /** Pictures that the form names, by the hash of each. */
  named: z.array(sha256Hex),
});
export type HeldTaping = z.infer<typeof heldTapingSchema>;

/** Every taping of some patients, removed ones too, oldest first: with each may lie pictures that the camera took of it. */
export const heldTapings = (db: ReadDb, patients: readonly PatientId[]): readonly HeldTaping[] =>
  all(
    db,
    sql`
    SELECT id, visit_id, created_at, json_extract(details_json, '$.taping.technique') AS technique, (
        SELECT json_group_array(json_extract(photo.value, '$.sha256')) FROM json_each(details_json, '$.taping.photos') AS photo
        WHERE json_extract(photo.value, '$.from') = 'camera'
      ) AS named
    FROM clinical_form
    WHERE kind = 'taping' AND patient_id IN (SELECT value FROM json_each(${JSON.stringify(patients)})) ORDER BY created_at, rowid`,
  ).map((row) =>
    heldTapingSchema.parse({
      id: text(row, 'id'),
      visitId: text(row, 'visit_id'),
      technique: text(row, 'technique'),
      at: text(row, 'created_at'),
      named: JSON.parse(text(row, 'named')),
    }),
  );
