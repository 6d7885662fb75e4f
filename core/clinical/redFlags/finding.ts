import { givenOf } from '../answer.ts';
import { type AnswerKey, type Facts, type Leg, namedIn, openKeys, type Truth, truthOf } from './condition.ts';
import { type DatedAnswer, settledAnswer } from './facts.ts';
import type { FlagRecord } from './flagStatus.ts';
import type { ItemId, QuestionKey, RedFlagItem, Rule } from './item.ts';
import { answersTo, itemOf } from './items.ts';
import { type FlagLevel, isBlocking, isGraver } from './level.ts';

/** What the answers say of one item. */
export type Finding = {
  readonly item: ItemId;
  /** The rule that holds; null where none does. */
  readonly rule: Rule | null;
  /** Every answer "yes" that its rules name. */
  readonly because: readonly AnswerKey[];
  /** Its other risks that were answered yes. */
  readonly aggravating: readonly AnswerKey[];
  /** The gravest level, graver than the rule's, that cannot be ruled out yet; only EMERGENCY and STOP are kept open. Null where nothing graver is open. */
  readonly couldBe: FlagLevel | null;
  /** What has to be answered to rule it out. */
  readonly open: readonly AnswerKey[];
  /** `unknown`: somebody was asked and could not, or did not, say. `not-asked`: nobody has asked. */
  readonly openBecause: 'unknown' | 'not-asked' | null;
};

export type FindingInput = {
  readonly answers: ReadonlyMap<AnswerKey, DatedAnswer>;
  readonly screenedLegs: readonly Leg[];
  readonly records: readonly FlagRecord[];
};

/** Whether an item holds treatment up: by an open flag, by its answers, or perhaps, and then what would tell. */
function holdsUp(input: FindingInput, item: ItemId): { readonly truth: Truth; readonly open: readonly AnswerKey[] } {
  const isOpen = input.records.some(({ flag, closed }) => flag.item === item && closed === null && isBlocking(flag.level));
  const { rule, couldBe, open } = findingOf(input, item);
  if (isOpen || isBlocking(rule?.level ?? null)) return { truth: 'yes', open: [] };
  return { truth: couldBe === null ? 'no' : 'open', open };
}

const saidYes = (keys: readonly QuestionKey[], facts: Facts): readonly AnswerKey[] =>
  [...new Set(keys.flatMap(answersTo))].filter((key) => givenOf(facts.answer(key)) === 'yes');

function bearing({ rules, questions }: RedFlagItem, facts: Facts): Pick<Finding, 'because' | 'aggravating'> {
  const named = rules.flatMap(({ when }) => namedIn(when));
  const risks = questions.filter(({ kind, key }) => kind === 'risk' && !named.includes(key)).map(({ key }) => key);
  return { because: saidYes(named, facts), aggravating: saidYes(risks, facts) };
}

function openOf({ level, when }: Rule, facts: Facts): Pick<Finding, 'couldBe' | 'open' | 'openBecause'> {
  const open = openKeys(when, facts);
  const wasAsked = open.some((key) => {
    const answer = facts.answer(key);
    return 'given' in answer || answer.none !== 'not-asked';
  });
  return { couldBe: level, open, openBecause: wasAsked ? 'unknown' : 'not-asked' };
}

/** What the answers in force say of an item, apart from flags that were raised before. */
export function findingOf(input: FindingInput, id: ItemId): Finding {
  const item = itemOf(id);
  const records = input.records.filter(({ flag }) => flag.item === id);
  // Closing a flag settles nothing for a graver rule: breathlessness that was explained counts again once a calf swells.
  const factsFor = (level: FlagLevel): Facts => ({
    answer: (key) =>
      settledAnswer(
        key,
        input.answers.get(key),
        records.filter(({ flag }) => !isGraver(level, flag.level)),
      ),
    screenedLegs: input.screenedLegs,
    flagged: (other) => holdsUp(input, other),
  });
  const truthOfRule = ({ level, when }: Rule): Truth => truthOf(when, factsFor(level));
  const rule = item.rules.find((one) => truthOfRule(one) === 'yes') ?? null;
  const graver = item.rules.find((one) => isBlocking(one.level) && isGraver(one.level, rule?.level ?? null) && truthOfRule(one) === 'open');
  return {
    item: id,
    rule,
    ...(rule === null ? { because: [], aggravating: [] } : bearing(item, factsFor(rule.level))),
    ...(graver === undefined ? { couldBe: null, open: [], openBecause: null } : openOf(graver, factsFor(graver.level))),
  };
}
