import type { Source } from '../../domain/source.ts';
import type { RuleResult } from '../ruleResult.ts';

export type Verdict = RuleResult['verdict'];

/** Who may go on against a rule that blocks: nobody, a clinician with a reason, one with a physician's order besides, or a physician alone. A reason is typed in any case. */
export type Override = 'never' | 'with-reason' | 'physician-order' | 'physician';

/** What every rule of a treatment's table has, whatever it looks at. */
export type Rule = {
  readonly id: string;
  /** What it says when it is broken. `caution`: acknowledge; `warn`: confirm; `block`: not done, unless `override` lets somebody. */
  readonly verdict: Exclude<Verdict, 'fine'>;
  readonly override: Override;
  readonly source: Source;
};

/** The result of one rule, to be kept with what it judged; `fine` results are kept too: they say that the rule was looked at. */
export const resultOf = (rule: Rule, rulesVersion: string, broken: boolean, inputs: RuleResult['inputs']): RuleResult => ({
  ruleId: rule.id,
  rulesVersion,
  verdict: broken ? rule.verdict : 'fine',
  inputs,
  source: { words: rule.source.words, certainty: rule.source.certainty },
});
