import { z } from 'zod';
import { type RuleResult, ruleResultSchema } from '../clinical/ruleResult.ts';
import { type Advice, advices, type SuggestionRuleId, suggestionRuleIds, suggestionRules } from './suggestionRules.ts';

/** A rule that holds, what it says, what it looked at and where it is from. */
export const findingSchema = z
  .strictObject({
    ruleId: z.enum(suggestionRuleIds),
    says: z.enum(advices),
    inputs: ruleResultSchema.shape.inputs.readonly(),
    source: ruleResultSchema.shape.source.readonly(),
  })
  .readonly();
export type Finding = z.infer<typeof findingSchema>;

/** `source` is that of the cut-off where one decided, which may be the patient's own; else the rule's. */
export function finding(
  ruleId: SuggestionRuleId,
  inputs: Readonly<RuleResult['inputs']> = {},
  source?: Readonly<RuleResult['source']>,
): Finding {
  const rule = suggestionRules[ruleId];
  return { ruleId, says: rule.says, inputs, source: source ?? rule.source };
}

/** What decides: an open flag before all, then what speaks for less, then what speaks against more. */
const order: readonly Advice[] = ['none', 'step-back', 'hold', 'progress'];
const rank = ({ ruleId, says }: Finding): number => (ruleId === 'plan.red-flag' ? -1 : order.indexOf(says));

/** All that holds, what decides first. */
export const byWeight = (findings: readonly Finding[]): readonly Finding[] => findings.toSorted((a, b) => rank(a) - rank(b));
