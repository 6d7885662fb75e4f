import { compareInstants, type Moment } from '#core/clinical/calendar.ts';
import type { ConsentGiven } from '#core/clinical/consent/give.ts';
import { type Consent, type ConsentId, consentSchema } from '#core/clinical/consent/record.ts';
import { placeOfText } from '#core/clinical/consent/texts.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { addConsent, addWithdrawal, clipFactsOf, consentById, consentsOfPatient } from '#db/repositories/consents.ts';
import { visitById } from '#db/repositories/visits.ts';
import { momentNow } from '../clinical/day.ts';
import { hashOfText } from '../clinical/hash.ts';
import { leaveOf } from '../clinical/leaving.ts';
import { presentPatient } from '../clinical/present.ts';
import { shownBy } from '../clinical/shown.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, written } from '../written.ts';

type ConsentMethods = 'consents.ofPatient' | 'consents.give' | 'consents.withdraw' | 'consents.check';

export function consentsHandlers(context: AppContext): Pick<Handlers, ConsentMethods> {
  const { db, events, ports } = context;
  const get = (id: ConsentId): Consent => found(consentById(db, id), 'consent');
  const changed = (id: ConsentId): Consent => {
    const consent = get(id);
    events.emit({ type: 'changed', topic: 'clinical', id: consent.patientId });
    return consent;
  };
  const momentOf = (said: Moment | null): Moment => {
    const now = momentNow(context);
    if (said === null) return now;
    if (compareInstants(said.at, now.at) > 0)
      throw new FailureError('invalid-input', 'It is dated in the future.', 'Check the time and record it again.');
    return said;
  };
  /** The text that was read, with the hash of what it says here. */
  const textOf = (kind: Consent['kind'], { version, language }: ConsentGiven['text']): Consent['text'] => {
    const place = placeOfText({ kind, version, language });
    const text = found(clinicTable(db, 'consentTexts').value.find((one) => placeOfText(one) === place) ?? null, 'consent text');
    return { version, language, sha256: hashOfText(text.words) };
  };
  const foreign = (what: string): FailureError =>
    new FailureError('invalid-input', `${what} is of another patient.`, 'Choose clips and visits of this patient.');
  const checkScope = (patient: PatientId, given: ConsentGiven): void => {
    if (given.kind !== 'video-use') return;
    const { scope } = given;
    if (scope.clips === 'of-visit' && found(visitById(db, scope.visitId), 'visit').patientId !== patient) throw foreign('The visit');
    if (scope.clips === 'these')
      for (const id of scope.recordingIds) if (found(clipFactsOf(db, id), 'recording').patientId !== patient) throw foreign('A clip');
  };
  return {
    'consents.ofPatient': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return consentsOfPatient(db, patientId);
    },
    'consents.give': (given) => {
      presentPatient(db, given.patientId, 'write');
      checkScope(given.patientId, given);
      const id = ports.ids.next() as ConsentId;
      const consent = consentSchema.parse({
        ...given,
        id,
        moment: momentOf(given.moment),
        text: textOf(given.kind, given.text),
        withdrawal: null,
      });
      const { decision, kind, purpose } = consent;
      written(
        context,
        { action: decision === 'given' ? 'consented' : 'refused', entity: 'consent', entityId: id, detail: `${kind}, ${purpose}` },
        (at) => addConsent(db, consent, at),
      );
      return changed(id);
    },
    'consents.withdraw': ({ id, by, reason, moment }) => {
      const { withdrawal, moment: begun, decision, kind, purpose } = get(id);
      if (withdrawal !== null) throw new FailureError('conflict', 'This consent was withdrawn already.', 'Nothing more is needed.');
      if (decision === 'refused')
        throw new FailureError('conflict', 'This was refused: there is nothing to withdraw.', 'Record a new consent where it is given.');
      const when = momentOf(moment);
      if (compareInstants(when.at, begun.at) < 0)
        throw new FailureError('invalid-input', 'It was withdrawn before it was given.', 'Check the time and record it again.');
      written(context, { action: 'withdrew', entity: 'consent', entityId: id, detail: `${kind}, ${purpose}` }, (at) =>
        addWithdrawal(db, id, { moment: when, by, reason }, at),
      );
      return changed(id);
    },
    'consents.check': ({ recordingIds, mediaId, ...way }) =>
      leaveOf(context, [...recordingIds, ...(mediaId === null ? [] : shownBy(context, mediaId))], way),
  };
}
