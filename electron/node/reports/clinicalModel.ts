import { z } from 'zod';
import { flagLevels } from '#core/clinical/redFlags/level.ts';
import { certainties } from '#core/domain/source.ts';

const day = z.iso.date();
const source = z.object({ words: z.string(), certainty: z.enum(certainties) });

/** A treatment as it was given, in words. */
const treatmentSchema = z.object({
  day,
  kind: z.enum(['shockwave', 'taping', 'manual-release']),
  what: z.string(),
  place: z.string(),
  dose: z.string(),
  /** Of this and all before it at the same place by the same kind of device; empty where nothing adds up. */
  soFar: z.string(),
  response: z.string(),
});
export type PrintedTreatment = z.infer<typeof treatmentSchema>;

/** A measure over time, with what a change is held against. */
const scoreSchema = z.object({
  name: z.string(),
  side: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  range: z.object({ min: z.number(), max: z.number() }),
  points: z.array(z.object({ day, value: z.number() })).min(1),
  /** Entries without a number, which are not drawn. */
  incomplete: z.int().nonnegative(),
  mdc: z.object({ value: z.number(), source }).nullable(),
  mcid: z.object({ value: z.number(), source }).nullable(),
  /** From the first to the last, in words. */
  change: z.string(),
});
export type PrintedScore = z.infer<typeof scoreSchema>;

const criterionSchema = z.object({ words: z.string(), status: z.enum(['met', 'not-met', 'unknown']), why: z.string() });

/** How a plan stood when the report was made; one for each of `plans`, in their order. */
const standingSchema = z.object({
  exit: z.array(criterionSchema),
  nextEntry: z.array(criterionSchema),
  nextPhase: z.string(),
  /** Of the last two weeks, in words. */
  adherence: z.string(),
  suggestion: z.string(),
  reasons: z.array(z.string()),
  decisions: z.array(z.object({ at: z.iso.datetime(), words: z.string(), reason: z.string() })),
});
export type PrintedStanding = z.infer<typeof standingSchema>;

/** Seven days of the diary. Pain 0 to 10, minutes of stiffness: medians; null where nothing was entered. */
const diaryWeekSchema = z.object({
  from: day,
  to: day,
  planned: z.int().nonnegative(),
  done: z.int().nonnegative(),
  during: z.number().nullable(),
  after: z.number().nullable(),
  nextMorning: z.number().nullable(),
  stiffness: z.number().nullable(),
});
export type PrintedDiaryWeek = z.infer<typeof diaryWeekSchema>;

const flagSchema = z.object({
  item: z.string(),
  condition: z.string(),
  level: z.enum(flagLevels),
  raisedAt: z.iso.datetime(),
  state: z.string(),
});
export type PrintedFlag = z.infer<typeof flagSchema>;

/** What the clinical record says, part by part; null: left out by choice, or kept before there was such a part. */
export const clinicalParts = {
  treatments: z.array(treatmentSchema).nullable().default(null),
  scores: z.array(scoreSchema).nullable().default(null),
  standings: z.array(standingSchema).nullable().default(null),
  diary: z.array(diaryWeekSchema).nullable().default(null),
  safety: z
    .object({
      /** Day of the last screening; null: nobody has screened. */
      screenedOn: day.nullable(),
      /** Items that are not ruled out for want of an answer. */
      unresolved: z.array(z.string()),
      flags: z.array(flagSchema),
    })
    .nullable()
    .default(null),
} as const;
