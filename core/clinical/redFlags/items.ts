import { type AnswerKey, legs } from './condition.ts';
import { type ItemId, itemIds, type Question, type QuestionKey, type RedFlagItem } from './item.ts';
import { circulationItems } from './itemsCirculation.ts';
import { exposureItems } from './itemsExposure.ts';
import { illnessItems } from './itemsIllness.ts';
import { injuryItems } from './itemsInjury.ts';
import { nerveItems } from './itemsNerve.ts';

/** Version of the items and their rules, kept with every flag they raised. */
export const redFlagVersion = 'red-flags-1';

const byId = new Map(
  [...injuryItems, ...circulationItems, ...nerveItems, ...illnessItems, ...exposureItems].map((item) => [item.id, item]),
);

/** The item of an id; every id has one. */
export function itemOf(id: ItemId): RedFlagItem {
  const found = byId.get(id);
  if (found === undefined) throw new Error(`the red flag ${id} has no definition`);
  return found;
}

/** Every red flag and mimic, in the order of their ids. */
export const redFlagItems: readonly RedFlagItem[] = itemIds.map(itemOf);

export const questions: readonly Question[] = redFlagItems.flatMap((item) => item.questions);

const answerKeysOf = ({ key, eachLeg }: Question): readonly AnswerKey[] =>
  eachLeg ? legs.map((leg): AnswerKey => `${key}@${leg}`) : [key];

/** Every answer that a screening can hold. */
export const answerKeys: readonly AnswerKey[] = questions.flatMap(answerKeysOf);

const questionByAnswer = new Map(questions.flatMap((question) => answerKeysOf(question).map((key) => [key, question] as const)));

/** The answers that there are to a question: one, or one for each leg. */
export const answersTo = (key: QuestionKey): readonly AnswerKey[] => answerKeys.filter((answer) => questionOf(answer).key === key);

/** The question that an answer is to. */
export function questionOf(key: AnswerKey): Question {
  const found = questionByAnswer.get(key);
  if (found === undefined) throw new Error(`there is no red flag question ${key}`);
  return found;
}

/** Whose leg an answer is about; null for a question that is not asked of each leg. */
export const legOf = (key: AnswerKey): 'left' | 'right' | null =>
  key.endsWith('@left') ? 'left' : key.endsWith('@right') ? 'right' : null;

/** The questions of a screening: all that are asked at intake, or the short set of a later visit. Examination is added where there is a reason. */
export const screeningSet = (set: 'intake' | 're-screen'): readonly QuestionKey[] =>
  questions.filter(({ asked }) => asked === 'every-visit' || (set === 'intake' && asked === 'intake')).map(({ key }) => key);
