import { compareInstants, hasReached, type Moment } from '../calendar.ts';
import type { Consent } from './record.ts';

/** From this age on a person consents for themselves. 18 is our own default: laws differ by country and purpose, so the clinic sets it. */
export const defaultConsentAge = 18;

/** Why there is no valid consent. Closed: the screen has a sentence and a next step for each. */
export const consentGaps = [
  'none-given',
  'refused',
  'withdrawn',
  'birth-date-unknown',
  'guardian-needed',
  'child-disagrees',
  'patient-now-of-age',
] as const;
export type ConsentGap = (typeof consentGaps)[number];
export type Standing = { readonly valid: true; readonly consent: Consent } | { readonly valid: false; readonly gap: ConsentGap };

type Event = { readonly at: string; readonly what: 'given' | 'refused' | 'withdrawn'; readonly consent: Consent };

const eventsOf = (consent: Consent): readonly Event[] => [
  { at: consent.moment.at, what: consent.decision, consent },
  ...(consent.withdrawal === null ? [] : [{ at: consent.withdrawal.moment.at, what: 'withdrawn' as const, consent }]),
];

/** Whether who said yes could: the patient from the age on, a guardian before it and only until then, and not against the child. */
function gapOfPerson({ by, moment }: Consent, birthDate: string | null, age: number, today: string): ConsentGap | null {
  if (birthDate === null) return 'birth-date-unknown';
  if (by.who === 'patient')
    return hasReached(age, birthDate, moment.day) ? null : hasReached(age, birthDate, today) ? 'patient-now-of-age' : 'guardian-needed';
  if (hasReached(age, birthDate, today)) return 'patient-now-of-age';
  return by.childAgrees === 'no' ? 'child-disagrees' : null;
}

/**
 * What the latest word was among consents to the same thing (the caller picks them), at `now`. What lies ahead has not been said yet; at one and the same instant no outweighs
 * yes. A guardian's consent ends on the day the patient comes of age: then the patient is asked. Without a birth date nobody can tell who may consent.
 */
export function standingOf(consents: readonly Consent[], birthDate: string | null, now: Moment, consentAge: number): Standing {
  const said = consents.flatMap(eventsOf).filter(({ at }) => compareInstants(at, now.at) <= 0);
  const rank = ({ what }: Event): number => (what === 'given' ? 0 : what === 'refused' ? 1 : 2);
  const last = said.toSorted((a, b) => compareInstants(a.at, b.at) || rank(a) - rank(b)).at(-1);
  if (last === undefined) return { valid: false, gap: 'none-given' };
  if (last.what !== 'given') return { valid: false, gap: last.what };
  const gap = gapOfPerson(last.consent, birthDate, consentAge, now.day);
  return gap === null ? { valid: true, consent: last.consent } : { valid: false, gap };
}
