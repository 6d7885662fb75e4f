import { z } from 'zod';
import { type Answer, answerOf } from '../answer.ts';
import { type Derived, lacking, mean, withheld } from './scored.ts';
import { type TrialRecord, tooMany, tooManyTrials, trialRecord, wanting } from './trials.ts';

type Distances = { readonly trialsCm: Answer<readonly number[]>; readonly record: TrialRecord };

/** One to three distances up to `maxCm`, and which of them is recorded. */
export const distances = (maxCm: number) => ({
  trialsCm: answerOf(z.array(z.number().min(0).max(maxCm)).min(1).max(3)),
  record: trialRecord,
});

export const fewEnough = ({ trialsCm, record }: Distances): boolean => !('given' in trialsCm) || !tooMany(record, trialsCm.given.length);
export const tooManyDistances = { path: ['trialsCm'], message: tooManyTrials };

/** The longest or the mean in cm, as recorded; nothing while a trial is wanting. */
export function recordedDistance({ trialsCm, record }: Distances): Derived {
  const trials = 'given' in trialsCm ? trialsCm.given : [];
  const missing = 'none' in trialsCm ? lacking('trials', trialsCm) : wanting(record, trials.length);
  if (missing.length > 0) return withheld('distance', 'cm', missing);
  return { measure: 'distance', unit: 'cm', value: record === 'mean-of-3' ? mean(trials) : Math.max(...trials), missing: [], rules: [] };
}
