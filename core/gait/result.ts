import { notMeasurableReasons, type Provenance } from '../domain/measured.ts';

/** Why a gait metric is not given. */
export const gaitRefusals = [...notMeasurableReasons, 'too-few-steps', 'speed-unknown', 'other-view', 'far-leg'] as const;
export type GaitRefusal = (typeof gaitRefusals)[number];

/** A mean rests on this many of each foot's steps before it is believed: 6.3 +- 0.3 were needed by Dingenen 2018, Phys Ther Sport. */
export const fewestSteps = 7;

/**
 * Expanded uncertainty is this many standard uncertainties, about 95 % of cases: for a single interval between two marks (a triangle) 97 %, for means of many
 * (a bell) 95 %.
 */
export const coverageFactor = 2;

export type GaitMean = {
  readonly ok: true;
  readonly value: number;
  /** Standard uncertainty of the mean of these very strides: half a frame per mark and the hand's slip, or the pointing at landmarks and
   * references. Same unit as the value. */
  readonly uncertainty: number;
  /** Standard uncertainty as an estimate of how the runner runs: with the spread from stride to stride over the square root of n. */
  readonly standardError: number;
  readonly provenance: Provenance;
  readonly n: number;
  /** Spread from stride to stride with its own standard uncertainty, and what the marks alone would make of it; null of fewer than two, and where it has no meaning. */
  readonly sd: { readonly value: number; readonly uncertainty: number; readonly fromMarks: number } | null;
  /** Each stride's own value, in order of time; those of landmarks in the order given. */
  readonly values: readonly number[];
  /** Rests on fewer than `fewestSteps` of a foot: to be shown with that said, not to be compared. */
  readonly few: boolean;
};
export type GaitResult = GaitMean | { readonly ok: false; readonly reason: GaitRefusal; readonly n: number };

export const refused = (reason: GaitRefusal, n = 0): GaitResult => ({ ok: false, reason, n });
