import { givenOf } from '../answer.ts';
import type { RuleResult } from '../ruleResult.ts';
import type { AnswerKey } from './condition.ts';
import { answersInForce } from './facts.ts';
import type { ItemId } from './item.ts';
import { itemOf, redFlagVersion } from './items.ts';
import type { FlagLevel } from './level.ts';
import type { Screening } from './screening.ts';
import type { ScreenState } from './screenState.ts';

const verdictOf: Readonly<Record<FlagLevel, RuleResult['verdict']>> = {
  emergency: 'block',
  stop: 'block',
  refer: 'warn',
  caution: 'caution',
};

/** Where a rule of that level is from; an item may have a flag of a level that it no longer has a rule for. */
const sourceOf = (item: ItemId, level: FlagLevel): RuleResult['source'] =>
  itemOf(item).rules.find((rule) => rule.level === level)?.source ?? { words: 'an earlier version of the rules', certainty: 'own-default' };

/** What the rules said, to be kept with the visit: a result for each item that is raised and for each that is unresolved, with the answers in force that it saw. */
export function resultsOf(
  { raised, unresolved }: ScreenState,
  screenings: readonly Screening[],
  current: Screening,
): readonly RuleResult[] {
  const answers = answersInForce(screenings, current);
  const seen = (keys: readonly AnswerKey[]): RuleResult['inputs'] =>
    Object.fromEntries(
      keys.map((key) => {
        const answer = answers.get(key)?.answer;
        return [key, answer === undefined ? null : 'none' in answer ? answer.none : givenOf(answer)];
      }),
    );
  return [
    ...raised.map(
      ({ item, level, because, aggravating }): RuleResult => ({
        ruleId: `red-flag.${item}.${level}`,
        rulesVersion: redFlagVersion,
        verdict: verdictOf[level],
        inputs: seen([...because, ...aggravating]),
        source: sourceOf(item, level),
      }),
    ),
    ...unresolved.map(
      ({ item, couldBe, questions }): RuleResult => ({
        ruleId: `red-flag.${item}.unresolved`,
        rulesVersion: redFlagVersion,
        verdict: 'block',
        inputs: seen(questions),
        source: sourceOf(item, couldBe),
      }),
    ),
  ];
}
