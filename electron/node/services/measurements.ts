import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VisitId } from '#core/domain/ids.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import { reportSources } from '#db/repositories/reportSources.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { measurementsCsv, measurementsXlsx } from '../export/measurementTable.ts';
import { visitRows } from '../reports/rows.ts';
import { found, written } from '../written.ts';

export function measurementsHandlers(context: AppContext): Pick<Handlers, 'measurements.ofVisit' | 'measurements.export'> {
  const { db, folders, ports, outputs } = context;
  const rowsOf = (visit: VisitId): readonly MeasurementRow[] => visitRows(found(reportSources(db, visit), 'visit'));
  return {
    'measurements.ofVisit': ({ visitId }) => [...rowsOf(visitId)],
    'measurements.export': async ({ visitId, format }) => {
      const rows = rowsOf(visitId);
      const outputId = ports.ids.next();
      await writeFile(
        join(folders.outputs, `${outputId}.${format}`),
        format === 'csv' ? measurementsCsv(rows) : await measurementsXlsx(rows),
      );
      outputs.add(outputId, { recordings: [], purpose: 'care', made: 'to-hand-out' });
      written(context, { action: 'exported', entity: 'visit', entityId: visitId, detail: `measurements as ${format}` }, () => undefined);
      return { outputId, fileName: `measurements-${ports.clock.now().toISOString().slice(0, 10)}.${format}` };
    },
  };
}
