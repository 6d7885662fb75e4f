import type { VisitId } from '#core/domain/ids.ts';
import type { Visit } from '#core/domain/patient.ts';
import { patientById } from '#db/repositories/patients.ts';
import * as visits from '#db/repositories/visits.ts';
import { recordRaised } from '../clinical/flags.ts';
import { refuseSigned } from '../clinical/locks.ts';
import { presentPatient } from '../clinical/present.ts';
import { refreshPromises } from '../clinical/promises.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

export function visitsHandlers(
  context: AppContext,
): Pick<Handlers, 'visits.list' | 'visits.get' | 'visits.create' | 'visits.update' | 'visits.remove' | 'visits.restore'> {
  const { db, events, ports } = context;
  const get = (id: VisitId): Visit => found(visits.visitById(db, id), 'visit');
  const changed = (id: VisitId): Visit => {
    const visit = get(id);
    events.emit({ type: 'changed', topic: 'visit', id });
    events.emit({ type: 'changed', topic: 'patients', id: visit.patientId });
    return visit;
  };
  const setRemoved = (id: VisitId, removed: boolean): Visit => {
    const before = get(id);
    if ((before.removedAt !== null) === removed) return before;
    if (removed) refuseSigned(db, id, 'it');
    written(context, { action: removed ? 'removed' : 'restored', entity: 'visit', entityId: id }, (at) => {
      // What its screening raised does not go with it.
      if (removed) recordRaised(context, before.patientId, id);
      visits.setVisitRemoved(db, id, removed ? at : null, at);
      refreshPromises(db, before.patientId);
    });
    events.emit({ type: 'changed', topic: 'clinical', id: before.patientId });
    return changed(id);
  };
  return {
    'visits.list': ({ patientId }) => {
      found(patientById(db, patientId), 'patient');
      return visits.visitsOfPatient(db, patientId);
    },
    'visits.get': ({ id }) => get(id),
    'visits.create': ({ patientId, details }) => {
      presentPatient(db, patientId, 'write');
      const at = nowOf(context);
      const visit: Visit = {
        ...details,
        id: ports.ids.next() as VisitId,
        patientId,
        revision: 1,
        createdAt: at,
        updatedAt: at,
        removedAt: null,
      };
      written(context, { action: 'created', entity: 'visit', entityId: visit.id }, () => visits.addVisit(db, visit));
      return changed(visit.id);
    },
    'visits.update': ({ id, revision, details }) => {
      const before = get(id);
      const fields = Object.entries(details).flatMap(([key, value]) => (before[key as keyof Visit] === value ? [] : [key]));
      if (before.revision !== revision) throw staleWindow('visit');
      if (fields.length === 0) return before;
      refuseSigned(db, id, 'what it says');
      written(context, { action: 'updated', entity: 'visit', entityId: id, detail: fields.join(', ') }, (at) => {
        if (!visits.updateVisit(db, id, revision, details, at)) throw staleWindow('visit');
      });
      return changed(id);
    },
    'visits.remove': ({ id }) => setRemoved(id, true),
    'visits.restore': ({ id }) => setRemoved(id, false),
  };
}
