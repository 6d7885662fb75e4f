import type { RedFlagDeed, RedFlagDeedId } from '#core/clinical/redFlags/deed.ts';
import type { Flag } from '#core/clinical/redFlags/flag.ts';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import type { Module } from '#core/clinical/redFlags/module.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { addRedFlagDeed } from '#db/repositories/redFlagDeeds.ts';
import type { AppContext } from '../context.ts';
import { nowOf } from '../written.ts';
import { type SafetyFacts, safetyFacts } from './safety.ts';

type Context = Pick<AppContext, 'db' | 'ports'>;

export const newDeed = (context: Context, patientId: PatientId, visitId: VisitId | null, details: RedFlagDeed['details']): RedFlagDeed => ({
  id: context.ports.ids.next() as RedFlagDeedId,
  patientId,
  visitId,
  at: nowOf(context),
  details,
});

/** Puts flags into the record that follow from answers and do not stand there yet: from then on no answer takes them away. Part of a transaction. */
function recordFlags(
  context: Context,
  patient: PatientId,
  visit: VisitId,
  { input, recorded }: SafetyFacts,
  which: (flag: Flag) => boolean,
): void {
  for (const flag of input.flags)
    if (!recorded.has(flag.id) && which(flag)) addRedFlagDeed(context.db, newDeed(context, patient, visit, { deed: 'raised', flag }));
}

/** Records one flag, before something is done about it. */
export const recordFlag = (context: Context, patient: PatientId, visit: VisitId, flagId: string): void =>
  recordFlags(context, patient, visit, safetyFacts(context, patient), ({ id }) => id === flagId);

/** Records what the screening of a visit raised, before the visit is signed or removed. */
export function recordRaised(context: Context, patient: PatientId, visit: VisitId): void {
  const facts = safetyFacts(context, patient);
  const own = new Set(facts.screenings.filter(({ visitId }) => visitId === visit).map(({ screening }) => screening.id));
  recordFlags(context, patient, visit, facts, ({ screeningId }) => own.has(screeningId));
}

/** Records what signed screenings raise anew by what was just done: an answer that a closing left open counts again. */
export function recordLeftOpen(context: Context, patient: PatientId, visit: VisitId): void {
  const facts = safetyFacts(context, patient, { anew: true });
  const signed = new Set(facts.screenings.filter((one) => one.signed).map(({ screening }) => screening.id));
  recordFlags(context, patient, visit, facts, ({ screeningId }) => signed.has(screeningId));
}

const moduleWords: Readonly<Record<Module, string>> = {
  shockwave: 'Shockwave',
  taping: 'Taping',
  'manual-release': 'Manual release',
  'hop-test': 'A hop or jump test',
  'gait-run': 'Running on film',
  'loading-plan': 'A loading plan',
};

/** Throws 'blocked', with why, where red flags or questions without an answer block a part of the program; `causes` narrows what counts. */
export function refuseBlocked({ state }: Safety, module: Module, causes: readonly ('flag' | 'unknown' | 'not-asked')[]): void {
  const blocks = (state.modules.find((one) => one.module === module)?.because ?? []).filter(
    ({ scope, override, cause }) => scope === null && override === null && causes.includes(cause),
  );
  const [first] = blocks;
  if (first === undefined) return;
  const why = blocks.map(({ item, level, cause }) => {
    const { condition } = itemOf(item);
    return cause === 'flag'
      ? `${item} ${condition} (${level})`
      : `${item} ${condition} (${cause === 'unknown' ? 'not known' : 'not asked'})`;
  });
  const named = why.length > 3 ? [...why.slice(0, 3), `${why.length - 3} more`] : why;
  const flags = blocks.filter(({ cause }) => cause === 'flag');
  throw new FailureError(
    'blocked',
    `${moduleWords[module]} is blocked at this visit: ${named.join('; ')}.`,
    flags.some(({ lift }) => lift === 'record-the-action')
      ? 'Record what was done about the emergency first.'
      : flags.length === 0
        ? 'Answer the red-flag screen of this visit, or override it there with a reason.'
        : 'Clear the red flag, or override it in the red-flag screen with a reason.',
  );
}
