import { type Answer, given, type YesNoUnknown } from '../answer.ts';
import { daysBetween } from '../calendar.ts';
import type { RedFlagPolicy } from './policy.ts';

/** A course of a fluoroquinolone; days are YYYY-MM-DD. `ended` null: nobody knows whether it has ended; `ongoing`: it has not. */
export type AntibioticCourse = { readonly ended: string | 'ongoing' | null };

/** A corticosteroid injection near the tendon; null: nobody knows when. */
export type SteroidInjection = { readonly on: string | null };

/** Any "yes" is yes, else any that is not known makes it unknown. */
const together = (answers: readonly YesNoUnknown[]): Answer<YesNoUnknown> =>
  given(answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no');

/**
 * What the list of medicines answers to the questions on fluoroquinolones, as of a day. A course that ends today or later is current. Why there is no list is the answer to
 * both. A course whose end nobody knows leaves both unknown.
 */
export function fluoroquinoloneAnswers(
  courses: Answer<readonly AntibioticCourse[]>,
  today: string,
  { fluoroquinoloneDays }: RedFlagPolicy,
): { readonly 'RF10.current': Answer<YesNoUnknown>; readonly 'RF10.past': Answer<YesNoUnknown> } {
  if ('none' in courses) return { 'RF10.current': courses, 'RF10.past': courses };
  const list = courses.given;
  const since = (ended: string): number => daysBetween(ended, today);
  return {
    'RF10.current': together(
      list.map(({ ended }) => (ended === null ? 'unknown' : ended === 'ongoing' || since(ended) <= 0 ? 'yes' : 'no')),
    ),
    'RF10.past': together(
      list.map(({ ended }) => {
        if (ended === null) return 'unknown';
        return ended !== 'ongoing' && since(ended) > 0 && since(ended) <= fluoroquinoloneDays ? 'yes' : 'no';
      }),
    ),
  };
}

/** What the list of injections answers, as of a day. */
export function steroidAnswer(
  injections: Answer<readonly SteroidInjection[]>,
  today: string,
  { steroidWeeks }: RedFlagPolicy,
): Answer<YesNoUnknown> {
  if ('none' in injections) return injections;
  return together(injections.given.map(({ on }) => (on === null ? 'unknown' : daysBetween(on, today) <= 7 * steroidWeeks ? 'yes' : 'no')));
}
