import { z } from 'zod';
import { visitId } from '../domain/ids.ts';
import { slug } from '../plan/amount.ts';
import { planId } from '../plan/plan.ts';
import { timelineDay } from './entries.ts';

/** A stretch of a plan in one phase. */
const phaseBandSchema = z.object({
  phaseId: slug,
  name: z.string(),
  /** Its place in the plan, from 1, and of how many. */
  number: z.int().positive(),
  phases: z.int().positive(),
  from: timelineDay,
  /** Last day, included; null where it goes on. */
  to: timelineDay.nullable(),
  /** It lies ahead: booked, not begun. */
  booked: z.boolean(),
});
export type PhaseBand = z.infer<typeof phaseBandSchema>;

/** A plan as it went: each day in the phase of the version that held on it. */
export const planRowSchema = z.object({
  planId,
  /** At which it was last changed. */
  visitId,
  name: z.string(),
  isLadder: z.boolean(),
  bands: z.array(phaseBandSchema).readonly(),
});
export type PlanRow = z.infer<typeof planRowSchema>;

/** A calendar week from its Monday: goes that the plans asked for, and what became of them. */
export const loadWeekSchema = z.object({
  week: timelineDay,
  planned: z.int().nonnegative(),
  done: z.int().nonnegative(),
  partly: z.int().nonnegative(),
  not: z.int().nonnegative(),
  notEntered: z.int().nonnegative(),
  /** The plan whose diary it stands in; of several, the newest. */
  planId,
});
export type LoadWeek = z.infer<typeof loadWeekSchema>;

/** A calendar week of running. `atLeast`: what was entered, where not every run of it is known. */
export const runWeekSchema = z.object({
  week: timelineDay,
  runs: z.int().nonnegative(),
  km: z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), sum: z.number().nonnegative() }),
    z.object({ known: z.literal(false), reason: z.enum(['not-logged', 'not-measured']), atLeast: z.number().nonnegative() }),
  ]),
});
export type RunWeek = z.infer<typeof runWeekSchema>;

/** Worst pain of a day, 0 to 10; null where nothing was entered. `complete`: nothing that was done is without an entry, else it may have been worse. */
const dayPainSchema = z.object({ worst: z.number().nullable(), complete: z.boolean() });

/** Pain of a day of the diary; `nextMorning` is that of the morning after it. */
export const painDaySchema = z.object({
  day: timelineDay,
  during: dayPainSchema,
  after: dayPainSchema,
  nextMorning: dayPainSchema,
});
export type PainDay = z.infer<typeof painDaySchema>;
