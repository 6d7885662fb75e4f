import { assertNever } from '../../domain/brand.ts';
import type { Answer, YesNoUnknown } from '../answer.ts';
import type { ItemId, QuestionKey } from './item.ts';

export type Leg = 'left' | 'right';
export const legs = ['left', 'right'] as const satisfies readonly Leg[];

/** A question, and for one that is answered for each leg, whose. */
export type AnswerKey = QuestionKey | `${QuestionKey}@${Leg}`;

/** When a rule holds. */
export type Condition =
  /** Answered yes. A question that is `needed` and was not asked leaves the condition open; one that is not counts as "no" until somebody asks. */
  | { readonly is: 'yes'; readonly key: QuestionKey; readonly needed: boolean }
  | { readonly is: 'any' | 'all'; readonly of: readonly Condition[] }
  | { readonly is: 'at-least'; readonly count: number; readonly of: readonly Condition[] }
  /** All of it on the same leg. What is needed is needed of the legs that are screened. */
  | { readonly is: 'on-one-leg'; readonly of: Condition }
  /** Another item holds treatment up. */
  | { readonly is: 'flagged'; readonly item: ItemId };

export const yes = (key: QuestionKey): Condition => ({ is: 'yes', key, needed: true });
export const found = (key: QuestionKey): Condition => ({ is: 'yes', key, needed: false });
export const any = (...of: readonly Condition[]): Condition => ({ is: 'any', of });
export const all = (...of: readonly Condition[]): Condition => ({ is: 'all', of });
export const atLeast = (count: number, ...of: readonly Condition[]): Condition => ({ is: 'at-least', count, of });
export const onOneLeg = (of: Condition): Condition => ({ is: 'on-one-leg', of });
export const flagged = (item: ItemId): Condition => ({ is: 'flagged', item });

/** Open: it may yet turn out either way. */
export type Truth = 'yes' | 'no' | 'open';

export type Facts = {
  /** Not asked where there is none. */
  readonly answer: (key: AnswerKey) => Answer<YesNoUnknown>;
  readonly screenedLegs: readonly Leg[];
  /** Whether another item holds treatment up, and the questions that would tell. */
  readonly flagged: (item: ItemId) => { readonly truth: Truth; readonly open: readonly AnswerKey[] };
};

/** A condition with the leg it is about; null outside `on-one-leg`. */
type At = { readonly condition: Condition; readonly leg: Leg | null };

const keyAt = (key: QuestionKey, leg: Leg | null): AnswerKey => (leg === null ? key : `${key}@${leg}`);

/** Only "no" is no, and only "yes" is yes: unknown, declined and not applicable leave open what hangs on them. */
function answerTruth(answer: Answer<YesNoUnknown>, needed: boolean): Truth {
  if ('given' in answer) return answer.given === 'unknown' ? 'open' : answer.given;
  return answer.none === 'not-asked' && !needed ? 'no' : 'open';
}

/** The parts of a condition, each with its leg; none of a question or an item. */
function partsOf({ condition, leg }: At): readonly At[] {
  switch (condition.is) {
    case 'any':
    case 'all':
    case 'at-least':
      return condition.of.map((part) => ({ condition: part, leg }));
    case 'on-one-leg':
      return legs.map((each) => ({ condition: condition.of, leg: each }));
    case 'yes':
    case 'flagged':
      return [];
  }
}

function truthAt(at: At, facts: Facts): Truth {
  const { condition, leg } = at;
  const truths = partsOf(at).map((part) => truthAt(part, facts));
  const reaches = (count: number): Truth => {
    const sure = truths.filter((truth) => truth === 'yes').length;
    const open = truths.filter((truth) => truth === 'open').length;
    return sure >= count ? 'yes' : sure + open >= count ? 'open' : 'no';
  };
  switch (condition.is) {
    case 'yes':
      return answerTruth(facts.answer(keyAt(condition.key, leg)), condition.needed && (leg === null || facts.screenedLegs.includes(leg)));
    case 'flagged':
      return facts.flagged(condition.item).truth;
    case 'any':
    case 'on-one-leg':
      return reaches(1);
    case 'all':
      return reaches(truths.length);
    case 'at-least':
      return reaches(condition.count);
    default:
      return assertNever(condition);
  }
}

function openAt(at: At, facts: Facts): readonly AnswerKey[] {
  if (truthAt(at, facts) !== 'open') return [];
  if (at.condition.is === 'yes') return [keyAt(at.condition.key, at.leg)];
  if (at.condition.is === 'flagged') return facts.flagged(at.condition.item).open;
  return partsOf(at).flatMap((part) => openAt(part, facts));
}

export const truthOf = (condition: Condition, facts: Facts): Truth => truthAt({ condition, leg: null }, facts);

/** The questions whose answers would close a condition that is open; each once, in the condition's order. */
export const openKeys = (condition: Condition, facts: Facts): readonly AnswerKey[] => [...new Set(openAt({ condition, leg: null }, facts))];

/** Every question that a condition names, itself; not those of the items that it names. */
export function namedIn(condition: Condition): readonly QuestionKey[] {
  switch (condition.is) {
    case 'yes':
      return [condition.key];
    case 'flagged':
      return [];
    case 'on-one-leg':
      return namedIn(condition.of);
    case 'any':
    case 'all':
    case 'at-least':
      return condition.of.flatMap(namedIn);
  }
}
