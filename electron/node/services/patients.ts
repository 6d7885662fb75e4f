import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import type { Patient } from '#core/domain/patient.ts';
import { mergeAway } from '#db/repositories/merges.ts';
import * as patients from '#db/repositories/patients.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

export function patientsHandlers(
  context: AppContext,
): Pick<
  Handlers,
  'patients.search' | 'patients.get' | 'patients.similar' | 'patients.create' | 'patients.update' | 'patients.remove' | 'patients.restore'
> {
  const { db, events, ports } = context;
  const get = (id: PatientId): Patient => found(patients.patientById(db, id), 'patient');
  const changed = (id: PatientId): Patient => {
    events.emit({ type: 'changed', topic: 'patients', id });
    return get(id);
  };
  const setRemoved = (id: PatientId, removed: boolean): Patient => {
    if ((get(id).removedAt !== null) === removed) return get(id);
    if (!removed && mergeAway(db, id) !== null)
      throw new FailureError(
        'conflict',
        'This record was merged into another of the same person.',
        'Open that one, or undo the merge there.',
      );
    written(context, { action: removed ? 'removed' : 'restored', entity: 'patient', entityId: id }, (at) =>
      patients.setPatientRemoved(db, id, removed ? at : null, at),
    );
    return changed(id);
  };
  return {
    'patients.search': ({ query, limit, offset }) => patients.searchPatients(db, query, limit, offset),
    'patients.get': ({ id }) => get(id),
    'patients.similar': ({ except, ...who }) => patients.similarPatients(db, who, except),
    'patients.create': ({ details, despiteSimilar }) => {
      const similar = despiteSimilar ? [] : patients.similarPatients(db, details, null);
      if (similar.length > 0)
        throw new FailureError(
          'duplicate',
          similar.length === 1 ? 'There is already a patient like this.' : `There are already ${similar.length} patients like this.`,
          'Open that patient, or create this one all the same.',
        );
      const at = nowOf(context);
      const patient: Patient = {
        ...details,
        id: ports.ids.next() as PatientId,
        revision: 1,
        sample: false,
        createdAt: at,
        updatedAt: at,
        removedAt: null,
      };
      written(context, { action: 'created', entity: 'patient', entityId: patient.id }, () => patients.addPatient(db, patient));
      return changed(patient.id);
    },
    'patients.update': ({ id, revision, details }) => {
      const before = get(id);
      const fields = Object.entries(details).flatMap(([key, value]) => (before[key as keyof Patient] === value ? [] : [key]));
      if (before.revision !== revision) throw staleWindow('patient');
      if (fields.length === 0) return before;
      if (mergeAway(db, id) !== null)
        throw new FailureError('conflict', 'This record was merged into another of the same person.', 'Open that one and change it there.');
      written(context, { action: 'updated', entity: 'patient', entityId: id, detail: fields.join(', ') }, (at) => {
        if (!patients.updatePatient(db, id, revision, details, at)) throw staleWindow('patient');
      });
      return changed(id);
    },
    'patients.remove': ({ id }) => setRemoved(id, true),
    'patients.restore': ({ id }) => setRemoved(id, false),
  };
}
