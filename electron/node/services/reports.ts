import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { reportSources } from '#db/repositories/reportSources.ts';
import { reportById, reportsOfVisit } from '#db/repositories/reports.ts';
import { visitById } from '#db/repositories/visits.ts';
import { refuseLeaving } from '../clinical/leaving.ts';
import { pictured } from '../clinical/shown.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { clinicalFacts } from '../reports/clinicalFacts.ts';
import { contentOf } from '../reports/content.ts';
import { keepReport } from '../reports/keep.ts';
import { makeReport } from '../reports/make.ts';
import { found, nowOf } from '../written.ts';

/** Previews kept on disk at a time; the page shows the newest and may still be reading the one before. */
const keptPreviews = 4;

export function reportsHandlers(
  context: AppContext,
): Pick<Handlers, 'reports.preview' | 'reports.create' | 'reports.content' | 'reports.list' | 'reports.get'> {
  const { db, jobs, folders, ports, events, outputs } = context;
  const previews: string[] = [];
  /** Reports are kept one after the other, so that two of one visit never want the same version. */
  let lastKept: Promise<unknown> = Promise.resolve();

  return {
    'reports.preview': ({ visitId, options }) => {
      found(visitById(db, visitId), 'visit');
      const job = jobs.start({
        kind: 'report',
        title: 'Report preview',
        work: async (job) => {
          const { pdf, model } = await makeReport(context, visitId, options, job);
          const outputId = ports.ids.next();
          outputs.add(outputId, { recordings: pictured(model), purpose: 'care', made: 'to-look-at' });
          const file = join(folders.outputs, `${outputId}.pdf`);
          writeFileSync(file, pdf, { mode: 0o600 });
          previews.push(file);
          await Promise.all(previews.splice(0, Math.max(0, previews.length - keptPreviews)).map((old) => rm(old, { force: true })));
          return { outputId, bytes: String(pdf.byteLength) };
        },
      });
      return { job };
    },
    'reports.create': ({ visitId, options }) => {
      found(visitById(db, visitId), 'visit');
      const job = jobs.start({
        kind: 'report',
        title: 'Report',
        work: async (job) => {
          const turn = lastKept.then(async () => {
            job.signal.throwIfAborted();
            const made = await makeReport(context, visitId, options, job);
            // A kept report is made to be handed out and never changes: what may not leave does not go in.
            refuseLeaving(context, pictured(made.model), { way: 'report', purpose: 'care' });
            job.report(0.97, 'Keeping the report with the visit');
            return keepReport(context, visitId, options, made);
          });
          // A report that failed does not stop the next one; its own job tells why.
          lastKept = turn.catch(() => {});
          const report = await turn;
          events.emit({ type: 'changed', topic: 'reports', id: visitId });
          return { reportId: report.id };
        },
      });
      return { job };
    },
    'reports.content': ({ visitId }) => {
      const sources = found(reportSources(db, visitId), 'visit');
      return contentOf(sources, clinicalFacts(context, sources.visit, nowOf(context)));
    },
    'reports.list': ({ visitId }) => [...reportsOfVisit(db, visitId)],
    'reports.get': ({ id }) => found(reportById(db, id), 'report'),
  };
}
