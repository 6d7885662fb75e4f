import { z } from 'zod';
import type { MissingItem } from './scored.ts';

/** Which of several trials is recorded. Best of three and a single trial are not the same measurement. */
export const records = ['single', 'best-of-3', 'mean-of-3'] as const;
export type TrialRecord = (typeof records)[number];
export const trialRecord = z.enum(records);

const needed: Readonly<Record<TrialRecord, number>> = { single: 1, 'best-of-3': 3, 'mean-of-3': 3 };

/** The trials that a record of this kind still wants. */
export const wanting = (record: TrialRecord, trials: number): readonly MissingItem[] =>
  Array.from({ length: Math.max(0, needed[record] - trials) }, (_, index) => ({
    item: `trial-${trials + index + 1}`,
    why: 'too-few' as const,
  }));

export const tooMany = (record: TrialRecord, trials: number): boolean => trials > needed[record];
export const tooManyTrials = 'More trials than this way of recording takes.';
