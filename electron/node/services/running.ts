import { addDays } from '#core/clinical/calendar.ts';
import { canonical } from '#core/clinical/signedContent.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import type { RunEntry } from '#core/plan/running/run.ts';
import type { LoggedId, LoggedSpan, StoredRun } from '#core/plan/stored.ts';
import { planById, versionsOfPlan } from '#db/repositories/plans.ts';
import * as runs from '#db/repositories/runs.ts';
import { shoeById } from '#db/repositories/shoes.ts';
import { changedKeys } from '../clinical/changedKeys.ts';
import { momentNow } from '../clinical/day.ts';
import { presentPatient } from '../clinical/present.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { refuseToCome } from '../plan/toCome.ts';
import { actorOf, found, nowOf, staleWindow, written } from '../written.ts';

type RunMethods = 'runs.list' | 'runs.create' | 'runs.update' | 'runs.remove' | 'runs.restore' | 'runs.setLogged';

export function runningHandlers(context: AppContext): Pick<Handlers, RunMethods> {
  const { db, events, ports } = context;
  const get = (id: string): StoredRun => found(runs.runById(db, id), 'run');
  const changed = (id: string): StoredRun => {
    const run = get(id);
    events.emit({ type: 'changed', topic: 'plan', id: run.patientId });
    return run;
  };
  /** Not of a day to come; its shoe and its plan have to be the patient's. */
  const check = (patient: PatientId, { day, painNextMorning, shoeId, planned }: RunEntry): void => {
    refuseToCome(day, momentNow(context).day, [['painNextMorning', painNextMorning]]);
    const shoe = 'given' in shoeId ? found(shoeById(db, shoeId.given), 'shoe') : null;
    if (shoe !== null && shoe.patientId !== patient)
      throw new FailureError('invalid-input', 'The shoe is of another patient.', 'Choose a shoe of this patient.');
    if (planned === null) return;
    const plan = found(planById(db, planned.planId), 'plan');
    if (plan.patientId !== patient)
      throw new FailureError('invalid-input', 'The plan is of another patient.', 'Choose a plan of this patient.');
    const known = versionsOfPlan(db, plan.id).some(({ plan: { phases } }) =>
      phases.some(({ prescriptions }) => prescriptions.some(({ id }) => id === planned.prescriptionId)),
    );
    if (!known) throw new FailureError('invalid-input', 'The plan has never asked for this run.', 'Choose an entry of the plan.');
  };
  const setRemoved = (id: string, removed: boolean): StoredRun => {
    const before = get(id);
    if ((before.removedAt !== null) === removed) return before;
    presentPatient(db, before.patientId, 'write');
    written(context, { action: removed ? 'removed' : 'restored', entity: 'run', entityId: id }, (at) =>
      runs.setRunRemoved(db, id, removed ? at : null, at),
    );
    return changed(id);
  };
  const list = (patientId: PatientId) => ({ runs: runs.runsOfPatient(db, patientId), logged: runs.loggedOfPatient(db, patientId) });

  return {
    'runs.list': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return list(patientId);
    },
    'runs.create': ({ patientId, details }) => {
      presentPatient(db, patientId, 'write');
      check(patientId, details);
      const id = ports.ids.next();
      written(context, { action: 'entered', entity: 'run', entityId: id }, () =>
        runs.addRun(db, patientId, { details: { id, ...details }, by: actorOf(context) }, nowOf(context)),
      );
      return changed(id);
    },
    'runs.update': ({ id, revision, details }) => {
      const before = get(id);
      if (before.revision !== revision) throw staleWindow('run');
      if (before.removedAt !== null) throw new FailureError('conflict', 'This run was removed.', 'Bring it back first.');
      presentPatient(db, before.patientId, 'write');
      const next = { id, ...details };
      if (canonical(before.details) === canonical(next)) return before;
      check(before.patientId, details);
      written(context, { action: 'updated', entity: 'run', entityId: id, detail: changedKeys(before.details, next) }, (at) => {
        if (!runs.updateRun(db, { details: next, by: actorOf(context) }, revision, at)) throw staleWindow('run');
      });
      return changed(id);
    },
    'runs.remove': ({ id }) => setRemoved(id, true),
    'runs.restore': ({ id }) => setRemoved(id, false),
    'runs.setLogged': ({ patientId, from, to, logged }) => {
      presentPatient(db, patientId, 'write');
      if (to < from) throw new FailureError('invalid-input', 'The days end before they begin.', 'Choose the days again.');
      if (to > momentNow(context).day)
        throw new FailureError('invalid-input', 'Some of these days are still to come.', 'Say it of days that are over, or of today.');
      const touched = runs.loggedOfPatient(db, patientId).filter((span) => span.from <= to && span.to >= from);
      if (logged && touched.some((span) => span.from <= from && span.to >= to)) return list(patientId);
      if (!logged && touched.length === 0) return list(patientId);
      const bare = (span: Omit<LoggedSpan, 'id'>): LoggedSpan => ({ id: ports.ids.next() as LoggedId, ...span });
      // What lies outside of these days stays said.
      const kept = touched.flatMap((span) => [
        ...(span.from < from ? [{ from: span.from, to: addDays(from, -1) }] : []),
        ...(span.to > to ? [{ from: addDays(to, 1), to: span.to }] : []),
      ]);
      const action = logged ? 'said-logged' : 'said-not-logged';
      written(context, { action, entity: 'run', entityId: patientId, detail: `${from} ${to}` }, (at) => {
        for (const span of touched) runs.removeLogged(db, span.id, at);
        for (const span of [...kept, ...(logged ? [{ from, to }] : [])]) runs.addLogged(db, patientId, bare(span), actorOf(context), at);
      });
      events.emit({ type: 'changed', topic: 'plan', id: patientId });
      return list(patientId);
    },
  };
}
