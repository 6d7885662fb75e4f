import { join } from 'node:path';
import { FailureError } from '#core/contract/failure.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { ReportOptions } from '#core/domain/report.ts';
import { reportSources } from '#db/repositories/reportSources.ts';
import { nextReportVersion } from '#db/repositories/reports.ts';
import type { AppContext } from '../context.ts';
import type { JobContext } from '../ports.ts';
import { drawingAt } from './annotation.ts';
import { clinicForReport } from './clinic.ts';
import { clinicalFacts } from './clinicalFacts.ts';
import { chosenKeyImages, chosenPairs, collectReport, optionsFor } from './collect.ts';
import type { ReportModel } from './model.ts';
import { reportPictures } from './pictures.ts';
import { visitRows } from './rows.ts';

export type MadeReport = { readonly model: ReportModel; readonly pdf: Uint8Array; readonly pages: number };

/** Collects the visit as it is recorded now and sets its report. Rejects with 'not-found', 'cancelled' or what went wrong. */
export async function makeReport(context: AppContext, visitId: VisitId, asked: ReportOptions, job: JobContext): Promise<MadeReport> {
  const options = optionsFor(asked);
  const { db, ports } = context;
  job.report(0, 'Collecting the visit');
  const sources = reportSources(db, visitId);
  if (sources === null) throw new FailureError('not-found', 'There is no such visit.', 'Go back to the patient and open the visit again.');
  const { clinic, logo, lengthUnit } = clinicForReport(context);
  const paired = chosenPairs(sources, options).flatMap(({ images }) =>
    images.flatMap(({ from, image }) => (image === null ? [] : [{ from, image }])),
  );
  const wanted = [...chosenKeyImages(sources, options.keyImages, options.audience), ...paired];
  const pictures = await reportPictures(context, wanted, job, options.forEmail);
  const madeAt = ports.clock.now().toISOString();
  const rows = visitRows(sources);
  const model = collectReport(sources, {
    options,
    clinic,
    logo: logo?.picture ?? null,
    lengthUnit,
    clinical: clinicalFacts(context, sources.visit, madeAt),
    rows,
    program: ports.version,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    version: nextReportVersion(db, visitId),
    madeAt,
    pictureOf: pictures.of,
    drawingOf: (from, frame) => drawingAt(from, frame, lengthUnit),
  });
  const files = logo === null ? pictures.files : { ...pictures.files, [logo.picture.sha256]: logo.file };
  const rendered = await context.reportRenderer.render(
    { model, pictures: files, fontsFolder: join(ports.resourcesFolder, 'fonts') },
    { signal: job.signal, report: (fraction, step) => job.report(fraction === null ? null : 0.6 + 0.35 * fraction, step) },
  );
  return { model, ...rendered };
}
