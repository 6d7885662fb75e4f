import type { Mcid } from './definition.ts';
import { type Outcome, variantOf } from './record.ts';

/** What may stand on one line over time: one instrument and side, scored alike and taken alike. The same words for outcomes of one line. */
export const lineOf = (outcome: Outcome): string =>
  JSON.stringify([outcome.entry.instrument, outcome.entry.side, outcome.algorithm, variantOf(outcome)]);

/** An MCID in the measure's unit: as it is published, or its share of the first value; null where neither tells. */
export const noticedSize = ({ points, percent }: Pick<Mcid, 'points' | 'percent'>, first: number): number | null =>
  points ?? (percent === null || first === 0 ? null : (Math.abs(first) * percent) / 100);
