import { createHash } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportId, VisitId } from '#core/domain/ids.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { Report, ReportOptions } from '#core/domain/report.ts';
import { addReport } from '#db/repositories/reports.ts';
import type { AppContext } from '../context.ts';
import { actorOf, written } from '../written.ts';
import type { MadeReport } from './make.ts';

/** The numbers a report prints: the table's rows, and those beside key images when there is no table. */
export function quotedRows({ model }: Pick<MadeReport, 'model'>): readonly MeasurementRow[] {
  if (model.measurements !== null) return model.measurements;
  const beside = model.keyImages.flatMap((image) => image.values);
  return beside.filter((row, n) => beside.findIndex((other) => other.recordId === row.recordId && other.name === row.name) === n);
}

/**
 * Keeps a report with its visit: the file first (synced to disk, under its own name), then its row with hash, model and quoted numbers.
 * When the row cannot be written the file is removed again: nothing half-kept is ever listed.
 */
export async function keepReport(context: AppContext, visitId: VisitId, options: ReportOptions, made: MadeReport): Promise<Report> {
  const { db, folders, ports } = context;
  const { model, pdf, pages } = made;
  const modelJson = JSON.stringify(model);
  const id = ports.ids.next() as ReportId;
  const file = `${id}.pdf`;
  const report: Report = {
    id,
    visitId,
    version: model.version,
    createdAt: model.madeAt,
    createdBy: actorOf(context),
    pages,
    bytes: pdf.byteLength,
    sha256: createHash('sha256').update(pdf).digest('hex'),
    options,
    modelSha256: createHash('sha256').update(modelJson).digest('hex'),
  };
  const target = join(folders.reports, file);
  await writeDurably(join(folders.staging, file), target, pdf);
  try {
    const deed = {
      action: 'created',
      entity: 'report',
      entityId: id,
      detail: `${options.audience}, version ${report.version}, ${pages} pages`,
    };
    written(context, deed, () => addReport(db, { report, file, modelJson, quoted: quotedRows(made) }));
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  }
  return report;
}

async function writeDurably(staged: string, target: string, bytes: Uint8Array): Promise<void> {
  try {
    const handle = await open(staged, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(staged, target);
  } finally {
    await rm(staged, { force: true });
  }
}
