import type { ReportContent } from '#core/domain/report.ts';
import type { ReportSources } from '#db/repositories/reportSources.ts';
import type { ClinicalFacts } from './clinicalFacts.ts';
import { clinicalContent } from './collectClinical.ts';
import { gaitClips } from './collectGait.ts';
import { visitRows } from './rows.ts';

/** How much there is of each part that a report of the visit can hold. */
export const contentOf = (sources: ReportSources, facts: ClinicalFacts): ReportContent => ({
  measurements: visitRows(sources).length,
  gait: gaitClips(sources).length,
  differences: sources.differences.length,
  protocols: sources.protocolRuns.length,
  suggestions: sources.decisions.filter(({ decision }) => decision === 'accepted').length,
  ...clinicalContent(facts),
  beforeAfter:
    sources.pairs.filter(({ images }) => new Set(images.map(({ visit }) => visit.id)).size > 1).length +
    sources.differences.filter(({ a, b }) => a.visit.id !== b.visit.id).length,
});
