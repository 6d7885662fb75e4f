import type { AnswerKey } from './condition.ts';
import type { ItemId } from './item.ts';
import { itemOf } from './items.ts';
import type { FlagLevel } from './level.ts';
import type { LimitScope, Module } from './module.ts';
import type { Override } from './override.ts';

/** Why something is blocked or limited: a flag, or a question without an answer that could be one. */
export type BlockCause = 'flag' | 'unknown' | 'not-asked';

/** What lifts it: an action that has to be recorded first, an override, or an override with a physician's order. Answering the question lifts `unknown` and `not-asked` too. */
export type Lift = 'record-the-action' | 'override' | 'override-with-physician-order';

export type Block = {
  readonly module: Module;
  readonly item: ItemId;
  /** The flag's level, or the one that it could be. */
  readonly level: FlagLevel;
  readonly cause: BlockCause;
  /** What raised the flag, or what has to be answered. */
  readonly answers: readonly AnswerKey[];
  /** Null: nothing new can be entered. Else what is still allowed. */
  readonly scope: LimitScope | null;
  readonly lift: Lift;
  /** The override in force; null while there is none. */
  readonly override: Override | null;
};

export type ModuleState = {
  readonly module: Module;
  readonly verdict: 'open' | 'limited' | 'blocked';
  /** All that bears on it, what was overridden included. */
  readonly because: readonly Block[];
};

/** Why an override lifts nothing. It stays in the record. */
export const overrideRefusals = ['other-visit', 'nothing-to-lift', 'more-since', 'action-first', 'physician-order-needed'] as const;
export type OverrideRefusal = (typeof overrideRefusals)[number];
export type RefusedOverride = { readonly override: Override; readonly why: OverrideRefusal };

/** What an override of a block goes against. */
export const againstOf = ({ cause, level, answers }: Block): Override['against'] => ({
  cause: cause === 'flag' ? 'flag' : 'question',
  level,
  answers: [...answers],
});

export const liftOf = (item: ItemId, module: Module, actionFirst: boolean): Lift => {
  if (actionFirst) return 'record-the-action';
  return itemOf(item).physicianOrder.includes(module) ? 'override-with-physician-order' : 'override';
};

export const moduleState = (module: Module, blocks: readonly Block[]): ModuleState => {
  const because = blocks.filter((block) => block.module === module);
  const inForce = because.filter(({ override }) => override === null);
  const verdict = inForce.some(({ scope }) => scope === null) ? 'blocked' : inForce.length > 0 ? 'limited' : 'open';
  return { module, verdict, because };
};
