import { z } from 'zod';
import { amount, slug, words } from './amount.ts';

/** Which leg works. `involved` is known only once a programme is taken for a patient. */
export const programmeSides = ['involved', 'each-leg', 'both-legs'] as const;
export const planSides = ['left', 'right', 'each-leg', 'both-legs'] as const;
export type PlanSide = (typeof planSides)[number];

export const knees = ['straight', 'bent', 'any'] as const;
export const standings = ['floor', 'step', 'incline', 'machine', 'any'] as const;

/** How far the heel goes down. `below-level`: past horizontal, the ankle bent up; `level`: to horizontal and no further. */
export const lowestHeels = ['below-level', 'level', 'not-applicable'] as const;

/** Order of tendon load, 1 the least; placement of each exercise after Baxter 2021. */
const tierSchema = z.strictObject({ value: z.literal([1, 2, 3, 4]), source: slug }).readonly();

const exerciseOf = <Side extends z.ZodType>(side: Side) =>
  z
    .strictObject({
      id: slug,
      name: words(80, 'Name the exercise.'),
      /** What to do, in words a patient can follow. */
      how: words(500, 'Say how it is done.'),
      side,
      knee: z.enum(knees),
      standing: z.enum(standings),
      lowestHeel: z.enum(lowestHeels),
      /** Null where it loads the tendon little or nobody has placed it. */
      tier: tierSchema.nullable(),
      /** Peak tendon load in body weights; null where it is not known. */
      bodyWeights: amount(0, 20).nullable(),
    })
    .readonly();

export const programmeExerciseSchema = exerciseOf(z.enum(programmeSides));
export const exerciseSchema = exerciseOf(z.enum(planSides));
/** What an exercise is; how much of it stands in the phases. */
export type Exercise = z.infer<typeof exerciseSchema>;

/** What of an exercise the body meets: the leg, the knee, the ground and how far the heel goes. The rest is words. */
export const bodyOf = ({ side, knee, standing, lowestHeel }: Exercise) => ({ side, knee, standing, lowestHeel });
