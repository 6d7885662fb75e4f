import { z } from 'zod';
import { formId } from '#core/clinical/form.ts';
import { recordingId, takeId } from '#core/domain/ids.ts';
import type { FilePlace } from '#core/everything/manifest.ts';
import { text } from '../rows.ts';
import { all, type ReadDb, sql } from '../sql.ts';

/** A file that rows of a record name, with what it is of. */
export type PromisedFile = { readonly place: FilePlace; readonly id: string; readonly of: 'clip' | 'report' | 'take' | 'photo' };

const rowsSchema = z.array(z.object({ id: z.string(), file: z.string() }));
const list = (rows: ReturnType<typeof all>) => rowsSchema.parse(rows.map((row) => ({ id: text(row, 'id'), file: text(row, 'file') })));

/** Every file that the rows of a record name: videos that were not erased, pictures, reports, takes that are still unfinished, pictures of a tape. */
export function promisedFiles(db: ReadDb): readonly PromisedFile[] {
  const clips = list(
    all(
      db,
      sql`
      SELECT id, original_file AS file FROM recording WHERE video_removed_at IS NULL
      UNION ALL SELECT id, review_file FROM recording WHERE video_removed_at IS NULL AND review_file IS NOT NULL
      UNION ALL SELECT recording_id, file FROM frame_picture`,
    ),
  );
  const reports = list(all(db, sql`SELECT id, file FROM report`));
  const takes = list(all(db, sql`SELECT id, id AS file FROM take WHERE state = 'recording'`));
  const photos = list(
    all(
      db,
      sql`
      SELECT clinical_form.id, json_extract(photo.value, '$.sha256') AS file
      FROM clinical_form, json_each(clinical_form.details_json, '$.taping.photos') AS photo
      WHERE kind = 'taping' AND json_extract(photo.value, '$.from') = 'camera'`,
    ),
  );
  return [
    ...clips.map(({ id, file }) => ({
      id,
      of: 'clip' as const,
      place: { in: 'library' as const, recordingId: recordingId.parse(id), file },
    })),
    ...reports.map(({ id, file }) => ({ id, of: 'report' as const, place: { in: 'reports' as const, file } })),
    ...takes.map(({ id }) => ({ id, of: 'take' as const, place: { in: 'takes' as const, takeId: takeId.parse(id) } })),
    ...photos.map(({ id, file }) => ({
      id,
      of: 'photo' as const,
      place: { in: 'photos' as const, formId: formId.parse(id), sha256: file },
    })),
  ];
}

type TableWithIds = 'patient' | 'visit' | 'recording' | 'report' | 'episode' | 'clinical_form' | 'loading_plan' | 'training_run' | 'shoe';
/** Ids of a table, for what can be read by id only. */
export const idsIn = (db: ReadDb, table: TableWithIds): readonly string[] =>
  all(db, { text: `SELECT id FROM ${table}`, values: [] }).map((row) => text(row, 'id'));
