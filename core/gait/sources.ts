import { read, type Source } from '../domain/source.ts';
import type { DetectableChange } from './definition.ts';

/** The 2D test-retest study that most smallest detectable differences come from: one week apart, 21 runners, 10 steps. It reports ranges over variables. */
export const dingenen = 'Dingenen 2018, Phys Ther Sport (2D video, test-retest over one week, 21 runners, 10 steps)';

/** A smallest detectable difference of that study. */
export const dingenenChange = (least: number, most: number): readonly DetectableChange[] => [
  { least, most, over: 'days-apart', source: read(dingenen) },
];
export const dingenenReliability = (icc: string): Source => read(`ICC ${icc}; ${dingenen}`);

/** Of the slow treadmill runs: about 2.7 m/s, and not to be used above 3.2 m/s. */
export const slowTreadmill = { from: 2.7, to: 3.2, certainty: 'to-verify' } as const;
