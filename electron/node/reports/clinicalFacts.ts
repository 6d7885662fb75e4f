import { compareInstants } from '#core/clinical/calendar.ts';
import type { Form } from '#core/clinical/form.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import { type OutcomeForm, outcomeForms } from '#core/clinical/outcomeHistory.ts';
import type { ThresholdOverride } from '#core/clinical/outcomes/thresholds.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { PlanDeed } from '#core/plan/deed.ts';
import type { Diary } from '#core/plan/diary.ts';
import type { PlanStanding } from '#core/plan/standing.ts';
import type { PlanVersions } from '#core/plan/version.ts';
import type { ReportTemplate } from '#core/report/template.ts';
import { episodesOfPatient } from '#db/repositories/episodes.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { planDeedsOf } from '#db/repositories/planDeeds.ts';
import { plansOfPatient, versionsOfPlan } from '#db/repositories/plans.ts';
import { clinicDay } from '../clinical/day.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import { diaryOf, standingOf } from '../plan/facts.ts';
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
  /** Every treatment of the patient. */
  readonly treatments: readonly Form[];
  /** Of the problem of the visit, else of the newest plan's; empty where there is neither. */
  readonly diary: Diary;
  readonly safety: Safety;
  /** Day of the last screening for red flags; null where nobody has screened. */
  readonly screenedOn: string | null;
};
type FactsOfPlan = {
  readonly episodeId: EpisodeId;
  readonly versions: PlanVersions;
  readonly standing: PlanStanding;
  readonly deeds: readonly PlanDeed[];
};

const emptyDiary: Diary = { days: [], runs: [], logged: [] };

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
  const plans = plansOfPatient(db, patientId)
    .map((plan) => ({ plan, versions: versionsOfPlan(db, plan.id) }))
    .filter(({ versions }) => goesOn(versions, today))
    .map(({ plan, versions }) => ({
      episodeId: plan.episodeId,
      versions,
      standing: standingOf(context, plan),
      deeds: planDeedsOf(db, plan.id),
    }));
  const episode = episodeOf(episodesOfPatient(db, patientId), ofVisit);
  const told = episode?.id ?? plans[0]?.episodeId ?? null;
  const safety = safetyFacts(context, patientId);
  const lastScreening = safety.screenings
    .map(({ screening }) => screening.at)
    .toSorted(compareInstants)
    .at(-1);
  return {
    today,
    template: clinicTable(db, 'reportTemplate').value,
    episode,
    plans,
    outcomes: outcomeForms(forms),
    thresholds: clinicTable(db, 'thresholds').value,
    treatments: forms,
    diary: told === null ? emptyDiary : diaryOf(db, told, patientId),
    safety: safetyOf(patientId, null, safety),
    screenedOn: lastScreening === undefined ? null : clinicDay(lastScreening),
  };
}
