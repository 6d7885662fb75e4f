import { type Answer, given, notAsked, type YesNoUnknown } from '#core/clinical/answer.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import { againstOf, type Block } from '#core/clinical/redFlags/block.ts';
import type { AnswerKey } from '#core/clinical/redFlags/condition.ts';
import { type Flag, flagSchema } from '#core/clinical/redFlags/flag.ts';
import { type FlagEvent, flagEventSchema } from '#core/clinical/redFlags/flagEvent.ts';
import type { ItemId } from '#core/clinical/redFlags/item.ts';
import { screeningSet } from '#core/clinical/redFlags/items.ts';
import type { Module } from '#core/clinical/redFlags/module.ts';
import { type Override, overrideSchema } from '#core/clinical/redFlags/override.ts';
import { type Screening, screeningSchema } from '#core/clinical/redFlags/screening.ts';
import { type ScreenInput, type ScreenState, screenState } from '#core/clinical/redFlags/screenState.ts';

export const physiotherapist: Clinician = { name: 'Robin Sample', role: 'physiotherapist', registration: 'PH 0000' };
export const physician: Clinician = { name: 'Kim Sample', role: 'physician', registration: '' };

export type Answers = Readonly<Partial<Record<AnswerKey, YesNoUnknown | Answer<YesNoUnknown>>>>;

const answered = (answers: Answers) =>
  Object.fromEntries(Object.entries(answers).map(([key, answer]) => [key, typeof answer === 'string' ? given(answer) : answer]));

type Part = Partial<Omit<Screening, 'answers'>>;

/** A screening in which everything of its set was asked and is "no", but for what is said otherwise. */
export function screening(answers: Answers = {}, part: Part = {}): Screening {
  const set = part.set ?? 'intake';
  const no = Object.fromEntries(screeningSet(set).map((key) => [key, given('no')]));
  return bare({ ...no, ...answers }, part);
}

/** A screening in which nothing was asked, but what is said. */
export const bare = (answers: Answers = {}, part: Part = {}): Screening =>
  screeningSchema.parse({
    id: 's1',
    at: '2026-03-02T09:00:00.000Z',
    set: 'intake',
    side: 'left',
    girths: null,
    alternative: notAsked,
    ...part,
    answers: answered(answers),
  });

/** The state of a patient; the last screening is of the visit that is looked at unless another is named. */
export const stateOf = (answers: readonly Screening[], part: Partial<ScreenInput> = {}): ScreenState =>
  screenState({
    answers,
    currentId: answers.at(-1)?.id ?? null,
    flags: [],
    outcomes: [],
    overrides: [],
    reports: [],
    today: '2026-03-02',
    ...part,
  });

/** The flags that a state wants recorded, recorded. */
export const recorded = (state: ScreenState, prefix = 'f'): readonly Flag[] =>
  state.raised.flatMap(({ draft }) => (draft === null ? [] : [flagSchema.parse({ ...draft, id: `${prefix}-${draft.item}` })]));

export const raisedOf = (state: ScreenState, item: ItemId) => state.raised.find((one) => one.item === item) ?? null;
export const levelOf = (state: ScreenState, item: ItemId) => raisedOf(state, item)?.level ?? null;
export const unresolvedOf = (state: ScreenState, item: ItemId) => state.unresolved.find((one) => one.item === item) ?? null;
export const moduleOf = (state: ScreenState, module: Module) => {
  const found = state.modules.find((one) => one.module === module);
  if (found === undefined) throw new Error(module);
  return found;
};
export const verdicts = (state: ScreenState) => new Set(state.modules.map(({ verdict }) => verdict));

type EventPart<K extends FlagEvent['kind']> = Omit<Extract<FlagEvent, { kind: K }>, 'kind' | 'by' | 'at' | 'flagId'> & {
  readonly at?: string;
};
export const event = <K extends FlagEvent['kind']>(kind: K, flagId: string, part: EventPart<K>): FlagEvent =>
  flagEventSchema.parse({ kind, flagId, by: physiotherapist, at: '2026-03-02T09:30:00.000Z', ...part });
export const cleared = (flagId: string, at = '2026-03-02T09:30:00.000Z', confirmed = true, answers: AnswerKey[] = []): FlagEvent =>
  event('cleared', flagId, { reason: 'Examined; explained otherwise.', confirmed, at, answers });

export const overriding = (block: Block, part: Partial<Override> = {}): Override =>
  overrideSchema.parse({
    item: block.item,
    module: block.module,
    against: againstOf(block),
    screeningId: 's1',
    at: '2026-03-02T09:40:00.000Z',
    by: physiotherapist,
    reason: 'Discussed with the physician by telephone.',
    confirmed: true,
    physicianOrder: null,
    ...part,
  });
