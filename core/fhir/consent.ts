import type { Consent } from '../clinical/consent/record.ts';
import { coded, type Resource, refer, resource, spelled } from './resource.ts';

const scopes = 'http://terminology.hl7.org/CodeSystem/consentscope';

function statusOf({ decision, withdrawal }: Consent): string {
  if (decision === 'refused') return 'rejected';
  return withdrawal === null ? 'active' : 'inactive';
}

/** What somebody said yes or no to, and whether it stands. */
export function consentResource(consent: Consent): Resource {
  const { id, patientId, kind, purpose, decision, moment, by, text, withdrawal, scope } = consent;
  return resource('Consent', id, {
    status: statusOf(consent),
    scope: kind === 'treatment' ? coded(scopes, 'treatment') : coded(scopes, 'patient-privacy'),
    category: [{ text: `${spelled(kind)}: ${spelled(purpose)}` }],
    patient: refer('Patient', patientId),
    dateTime: moment.at,
    performer: [by.who === 'patient' ? refer('Patient', patientId) : { display: `${by.name} (guardian)` }],
    policyRule: { text: `Text ${text.version}, ${text.language}, SHA-256 ${text.sha256}` },
    provision: {
      type: decision === 'given' ? 'permit' : 'deny',
      period: { start: moment.at, end: withdrawal?.moment.at ?? null },
      code: typeof scope === 'string' ? (scope === '' ? [] : [{ text: scope }]) : [{ text: `clips: ${spelled(scope.clips)}` }],
    },
  });
}
