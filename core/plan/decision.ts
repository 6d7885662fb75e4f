import { z } from 'zod';
import { suggestionSchema } from './suggestion.ts';
import { advices } from './suggestionRules.ts';

/** What the clinician made of a suggestion. The program suggests; this is the decision, kept beside the suggestion as it was. */
export const suggestionDecisionSchema = z
  .strictObject({
    suggestion: suggestionSchema,
    decision: z.enum(['accepted', 'modified', 'rejected']),
    /** What is done. */
    chosen: z.enum(advices),
    reason: z.string().trim().max(4000),
    by: z.string().trim().min(1, 'Say who decides.').max(200),
    at: z.iso.datetime(),
    /** The version of the plan that came of it; null where the plan stays as it is. */
    madeVersion: z.int().min(1).nullable(),
  })
  .readonly()
  .refine(({ decision, reason }) => decision === 'accepted' || reason !== '', {
    path: ['reason'],
    message: 'Say why it is done otherwise.',
  })
  .refine(({ decision, chosen, suggestion }) => decision !== 'accepted' || chosen === suggestion.advice, {
    path: ['chosen'],
    message: 'What is accepted is what was suggested.',
  })
  .refine(({ madeVersion, suggestion }) => madeVersion === null || madeVersion > suggestion.planVersion, {
    path: ['madeVersion'],
    message: 'A version that came of it is later than the one it was suggested for.',
  });
export type SuggestionDecision = z.infer<typeof suggestionDecisionSchema>;
