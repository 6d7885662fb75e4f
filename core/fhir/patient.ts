import type { Patient } from '../domain/patient.ts';
import { type Resource, resource } from './resource.ts';

/** FHIR asks for the administrative gender, which is not recorded: the sex at birth stands in for it, as most systems have it. */
const gender = { female: 'female', male: 'male', intersex: 'other', 'not-stated': 'unknown' } as const satisfies Record<
  Patient['sexAtBirth'],
  string
>;

export const patientResource = (patient: Patient): Resource =>
  resource('Patient', patient.id, {
    active: patient.removedAt === null,
    identifier: patient.reference === '' ? [] : [{ type: { text: 'Reference of the clinic' }, value: patient.reference }],
    name: [{ family: patient.familyName, given: [patient.givenName] }],
    gender: gender[patient.sexAtBirth],
    birthDate: patient.birthDate,
    telecom: [
      ...(patient.phone === '' ? [] : [{ system: 'phone', value: patient.phone }]),
      ...(patient.email === '' ? [] : [{ system: 'email', value: patient.email }]),
    ],
    address: patient.address === '' ? [] : [{ text: patient.address }],
  });
