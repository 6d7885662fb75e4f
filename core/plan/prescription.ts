import { z } from 'zod';
import { assertNever } from '../domain/brand.ts';
import { amount, slug, wholeAmount } from './amount.ts';

/** Seconds up, held and down of one repetition. */
const tempoSchema = z
  .strictObject({
    up: z.number().min(0).max(60),
    hold: z.number().min(0).max(60),
    down: z.number().min(0).max(60),
    source: slug,
  })
  .readonly();

const sets = wholeAmount(1, 50);
const dose = <K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.strictObject({ kind: z.literal(kind), ...fields }).readonly();

/** What is done at one go. Sets are of each leg where legs work one at a time. */
export const doseSchema = z.discriminatedUnion('kind', [
  /** Repetitions; of hops, each landing is one. */
  dose('reps', { sets, reps: wholeAmount(1, 500), tempo: tempoSchema.nullable() }),
  dose('hold', { sets, seconds: amount(1, 600) }),
  /** Minutes of running and walking in turn, so many times, then of running alone. Continuous running is once, without walking. */
  dose('run', {
    runMinutes: amount(0.25, 300),
    walkMinutes: amount(0, 60),
    repeats: wholeAmount(1, 50),
    thenRunMinutes: amount(0, 300).nullable(),
    /** Walked before and after, each. */
    walkAround: amount(0, 60).nullable(),
  }),
  dose('minutes', { minutes: amount(0.5, 600) }),
  /** The source names no dose: as the clinician shows. */
  dose('as-shown', {}),
]);
export type Dose = z.infer<typeof doseSchema>;

const load = <K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.strictObject({ kind: z.literal(kind), ...fields }).readonly();

export const loadSchema = z.discriminatedUnion('kind', [
  load('body-weight', {}),
  /** With weight added, in a backpack say; null: as the clinician chooses. */
  load('body-weight-plus', { kg: amount(0, 300).nullable() }),
  load('kg', { kg: amount(0, 500) }),
  /** As heavy as can be lifted so many times and no more. */
  load('rm', { rm: wholeAmount(1, 50) }),
  /** Share of the greatest effort against something that does not give. */
  load('mvc-percent', { percent: amount(1, 100) }),
  load('band', { band: z.string().trim().min(1).max(60) }),
  load('none', {}),
]);
export type Load = z.infer<typeof loadSchema>;

const perDay = wholeAmount(1, 6);
/** On which days, and how often on each of them. */
export const frequencySchema = z.discriminatedUnion('kind', [
  /** So many days of seven, spread out evenly. */
  z.strictObject({ kind: z.literal('days-per-week'), days: wholeAmount(1, 7), perDay }).readonly(),
  /** 1 is daily, 2 every other day. */
  z.strictObject({ kind: z.literal('every-days'), days: wholeAmount(1, 28), perDay }).readonly(),
]);
export type Frequency = z.infer<typeof frequencySchema>;

/** What can be made harder, one at a time. Units: kg, repetitions that can be lifted, per cent, sets, repetitions, seconds, days a week, minutes, cm. */
export const variables = [
  'load-kg',
  'rm',
  'load-percent',
  'sets',
  'reps',
  'seconds',
  'contacts-percent',
  'days',
  'minutes',
  'height-cm',
  'speed-percent',
  'level',
] as const;

/** A step harder, signed: from 15RM to 12RM is -3. */
const progressionSchema = z.strictObject({ variable: z.enum(variables), by: amount(-500, 500) }).readonly();

/** How much of an exercise, how heavy and how often. */
export const prescriptionSchema = z
  .strictObject({
    id: slug,
    exercise: slug,
    dose: doseSchema,
    load: loadSchema,
    frequency: frequencySchema,
    /** Days on which it falls, 1 Monday to 7 Sunday; null: spread out from the first day of the phase. */
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).readonly().nullable(),
    /** Between sets. */
    restSeconds: amount(0, 1800).nullable(),
    /** Effort that it should not go beyond, 0 to 10; null: not aimed at. */
    effort: amount(0, 10).nullable(),
    progressions: z.array(progressionSchema).max(10).readonly(),
    note: z.string().trim().max(500),
  })
  .readonly()
  .superRefine(({ weekdays, frequency }, context) => {
    if (weekdays === null) return;
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: ['weekdays'], message });
    if (new Set(weekdays).size < weekdays.length) wrong('A day is named twice.');
    if (frequency.kind === 'every-days') wrong('Days of the week go with so many days a week.');
    else if (weekdays.length < frequency.days.from || weekdays.length > frequency.days.to)
      wrong(
        `Choose ${frequency.days.from === frequency.days.to ? frequency.days.from : `${frequency.days.from} to ${frequency.days.to}`}.`,
      );
  });
export type Prescription = z.infer<typeof prescriptionSchema>;

/** Minutes of running of one session of a dose; null of a dose that is no run. */
export function runMinutesOf(given: Dose): { readonly from: number; readonly to: number } | null {
  switch (given.kind) {
    case 'run': {
      const then = given.thenRunMinutes ?? { from: 0, to: 0 };
      return {
        from: given.runMinutes.from * given.repeats.from + then.from,
        to: given.runMinutes.to * given.repeats.to + then.to,
      };
    }
    case 'reps':
    case 'hold':
    case 'minutes':
    case 'as-shown':
      return null;
    default:
      return assertNever(given);
  }
}
