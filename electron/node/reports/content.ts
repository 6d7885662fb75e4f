import type { ReportContent } from '#core/domain/report.ts';
import type { ReportSources } from '#db/repositories/reportSources.ts';
import { gaitClips } from './collectGait.ts';
import { visitRows } from './rows.ts';

/** How much there is of each part that a report of the visit can hold. */
export const contentOf = (sources: ReportSources): ReportContent => ({
  measurements: visitRows(sources).length,
  gait: gaitClips(sources).length,
  differences: sources.differences.length,
  protocols: sources.protocolRuns.length,
  suggestions: sources.decisions.filter(({ decision }) => decision === 'accepted').length,
});
