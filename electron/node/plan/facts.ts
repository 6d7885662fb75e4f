import { addDays } from '#core/clinical/calendar.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import { outcomeForms } from '#core/clinical/outcomeHistory.ts';
import { isBlocking } from '#core/clinical/redFlags/level.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { laterOf } from '#core/plan/day.ts';
import type { Diary } from '#core/plan/diary.ts';
import type { PlanFacts } from '#core/plan/facts.ts';
import { measuredFacts } from '#core/plan/factsFromForms.ts';
import { phaseStatus } from '#core/plan/phaseStatus.ts';
import { adherenceOf, plannedAgainstDone } from '#core/plan/planned.ts';
import type { Screen } from '#core/plan/screen.ts';
import { type PlanStanding, standingPhase } from '#core/plan/standing.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { suggestion } from '#core/plan/suggestion.ts';
import { versionOn } from '#core/plan/version.ts';
import { diaryDays } from '#db/repositories/diary.ts';
import { episodesOfPatient } from '#db/repositories/episodes.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { planDeedsOf } from '#db/repositories/planDeeds.ts';
import { versionsOfPlan } from '#db/repositories/plans.ts';
import { loggedOfPatient, runsOfPatient } from '#db/repositories/runs.ts';
import type { ReadDb } from '#db/sql.ts';
import { clinicDay, momentNow } from '../clinical/day.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;

/** The diary of an episode, with every run of its patient. */
export const diaryOf = (db: ReadDb, episode: EpisodeId, patient: PatientId): Diary => ({
  days: diaryDays(db, episode).map(({ details }) => details),
  runs: runsOfPatient(db, patient).map(({ details }) => details),
  logged: loggedOfPatient(db, patient).map(({ from, to }) => ({ from, to })),
});

/**
 * The last screening of a patient with the flags that are open now. Null where nobody has screened, and where a question to an EMERGENCY or STOP item has no answer while no such flag
 * is open: not to know is not to be clear.
 */
function screenOf(context: Context, patient: PatientId): Screen | null {
  const facts = safetyFacts(context, patient);
  const last = facts.screenings
    .map(({ screening }) => screening.at)
    .toSorted()
    .at(-1);
  if (last === undefined) return null;
  const { raised, unresolved } = safetyOf(patient, null, facts).state;
  const open = raised.map(({ item, level }) => ({ id: item, level }));
  return unresolved.length > 0 && !open.some(({ level }) => isBlocking(level)) ? null : { on: clinicDay(last), open };
}

const adherenceDays = 14;

/** How a plan stands today, by everything that the record holds of its patient. */
export function standingOf(context: Context, { id, patientId, episodeId, plan: latest }: StoredPlan): PlanStanding {
  const { db } = context;
  const today = momentNow(context).day;
  const versions = versionsOfPlan(db, id);
  const { plan } = versionOn(versions, today);
  const diary = diaryOf(db, episodeId, patientId);
  const screen = screenOf(context, patientId);
  const episodes = episodesOfPatient(db, patientId).map(({ details }) => details);
  const forms = outcomeForms(formsOfPatient(db, patientId, ['outcome'], null));
  const judgements = planDeedsOf(db, id).flatMap(({ details }) => (details.deed === 'judgement' ? [details.judgement] : []));
  const facts: PlanFacts = {
    today,
    screen,
    diary,
    judgements,
    ...measuredFacts(forms, episodes, latest.side, clinicTable(db, 'thresholds').value),
  };
  const from = laterOf(addDays(today, -adherenceDays), plan.startsOn);
  return {
    planId: id,
    day: today,
    phase: standingPhase(phaseStatus(plan, facts)),
    adherence: adherenceOf(plannedAgainstDone(versions, diary, from, addDays(today, -1))),
    suggestion: suggestion(versions, diary, today, screen),
  };
}
