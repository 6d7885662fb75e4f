import { assertNever } from '../domain/brand.ts';
import { clinicianSource } from './amount.ts';
import type { SimpleCriterion } from './criterion.ts';
import type { Exercise } from './exercise.ts';
import type { Phase } from './phase.ts';
import { type InvolvedSide, legOf } from './plan.ts';
import type { Prescription } from './prescription.ts';

const amount = (n: number) => ({ from: n, to: n, source: clinicianSource });

/** An exercise that no programme has, for the leg or legs with the problem. Nobody has placed it in the order of tendon load. */
export const freshExercise = (id: string, name: string, how: string, side: InvolvedSide): Exercise => ({
  id,
  name,
  how,
  side: legOf(side),
  knee: 'any',
  standing: 'any',
  lowestHeel: 'not-applicable',
  tier: null,
  bodyWeights: null,
});

/** Where an exercise begins that nobody has prescribed yet: 3 × 10 with the body's weight on three days a week. */
export const freshEntry = (id: string, exercise: string): Prescription => ({
  id,
  exercise,
  dose: { kind: 'reps', sets: amount(3), reps: amount(10), tempo: null },
  load: { kind: 'body-weight' },
  frequency: { kind: 'days-per-week', days: amount(3), perDay: amount(1) },
  weekdays: null,
  restSeconds: null,
  effort: null,
  progressions: [],
  note: '',
});

/** A phase that asks for nothing yet. */
export const freshPhase = (id: string, name: string, aim: string): Phase => ({
  id,
  name,
  aim,
  usualWeeks: null,
  entry: [],
  exit: [],
  restBetweenSeconds: null,
  prescriptions: [],
});

/** What a criterion may look at, in the order in which it is offered: the clinician's own words first. */
export const criterionKinds = [
  'judged',
  'pain-at-most',
  'session-pain',
  'settled',
  'settled-weeks',
  'stiffness-at-most',
  'stiffness-not-rising',
  'heel-raises',
  'symmetry',
  'completed',
  'load-rising',
  'weeks',
  'runs',
  'improved',
  'no-stop-flag',
] as const satisfies readonly SimpleCriterion['kind'][];
export type CriterionKind = (typeof criterionKinds)[number];

/**
 * A criterion of a kind, with limits to begin with, which the clinician sets. `words` are those of one that is judged; `exercise` is what one looks at that is of an exercise.
 */
export function freshCriterion(
  kind: CriterionKind,
  id: string,
  { words, exercise }: { readonly words: string; readonly exercise: string },
): SimpleCriterion {
  const source = clinicianSource;
  switch (kind) {
    case 'judged':
      return { id, kind, source, words };
    case 'pain-at-most':
      return { id, kind, source, task: 'walking', most: 3 };
    case 'session-pain':
      return { id, kind, source, moment: 'during', most: 5, sessions: 3 };
    case 'settled':
      return { id, kind, source, sessions: 3 };
    case 'settled-weeks':
      return { id, kind, source, weeks: 2 };
    case 'stiffness-at-most':
      return { id, kind, source, minutes: 10 };
    case 'stiffness-not-rising':
      return { id, kind, source, weeks: 1 };
    case 'heel-raises':
      return { id, kind, source, least: 20 };
    case 'symmetry':
      return { id, kind, source, test: 'heel-raise-reps', leastPercent: 90 };
    case 'completed':
      return { id, kind, source, exercise, sessions: 3, least: null };
    case 'load-rising':
      return { id, kind, source, exercise };
    case 'weeks':
      return { id, kind, source, least: 2 };
    case 'runs':
      return { id, kind, source, minutes: 30, perWeek: 3 };
    case 'improved':
      return { id, kind, source, instrument: 'visa-a' };
    case 'no-stop-flag':
      return { id, kind, source };
    default:
      return assertNever(kind);
  }
}
