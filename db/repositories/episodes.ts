import type { Episode, EpisodeId } from '#core/clinical/intake/episode.ts';
import { type StoredEpisode, storedEpisodeSchema } from '#core/clinical/stored.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Those that are not removed, newest first. */
export const episodesOfPatient = (db: ReadDb, patient: PatientId): StoredEpisode[] =>
  all(db, sql`SELECT * FROM episode WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY created_at DESC, rowid DESC`).map(
    episodeFromRow,
  );

/** The episode, removed or not; null when there is none. */
export function episodeById(db: ReadDb, id: EpisodeId): StoredEpisode | null {
  const row = first(db, sql`SELECT * FROM episode WHERE id = ${id}`);
  return row === null ? null : episodeFromRow(row);
}

export function addEpisode(db: WriteDb, e: StoredEpisode): void {
  runOne(
    db,
    sql`
    INSERT INTO episode (id, patient_id, revision, details_json, created_at, updated_at, removed_at)
    VALUES (${e.id}, ${e.patientId}, ${e.revision}, ${JSON.stringify(e.details)}, ${e.createdAt}, ${e.updatedAt}, ${e.removedAt})`,
  );
}

/** Writes the details over revision `revision` and makes the next one; false when the episode has moved on since. */
export const updateEpisode = (db: WriteDb, id: EpisodeId, revision: number, details: Episode, at: string): boolean =>
  run(
    db,
    sql`
    UPDATE episode SET revision = revision + 1, details_json = ${JSON.stringify(details)}, updated_at = ${at}
    WHERE id = ${id} AND revision = ${revision}`,
  ) === 1;

export function setEpisodeRemoved(db: WriteDb, id: EpisodeId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE episode SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

const episodeFromRow = (row: Row): StoredEpisode =>
  storedEpisodeSchema.parse({
    id: text(row, 'id'),
    patientId: text(row, 'patient_id'),
    revision: number(row, 'revision'),
    details: json(row, 'details_json'),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
