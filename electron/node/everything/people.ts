import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import type { Patient } from '#core/domain/patient.ts';
import type { FolderPerson } from '#core/everything/manifest.ts';
import { mergeAway, mergedInto } from '#db/repositories/merges.ts';
import { everyPatient, patientById } from '#db/repositories/patients.ts';
import type { ReadDb } from '#db/sql.ts';
import { found } from '../written.ts';

/** Somebody with every record that has become part of theirs. */
export type Whole = { readonly patient: Patient; readonly ids: readonly PatientId[] };

const wholeOf = (db: ReadDb, patient: Patient): Whole => ({ patient, ids: [patient.id, ...mergedInto(db, patient.id)] });

/** Whom a folder is about: one patient, or everybody with a record of their own, removed ones too. */
export function wholesOf(db: ReadDb, id: PatientId | null): readonly Whole[] {
  if (id === null)
    return everyPatient(db)
      .filter((patient) => mergeAway(db, patient.id) === null)
      .map((patient) => wholeOf(db, patient));
  const patient = found(patientById(db, id), 'patient');
  if (mergeAway(db, id) !== null)
    throw new FailureError('conflict', 'This record was merged into another.', 'Take that one out: it holds all of this one.');
  return [wholeOf(db, patient)];
}

/** How the manifest names them, the first first. */
export const peopleOf = (db: ReadDb, { ids }: Whole): readonly FolderPerson[] =>
  ids.flatMap((id) => {
    const patient = patientById(db, id);
    if (patient === null) return [];
    const { familyName, givenName, birthDate } = patient;
    return [{ id, familyName, givenName, birthDate }];
  });

/** As much of an id as tells it from the clinic's others, for names of files: they never hold a person's name. */
export const tailOf = (id: string): string => id.slice(-12);
