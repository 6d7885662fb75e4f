import { z } from 'zod';
import { slug, words } from './amount.ts';

/** Pain that is asked for at a visit, 0 to 10, each while doing one thing. */
export const painTasks = ['walking', 'walking-30-minutes', 'heel-raises', 'hopping'] as const;
export const symmetryTests = ['heel-raise-reps', 'heel-raise-work', 'hop-distance'] as const;
/** When pain of a session is asked for. */
export const painMoments = ['during', 'after', 'next-morning'] as const;
export type PainMoment = (typeof painMoments)[number];

const criterion = <K extends string, S extends z.ZodRawShape>(kind: K, fields: S) =>
  z.strictObject({ id: slug, kind: z.literal(kind), source: slug, ...fields }).readonly();

const pain = z.int().min(0).max(10);
const sessions = z.int().min(1).max(50);
const weeks = z.int().min(1).max(104);

/** One thing that is measured, entered or judged. Limits belong to it: exactly that much meets it. Sessions are those of the phase, the latest first. */
export const simpleCriterionSchema = z.discriminatedUnion('kind', [
  /** Screened, and no flag of level STOP or EMERGENCY open. */
  criterion('no-stop-flag', {}),
  criterion('pain-at-most', { task: z.enum(painTasks), most: pain }),
  /** Single-leg heel raises of the involved leg. */
  criterion('heel-raises', { least: z.int().min(1).max(200) }),
  /** Involved of the other leg; says nothing where both have symptoms. */
  criterion('symmetry', { test: z.enum(symmetryTests), leastPercent: z.number().min(1).max(200) }),
  /** Better by at least what patients notice. */
  criterion('improved', { instrument: z.literal('visa-a') }),
  criterion('stiffness-at-most', { minutes: z.int().min(0).max(240) }),
  /** The median of each of the last so many weeks is not above that of the week before. */
  criterion('stiffness-not-rising', { weeks }),
  criterion('session-pain', { moment: z.enum(painMoments), most: pain, sessions }),
  /** Back to usual within 24 hours after each of the last so many sessions. */
  criterion('settled', { sessions }),
  /** The same after each session of the last so many weeks. */
  criterion('settled-weeks', { weeks }),
  /** An exercise was done as planned so many times running, with at least so many sets of so many repetitions where `least` says so. */
  criterion('completed', {
    exercise: slug,
    sessions,
    least: z
      .strictObject({ sets: z.int().min(1).max(50), reps: z.int().min(1).max(500) })
      .readonly()
      .nullable(),
  }),
  /** More kg than at the first session of the phase. */
  criterion('load-rising', { exercise: slug }),
  criterion('weeks', { least: weeks }),
  /** Runs of at least so many minutes in the last seven days. */
  criterion('runs', { minutes: z.number().min(1).max(300), perWeek: z.int().min(1).max(14) }),
  criterion('judged', { words: words(300, 'Say what the clinician judges.') }),
]);
export type SimpleCriterion = z.infer<typeof simpleCriterionSchema>;

/** A criterion to enter or leave a phase. */
export const criterionSchema = z.discriminatedUnion('kind', [
  simpleCriterionSchema,
  z.strictObject({ id: slug, kind: z.literal('any-of'), of: z.array(simpleCriterionSchema).min(2).max(6).readonly() }).readonly(),
]);
export type Criterion = z.infer<typeof criterionSchema>;

/** The criterion, or those it is made of. */
export const partsOf = (one: Criterion): readonly SimpleCriterion[] => (one.kind === 'any-of' ? one.of : [one]);
