import { type Answer, given, givenOf, notAsked, type YesNoUnknown } from '../answer.ts';
import { compareInstants } from '../calendar.ts';
import { type AnswerKey, type Leg, legs } from './condition.ts';
import type { FlagRecord } from './flagStatus.ts';
import { calfLarger } from './girth.ts';
import { answerKeys, questionOf } from './items.ts';
import type { Screening } from './screening.ts';

/** An answer in force, with the screening that gave it. */
export type DatedAnswer = { readonly answer: Answer<YesNoUnknown>; readonly screening: Screening };

const byTime = (a: Screening, b: Screening): number => compareInstants(a.at, b.at);

/** What a screening says to a question: what was answered, and for the calf's girth what was measured, where that says yes or nobody answered. */
export function answerIn(screening: Screening, key: AnswerKey): Answer<YesNoUnknown> | undefined {
  const answered = screening.answers[key];
  if (key !== 'RF02.wells-calf') return answered;
  const measured = calfLarger(screening.girths, screening.side);
  if (givenOf(measured) === null) return answered;
  return answered === undefined || givenOf(measured) === 'yes' ? measured : answered;
}

/**
 * The answers in force: of questions asked once the latest that was given, or else the latest reason why not; of all others today's only, for a "no" of last month is not
 * one of today.
 */
export function answersInForce(screenings: readonly Screening[], current: Screening | null): ReadonlyMap<AnswerKey, DatedAnswer> {
  const inOrder = screenings.toSorted(byTime);
  const upTo = current === null ? inOrder : inOrder.filter((one) => byTime(one, current) <= 0);
  return new Map(
    answerKeys.flatMap((key): (readonly [AnswerKey, DatedAnswer])[] => {
      const from = questionOf(key).asked === 'intake' ? upTo : current === null ? [] : [current];
      const dated = from.flatMap((screening): DatedAnswer[] => {
        const answer = answerIn(screening, key);
        return answer === undefined ? [] : [{ answer, screening }];
      });
      const latest = dated.findLast(({ answer }) => 'given' in answer) ?? dated.at(-1);
      return latest === undefined ? [] : [[key, latest]];
    }),
  );
}

export const legsOf = (side: Screening['side']): readonly Leg[] => (side === 'bilateral' ? legs : [side]);

/**
 * A "yes" is settled by closing the flag that it raised, or by a closing that names it. What nobody knew then is still not known, and has to be answered; a "yes" of a later
 * screening counts anew.
 */
export function settledAnswer(key: AnswerKey, dated: DatedAnswer | undefined, records: readonly FlagRecord[]): Answer<YesNoUnknown> {
  if (dated === undefined) return notAsked;
  const upTo = (instant: string): boolean => compareInstants(dated.screening.at, instant) <= 0;
  const settled = records.some(
    ({ flag, closed }) =>
      closed !== null && ((flag.because.includes(key) && upTo(flag.raisedAt)) || (closed.answers.includes(key) && upTo(closed.at))),
  );
  return settled && givenOf(dated.answer) === 'yes' ? given('no') : dated.answer;
}
