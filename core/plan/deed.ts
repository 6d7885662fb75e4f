import { z } from 'zod';
import type { Brand } from '../domain/brand.ts';
import { type VisitId, visitId } from '../domain/ids.ts';
import { slug } from './amount.ts';
import { type SuggestionDecision, suggestionDecisionSchema } from './decision.ts';
import type { Judgement } from './facts.ts';
import { type PlanId, planId } from './plan.ts';

export type PlanDeedId = Brand<string, 'PlanDeedId'>;
export const planDeedId = z.uuid().transform((id) => id as PlanDeedId);

export const judgementSchema: z.ZodType<Judgement> = z
  .strictObject({
    phaseId: slug,
    criterionId: slug,
    words: z.string().trim().min(1, 'Say what is judged.').max(300).optional(),
    met: z.boolean(),
    day: z.iso.date(),
    by: z.string().trim().min(1, 'Say who judges.').max(200),
  })
  .readonly();

export type PlanDeedDetails =
  | { readonly deed: 'decision'; readonly decision: SuggestionDecision }
  | { readonly deed: 'judgement'; readonly judgement: Judgement };
export const planDeedDetailsSchema: z.ZodType<PlanDeedDetails> = z.discriminatedUnion('deed', [
  z.strictObject({ deed: z.literal('decision'), decision: suggestionDecisionSchema }),
  z.strictObject({ deed: z.literal('judgement'), judgement: judgementSchema }),
]);

/** What a clinician made of a suggestion, or judged of a criterion that nothing measures. Only added to, never changed. */
export type PlanDeed = {
  readonly id: PlanDeedId;
  readonly planId: PlanId;
  /** At which visit. */
  readonly visitId: VisitId;
  readonly at: string;
  readonly details: PlanDeedDetails;
};
export const planDeedSchema: z.ZodType<PlanDeed, unknown> = z.object({
  id: planDeedId,
  planId,
  visitId,
  at: z.iso.datetime(),
  details: planDeedDetailsSchema,
});
