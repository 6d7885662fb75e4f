import { compareInstants } from '#core/clinical/calendar.ts';
import { isKind } from '#core/clinical/form.ts';
import type { RedFlagDeed } from '#core/clinical/redFlags/deed.ts';
import { recordOf } from '#core/clinical/redFlags/flagStatus.ts';
import { flagsOf } from '#core/clinical/redFlags/flagsOf.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import type { Screening } from '#core/clinical/redFlags/screening.ts';
import { type ScreenInput, screenState } from '#core/clinical/redFlags/screenState.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { reportsIn } from '#core/plan/reports.ts';
import { daysEnteredAfter } from '#db/repositories/diary.ts';
import { formsOfPatient } from '#db/repositories/forms.ts';
import { redFlagDeedsOf } from '#db/repositories/redFlagDeeds.ts';
import type { AppContext } from '../context.ts';
import { momentNow } from './day.ts';
import { clinicTable } from './tables.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;
type VisitScreening = { readonly visitId: VisitId; readonly screening: Screening; readonly signed: boolean };

/** All that is recorded of red flags of one patient, as the rules take it. */
export type SafetyFacts = {
  readonly input: Omit<ScreenInput, 'currentId'>;
  readonly screenings: readonly VisitScreening[];
  /** Flags that stand in the record, whatever the answers say now. */
  readonly recorded: ReadonlySet<string>;
};

/** As it would be with a deed that is not written yet, or with a screening as it is about to be written. */
export type Supposed = {
  readonly deed?: RedFlagDeed['details'];
  readonly screening?: VisitScreening;
  /** Works out anew what signed screenings raised too, instead of going by what was recorded with the signature. */
  readonly anew?: boolean;
};

export function safetyFacts(context: Context, patient: PatientId, { deed, screening, anew = false }: Supposed = {}): SafetyFacts {
  const { db } = context;
  const stored = formsOfPatient(db, patient, ['red-flags'], null)
    .filter((form) => isKind(form, 'red-flags'))
    .map(({ details, visitId, locked }): VisitScreening => ({ visitId, screening: details.screening, signed: locked }));
  const screenings = screening === undefined ? stored : [...stored.filter((one) => one.screening.id !== screening.screening.id), screening];
  const answers = screenings.map((one) => one.screening);
  const settled = new Set(screenings.filter(({ signed }) => signed && !anew).map((one) => one.screening.id));
  const deeds = [...redFlagDeedsOf(db, patient).map(({ details }) => details), ...(deed === undefined ? [] : [deed])];
  const outcomes = deeds.flatMap((one) => (one.deed === 'event' ? [one.event] : []));
  // What the diary says before the last screening was seen by it.
  const last =
    answers
      .map(({ at }) => at)
      .toSorted(compareInstants)
      .at(-1) ?? '';
  const recorded = deeds.flatMap((one) => (one.deed === 'raised' ? [one.flag] : []));
  return {
    screenings,
    recorded: new Set(recorded.map(({ id }) => id)),
    input: {
      answers,
      flags: flagsOf(answers, recorded, outcomes, settled),
      outcomes,
      overrides: deeds.flatMap((one) => (one.deed === 'override' ? [one.override] : [])),
      reports: [...deeds.flatMap((one) => (one.deed === 'report' ? [one.report] : [])), ...reportsIn(daysEnteredAfter(db, patient, last))],
      today: momentNow(context).day,
      policy: clinicTable(db, 'redFlags').value,
    },
  };
}

/** The screening of a visit, or the patient's latest where no visit is looked at; null where there is none. */
function currentOf({ screenings }: SafetyFacts, visit: VisitId | null): Screening | null {
  const those = screenings.filter(({ visitId }) => visit === null || visitId === visit).map(({ screening }) => screening);
  return those.toSorted((a, b) => a.at.localeCompare(b.at)).at(-1) ?? null;
}

/** How it stands with the red flags of a patient, at a visit or as a whole. */
export function safetyOf(patientId: PatientId, visitId: VisitId | null, facts: SafetyFacts): Safety {
  const screeningId = currentOf(facts, visitId)?.id ?? null;
  const { flags, outcomes } = facts.input;
  return {
    patientId,
    visitId,
    screeningId,
    state: screenState({ ...facts.input, currentId: screeningId }),
    flags: flags.map((flag) => recordOf(flag, outcomes)),
  };
}
