import { type ConsentGap, standingOf } from '#core/clinical/consent/standing.ts';
import type { Urgency } from '#core/clinical/redFlags/level.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { Patient } from '#core/domain/patient.ts';
import { consentsOfPatient } from '#db/repositories/consents.ts';
import type { AppContext } from '../context.ts';
import { tellingWords } from '../reports/sheetWords.ts';
import { momentNow } from './day.ts';
import { clinicTable } from './tables.ts';

const said: Readonly<Partial<Record<ConsentGap, string>>> = { refused: 'refused', withdrawn: 'withdrew the consent' };

/**
 * What the patient said to a physician being told, in words for a letter. Throws 'consent-missing' where it was refused or withdrawn, but in an emergency: then the letter says so. Not to have asked
 * refuses nothing: a referral is part of the treatment, and the letter says that it has to be asked.
 */
export function tellingOf(context: Pick<AppContext, 'db' | 'ports'>, { id, birthDate }: Patient, urgency: Urgency): string {
  const { db } = context;
  const asked = consentsOfPatient(db, id).filter((one) => one.kind === 'data-protection' && one.purpose === 'share-with-physician');
  const standing = standingOf(asked, birthDate, momentNow(context), clinicTable(db, 'consentAge').value);
  if (standing.valid) return tellingWords.given;
  const no = said[standing.gap];
  if (no === undefined) return standing.gap === 'none-given' ? tellingWords['none-given'] : tellingWords.uncertain;
  if (urgency === 'now') return tellingWords.emergency;
  throw new FailureError(
    'consent-missing',
    `The patient ${no} that a physician is told.`,
    'Ask the patient again and record the answer under Data protection, share with the physician; or refer by word of the patient.',
  );
}
