import { read, type Source, toVerify } from '../../domain/source.ts';

/** How the heel-raise endurance test is done, so that its number means the same next time. */
export const heelRaiseProtocol = {
  inclineDegrees: 10,
  /** Up on one beat, down on the next. */
  metronomePerMinute: 60,
  raisesPerMinute: 30,
  /** On both legs. */
  warmUpRaises: 10,
  restBetweenLegsSeconds: 120,
  /** Prompts in a row that do not mend it, after which the test ends. */
  promptsBeforeStop: 2,
  support: 'fingertips-on-wall',
  source: read('Sleeswijk Visser, thesis, chapter 3'),
} as const;

/** Why the test ended; the first four are the protocol's. */
export const heelRaiseStops = [
  'heel-does-not-clear',
  'tempo-lost',
  'knee-or-trunk-position-lost',
  'more-than-fingertip-support',
  'pain',
  'patient-stopped',
  'other',
] as const;

/** Raises that a healthy person of that decade does, from 20 on. */
const predicted = { male: [37, 32, 28, 23, 19, 14, 10], female: [30, 27, 24, 21, 19, 16, 13] } as const;

/** Predicted raises for a sex and an age in whole years, or null outside 20 to 89 years or where none is published for the sex. */
export function predictedHeelRaises(
  sexAtBirth: 'female' | 'male' | 'intersex' | 'not-stated',
  age: number,
): { readonly reps: number; readonly ages: { readonly from: number; readonly to: number }; readonly source: Source } | null {
  if (sexAtBirth !== 'female' && sexAtBirth !== 'male') return null;
  const decade = Math.floor(age / 10);
  const reps = predicted[sexAtBirth][decade - 2];
  if (reps === undefined) return null;
  return {
    reps,
    ages: { from: 10 * decade, to: 10 * decade + 9 },
    source: toVerify('age bands from a secondary blog, to be checked against the equation in the paper (Hébert-Losier 2017)'),
  };
}
