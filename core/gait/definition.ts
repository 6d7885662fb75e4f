import type { Certainty, Source } from '../domain/source.ts';
import { footMetrics } from './metrics.ts';

export const gaitUnits = ['steps/min', 'ms', '%', 'm', 'cm', 'deg'] as const;
export type GaitUnit = (typeof gaitUnits)[number];

/** What a positive value means; the screen has words for each. */
export const positives = [
  'unsigned',
  'left-greater',
  'feet-in-the-air',
  'toes-up',
  'ankle-ahead-of-knee',
  'foot-ahead-of-pelvis',
  'flexed',
  'dorsiflexed',
  'knee-behind-hip',
  'leaning-forward',
  'swing-side-lower',
  'adducted',
  'no-crossover',
  'medial',
  'toe-out',
] as const;
export type Positive = (typeof positives)[number];

/**
 * What published users of the same method found with other figures for one person on another day (or on the same), as a range over the variables they report together.
 * Judge by `most`.
 */
export type DetectableChange = {
  readonly least: number;
  readonly most: number;
  readonly over: 'same-day' | 'days-apart';
  readonly source: Source;
};

/** What others measured, in the metric's unit. Context, never a target: drawn grey. */
export type ReferenceValue = {
  readonly mean: number;
  readonly sd: number | null;
  /** Mean +- 2 SD, where it may be drawn as a band; whole numbers. */
  readonly band: { readonly from: number; readonly to: number } | null;
  readonly population: string;
  /** Speeds in m/s for which it holds, and whether these were read or are to verify; null where the source names none: then it is never drawn for a known speed. */
  readonly speed: { readonly from: number; readonly to: number; readonly certainty: Certainty } | null;
  readonly method: '2d' | '3d' | 'timing';
  readonly source: Source;
};

export const kinematicMetrics = [
  'foot-inclination',
  'tibia-inclination',
  'overstride',
  'knee-flexion-contact',
  'knee-flexion-peak',
  'ankle-dorsiflexion',
  'thigh-extension',
  'trunk-lean',
  'vertical-oscillation',
  'pelvic-drop',
  'hip-adduction',
  'step-width',
  'heel-whip',
  'foot-progression',
] as const;
export type KinematicMetric = (typeof kinematicMetrics)[number];
export const asymmetryMetrics = [
  'step-time-asymmetry',
  'contact-time-asymmetry',
  'flight-time-asymmetry',
  'swing-time-asymmetry',
  'duty-factor-asymmetry',
] as const;
export type AsymmetryMetric = (typeof asymmetryMetrics)[number];

/** Every metric there is. */
export const metricIds = ['cadence', ...footMetrics, ...asymmetryMetrics, ...kinematicMetrics] as const;
export type MetricId = (typeof metricIds)[number];

export type MetricDefinition = {
  readonly id: MetricId;
  /** Under which the screen keeps its name, its description and what is positive. */
  readonly nameKey: `gait.metric.${MetricId}`;
  readonly unit: GaitUnit;
  readonly positive: Positive;
  readonly view: 'side' | 'rear' | 'any';
  readonly event: 'any' | 'initial-contact' | 'midstance' | 'toe-off' | 'stance' | 'step' | 'swing';
  /** The formula, in symbols. */
  readonly measured: string;
  readonly measuredFrom: Source;
  /**
   * How fast it changes about its event, in its unit per second or as fast as the belt runs: the frame that shows the event first is up to a frame late. Null where nobody
   * has given a figure.
   */
  readonly moves: { readonly perSecond: number | 'belt-speed'; readonly source: Source } | null;
  /** ICC and the like, as published; null where the clinical reference gives none. */
  readonly reliability: Source | null;
  /** Null where none is known: then a difference beyond its own uncertainty is shown but not called a change, unless it is a time, whose only error are its marks. */
  readonly detectable: readonly DetectableChange[];
  readonly references: readonly ReferenceValue[];
  /** What to bear in mind wherever the number shows; null where nothing. */
  readonly caution: Source | null;
};
