import { z } from 'zod';
import { answerOf, yesNoAnswer } from '../clinical/answer.ts';
import { slug } from './amount.ts';
import { planId } from './plan.ts';
import { runSchema } from './running/run.ts';

const day = z.iso.date();
/** Pain on the numeric rating scale: whole, 0 (none) to 10 (worst). */
const pain = answerOf(z.int().min(0).max(10));

/** What became of one planned go. What nobody entered has no entry. */
export const doneStates = ['done', 'partly', 'not'] as const;

/** Asked in the clinic, copied from the sheet that the patient filled in, or said on the telephone. */
export const enteredFromWays = ['clinic', 'printed-sheet', 'phone'] as const;

export const diaryItemSchema = z
  .strictObject({
    planId,
    /** The entry of the plan, by its name. */
    prescriptionId: slug,
    /** Which of the day, from 1. */
    session: z.int().min(1).max(6),
    done: z.enum(doneStates),
    /** Repetitions of each set that was done, or seconds of a hold. */
    reps: answerOf(z.array(z.int().min(0).max(600)).min(1).max(50).readonly()),
    loadKg: answerOf(z.number().min(0).max(500)),
    /** 0 (none) to 10 (greatest). */
    effort: answerOf(z.number().min(0).max(10)),
    painDuring: pain,
    /** Why not, or not all of it. */
    reason: z.string().trim().max(500),
  })
  .readonly()
  .refine(({ done, reps }) => done !== 'not' || !('given' in reps) || reps.given.every((each) => each === 0), {
    path: ['reps'],
    message: 'What was not done has no repetitions.',
  });
export type DiaryItem = z.infer<typeof diaryItemSchema>;

/** What was entered of a day. Pain and stiffness are the patient's, whatever was done and of whichever plan. */
export const diaryDaySchema = z
  .strictObject({
    day,
    enteredFrom: z.enum(enteredFromWays),
    items: z.array(diaryItemSchema).max(200).readonly(),
    painDuring: pain,
    /** Later the same day. */
    painAfter: pain,
    /** Of the morning after this day. */
    painNextMorning: pain,
    /** Minutes, of the morning after this day. */
    stiffnessNextMorning: answerOf(z.int().min(0).max(240)),
    /** Back to usual within 24 hours. */
    settled: yesNoAnswer,
    /** What asks for a new screening for red flags. */
    warnings: z.strictObject({ pop: yesNoAnswer, newSwelling: yesNoAnswer, nightPain: yesNoAnswer }).readonly(),
    note: z.string().max(20000),
  })
  .readonly()
  .refine(({ items }) => new Set(items.map(keyOf)).size === items.length, {
    path: ['items'],
    message: 'One go is entered twice: change the entry instead.',
  });
export type DiaryDay = z.infer<typeof diaryDaySchema>;

const keyOf = (item: { readonly planId: string; readonly prescriptionId: string; readonly session: number }): string =>
  `${item.planId} ${item.prescriptionId} ${item.session}`;

/** Days for which every run is in the diary: a day without one was a day without a run. Outside of them nobody knows. */
const loggedSchema = z
  .strictObject({ from: day, to: day })
  .readonly()
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'The days end before they begin.' });

/** A patient's diary over all plans of an episode. */
export const diarySchema = z
  .strictObject({
    days: z
      .array(diaryDaySchema)
      .max(4000)
      .readonly()
      .refine((days) => new Set(days.map((one) => one.day)).size === days.length, { message: 'A day is entered twice.' }),
    runs: z.array(runSchema).max(8000).readonly(),
    logged: z.array(loggedSchema).max(4000).readonly(),
  })
  .readonly();
export type Diary = z.infer<typeof diarySchema>;
