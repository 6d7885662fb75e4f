import type { Form, FormDetails, FormId, FormKind } from '#core/clinical/form.ts';
import { addsTreatment, moduleOf } from '#core/clinical/formModule.ts';
import { flagOfTreatment } from '#core/clinical/redFlags/fromTreatment.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { Visit } from '#core/domain/patient.ts';
import * as forms from '#db/repositories/forms.ts';
import { patientById } from '#db/repositories/patients.ts';
import { addRedFlagDeed } from '#db/repositories/redFlagDeeds.ts';
import { visitById } from '#db/repositories/visits.ts';
import { pairingEffect } from '../clinical/effect.ts';
import { newDeed, recordRaised, refuseBlocked } from '../clinical/flags.ts';
import { changedParts, checkDetails, checkEpisode, refuseLocked, refuseSecond } from '../clinical/formChecks.ts';
import { derivedOf, judgementOf, rejudgeVisit } from '../clinical/judge.ts';
import { refuseSigned } from '../clinical/locks.ts';
import { refreshPromises } from '../clinical/promises.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import { begun, wordsOf } from '../clinical/startForm.ts';
import { clinicTable } from '../clinical/tables.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { actorOf, found, nowOf, staleWindow, written } from '../written.ts';

/** Forms in which something may be promised, or a promise be kept. */
const promising: readonly FormKind[] = ['taping', 'outcome', 'shockwave'];
/** Forms that treatments of the same visit are judged by. */
const judgedBy: readonly FormKind[] = ['red-flags', 'intake', 'outcome', 'shockwave'];

type FormMethods =
  | 'forms.ofVisit'
  | 'forms.ofPatient'
  | 'forms.get'
  | 'forms.start'
  | 'forms.update'
  | 'forms.remove'
  | 'forms.restore'
  | 'forms.effect';

