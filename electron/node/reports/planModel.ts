import { z } from 'zod';

const day = z.iso.date();

/** An exercise of the plan with its dose, in words. */
const printedEntrySchema = z.object({
  name: z.string(),
  how: z.string(),
  side: z.string(),
  dose: z.string(),
  /** Empty where nothing is lifted. */
  load: z.string(),
  /** The patient finds the weight: it is asked for in the diary. */
  weighed: z.boolean(),
  often: z.string(),
  /** Between sets; empty where nothing is said of it. */
  rest: z.string(),
  note: z.string(),
});
export type PrintedEntry = z.infer<typeof printedEntrySchema>;

/** A day of the plan: how often each entry, by its number from 1, is done on it. */
const plannedDaySchema = z.object({
  day,
  items: z.array(z.object({ entry: z.int().positive(), times: z.int().positive() })),
});

/** The plan as it was when the report was made: the version in force, its phase, and the days that come. */
export const printedPlanSchema = z.object({
  name: z.string(),
  /** Of the version in force. */
  version: z.int().positive(),
  versionFrom: day,
  versionBy: z.string(),
  why: z.string(),
  goals: z.string(),
  /** The phase of the first day; null where the plan has none. */
  phase: z
    .object({ name: z.string(), aim: z.string(), number: z.int().positive(), of: z.int().positive(), since: day, isLevel: z.boolean() })
    .nullable(),
  entries: z.array(printedEntrySchema),
  days: z.array(plannedDaySchema),
  /** Pain 0 to 10; points and minutes above the usual morning. */
  cutOffs: z.object({
    green: z.number(),
    acceptable: z.number(),
    morningPain: z.number(),
    morningStiffness: z.number(),
  }),
});
export type PrintedPlan = z.infer<typeof printedPlanSchema>;
