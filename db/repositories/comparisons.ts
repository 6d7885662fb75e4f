import { type Comparison, type ComparisonContent, comparisonSchema } from '#core/domain/comparison.ts';
import type { ComparisonId, PatientId, RecordingId } from '#core/domain/ids.ts';
import { type Recording, recordingSchema } from '#core/domain/recording.ts';
import { json, number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, transaction, type WriteDb } from '../sql.ts';
import { recordingById } from './recordings.ts';

/** Those that are not removed and whose clips are all still there, newest change first. */
export const comparisonsOfPatient = (db: ReadDb, patient: PatientId): readonly Comparison[] =>
  all(
    db,
    sql`
    SELECT * FROM comparison WHERE patient_id = ${patient} AND removed_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM comparison_pane
        JOIN recording ON recording.id = comparison_pane.recording_id JOIN visit ON visit.id = recording.visit_id
        WHERE comparison_pane.comparison_id = comparison.id AND (recording.removed_at IS NOT NULL OR visit.removed_at IS NOT NULL))
    ORDER BY updated_at DESC, rowid DESC`,
  ).map(comparisonFromRow);

/** The comparison, removed or not; null when there is none. */
export function comparisonById(db: ReadDb, id: ComparisonId): Comparison | null {
  const row = first(db, sql`SELECT * FROM comparison WHERE id = ${id}`);
  return row === null ? null : comparisonFromRow(row);
}

export function addComparison(db: WriteDb, c: Comparison): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      INSERT INTO comparison (id, patient_id, revision, content_json, created_at, updated_at, removed_at)
      VALUES (${c.id}, ${c.patientId}, ${c.revision}, ${JSON.stringify(c.content)}, ${c.createdAt}, ${c.updatedAt}, ${c.removedAt})`,
    );
    addPanes(db, c.id, c.content);
  });
}

/** Writes the content over revision `revision` and makes the next one; false when the comparison has moved on since. */
export const updateComparison = (db: WriteDb, id: ComparisonId, revision: number, content: ComparisonContent, at: string): boolean =>
  transaction(db, () => {
    const moved = run(
      db,
      sql`
      UPDATE comparison SET revision = revision + 1, content_json = ${JSON.stringify(content)}, updated_at = ${at}
      WHERE id = ${id} AND revision = ${revision}`,
    );
    if (moved !== 1) return false;
    run(db, sql`DELETE FROM comparison_pane WHERE comparison_id = ${id}`);
    addPanes(db, id, content);
    return true;
  });

export function setComparisonRemoved(db: WriteDb, id: ComparisonId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE comparison SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

/** The newest clip of the same view at an earlier visit of the same patient than the clip's own; null when there is none. */
export function lastOfSameView(db: ReadDb, id: RecordingId): Recording | null {
  const row = first(
    db,
    sql`
    SELECT other.id FROM recording AS this JOIN visit AS own ON own.id = this.visit_id
      JOIN visit ON visit.patient_id = own.patient_id AND visit.id <> own.id AND visit.started_at <= own.started_at AND visit.removed_at IS NULL
      JOIN recording AS other ON other.visit_id = visit.id AND other.view = this.view AND other.removed_at IS NULL
    WHERE this.id = ${id}
    ORDER BY visit.started_at DESC, visit.rowid DESC, other.condition = this.condition DESC, other.camera_position = this.camera_position DESC,
      other.imported_at DESC LIMIT 1`,
  );
  return row === null ? null : recordingById(db, recordingSchema.shape.id.parse(text(row, 'id')));
}

function addPanes(db: WriteDb, id: ComparisonId, { panes }: ComparisonContent): void {
  for (const [position, { recordingId }] of panes.entries())
    runOne(db, sql`INSERT INTO comparison_pane (comparison_id, position, recording_id) VALUES (${id}, ${position}, ${recordingId})`);
}

const comparisonFromRow = (row: Row): Comparison =>
  comparisonSchema.parse({
    id: text(row, 'id'),
    patientId: text(row, 'patient_id'),
    revision: number(row, 'revision'),
    content: json(row, 'content_json'),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