export function formsHandlers(context: AppContext): Pick<Handlers, FormMethods> {
  const { db, events, ports } = context;
  const get = (id: FormId): Form => found(forms.formById(db, id), 'form');
  const changed = (id: FormId): Form => {
    const form = get(id);
    events.emit({ type: 'changed', topic: 'clinical', id: form.patientId });
    return form;
  };
  const presentVisit = (id: Visit['id']): Visit => {
    const visit = found(visitById(db, id), 'visit');
    if (visit.removedAt !== null) throw new FailureError('conflict', 'This visit was removed.', 'Bring the visit back first.');
    return visit;
  };
  /** Everything beside a form that a change to it touches; in the change's own transaction. */
  const follow = ({ id, patientId, visitId, details }: Form): void => {
    const flag = flagOfTreatment(id, details, nowOf(context));
    const raises = flag !== null && !safetyFacts(context, patientId).recorded.has(flag.id);
    if (raises) addRedFlagDeed(db, newDeed(context, patientId, visitId, { deed: 'raised', flag }));
    if (promising.includes(details.kind)) refreshPromises(db, patientId);
    if (raises || judgedBy.includes(details.kind)) rejudgeVisit(context, visitId);
  };
  /** Throws 'blocked' where red flags forbid that something of this kind is done now. */
  const refuseTreatment = ({ patientId, id }: Pick<Visit, 'patientId' | 'id'>, details: FormDetails): void => {
    const module = moduleOf(details);
    if (module === null) return;
    refuseBlocked(safetyOf(patientId, id, safetyFacts(context, patientId)), module, ['flag', 'unknown', 'not-asked']);
  };
  /** The device as the clinic's table has it now; one that left the table stays as it was written. What was sent of it counts for nothing. */
  const withDevice = (before: FormDetails, details: FormDetails): FormDetails => {
    if (details.kind !== 'shockwave') return details;
    const known = clinicTable(db, 'devices').value.find(({ id }) => id === details.device.id);
    const written = before.kind === 'shockwave' && before.device.id === details.device.id ? before.device : null;
    return { ...details, device: found(known ?? written, 'device') };
  };
  const setRemoved = (id: FormId, removed: boolean): Form => {
    const before = get(id);
    if ((before.removedAt !== null) === removed) return before;
    refuseSigned(db, before.visitId, `the ${wordsOf(before.kind)}`);
    if (!removed) {
      presentVisit(before.visitId);
      refuseSecond(db, before);
    }
    written(context, { action: removed ? 'removed' : 'restored', entity: 'form', entityId: id, detail: before.kind }, (at) => {
      // What a screening raised does not go with it.
      if (removed && before.kind === 'red-flags') recordRaised(context, before.patientId, before.visitId);
      forms.setFormRemoved(db, id, removed ? at : null, at);
      follow(get(id));
    });
    return changed(id);
  };

  return {
    'forms.ofVisit': ({ visitId, removed }) => {
      found(visitById(db, visitId), 'visit');
      return forms.formsOfVisit(db, visitId, removed);
    },
    'forms.ofPatient': ({ patientId, kinds, limit }) => {
      found(patientById(db, patientId), 'patient');
      return forms.formsOfPatient(db, patientId, kinds, limit);
    },
    'forms.get': ({ id }) => get(id),
    'forms.effect': ({ id }) => pairingEffect(context, get(id)),
    'forms.start': (wish) => {
      const visit = presentVisit(wish.visitId);
      const { kind, episodeId, visitId } = wish;
      const { patientId } = visit;
      refuseSigned(db, visitId, 'what it holds');
      checkEpisode(db, episodeId, patientId);
      const id = ports.ids.next() as FormId;
      refuseSecond(db, { visitId, kind, id });
      const { details, carried, askAgain } = begun(context, visit, id, wish);
      refuseTreatment(visit, details);
      const at = nowOf(context);
      const bare = {
        id,
        kind,
        patientId,
        visitId,
        episodeId,
        revision: 1,
        details,
        createdAt: at,
        createdBy: actorOf(context),
        updatedAt: at,
      };
      const form: Form = {
        ...bare,
        judgement: judgementOf(context, bare),
        derived: derivedOf(context, details),
        locked: false,
        removedAt: null,
      };
      written(context, { action: 'began', entity: 'form', entityId: id, detail: `${kind}, ${wish.from}` }, () => {
        forms.addForm(db, form);
        follow(form);
      });
      return { form: changed(id), carried: [...carried], askAgain: [...askAgain] };
    },
    'forms.update': ({ id, revision, details: given, episodeId }) => {
      const before = get(id);
      if (before.revision !== revision) throw staleWindow('form');
      if (before.removedAt !== null) throw new FailureError('conflict', 'This form was removed.', 'Bring it back first.');
      const details = before.locked ? given : withDevice(before.details, given);
      const episode = episodeId === undefined ? before.episodeId : episodeId;
      checkDetails(context, before, details);
      const parts = [...changedParts(before.details, details), ...(episode === before.episodeId ? [] : ['episode'])];
      if (parts.length === 0) return before;
      refuseLocked(db, before, details, episode);
      checkEpisode(db, episode === before.episodeId ? null : episode, before.patientId);
      if (addsTreatment(before.details, details)) refuseTreatment({ patientId: before.patientId, id: before.visitId }, details);
      // What was signed keeps the verdict and the numbers that were signed.
      const { judgement, derived } = before.locked
        ? before
        : { judgement: judgementOf(context, { ...before, details }), derived: derivedOf(context, details) };
      written(context, { action: 'updated', entity: 'form', entityId: id, detail: `${before.kind}: ${parts.join(', ')}` }, (at) => {
        if (!forms.updateForm(db, id, revision, { details, judgement, derived, episodeId: episode }, at)) throw staleWindow('form');
        follow(get(id));
      });
      return changed(id);
    },
    'forms.remove': ({ id }) => setRemoved(id, true),
    'forms.restore': ({ id }) => setRemoved(id, false),
  };
}
