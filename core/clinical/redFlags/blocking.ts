import { type Block, liftOf } from './block.ts';
import type { AnswerKey } from './condition.ts';
import type { ItemId } from './item.ts';
import { itemOf } from './items.ts';
import type { FlagLevel } from './level.ts';
import { blockedAt, type Limit, limitedAt } from './module.ts';
import { type RaisedItem, unattended } from './raised.ts';

/** A question to an EMERGENCY or STOP item that has no answer: not a "no". */
export type Unresolved = {
  readonly item: ItemId;
  readonly couldBe: FlagLevel;
  readonly questions: readonly AnswerKey[];
  readonly because: 'unknown' | 'not-asked';
};

function limitsOf({ item, level }: RaisedItem): readonly Limit[] {
  return [
    ...limitedAt[level],
    ...itemOf(item)
      .rules.filter((rule) => rule.level === level)
      .flatMap(({ limits }) => limits),
  ];
}

/** All that blocks or limits a part of the program, before any override. */
export function blocksOf(raised: readonly RaisedItem[], unresolved: readonly Unresolved[]): readonly Block[] {
  const ofFlags = raised.flatMap((one): Block[] => {
    const common = { item: one.item, level: one.level, cause: 'flag', answers: one.because, override: null } as const;
    return [
      ...blockedAt[one.level].map((module) => ({ ...common, module, scope: null, lift: liftOf(one.item, module, unattended(one)) })),
      ...limitsOf(one).map(({ module, scope }) => ({ ...common, module, scope, lift: liftOf(one.item, module, false) })),
    ];
  });
  const ofQuestions = unresolved.flatMap(({ item, couldBe, questions, because }) =>
    blockedAt[couldBe].map(
      (module): Block => ({
        module,
        item,
        level: couldBe,
        cause: because,
        answers: questions,
        scope: null,
        lift: liftOf(item, module, false),
        override: null,
      }),
    ),
  );
  return [...ofFlags, ...ofQuestions];
}
