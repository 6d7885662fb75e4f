import { compareInstants } from '#core/clinical/calendar.ts';
import type { OverrideRefusal } from '#core/clinical/redFlags/block.ts';
import type { SafetyDeed } from '#core/clinical/redFlags/deed.ts';
import type { EventRefusal } from '#core/clinical/redFlags/flagStatus.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { VisitId } from '#core/domain/ids.ts';
import { addRedFlagDeed, redFlagDeedsOf } from '#db/repositories/redFlagDeeds.ts';
import { visitById } from '#db/repositories/visits.ts';
import { newDeed, recordFlag, recordLeftOpen } from '../clinical/flags.ts';
import { rejudgeVisit } from '../clinical/judge.ts';
import { refuseSigned } from '../clinical/locks.ts';
import { presentPatient, presentVisit } from '../clinical/present.ts';
import { refreshPromises } from '../clinical/promises.ts';
import { safetyFacts, safetyOf } from '../clinical/safety.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { found, nowOf, written } from '../written.ts';

type SafetyMethods = 'safety.ofPatient' | 'safety.ofVisit' | 'safety.record' | 'safety.deeds';

const whyNot: Readonly<Record<EventRefusal | OverrideRefusal, string>> = {
  'no-such-flag': 'there is no such red flag',
  'before-the-flag': 'it is dated before the red flag was raised',
  'closed-already': 'the red flag is closed',
  'not-an-emergency': 'the red flag is no emergency',
  'action-first': 'what was done about the emergency has to be recorded first',
  'no-referral': 'no referral was recorded',
  'not-confirmed': 'it has to be confirmed a second time',
  'other-visit': 'it belongs to the screening of another visit',
  'nothing-to-lift': 'there is nothing that it lifts',
  'more-since': 'more has come up since',
  'physician-order-needed': 'a physician has to order it',
};

const timeOf = (details: SafetyDeed): string => {
  switch (details.deed) {
    case 'event':
      return details.event.at;
    case 'override':
      return details.override.at;
    case 'report':
      return details.report.at;
  }
};

/** What the audit log says of a deed. */
const actionOf = (details: SafetyDeed): string => (details.deed === 'event' ? details.event.kind : details.deed);

export function safetyHandlers(context: AppContext): Pick<Handlers, SafetyMethods> {
  const { db, events } = context;
  const ofVisit = (id: VisitId): Safety => {
    const { patientId } = found(visitById(db, id), 'visit');
    return safetyOf(patientId, id, safetyFacts(context, patientId));
  };
  return {
    'safety.ofPatient': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return safetyOf(patientId, null, safetyFacts(context, patientId));
    },
    'safety.ofVisit': ({ visitId }) => ofVisit(visitId),
    'safety.deeds': ({ patientId }) => {
      presentPatient(db, patientId, 'read');
      return redFlagDeedsOf(db, patientId);
    },
    'safety.record': ({ visitId, details }) => {
      const { patientId } = presentVisit(db, visitId);
      if (compareInstants(timeOf(details), nowOf(context)) > 0)
        throw new FailureError('invalid-input', 'It is dated in the future.', 'Check the time and record it again.');
      if (details.deed === 'override') refuseSigned(db, visitId, 'what was overridden');
      // Tried first: what would change nothing is not written, and says why.
      const { state } = safetyOf(patientId, visitId, safetyFacts(context, patientId, { deed: details }));
      const refused =
        details.deed === 'event'
          ? state.refusedOutcomes.find(({ event }) => event === details.event)
          : details.deed === 'override'
            ? state.refusedOverrides.find(({ override }) => override === details.override)
            : undefined;
      if (refused !== undefined)
        throw new FailureError('conflict', `This changes nothing: ${whyNot[refused.why]}.`, 'Read the red flags again, then repeat it.');
      written(context, { action: actionOf(details), entity: 'red-flag', entityId: patientId, detail: subjectOf(details) }, () => {
        if (details.deed === 'event') recordFlag(context, patientId, visitId, details.event.flagId);
        addRedFlagDeed(db, newDeed(context, patientId, visitId, details));
        if (details.deed === 'event') recordLeftOpen(context, patientId, visitId);
        refreshPromises(db, patientId);
        rejudgeVisit(context, visitId);
      });
      events.emit({ type: 'changed', topic: 'clinical', id: patientId });
      return ofVisit(visitId);
    },
  };
}

/** Which flag it is about, by its item; nothing of what was answered. */
function subjectOf(details: SafetyDeed): string {
  switch (details.deed) {
    case 'event':
      return details.event.flagId.split('.')[1] ?? '';
    case 'override':
      return `${details.override.item}, ${details.override.module}`;
    case 'report':
      return '';
  }
}
