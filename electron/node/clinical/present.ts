import { FailureError } from '#core/contract/failure.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import type { Patient, Visit } from '#core/domain/patient.ts';
import { patientById } from '#db/repositories/patients.ts';
import { visitById } from '#db/repositories/visits.ts';
import type { ReadDb } from '#db/sql.ts';
import { found } from '../written.ts';

/** A patient of the record. To write, one that is not removed: a window may show somebody who was merged or removed in another. */
export function presentPatient(db: ReadDb, id: PatientId, to: 'read' | 'write'): Patient {
  const patient = found(patientById(db, id), 'patient');
  if (to === 'write' && patient.removedAt !== null)
    throw new FailureError('conflict', 'This patient was removed, or merged with another.', 'Find the patient again; nothing was written.');
  return patient;
}

/** A visit to write at, not removed, of a patient who is there. */
export function presentVisit(db: ReadDb, id: VisitId): Visit {
  const visit = found(visitById(db, id), 'visit');
  if (visit.removedAt !== null) throw new FailureError('conflict', 'This visit was removed.', 'Bring the visit back first.');
  presentPatient(db, visit.patientId, 'write');
  return visit;
}
