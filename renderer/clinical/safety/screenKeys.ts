import type { AnswerKey } from '#core/clinical/redFlags/condition.ts';
import type { ItemId, RedFlagItem } from '#core/clinical/redFlags/item.ts';
import { answersTo, screeningSet } from '#core/clinical/redFlags/items.ts';
import type { Screening } from '#core/clinical/redFlags/screening.ts';
import type { ScreenState } from '#core/clinical/redFlags/screenState.ts';
import { wellsQuestions } from '#core/clinical/redFlags/wellsItems.ts';

/** The item that the Wells score belongs to. */
export const wellsItem: ItemId = 'RF02';

const isWells = (key: string): boolean => wellsQuestions.some((question) => question.key === key);

/** Answers that treatment waits for. */
export const neededKeys = ({ unresolved }: Pick<ScreenState, 'unresolved'>): ReadonlySet<AnswerKey> =>
  new Set(unresolved.flatMap(({ questions }) => questions));

/**
 * The answers of an item that are shown: those of the set, those given, those that treatment waits for, and once the item is raised its examination; `all` shows every one.
 * The items of the Wells score are left out: they have a place of their own.
 */
export function shownKeys(item: RedFlagItem, screening: Screening, state: ScreenState, all: boolean): readonly AnswerKey[] {
  const set = new Set(screeningSet(screening.set));
  const needed = neededKeys(state);
  const raised = state.raised.some((one) => one.item === item.id);
  return item.questions
    .filter(({ key }) => !isWells(key))
    .flatMap(({ key, asked }) =>
      answersTo(key).filter(
        (answer) =>
          all || set.has(key) || needed.has(answer) || screening.answers[answer] !== undefined || (raised && asked === 'examination'),
      ),
    );
}

/** Whether the Wells score is asked for: once a thrombosis is suspected or cannot be ruled out, or an item of it was answered. */
export const wantsWells = (screening: Screening, state: ScreenState): boolean =>
  state.raised.some(({ item }) => item === wellsItem) ||
  screening.girths !== null ||
  wellsQuestions.some(({ key }) => screening.answers[key] !== undefined);

/** The answers with one changed; null takes it out, as not asked. */
export function answered(
  answers: Screening['answers'],
  key: AnswerKey,
  answer: Screening['answers'][AnswerKey] | null,
): Screening['answers'] {
  const { [key]: _, ...others } = answers;
  return answer === null || answer === undefined ? others : { ...others, [key]: answer };
}
