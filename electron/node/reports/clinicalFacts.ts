import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import { type OutcomeForm, outcomeForms } from '#core/clinical/outcomeHistory.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { PlanVersions } from '#core/plan/version.ts';
import type { ReportTemplate } from '#core/report/template.ts';
import { episodesOfPatient } from '#db/repositories/episodes.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { plansOfPatient, versionsOfPlan } from '#db/repositories/plans.ts';
import { clinicDay } from '../clinical/day.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { goesOn } from './collectPlan.ts';

/** What the clinical record says of the patient of a visit, as a report takes it. */
export type ClinicalFacts = {
  /** The day on which the report is made. */
  readonly today: string;
  readonly template: ReportTemplate;
  /** The problem of the visit; null where none is named. */
  readonly episode: StoredEpisode | null;
  /** Those that go on, the newest first. */
  readonly plans: readonly FactsOfPlan[];
  /** Every outcome measure of the patient. */
  readonly outcomes: readonly OutcomeForm[];
  readonly thresholds: readonly ThresholdOverride[];
  readonly safety: Safety;
};
export type FactsOfPlan = { readonly episodeId: EpisodeId; readonly versions: PlanVersions };

/** The problem that most of the visit's forms are of, else the newest that goes on. */
function episodeOf(episodes: readonly StoredEpisode[], forms: readonly { readonly episodeId: EpisodeId | null }[]): StoredEpisode | null {
  const count = ({ id }: StoredEpisode): number => forms.filter(({ episodeId }) => episodeId === id).length;
  const [most] = episodes.toSorted((a, b) => count(b) - count(a));
  if (most !== undefined && count(most) > 0) return most;
  return episodes.find(({ details }) => details.closedOn === null) ?? null;
}

export function clinicalFacts(context: AppContext, { id, patientId }: Visit, madeAt: string): ClinicalFacts {
  const { db } = context;
  const today = clinicDay(madeAt);
  const forms = formsOfPatient(db, patientId, ['intake', 'outcome', 'shockwave', 'taping', 'manual-release', 'note'], null);
  const ofVisit = forms.filter(({ visitId }) => visitId === id);
  const plans = plansOfPatient(db, patientId).map(({ id: plan, episodeId }) => ({ episodeId, versions: versionsOfPlan(db, plan) }));
  return {
    today,
    template: clinicTable(db, 'reportTemplate').value,
    episode: episodeOf(episodesOfPatient(db, patientId), ofVisit),
    plans: plans.filter(({ versions }) => goesOn(versions, today)),
    outcomes: outcomeForms(forms),
    thresholds: clinicTable(db, 'thresholds').value,
    safety: safetyOf(patientId, null, safetyFacts(context, patientId)),
  };
}
