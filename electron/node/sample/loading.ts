import { given, notAsked } from '#core/clinical/answer.ts';
import { addDays, daysBetween } from '#core/clinical/calendar.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { PatientId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import type { DiaryDay, DiaryItem } from '#core/plan/diary.ts';
import { type ExpectedDay, expectedOver } from '#core/plan/expected.ts';
import { type PlanId, planFrom } from '#core/plan/plan.ts';
import type { Programme } from '#core/plan/programme.ts';
import type { Run } from '#core/plan/running/run.ts';
import type { LoggedId } from '#core/plan/stored.ts';
import { firstVersion } from '#core/plan/version.ts';
import { addDiaryDay } from '#db/repositories/diary.ts';
import { addPlan } from '#db/repositories/plans.ts';
import { addLogged, addRun } from '#db/repositories/runs.ts';
import { clinicDay } from '../clinical/day.ts';
import type { AppContext } from '../context.ts';

/** The programme that the invented runner follows. */
export const sampleProgramme = 'heavy-slow-resistance';

type Loading = {
  readonly patientId: PatientId;
  readonly episodeId: EpisodeId;
  readonly programme: Programme;
  /** At which it was begun. */
  readonly visit: Pick<Visit, 'id' | 'startedAt'>;
  /** The visit to which the sheet was brought back. */
  readonly backOn: Pick<Visit, 'startedAt'>;
  readonly by: string;
};

/** A plan begun at the first visit, and a diary in which everything was done, with pain that eases: what the invented runner wrote on the sheet at home. */
export function addSampleLoading({ db, ports }: AppContext, { patientId, episodeId, programme, visit, backOn, by }: Loading): void {
  const [startsOn, last] = [clinicDay(visit.startedAt), addDays(clinicDay(backOn.startedAt), -1)];
  if (last < startsOn) return;
  const id = ports.ids.next() as PlanId;
  const baseline = { pain: given(2), stiffnessMinutes: given(10) };
  const plan = planFrom(programme, { id, side: 'left', insertional: false, startsOn, phaseId: null, baseline });
  const version = firstVersion(plan, { at: visit.startedAt, by, why: '' });
  addPlan(db, { id, patientId, episodeId, createdAt: visit.startedAt }, { version, steps: [], done: 0 }, visit.id);
  for (const asked of expectedOver([version], startsOn, last))
    addDiaryDay(db, { episodeId, details: dayOf(id, asked, painOn(daysBetween(startsOn, asked.day))), by }, backOn.startedAt);
  for (let day = addDays(startsOn, 1); day <= last; day = addDays(day, 3))
    addRun(db, patientId, { details: runOf(ports.ids.next(), day), by }, backOn.startedAt);
  addLogged(db, patientId, { id: ports.ids.next() as LoggedId, from: startsOn, to: last }, by, backOn.startedAt);
}

/** Pain 0 to 10 after so many days: less in the second week. */
const painOn = (days: number): number => (days < 7 ? 3 : 2);

function dayOf(planId: PlanId, { day, items }: ExpectedDay, pain: number): DiaryDay {
  const done = items.map(
    ({ prescription, session }): DiaryItem => ({
      planId,
      prescriptionId: prescription.id,
      session,
      done: 'done',
      reps: notAsked,
      loadKg: notAsked,
      effort: given(6),
      painDuring: notAsked,
      reason: '',
    }),
  );
  return {
    day,
    enteredFrom: 'printed-sheet',
    items: done,
    painDuring: items.length === 0 ? notAsked : given(pain + 1),
    painAfter: given(pain),
    painNextMorning: given(pain - 1),
    stiffnessNextMorning: given(5 * pain),
    settled: given('yes'),
    warnings: { pop: given('no'), newSwelling: given('no'), nightPain: given('no') },
    note: '',
  };
}

const runOf = (id: string, day: string): Run => ({
  id,
  day,
  runMinutes: given(30),
  walkMinutes: given(0),
  km: given(5),
  effort: given(4),
  surface: given('road'),
  gradientPercent: notAsked,
  shoeId: notAsked,
  painBefore: notAsked,
  painDuring: given(2),
  painAfter: notAsked,
  painNextMorning: notAsked,
  planned: null,
  note: '',
});
