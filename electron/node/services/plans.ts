import { daysBetween } from '#core/clinical/calendar.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { baselineOf } from '#core/plan/baseline.ts';
import { expectedOver } from '#core/plan/expected.ts';
import { type PlanId, planFrom } from '#core/plan/plan.ts';
import type { PlannedDay } from '#core/plan/standing.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { firstVersion, versionOn } from '#core/plan/version.ts';
import { diaryDays } from '#db/repositories/diary.ts';
import { episodeById } from '#db/repositories/episodes.ts';
import { planDeedsOf } from '#db/repositories/planDeeds.ts';
import { addPlan, planById, plansOfPatient, setPlanRemoved, versionDraft, versionsOfPlan } from '#db/repositories/plans.ts';
import { checkEpisode } from '../clinical/formChecks.ts';
import { refuseSigned } from '../clinical/locks.ts';
import { presentPatient, presentVisit } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { standingOf } from '../plan/facts.ts';
import { programmeLibrary } from '../plan/library.ts';
import { refuseLoading } from '../plan/write.ts';
import { actorOf, found, nowOf, written } from '../written.ts';

type PlanMethods =
  | 'programmes.list'
  | 'plans.list'
  | 'plans.get'
  | 'plans.version'
  | 'plans.expected'
  | 'plans.standing'
  | 'plans.deeds'
  | 'plans.start'
  | 'plans.remove'
  | 'plans.restore';

/** A year and a day: more is no look ahead. */
const mostDays = 366;

export function plansHandlers(context: AppContext): Pick<Handlers, PlanMethods> {
  const { db, events, ports } = context;
  const get = (id: PlanId): StoredPlan => found(planById(db, id), 'plan');
  const changed = (id: PlanId): StoredPlan => {
    const plan = get(id);
    events.emit({ type: 'changed', topic: 'plan', id: plan.patientId });
    return plan;
  };
  const setRemoved = (id: PlanId, removed: boolean): StoredPlan => {
    const plan = get(id);
    if ((plan.removedAt !== null) === removed) return plan;
    presentPatient(db, plan.patientId, 'write');
    if (removed && plan.versions.some(({ signed }) => signed))
      throw new FailureError('signed', 'A version of this plan was signed with its visit.', 'Set the day on which the plan ends instead.');
    written(context, { action: removed ? 'removed' : 'restored', entity: 'loading-plan', entityId: id }, (at) =>
      setPlanRemoved(db, id, removed ? at : null, at),
    );
    return changed(id);
  };
  /** What the diary of the episode says of the mornings before a plan; the cut-offs that the patient's last plan went by. */
  const startingFrom = (episode: StoredPlan['episodeId'], patient: PatientId, startsOn: string) => {
    const mornings = diaryDays(db, episode).map(({ details }) => ({
      day: details.day,
      pain: details.painNextMorning,
      stiffnessMinutes: details.stiffnessNextMorning,
    }));
    const [last] = plansOfPatient(db, patient);
    return { baseline: baselineOf(mornings, startsOn), ...(last === undefined ? {} : { cutOffs: last.plan.cutOffs }) };
  };

  return {
    'programmes.list': () => programmeLibrary(context),
    'plans.list': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return plansOfPatient(db, patientId);
    },
    'plans.get': ({ id }) => get(id),
    'plans.version': ({ id, number }) => {
      get(id);
      return found(versionDraft(db, id, number), 'version').version;
    },
    'plans.expected': ({ id, from, to }) => {
      get(id);
      if (daysBetween(from, to) >= mostDays)
        throw new FailureError('invalid-input', 'This is more than a year.', 'Ask for fewer days at once.');
      const versions = versionsOfPlan(db, id);
      return expectedOver(versions, from, to).map(({ day, phaseId, items }): PlannedDay => {
        const { plan, number } = versionOn(versions, day);
        const exercises = new Map(plan.exercises.map((exercise) => [exercise.id, exercise]));
        return {
          day,
          phaseId,
          version: number,
          items: items.flatMap(({ prescription, session }) => {
            const exercise = exercises.get(prescription.exercise);
            return exercise === undefined ? [] : [{ prescription, exercise, session }];
          }),
        };
      });
    },
    'plans.standing': ({ id }) => standingOf(context, get(id)),
    'plans.deeds': ({ id }) => {
      get(id);
      return planDeedsOf(db, id);
    },
    'plans.start': async ({ visitId, episodeId, programmeId, phaseId, startsOn }) => {
      const { programmes } = await programmeLibrary(context);
      const programme = found(programmes.find((one) => one.programme.id === programmeId)?.programme ?? null, 'programme');
      const visit = presentVisit(db, visitId);
      const { patientId } = visit;
      refuseSigned(db, visitId, 'the plan');
      checkEpisode(db, episodeId, patientId);
      const { site } = found(episodeById(db, episodeId), 'episode').details;
      const goesOn = plansOfPatient(db, patientId).some(
        (one) => one.episodeId === episodeId && one.plan.programme.id === programmeId && (one.plan.endsOn ?? startsOn) >= startsOn,
      );
      if (goesOn)
        throw new FailureError('duplicate', `A plan of ${programme.name} goes on already.`, 'Change it, or set the day on which it ends.');
      refuseLoading(context, visit);
      const id = ports.ids.next() as PlanId;
      const insertional = site.location === 'insertional';
      const before = startingFrom(episodeId, patientId, startsOn);
      const plan = planFrom(programme, { id, side: site.side, insertional, startsOn, phaseId, ...before });
      written(context, { action: 'began', entity: 'loading-plan', entityId: id, detail: `${programme.id} ${programme.version}` }, (at) => {
        const version = firstVersion(plan, { at, by: actorOf(context), why: '' });
        addPlan(db, { id, patientId, episodeId, createdAt: nowOf(context) }, { version, steps: [], done: 0 }, visitId);
      });
      return changed(id);
    },
    'plans.remove': ({ id }) => setRemoved(id, true),
    'plans.restore': ({ id }) => setRemoved(id, false),
  };
}
