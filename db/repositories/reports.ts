import type { ReportId, VisitId } from '#core/domain/ids.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { type Report, reportSchema } from '#core/domain/report.ts';
import { all, first, type ReadDb, type Row, runOne, sql, transaction, type WriteDb } from '../sql.ts';

/** Newest first. */
export function reportsOfVisit(db: ReadDb, visit: VisitId): readonly Report[] {
  return all(db, sql`SELECT * FROM report WHERE visit_id = ${visit} ORDER BY version DESC`).map(reportFromRow);
}

export function reportById(db: ReadDb, id: ReportId): Report | null {
  const row = first(db, sql`SELECT * FROM report WHERE id = ${id}`);
  return row === null ? null : reportFromRow(row);
}

/** Name of the report's file inside the reports folder; null for an unknown report. */
export function reportFile(db: ReadDb, id: ReportId): string | null {
  const row = first(db, sql`SELECT file FROM report WHERE id = ${id}`);
  return row === null ? null : String(row['file']);
}

/** The model a kept report was made from, as JSON text; null for an unknown report. */
export function reportModelJson(db: ReadDb, id: ReportId): string | null {
  const row = first(db, sql`SELECT model_json FROM report WHERE id = ${id}`);
  return row === null ? null : String(row['model_json']);
}

/** The number the visit's next kept report gets: 1 for the first. */
export function nextReportVersion(db: ReadDb, visit: VisitId): number {
  const row = first(db, sql`SELECT coalesce(max(version), 0) + 1 AS next FROM report WHERE visit_id = ${visit}`);
  return Number(row?.['next'] ?? 1);
}

export type NewReport = {
  readonly report: Report;
  /** Name inside the reports folder. */
  readonly file: string;
  readonly modelJson: string;
  /** The numbers it quotes, in printed order. */
  readonly quoted: readonly MeasurementRow[];
};

/** Adds a kept report with the numbers it quoted; both or neither. Neither is ever changed afterwards. */
export function addReport(db: WriteDb, { report, file, modelJson, quoted }: NewReport): void {
  transaction(db, () => {
    runOne(
      db,
      sql`
      INSERT INTO report (id, visit_id, version, created_at, created_by, file, pages, bytes, sha256, options_json, model_json, model_sha256)
      VALUES (${report.id}, ${report.visitId}, ${report.version}, ${report.createdAt}, ${report.createdBy}, ${file}, ${report.pages},
        ${report.bytes}, ${report.sha256}, ${JSON.stringify(report.options)}, ${modelJson}, ${report.modelSha256})`,
    );
    for (const [position, row] of quoted.entries()) {
      runOne(
        db,
        sql`
        INSERT INTO measurement (report_id, position, record_id, recording_id, frame, name, kind, value, unit, uncertainty, reason, method)
        VALUES (${report.id}, ${position}, ${row.recordId}, ${row.recordingId}, ${row.frame}, ${row.name}, ${row.kind}, ${row.value},
          ${row.unit}, ${row.uncertainty}, ${row.reason}, ${row.method})`,
      );
    }
  });
}

function reportFromRow(row: Row): Report {
  return reportSchema.parse({
    id: row['id'],
    visitId: row['visit_id'],
    version: row['version'],
    createdAt: row['created_at'],
    createdBy: row['created_by'],
    pages: row['pages'],
    bytes: row['bytes'],
    sha256: row['sha256'],
    options: JSON.parse(String(row['options_json'])),
    modelSha256: row['model_sha256'],
  });
}
