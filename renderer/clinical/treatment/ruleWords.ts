import i18next from 'i18next';
import { itemIds } from '#core/clinical/redFlags/item.ts';
import { itemOf } from '#core/clinical/redFlags/items.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { treatment } from '../../i18n/en/treatment.ts';

type Condition = keyof typeof treatment.condition;
type Missing = keyof typeof treatment.rules.missing;
const isCondition = (name: string): name is Condition => Object.hasOwn(treatment.condition, name);
const isMissing = (name: string): name is Missing => Object.hasOwn(treatment.rules.missing, name);

/** The condition of the patient that a rule looks at; null where it looks at something else. */
export function conditionIn({ inputs }: RuleResult): Condition | null {
  const [name, ...more] = Object.keys(inputs);
  return name !== undefined && more.length === 0 && isCondition(name) ? name : null;
}

const answers = Object.keys(treatment.answer) as readonly (keyof typeof treatment.answer)[];

function missingWords(names: string): string {
  return names
    .split(' ')
    .map((name) => (isMissing(name) ? i18next.t(`treatment:rules.missing.${name}`) : name))
    .join(', ');
}

/** What a rule that was broken says, as a sentence. */
export function ruleInWords(result: RuleResult): string {
  const condition = conditionIn(result);
  if (condition !== null) {
    const answer = answers.find((each) => each === result.inputs[condition]);
    return i18next.t('treatment:rules.condition', {
      condition: i18next.t(`treatment:condition.${condition}`),
      answer: answer === undefined ? '' : i18next.t(`treatment:answer.${answer}`),
    });
  }
  const { missing, limit } = result.inputs;
  // A rule's id is its place in the words; a test holds that each has its own.
  return i18next.t(`treatment:rule.${result.ruleId}` as 'treatment:rule.shockwave.bar-high', {
    limit: typeof limit === 'number' ? limit : '',
    missing: typeof missing === 'string' ? missingWords(missing) : '',
  });
}

/** The numbers that a limit was held against; null where the rule is no limit. */
export function enteredWords({ inputs }: RuleResult): string | null {
  if (!('limit' in inputs)) return null;
  const values = Object.entries(inputs).flatMap(([name, value]) => (name === 'limit' || value === null ? [] : [String(value)]));
  return i18next.t('treatment:rules.entered', { values: values.join('; ') });
}

/** The red flags that a rule saw, by name; null where it saw none. */
export function flagWords({ inputs }: RuleResult): string | null {
  const { flags } = inputs;
  if (typeof flags !== 'string' || flags === '') return null;
  const named = flags.split(' ').map((id) => {
    const item = itemIds.find((each) => each === id);
    return item === undefined ? id : `${item} ${itemOf(item).condition}`;
  });
  return i18next.t('treatment:rules.flags', { flags: named.join('; ') });
}
