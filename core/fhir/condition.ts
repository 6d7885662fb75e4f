import { givenOf } from '../clinical/answer.ts';
import type { Onset } from '../clinical/intake/episode.ts';
import type { Site } from '../clinical/site.ts';
import type { StoredEpisode } from '../clinical/stored.ts';
import { coded, type Resource, refer, resource, spelled } from './resource.ts';

/** A place of calf and Achilles in words. */
export const siteWords = ({ side, location, other }: Site): string =>
  `${location === 'other' ? other : spelled(location)}, ${side === 'bilateral' ? 'both sides' : side}`;

/** As exactly as the runner knows it. */
function partialDate({ day, precision }: Onset): string {
  switch (precision) {
    case 'day':
      return day;
    case 'month':
      return day.slice(0, 7);
    case 'year':
      return day.slice(0, 4);
  }
}

/** An episode: one injury problem. The clinic names it in its own words; no code is made up for it. */
export function conditionResource({ id, patientId, createdAt, details }: StoredEpisode): Resource {
  const { title, site, onset, closedOn, note } = details;
  const began = givenOf(onset);
  return resource('Condition', id, {
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', closedOn === null ? 'active' : 'resolved'),
    code: { text: title === '' ? siteWords(site) : title },
    bodySite: [{ text: siteWords(site) }],
    subject: refer('Patient', patientId),
    onsetDateTime: began === null ? null : partialDate(began),
    abatementDateTime: closedOn,
    recordedDate: createdAt,
    note: note === '' ? [] : [{ text: note }],
  });
}
