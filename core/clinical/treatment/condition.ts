import { type Answer, notAsked, type YesNoUnknown } from '../answer.ts';
import type { RuleResult } from '../ruleResult.ts';
import { type Rule, resultOf } from './rule.ts';

/** A condition of the patient that speaks against a treatment. */
export type ConditionRule<Condition extends string = string> = Rule & { readonly condition: Condition };

/** What was answered, condition by condition; one that is not there was not asked. */
export type ConditionAnswers<Condition extends string = string> = Readonly<Partial<Record<Condition, Answer<YesNoUnknown>>>>;

/** Only "no" and "not applicable" clear a condition. Unknown, declined and not asked weigh as yes does until somebody knows. */
const clears = (answer: Answer<YesNoUnknown>): boolean => ('given' in answer ? answer.given === 'no' : answer.none === 'not-applicable');

export function judgeConditions<Condition extends string>(
  rules: readonly ConditionRule<Condition>[],
  version: string,
  answers: ConditionAnswers<Condition>,
): readonly RuleResult[] {
  return rules.map((rule) => {
    const answer = answers[rule.condition] ?? notAsked;
    return resultOf(rule, version, !clears(answer), { [rule.condition]: 'given' in answer ? answer.given : answer.none });
  });
}
