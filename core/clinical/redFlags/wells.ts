import { z } from 'zod';
import { read, type Source } from '../../domain/source.ts';
import { type Answer, givenOf, type YesNoUnknown } from '../answer.ts';
import type { AnswerKey } from './condition.ts';
import { wellsQuestions } from './wellsItems.ts';

/** The minus two takes a reason: pain of the Achilles tendon tempts one to use it. */
export const alternativeSchema = z.discriminatedUnion('likely', [
  z.strictObject({
    likely: z.literal('yes'),
    reason: z.string().trim().min(10, 'Say which diagnosis, and why it is at least as likely.').max(2000),
  }),
  z.strictObject({ likely: z.literal('no') }),
  z.strictObject({ likely: z.literal('unknown') }),
]);
export type Alternative = z.infer<typeof alternativeSchema>;

export const wellsSource: Source = read('two-level Wells score for thrombosis of the leg (Wells 2003, N Engl J Med; NICE table)');

/** From this score on thrombosis is "likely". */
const likelyFrom = 2;
const minusTwo = 2;

/** A score of which some items may be unknown: from `least` (all of them no) to `most` (all yes). */
export type WellsScore = { readonly least: number; readonly most: number; readonly verdict: 'likely' | 'unlikely' | 'undecided' };

export type Wells = {
  readonly without: WellsScore;
  /** With the minus two; null where it is not used. */
  readonly with: WellsScore | null;
  /** Why the minus two is not used, or the reason why it is. */
  readonly minusTwo:
    | { readonly used: true; readonly reason: string }
    | { readonly used: false; readonly why: 'not-as-likely' | 'not-known' | 'not-answered' };
  /** Items that nobody answered yes or no. */
  readonly unanswered: readonly AnswerKey[];
};

const scoreOf = (least: number, most: number): WellsScore => ({
  least,
  most,
  verdict: least >= likelyFrom ? 'likely' : most < likelyFrom ? 'unlikely' : 'undecided',
});

function minusTwoOf(alternative: Answer<Alternative>): Wells['minusTwo'] {
  const answer = givenOf(alternative);
  if (answer === null) return { used: false, why: 'not-answered' };
  switch (answer.likely) {
    case 'yes':
      return { used: true, reason: answer.reason };
    case 'no':
      return { used: false, why: 'not-as-likely' };
    case 'unknown':
      return { used: false, why: 'not-known' };
  }
}

/**
 * The score without and with its minus two. Two points or more are "likely", fewer "unlikely", and neither closes a suspicion: blood test and ultrasound are a physician's to
 * decide. Not the older score of three levels.
 */
export function wellsScore(answer: (key: AnswerKey) => Answer<YesNoUnknown>, alternative: Answer<Alternative>): Wells {
  const answers = wellsQuestions.map(({ key }) => ({ key, given: givenOf(answer(key)) }));
  const least = answers.filter(({ given }) => given === 'yes').length;
  const unanswered = answers.filter(({ given }) => given === null || given === 'unknown').map(({ key }) => key);
  const most = least + unanswered.length;
  const term = minusTwoOf(alternative);
  return {
    without: scoreOf(least, most),
    with: term.used ? scoreOf(least - minusTwo, most - minusTwo) : null,
    minusTwo: term,
    unanswered,
  };
}
