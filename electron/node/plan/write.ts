import { FailureError } from '#core/contract/failure.ts';
import type { VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { draftAfter, type PlanDraft } from '#core/plan/draft.ts';
import { loadsMore } from '#core/plan/loadsMore.ts';
import type { Plan, PlanId } from '#core/plan/plan.ts';
import type { StoredPlan, VersionHead } from '#core/plan/stored.ts';
import { addVersion, planById, updateVersion, versionDraft } from '#db/repositories/plans.ts';
import { clinicDay, momentNow } from '../clinical/day.ts';
import { refuseBlocked } from '../clinical/flags.ts';
import { refuseSigned } from '../clinical/locks.ts';
import { presentVisit } from '../clinical/present.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import type { AppContext } from '../context.ts';
import { actorOf, found, nowOf, staleWindow } from '../written.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;

/** Throws 'blocked' where red flags, or questions without an answer, forbid that more is asked of the patient at a visit. */
export const refuseLoading = (context: Context, { patientId, id }: Pick<Visit, 'patientId' | 'id'>): void =>
  refuseBlocked(safetyOf(patientId, id, safetyFacts(context, patientId)), 'loading-plan', ['flag', 'unknown', 'not-asked']);

/** Throws 'blocked' where a change asks more of the patient than before while that is forbidden. */
export function refuseMore(context: Context, visit: Visit, before: Plan, after: Plan): void {
  if (loadsMore(before, after, momentNow(context).day)) refuseLoading(context, visit);
}

/** The plan to change at a visit, which is not signed, of the same patient. */
export function planToChange(
  { db }: Context,
  id: PlanId,
  visitId: VisitId,
  revision: number | null,
): { readonly plan: StoredPlan; readonly visit: Visit } {
  const plan = found(planById(db, id), 'plan');
  if (revision !== null && plan.revision !== revision) throw staleWindow('plan');
  if (plan.removedAt !== null) throw new FailureError('conflict', 'This plan was removed.', 'Bring it back first.');
  const visit = presentVisit(db, visitId);
  if (visit.patientId !== plan.patientId)
    throw new FailureError('invalid-input', 'The plan is of another patient.', 'Open the right visit and repeat it there.');
  refuseSigned(db, visitId, 'the plan');
  return { plan, visit };
}

const latestOf = ({ id, versions }: StoredPlan): VersionHead => {
  const head = versions.at(-1);
  if (head === undefined) throw new TypeError(`plan ${id} has no version`);
  return head;
};

/** A version that is written, and the plan of the version before it; null where it is the first. */
export type Working = { readonly draft: PlanDraft; readonly before: Plan | null; readonly isNew: boolean };

/** The version that was begun at this visit today, which is worked on; null where the next change begins a new one. */
export function openVersion(context: Context, plan: StoredPlan, visitId: VisitId): Working | null {
  const { db } = context;
  const head = latestOf(plan);
  if (head.signed || head.visitId !== visitId || clinicDay(head.at) !== momentNow(context).day) return null;
  const before = head.number === 1 ? null : found(versionDraft(db, plan.id, head.number - 1), 'version').version.plan;
  return { draft: found(versionDraft(db, plan.id, head.number), 'version'), before, isNew: false };
}

/** A new version, which begins as the latest. */
export function newVersion(context: Context, plan: StoredPlan, why = ''): Working {
  const { version } = found(versionDraft(context.db, plan.id, latestOf(plan).number), 'version');
  const made = { at: nowOf(context), by: actorOf(context), why };
  return { draft: draftAfter(version, momentNow(context).day, made), before: version.plan, isNew: true };
}

/** Writes a version; throws 'conflict' where the plan has moved on since `revision`. Part of a transaction. */
export function writeVersion(
  { db }: Context,
  plan: StoredPlan,
  visitId: VisitId,
  { draft, isNew }: Pick<Working, 'draft' | 'isNew'>,
  at: string,
): void {
  const done = isNew ? addVersion(db, plan.id, plan.revision, draft, visitId, at) : updateVersion(db, plan.id, plan.revision, draft, at);
  if (!done) throw staleWindow('plan');
}
