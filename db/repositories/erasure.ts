import type { FormId } from '#core/clinical/form.ts';
import type { Tombstone } from '#core/clinical/retention/erasure.ts';
import type { PatientId, RecordingId } from '#core/domain/ids.ts';
import { number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, run, runOne, type Sql, sql, transaction, type WriteDb } from '../sql.ts';

/** Names of tables and columns come from the record's own schema, never from anybody who types. */
const raw = (words: string, ...values: Sql['values']): Sql => ({ text: words, values });

type Child = { readonly table: string; readonly column: string; readonly parent: string };

/** The columns of other tables that refer to a table. */
function childrenOf(db: ReadDb, table: string): readonly Child[] {
  const tables = all(db, sql`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`).map((row) => text(row, 'name'));
  return tables.flatMap((name) =>
    all(db, sql`SELECT "from", "to" FROM pragma_foreign_key_list(${name}) WHERE "table" = ${table}`).map((row) => ({
      table: name,
      column: text(row, 'from'),
      parent: text(row, 'to'),
    })),
  );
}

/** Takes rows out of a table, and before them every row of any table that hangs on them: a table that is added later is covered. */
function removeRows(db: WriteDb, table: string, rowids: readonly number[]): void {
  if (rowids.length === 0) return;
  const these = JSON.stringify(rowids);
  for (const child of childrenOf(db, table)) {
    const hanging = all(
      db,
      raw(
        `SELECT child.rowid AS id FROM ${child.table} AS child JOIN ${table} AS parent ON child.${child.column} = parent.${child.parent}
         WHERE parent.rowid IN (SELECT value FROM json_each(?))`,
        these,
      ),
    ).map((row) => number(row, 'id'));
    removeRows(db, child.table, hanging);
  }
  run(db, raw(`DELETE FROM ${table} WHERE rowid IN (SELECT value FROM json_each(?))`, these));
}

/** Files that belong to a patient: folders of recordings, names in the reports folder, takes, and folders of forms, most of which have none. */
export type PatientFiles = {
  readonly recordings: readonly RecordingId[];
  readonly reports: readonly string[];
  readonly takes: readonly string[];
  readonly forms: readonly FormId[];
};

export function filesOfPatient(db: ReadDb, patient: PatientId): PatientFiles {
  const visits = sql`SELECT id FROM visit WHERE patient_id = ${patient}`;
  const list = (column: string, from: string): readonly string[] =>
    all(db, raw(`SELECT ${column} AS it FROM ${from} WHERE visit_id IN (${visits.text})`, ...visits.values)).map((row) => text(row, 'it'));
  return {
    recordings: list('id', 'recording') as readonly RecordingId[],
    reports: list('file', 'report'),
    takes: list('id', 'take'),
    forms: list('id', 'clinical_form') as readonly FormId[],
  };
}

/** Takes patients out of the record with everything that hangs on them. The audit log keeps its lines, which name nobody. */
export function erasePatients(db: WriteDb, patients: readonly PatientId[]): void {
  const these = JSON.stringify(patients);
  transaction(db, () => {
    const rows = all(db, sql`SELECT rowid AS id, number FROM patient WHERE id IN (SELECT value FROM json_each(${these}))`);
    for (const row of rows) run(db, sql`DELETE FROM patient_search WHERE rowid = ${number(row, 'number')}`);
    removeRows(
      db,
      'patient',
      rows.map((row) => number(row, 'id')),
    );
  });
}

/** Ends an erasure: the words by which patients are found are written anew, and what was deleted is written over in the file itself. */
export function settleErasure(db: WriteDb): void {
  db.exec("INSERT INTO patient_search (patient_search) VALUES ('optimize')");
  db.pragma('wal_checkpoint(TRUNCATE)');
}

export function addTombstone(db: WriteDb, tombstone: Tombstone): void {
  run(
    db,
    sql`
    INSERT INTO tombstone (id_sha256, kind, details_json, erased_at)
    VALUES (${tombstone.idSha256}, ${tombstone.kind}, ${JSON.stringify(tombstone)}, ${tombstone.erasedAt})
    ON CONFLICT (id_sha256, kind) DO NOTHING`,
  );
}

/** Whether something was erased, by the hash of its id. */
export const isErased = (db: ReadDb, idSha256: string, kind: Tombstone['kind']): boolean =>
  first(db, sql`SELECT 1 AS one FROM tombstone WHERE id_sha256 = ${idSha256} AND kind = ${kind}`) !== null;

/** Recordings whose video was removed, with the name that its file had. */
export const filesOfErasedVideos = (db: ReadDb): readonly { readonly id: RecordingId; readonly original: string }[] =>
  all(db, sql`SELECT id, original_file FROM recording WHERE video_removed_at IS NOT NULL`).map((row) => ({
    id: text(row, 'id') as RecordingId,
    original: text(row, 'original_file'),
  }));

/** The video of a recording is gone for good; what was measured on it stays. */
export function setVideoRemoved(db: WriteDb, recording: RecordingId, at: string): void {
  runOne(db, sql`UPDATE recording SET video_removed_at = ${at} WHERE id = ${recording}`);
}

/** A recording whose video is kept, with the day of its import, and the frames of its key images and of pictures of a tape of which no picture is kept. */
export type KeptVideo = { readonly id: RecordingId; readonly importedAt: string; readonly frames: readonly number[] };

export const videosOfPatient = (db: ReadDb, patient: PatientId): readonly KeptVideo[] =>
  all(
    db,
    sql`
    SELECT recording.id, imported_at, (
        SELECT json_group_array(frame) FROM (
          SELECT frame FROM key_image WHERE key_image.recording_id = recording.id
          UNION SELECT json_extract(photo.value, '$.frame') FROM clinical_form, json_each(clinical_form.details_json, '$.taping.photos') AS photo
            WHERE clinical_form.patient_id = visit.patient_id AND kind = 'taping' AND json_extract(photo.value, '$.recordingId') = recording.id
        ) AS shown WHERE NOT EXISTS (SELECT 1 FROM frame_picture WHERE frame_picture.recording_id = recording.id AND frame_picture.frame = shown.frame)
      ) AS frames
    FROM recording JOIN visit ON visit.id = recording.visit_id WHERE patient_id = ${patient} AND video_removed_at IS NULL
    ORDER BY imported_at, recording.rowid`,
  ).map((row) => ({
    id: text(row, 'id') as RecordingId,
    importedAt: text(row, 'imported_at'),
    frames: JSON.parse(text(row, 'frames')) as readonly number[],
  }));

/** Names of the pictures of frames that are kept in a recording's folder. */
export const keptPictures = (db: ReadDb, recording: RecordingId): readonly string[] =>
  all(db, sql`SELECT file FROM frame_picture WHERE recording_id = ${recording}`).map((row) => text(row, 'file'));

/** When a patient's last visit began; null where there was none. */
export function lastVisitAt(db: ReadDb, patient: PatientId): string | null {
  const [row] = all(db, sql`SELECT max(started_at) AS last FROM visit WHERE patient_id = ${patient} AND removed_at IS NULL`);
  return row === undefined ? null : textOrNull(row, 'last');
}
