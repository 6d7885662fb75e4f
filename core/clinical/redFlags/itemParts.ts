import type { Source } from '../../domain/source.ts';
import type { Condition } from './condition.ts';
import type { Question, QuestionKey, Rule } from './item.ts';
import type { FlagLevel, Urgency } from './level.ts';
import type { Limit } from './module.ts';

const question =
  (kind: Question['kind'], asked: Question['asked'], eachLeg = false) =>
  (key: QuestionKey, asks: string): Question => ({ key, asks, kind, asked, eachLeg, accuracy: null });

/** Asked at every visit. */
export const everyVisit = question('history', 'every-visit');
/** Asked once. */
export const atIntake = question('history', 'intake');
/** A risk that weighs on the item; asked once. */
export const risk = question('risk', 'intake');
/** Looked for when there is a reason. */
export const onExamination = question('sign', 'examination');

export const testOfEachLeg = (key: QuestionKey, asks: string, accuracy: NonNullable<Question['accuracy']>): Question => ({
  ...question('test', 'examination', true)(key, asks),
  accuracy,
});

export const rule = (level: FlagLevel, urgency: Urgency, when: Condition, source: Source, limits: readonly Limit[] = []): Rule => ({
  level,
  urgency,
  when,
  limits,
  source,
});
