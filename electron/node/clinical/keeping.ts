import type { Clinician } from '#core/clinical/entry.ts';
import { type ErasureLine, erasureOf, type Tombstone } from '#core/clinical/retention/erasure.ts';
import type { RecordType, RetentionPolicy } from '#core/clinical/retention/policy.ts';
import type { Kept } from '#core/clinical/retention/until.ts';
import type { PatientId } from '#core/domain/ids.ts';
import type { Patient } from '#core/domain/patient.ts';
import { consentsOfPatient } from '#db/repositories/consents.ts';
import { lastVisitAt, videosOfPatient } from '#db/repositories/erasure.ts';
import { isPatientHeld } from '#db/repositories/retention.ts';
import type { AppContext } from '../context.ts';
import { clinicDay, momentNow } from './day.ts';
import { hashOfText } from './hash.ts';
import { clinicTable } from './tables.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;

/** Everything of a patient that keeping is about: the record as a whole, each video, each consent, and the audit log. */
export function keptOf({ db }: Context, patient: Patient): readonly Kept[] {
  const last = lastVisitAt(db, patient.id);
  const of = (id: string, recordType: RecordType, madeAt: string): Kept => ({
    id,
    patientId: patient.id,
    recordType,
    madeOn: clinicDay(madeAt),
    lastTreatmentOn: last === null ? null : clinicDay(last),
    birthDate: patient.birthDate,
    legalHold: isPatientHeld(db, patient.id),
  });
  return [
    of(patient.id, 'clinical-record', patient.createdAt),
    ...videosOfPatient(db, patient.id).map(({ id, importedAt }) => of(id, 'raw-video', importedAt)),
    ...consentsOfPatient(db, patient.id).map(({ id, moment }) => of(id, 'consent', moment.at)),
    of(patient.id, 'audit-trail', patient.createdAt),
  ];
}

export type Erasure = { readonly policy: RetentionPolicy; readonly lines: readonly ErasureLine[]; readonly whole: boolean };

/** What an erasure asked for today may remove. Whole where nothing but the audit log, which names nobody, has to stay. */
export function erasureFor(context: Context, patient: Patient): Erasure {
  const policy = clinicTable(context.db, 'retention').value;
  const lines = erasureOf(policy, keptOf(context, patient), momentNow(context).day);
  return { policy, lines, whole: lines.every(({ kept, fate }) => fate === 'remove' || kept.recordType === 'audit-trail') };
}

type Erased = Pick<Tombstone, 'kind' | 'by' | 'reason' | 'policyVersion'> & { readonly id: PatientId | string; readonly at: string };

/** What is left of something: a hash of its id, and who removed it when and why. */
export const tombstoneOf = ({ id, at, by, ...rest }: Erased & { readonly by: Clinician }): Tombstone => ({
  ...rest,
  by,
  idSha256: hashOfText(id),
  erasedAt: at,
});
