import type { Letter } from '#core/clinical/redFlags/letter.ts';
import { letterDraft } from '#core/clinical/redFlags/letter.ts';
import type { ParsedInput } from '#core/contract/api.ts';
import { FailureError } from '#core/contract/failure.ts';
import { visitById } from '#db/repositories/visits.ts';
import { clinicTime, momentNow } from '../clinical/day.ts';
import { presentPatient } from '../clinical/present.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import { tellingOf } from '../clinical/telling.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { letterSheet } from '../reports/letterSheet.ts';
import { makeSheet } from '../reports/makeSheet.ts';
import { found, nowOf, written } from '../written.ts';

/** Referral letters: drafted from what is recorded, and put on paper. */
export function lettersHandlers(context: AppContext): Pick<Handlers, 'safety.letter' | 'safety.printLetter'> {
  const { db } = context;
  const draft = ({ visitId, items, by, ...said }: ParsedInput<'safety.letter'>): Letter => {
    const { patientId } = found(visitById(db, visitId), 'visit');
    const { familyName, givenName, birthDate, reference } = presentPatient(db, patientId, 'read');
    const facts = safetyFacts(context, patientId);
    const { state, screeningId } = safetyOf(patientId, visitId, facts);
    const current = facts.input.answers.find(({ id }) => id === screeningId);
    if (current === undefined)
      throw new FailureError('conflict', 'Nobody has screened at this visit.', 'Answer the red-flag screen, then draft the letter.');
    const written = { day: momentNow(context).day, time: clinicTime(nowOf(context)) };
    const patient = { familyName, givenName, birthDate, reference };
    return letterDraft({ ...said, patient, clinician: by, written, items, state, screenings: facts.input.answers, current });
  };
  return {
    'safety.letter': draft,
    'safety.printLetter': async (wish) => {
      const letter = draft(wish);
      if (letter.flags.length === 0)
        throw new FailureError(
          'conflict',
          'None of these red flags is raised any more.',
          'Choose one that is raised, then draft the letter.',
        );
      const visit = found(visitById(db, wish.visitId), 'visit');
      const telling = tellingOf(context, presentPatient(db, visit.patientId, 'read'), letter.urgency);
      const made = await makeSheet(context, visit, letterSheet(letter, wish.by, telling));
      const detail = `draft, ${letter.flags.join(', ')}`;
      written(context, { action: 'drafted', entity: 'letter', entityId: visit.id, detail }, () => undefined);
      return made;
    },
  };
}
