import { z } from 'zod';
import { type Answer, answerOf, given, givenOf, notAsked } from '../clinical/answer.ts';
import { daysBetween } from '../clinical/calendar.ts';
import { median } from './median.ts';

/** How a usual morning was before the plan began; what later mornings are held against. */
export const baselineSchema = z
  .strictObject({
    /** 0 to 10; a half where it is the median of an even number of mornings. */
    pain: answerOf(z.number().min(0).max(10)),
    stiffnessMinutes: answerOf(z.number().min(0).max(240)),
  })
  .readonly();
export type Baseline = z.infer<typeof baselineSchema>;

/** A morning before the plan. Pain 0 to 10; stiffness in minutes. */
export type Morning = { readonly day: string; readonly pain: Answer<number>; readonly stiffnessMinutes: Answer<number> };

const daysLookedAt = 7;

/** Median of what was given of the last seven days before the plan; not asked where nothing was. */
export function baselineOf(mornings: readonly Morning[], startsOn: string): Baseline {
  const before = mornings.filter(({ day }) => {
    const ago = daysBetween(day, startsOn);
    return ago >= 1 && ago <= daysLookedAt;
  });
  const middle = (answers: readonly Answer<number>[]): Answer<number> => {
    const found = median(answers.flatMap((answer) => givenOf(answer) ?? []));
    return found === null ? notAsked : given(found);
  };
  return { pain: middle(before.map(({ pain }) => pain)), stiffnessMinutes: middle(before.map((morning) => morning.stiffnessMinutes)) };
}
