import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exportTables } from '#core/domain/exportTable.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { type ReportSources, reportSources } from '#db/repositories/reportSources.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { csvOf, workbookOf } from '../export/sheet.ts';
import { visitSheet } from '../export/visitTables.ts';
import { visitRows } from '../reports/rows.ts';
import { found, written } from '../written.ts';

export function measurementsHandlers(context: AppContext): Pick<Handlers, 'measurements.ofVisit' | 'measurements.export'> {
  const { db, folders, ports, outputs } = context;
  const sourcesOf = (visit: VisitId): ReportSources => found(reportSources(db, visit), 'visit');
  return {
    'measurements.ofVisit': ({ visitId }) => [...visitRows(sourcesOf(visitId))],
    'measurements.export': async ({ visitId, format, table }) => {
      const sources = sourcesOf(visitId);
      const outputId = ports.ids.next();
      const what = format === 'csv' ? table : 'tables';
      await writeFile(
        join(folders.outputs, `${outputId}.${format}`),
        format === 'csv' ? csvOf(visitSheet(table, sources)) : await workbookOf(exportTables.map((each) => visitSheet(each, sources))),
      );
      outputs.add(outputId, { recordings: [], purpose: 'care', made: 'to-hand-out' });
      written(context, { action: 'exported', entity: 'visit', entityId: visitId, detail: `${what} as ${format}` }, () => undefined);
      return { outputId, fileName: `${what}-${ports.clock.now().toISOString().slice(0, 10)}.${format}` };
    },
  };
}
