import i18next from 'i18next';
import { hopGateId, mostWalkingPain } from '#core/clinical/outcomes/hopGate.ts';
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

/** Why no hop or jump test is done as it stands. */
function gateInWords({ inputs: { stopOpen, walkingPain } }: RuleResult): string {
  const flags = stopOpen === true ? i18next.t('scores:gate.flags') : stopOpen === false ? '' : i18next.t('scores:gate.unscreened');
  const hurts = (pain: number): string => (pain > mostWalkingPain ? i18next.t('scores:gate.hurts', { pain }) : '');
  const walking = typeof walkingPain === 'number' ? hurts(walkingPain) : i18next.t('scores:gate.notAsked');
  return [i18next.t('treatment:rules.gate'), flags, walking].filter((words) => words !== '').join(' ');
}

/** What a rule that was broken says, as a sentence. */
export function ruleInWords(result: RuleResult): string {
  if (result.ruleId === hopGateId) return gateInWords(result);
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

/** What stands in the way of a form, by the ids of its rules: a sentence each, with the flags that it saw. A rule that the form has not shown yet was judged since. */
export const standingInWords = (ruleIds: readonly string[], results: readonly RuleResult[]): readonly string[] =>
  ruleIds.map((id) => {
    const result = results.find(({ ruleId }) => ruleId === id);
    if (result === undefined) return i18next.t('treatment:rules.judgedSince');
    return [ruleInWords(result), flagWords(result)].filter((words) => words !== null).join(' ');
  });
