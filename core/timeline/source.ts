import { z } from 'zod';
import { formId, formKinds } from '../clinical/form.ts';
import { recordingId, visitId } from '../domain/ids.ts';
import { planId } from '../plan/plan.ts';

export const planParts = ['now', 'week', 'phases', 'running', 'versions'] as const;
export type PlanPart = (typeof planParts)[number];

/** Where a mark of the timeline leads. */
export const timelineSourceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visit'), visitId }),
  z.object({ kind: z.literal('clip'), recordingId }),
  z.object({ kind: z.literal('form'), formId, form: z.enum(formKinds), visitId }),
  /** A part of a plan, seen at a visit; `week`: the Monday of the diary's week, null for that of today. */
  z.object({ kind: z.literal('plan'), planId, visitId, part: z.enum(planParts), week: z.iso.date().nullable() }),
]);
export type TimelineSource = z.infer<typeof timelineSourceSchema>;

/** Whether something is the episode's own, or of the patient and of no problem. What is of another problem is not on the timeline. */
export const belongings = ['episode', 'patient'] as const;
export type Belonging = (typeof belongings)[number];
