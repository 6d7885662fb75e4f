import { promisedOf } from '#core/clinical/overdue/promised.ts';
import { recordOf } from '#core/clinical/redFlags/flagStatus.ts';
import type { PatientId } from '#core/domain/ids.ts';
import { coursesOfPatient } from '#db/repositories/courses.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { setPromises } from '#db/repositories/promises.ts';
import { redFlagDeedsOf } from '#db/repositories/redFlagDeeds.ts';
import type { WriteDb } from '#db/sql.ts';

type Event = { readonly flagId: string; readonly at: string };
const isSame = (a: Event, b: Event): boolean => a.flagId === b.flagId && a.at === b.at;

/** Works out anew what of a patient is promised and not done. Belongs into the transaction of every change to a form, a course, a visit or a deed. */
export function refreshPromises(db: WriteDb, patient: PatientId): void {
  const deeds = redFlagDeedsOf(db, patient);
  const events = deeds.flatMap(({ details }) => (details.deed === 'event' ? [details.event] : []));
  const referrals = deeds.flatMap(({ details }) => {
    if (details.deed !== 'raised') return [];
    const { referral, closed, flag } = recordOf(details.flag, events);
    if (referral === null || referral.outcome !== null || closed !== null) return [];
    const { made } = referral;
    const deed = deeds.find(({ details: one }) => one.deed === 'event' && one.event.kind === 'referral-made' && isSame(one.event, made));
    const visitId = deed?.visitId ?? null;
    return visitId === null ? [] : [{ flagId: flag.id, visitId, outcomeDue: made.outcomeDue }];
  });
  const forms = formsOfPatient(db, patient, ['taping', 'outcome', 'shockwave'], null);
  setPromises(db, patient, promisedOf(patient, forms, coursesOfPatient(db, patient), referrals));
}
