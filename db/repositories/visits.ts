import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { type Visit, type VisitDetails, visitSchema } from '#core/domain/patient.ts';
import { number, text, textOrNull } from '../rows.ts';
import { all, first, type ReadDb, type Row, run, runOne, sql, type WriteDb } from '../sql.ts';

export type VisitWithCounts = Visit & {
  readonly recordings: number;
  readonly keyImages: number;
  readonly reports: number;
  readonly forms: number;
  /** Null while it is a draft. */
  readonly signedAt: string | null;
};

/** Those that are not removed, newest first. */
export function visitsOfPatient(db: ReadDb, patient: PatientId): VisitWithCounts[] {
  return all(
    db,
    sql`
    SELECT visit.*,
      (SELECT count(*) FROM recording WHERE visit_id = visit.id AND removed_at IS NULL) AS recordings,
      (SELECT count(*) FROM key_image JOIN recording ON recording.id = key_image.recording_id
        WHERE recording.visit_id = visit.id AND recording.removed_at IS NULL) AS key_images,
      (SELECT count(*) FROM report WHERE visit_id = visit.id) AS reports,
      (SELECT count(*) FROM clinical_form WHERE visit_id = visit.id AND removed_at IS NULL) AS forms,
      (SELECT signed_at FROM visit_signature WHERE visit_id = visit.id) AS signed_at
    FROM visit WHERE patient_id = ${patient} AND removed_at IS NULL ORDER BY started_at DESC, rowid DESC`,
  ).map((row) => ({
    ...visitFromRow(row),
    recordings: number(row, 'recordings'),
    keyImages: number(row, 'key_images'),
    reports: number(row, 'reports'),
    forms: number(row, 'forms'),
    signedAt: textOrNull(row, 'signed_at'),
  }));
}

/** The visit, removed or not; null when there is none. */
export function visitById(db: ReadDb, id: VisitId): Visit | null {
  const row = first(db, sql`SELECT * FROM visit WHERE id = ${id}`);
  return row === null ? null : visitFromRow(row);
}

export function addVisit(db: WriteDb, visit: Visit): void {
  runOne(
    db,
    sql`
    INSERT INTO visit (id, patient_id, revision, title, started_at, reason, findings, advice, created_at, updated_at, removed_at)
    VALUES (${visit.id}, ${visit.patientId}, ${visit.revision}, ${visit.title}, ${visit.startedAt}, ${visit.reason}, ${visit.findings},
      ${visit.advice}, ${visit.createdAt}, ${visit.updatedAt}, ${visit.removedAt})`,
  );
}

/** Writes the details over revision `revision` and makes the next one; false when the visit has moved on since. */
export function updateVisit(db: WriteDb, id: VisitId, revision: number, details: VisitDetails, at: string): boolean {
  return (
    run(
      db,
      sql`
      UPDATE visit SET revision = revision + 1, title = ${details.title}, started_at = ${details.startedAt}, reason = ${details.reason},
        findings = ${details.findings}, advice = ${details.advice}, updated_at = ${at}
      WHERE id = ${id} AND revision = ${revision}`,
    ) === 1
  );
}

export function setVisitRemoved(db: WriteDb, id: VisitId, removedAt: string | null, at: string): void {
  runOne(db, sql`UPDATE visit SET removed_at = ${removedAt}, updated_at = ${at}, revision = revision + 1 WHERE id = ${id}`);
}

function visitFromRow(row: Row): Visit {
  return visitSchema.parse({
    id: text(row, 'id'),
    patientId: text(row, 'patient_id'),
    revision: number(row, 'revision'),
    title: text(row, 'title'),
    startedAt: text(row, 'started_at'),
    reason: text(row, 'reason'),
    findings: text(row, 'findings'),
    advice: text(row, 'advice'),
    createdAt: text(row, 'created_at'),
    updatedAt: text(row, 'updated_at'),
    removedAt: textOrNull(row, 'removed_at'),
  });
}
