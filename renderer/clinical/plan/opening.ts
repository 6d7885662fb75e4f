import { z } from 'zod';
import { type PlanPart, planParts } from '#core/timeline/source.ts';

/** What of the patient's plans is opened first: which plan, null for the newest; which part of it; which week of its diary, null for that of today. */
export type Opening = { readonly planId: string | null; readonly part: PlanPart; readonly week: string | null };

export const asUsual: Opening = { planId: null, part: 'now', week: null };

const day = z.iso.date();

/** What an address asks for; what it says wrongly is as usual. */
export const openingOf = (plan: string, part: string, week: string | undefined): Opening => ({
  planId: plan,
  part: planParts.find((each) => each === part) ?? asUsual.part,
  week: day.safeParse(week).data ?? null,
});
