import { compareInstants } from '../calendar.ts';
import { type ModuleState, moduleState, type RefusedOverride } from './block.ts';
import { blocksOf, type Unresolved } from './blocking.ts';
import { answersInForce, legsOf } from './facts.ts';
import { findingOf } from './finding.ts';
import type { Flag } from './flag.ts';
import type { FlagEvent } from './flagEvent.ts';
import { type RefusedEvent, recordOf } from './flagStatus.ts';
import type { ItemId, QuestionKey } from './item.ts';
import { redFlagItems, screeningSet } from './items.ts';
import { type FlagLevel, gravest, isGraver } from './level.ts';
import { modules } from './module.ts';
import type { Override } from './override.ts';
import { overridden } from './overriding.ts';
import { defaultPolicy, type RedFlagPolicy } from './policy.ts';
import { type RaisedItem, raisedOf, unattended } from './raised.ts';
import { type OpenReferral, openReferrals } from './referral.ts';
import { type PatientReport, type RescreenReason, reasonsSince } from './rescreen.ts';
import type { Screening } from './screening.ts';

/** All that is recorded of one patient, in any order. */
export type ScreenInput = {
  readonly answers: readonly Screening[];
  /** The screening of the visit that is looked at; null: this visit has none yet. */
  readonly currentId: string | null;
  readonly flags: readonly Flag[];
  readonly outcomes: readonly FlagEvent[];
  readonly overrides: readonly Override[];
  readonly reports: readonly PatientReport[];
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly policy?: RedFlagPolicy;
};

export type ScreenState = {
  /** The gravest level that is raised; null where nothing is. See `unresolved` before reading null as safe. */
  readonly level: FlagLevel | null;
  /** Gravest first. */
  readonly raised: readonly RaisedItem[];
  /** Emergencies of which no action is recorded: they take the whole screen. */
  readonly fullScreen: readonly ItemId[];
  readonly unresolved: readonly Unresolved[];
  /** Questions of the set that is due, or was begun, that nobody has asked. */
  readonly unasked: readonly QuestionKey[];
  readonly modules: readonly ModuleState[];
  readonly refusedOverrides: readonly RefusedOverride[];
  readonly refusedOutcomes: readonly RefusedEvent[];
  /** Referrals without an outcome: tasks of the home screen, the soonest due first. */
  readonly openReferrals: readonly OpenReferral[];
  /** Raised items that want a letter: no referral is made of them. */
  readonly toRefer: readonly ItemId[];
  /** CAUTION flags that nobody has acknowledged. */
  readonly toAcknowledge: readonly ItemId[];
  readonly rescreen: { readonly due: boolean; readonly set: 'intake' | 're-screen'; readonly because: readonly RescreenReason[] };
};

function rescreenOf(input: ScreenInput, current: Screening | null): ScreenState['rescreen'] {
  const hasIntake = input.answers.some(({ set }) => set === 'intake');
  const last =
    input.answers
      .map(({ at }) => at)
      .toSorted(compareInstants)
      .at(-1) ?? null;
  const reported = reasonsSince(input.reports, current?.at ?? last, input.policy ?? defaultPolicy);
  const visit: readonly RescreenReason[] = !hasIntake ? ['no-intake'] : current === null ? ['new-visit'] : [];
  const because = [...visit, ...reported];
  return { due: because.length > 0, set: hasIntake ? 're-screen' : 'intake', because };
}

/**
 * What is raised, blocked, open and due, from all that was answered and done. A flag that was raised stays until it is closed: "no" at a later visit closes none. A question
 * to an EMERGENCY or STOP item that is unknown, declined, not applicable or not asked is unresolved, and blocks what its item would.
 */
export function screenState(input: ScreenInput): ScreenState {
  const current = input.answers.find(({ id }) => id === input.currentId) ?? null;
  const records = input.flags.map((flag) => recordOf(flag, input.outcomes));
  const answers = answersInForce(input.answers, current);
  const screenedLegs = legsOf(current?.side ?? 'bilateral');
  const findings = redFlagItems.map(({ id }) => findingOf({ answers, screenedLegs, records }, id));
  const raised = findings
    .flatMap((finding) => raisedOf(finding, records, answers) ?? [])
    .toSorted((a, b) => (a.level === b.level ? 0 : isGraver(a.level, b.level) ? -1 : 1));
  const levelOf = new Map(raised.map(({ item, level }) => [item, level]));
  const unresolved = findings.flatMap(({ item, couldBe, open, openBecause }): Unresolved[] =>
    couldBe === null || openBecause === null || !isGraver(couldBe, levelOf.get(item) ?? null)
      ? []
      : [{ item, couldBe, questions: open, because: openBecause }],
  );
  const { blocks, refused } = overridden(blocksOf(raised, unresolved), input.overrides, current);
  const rescreen = rescreenOf(input, current);
  const known = new Set(input.flags.map(({ id }) => id));
  return {
    level: gravest(raised.map(({ level }) => level)),
    raised,
    fullScreen: raised.filter(unattended).map(({ item }) => item),
    unresolved,
    unasked: screeningSet(current?.set ?? rescreen.set).filter((key) => !answers.has(key)),
    modules: modules.map((module) => moduleState(module, blocks)),
    refusedOverrides: refused,
    refusedOutcomes: [
      ...records.flatMap((record) => record.refused),
      ...input.outcomes.filter(({ flagId }) => !known.has(flagId)).map((event): RefusedEvent => ({ event, why: 'no-such-flag' })),
    ],
    openReferrals: openReferrals(records, input.today),
    toRefer: raised
      .filter(({ level, open }) => level !== 'caution' && !open.some(({ referral }) => referral !== null))
      .map(({ item }) => item),
    toAcknowledge: raised
      .filter(({ level, open }) => level === 'caution' && !open.some(({ acknowledged }) => acknowledged !== null))
      .map(({ item }) => item),
    rescreen,
  };
}

/**
 * The open flags as a treatment's rules take them, one an item; null where not all that matters is known. Null is not "no flag".
 */
export const openFlagsOf = ({ raised, unresolved }: ScreenState): readonly { readonly id: ItemId; readonly level: FlagLevel }[] | null =>
  unresolved.length > 0 ? null : raised.map(({ item, level }) => ({ id: item, level }));
