import type { DetailsOf, FormDetails, FormKind } from './form.ts';
import { changeOf, type VisitPart } from './notes/afterSigning.ts';

/** What each kind of form is, as far as signing is concerned. */
export const partOf: Readonly<Record<FormKind, VisitPart>> = {
  intake: 'intake',
  'red-flags': 'red-flag-answers',
  outcome: 'outcome-measures',
  shockwave: 'treatment',
  taping: 'treatment',
  'manual-release': 'treatment',
  note: 'note',
  'cause-and-effect': 'cause-and-effect',
};

const withRemoval = (details: DetailsOf<'taping'>, signed: DetailsOf<'taping'>): FormDetails =>
  signed.taping.removal === null && changeOf('tape-removal', 'signed') === 'free'
    ? { ...details, taping: { ...details.taping, removal: null } }
    : details;

const withResponse = (details: DetailsOf<'manual-release'>, signed: DetailsOf<'manual-release'>): FormDetails =>
  'none' in signed.session.nextDayResponse && changeOf('next-day-response', 'signed') === 'free'
    ? { ...details, session: { ...details.session, nextDayResponse: signed.session.nextDayResponse } }
    : details;

/**
 * A form's details without what was filled in after its visit was signed, where that is free: how tape came off, how the next day was. What stood there at the signing stays
 * as it was signed. Equal to `signed` where nothing else was changed.
 */
export function withoutFree(details: FormDetails, signed: FormDetails): FormDetails {
  if (details.kind === 'taping' && signed.kind === 'taping') return withRemoval(details, signed);
  if (details.kind === 'manual-release' && signed.kind === 'manual-release') return withResponse(details, signed);
  return details;
}
