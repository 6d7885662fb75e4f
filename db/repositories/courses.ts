import { type StoredCourse, storedCourseSchema } from '#core/clinical/stored.ts';
import type { CourseId, ShockwaveCourse } from '#core/clinical/treatment/shockwaveCourse.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

/** Those that are not removed, newest first. */
export const coursesOfPatient = (db: ReadDb, patient: PatientId): StoredCourse[] =>
  all(
    db,
    sql`SELECT * FROM shockwave_course WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY created_at DESC, rowid DESC`,
  ).map(courseFromRow);

/** The course, removed or not; null when there is none. */
export function courseById(db: ReadDb, id: CourseId): StoredCourse | null {
  const row = first(db, sql`SELECT * FROM shockwave_course WHERE id = ${id}`);
  return row === null ? null : courseFromRow(row);
}

export function addCourse(db: WriteDb, c: StoredCourse): void {
  runOne(
    db,
    sql`
    INSERT INTO shockwave_course (id, patient_id, episode_id, revision, details_json, created_at, updated_at, removed_at)
    VALUES (${c.id}, ${c.patientId}, ${c.episodeId}, ${c.revision}, ${JSON.stringify(c.details)}, ${c.createdAt}, ${c.updatedAt}, ${c.removedAt})`,
  );
}

/** Writes the details over revision `revision` and makes the next one; false when the course has moved on since. */
export const updateCourse = (db: WriteDb, id: CourseId, revision: number, details: ShockwaveCourse, at: string): boolean =>
  run(
    db,
    sql`
    UPDATE shockwave_course SET revision = revision + 1, details_json = ${JSON.stringify(details)}, updated_at = ${at}
    WHERE id = ${id} AND revision = ${revision}`,
  ) === 1;

export function setCourseRemoved(db: WriteDb, id: CourseId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE shockwave_course SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

const courseFromRow = (row: Row): StoredCourse =>
  storedCourseSchema.parse({
    id: text(row, 'id'),
    patientId: text(row, 'patient_id'),
    episodeId: textOrNull(row, 'episode_id'),
    revision: number(row, 'revision'),
    details: json(row, 'details_json'),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
