import { assertNever } from '#core/domain/brand.ts';
import type { ExportTable } from '#core/domain/exportTable.ts';
import type { ReportSources } from '#db/repositories/reportSources.ts';
import { comparedTake } from '../gait/comparedTake.ts';
import { gaitClips, printedProtocols } from '../reports/collectGait.ts';
import { visitRows } from '../reports/rows.ts';
import { differenceSheet } from './differenceTable.ts';
import { gaitMetricSheet } from './gaitMetricTable.ts';
import { measurementSheet } from './measurementTable.ts';
import { protocolSheet } from './protocolTable.ts';
import type { Sheet } from './sheet.ts';
import { strideSheet } from './strideTable.ts';

/** One table of a visit, as it is recorded now; without rows where there is nothing. */
export function visitSheet(table: ExportTable, sources: ReportSources): Sheet {
  switch (table) {
    case 'measurements':
      return measurementSheet(visitRows(sources));
    case 'strides':
      return strideSheet(gaitClips(sources).map(({ from }) => from));
    case 'gait-metrics':
      return gaitMetricSheet(gaitClips(sources).map(({ take }) => take));
    case 'differences':
      return differenceSheet(sources.differences.map(({ a, b, purposes }) => ({ a: comparedTake(a), b: comparedTake(b), purposes })));
    case 'protocol':
      return protocolSheet(printedProtocols(sources));
    default:
      return assertNever(table);
  }
}
