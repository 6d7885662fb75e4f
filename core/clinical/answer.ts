import { z } from 'zod';

/** Why a question has no answer. Missing is not zero, and not "no": each of these is an answer of its own. */
export const unanswered = ['not-asked', 'declined', 'not-applicable'] as const;
export type Unanswered = (typeof unanswered)[number];

/** An answer that was given, or the reason why there is none. */
export type Answer<T> = { readonly given: T } | { readonly none: Unanswered };

/** The schema of an answer whose value has `value`'s schema. */
export const answerOf = <T extends z.ZodType>(value: T) =>
  z.union([z.object({ given: value }).strict(), z.object({ none: z.enum(unanswered) }).strict()]);

export const given = <T>(value: T): Answer<T> => ({ given: value });
export const notAsked: Answer<never> = { none: 'not-asked' };

/** The value that was given; null for every kind of none. 0, false and '' are values. */
export const givenOf = <T>(answer: Answer<T>): T | null => ('given' in answer ? answer.given : null);

/** Yes, no, or the clinician or patient cannot tell. Unknown is not no. */
export const yesNoUnknown = ['yes', 'no', 'unknown'] as const;
export type YesNoUnknown = (typeof yesNoUnknown)[number];
export const yesNoAnswer = answerOf(z.enum(yesNoUnknown));
