import i18next from 'i18next';
import type { AnswerKey } from '#core/clinical/redFlags/condition.ts';
import type { ItemId } from '#core/clinical/redFlags/item.ts';
import { itemOf, legOf, questionOf } from '#core/clinical/redFlags/items.ts';

export const conditionOf = (item: ItemId): string => itemOf(item).condition;

/** What is asked, with the leg where each has an answer of its own. */
export function asksOf(key: AnswerKey): string {
  const { asks } = questionOf(key);
  const leg = legOf(key);
  return leg === null ? asks : i18next.t(`safety:screen.leg.${leg}`, { asks });
}

export const asksOfAll = (keys: readonly AnswerKey[]): string => keys.map(asksOf).join('; ');
