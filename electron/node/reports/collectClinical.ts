import type { ReportOptions } from '#core/domain/report.ts';
import type { ClinicalFacts } from './clinicalFacts.ts';
import { printedDiary } from './collectDiary.ts';
import { printedSafety } from './collectSafety.ts';
import { printedScores } from './collectScores.ts';
import { printedStanding } from './collectStanding.ts';
import { printedTreatments } from './collectTreatments.ts';
import type { ReportModel } from './model.ts';

type ClinicalPages = Pick<ReportModel, 'treatments' | 'scores' | 'standings' | 'diary' | 'safety'>;

/** What the clinician's report prints of the clinical record, as the options say; nothing of it in any other report. */
export function clinicalPages(options: ReportOptions, facts: ClinicalFacts, timeZone: string): ClinicalPages {
  if (options.audience !== 'clinician') return { treatments: null, scores: null, standings: null, diary: null, safety: null };
  return {
    treatments: options.includeTreatments ? [...printedTreatments(facts.treatments)] : null,
    scores: options.includeScores ? [...printedScores(facts.outcomes, facts.thresholds)] : null,
    standings: options.includePlan ? facts.plans.map(({ versions, standing, deeds }) => printedStanding(versions, standing, deeds)) : null,
    diary: options.includeDiary ? [...diaryOf(facts)] : null,
    safety: options.includeSafety ? printedSafety(facts.safety, facts.screenedOn, timeZone) : null,
  };
}

const diaryOf = ({ diary, plans, today }: ClinicalFacts) =>
  printedDiary(
    diary,
    plans.map(({ versions }) => versions),
    today,
  );

/** How much there is of each of these parts. */
export const clinicalContent = (
  facts: ClinicalFacts,
): { readonly treatments: number; readonly scores: number; readonly plans: number; readonly diary: number } => ({
  treatments: printedTreatments(facts.treatments).length,
  scores: printedScores(facts.outcomes, facts.thresholds).length,
  plans: facts.plans.length,
  diary: diaryOf(facts).length,
});
