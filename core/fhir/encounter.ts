import type { Form } from '../clinical/form.ts';
import { type Resource, refer, resource } from './resource.ts';
import type { FhirVisit } from './source.ts';

/** A visit. Its paperwork is in progress until it is signed. `forms`: those of the visit. */
export function encounterResource({ visit, signedAt }: FhirVisit, forms: readonly Form[]): Resource {
  const episodes = [...new Set(forms.flatMap(({ episodeId }) => (episodeId === null ? [] : [episodeId])))];
  return resource('Encounter', visit.id, {
    status: signedAt === null ? 'in-progress' : 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
    type: visit.title === '' ? [] : [{ text: visit.title }],
    subject: refer('Patient', visit.patientId),
    period: { start: visit.startedAt },
    reasonCode: visit.reason === '' ? [] : [{ text: visit.reason }],
    reasonReference: episodes.map((id) => refer('Condition', id)),
  });
}
