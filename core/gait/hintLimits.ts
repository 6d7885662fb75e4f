import { calculated, ownDefault, type Source, toVerify } from '../domain/source.ts';
import type { MetricId } from './definition.ts';
import type { HintId } from './hintTable.ts';

/** Beyond which a measured value gives rise to a suggestion. `either`: its size, whichever its sign. */
export type HintLimit = {
  readonly hint: HintId;
  readonly metric: MetricId;
  readonly beyond: 'below' | 'above' | 'either';
  /** In the metric's unit. */
  readonly value: number;
  /** Belt speeds in m/s for which it holds; null: for any. */
  readonly speeds: { readonly from: number; readonly to: number } | null;
  readonly source: Source;
};

const heiderscheit = (which: string): Source =>
  ownDefault(
    `our own default: ${which} of Heiderscheit 2011 (mean and 2 SD of healthy runners, 3D, at their own speed), no published limit`,
  );

/**
 * The one place where the limits of suggestions stand. None is a diagnosis; those that nobody has published are marked as our own default, and those that nobody has
 * looked up yet as to verify.
 */
export const hintLimits: readonly HintLimit[] = [
  {
    hint: 'cadence-overstride',
    metric: 'cadence',
    beyond: 'below',
    value: 155,
    speeds: { from: 3.0, to: 4.0 },
    source: calculated('mean less 2 SD of high-school runners at 3.8 m/s (Luedke 2021), held to for 3.0 to 4.0 m/s; falls with height'),
  },
  {
    hint: 'cadence-overstride',
    metric: 'overstride',
    beyond: 'above',
    value: 20,
    speeds: null,
    source: ownDefault('our own default: no validated cut-off; depends on speed and height'),
  },
  {
    hint: 'non-rearfoot-strike',
    metric: 'foot-inclination',
    beyond: 'below',
    value: 8,
    speeds: null,
    source: toVerify('Altman & Davis 2012: rearfoot strike above 8 deg'),
  },
  {
    hint: 'vertical-oscillation',
    metric: 'vertical-oscillation',
    beyond: 'above',
    value: 10,
    speeds: null,
    source: toVerify('upper end of what is called typical of recreational runners, 6 to 10 cm'),
  },
  {
    hint: 'hip-control',
    metric: 'pelvic-drop',
    beyond: 'above',
    value: 7,
    speeds: null,
    source: toVerify('upper end of what is called typical in 3D, 3 to 7 deg'),
  },
  {
    hint: 'hip-control',
    metric: 'hip-adduction',
    beyond: 'above',
    value: 17,
    speeds: null,
    source: heiderscheit('the upper end of the band'),
  },
  {
    hint: 'hip-control',
    metric: 'step-width',
    beyond: 'below',
    value: 1,
    speeds: null,
    source: ownDefault('our own default: the narrow trial of Brindle 2014 (via a secondary page); perspective error is large'),
  },
  {
    hint: 'straight-knee',
    metric: 'knee-flexion-contact',
    beyond: 'below',
    value: 10,
    speeds: null,
    source: heiderscheit('the lower end of the band'),
  },
  {
    hint: 'stiff-stance',
    metric: 'knee-flexion-peak',
    beyond: 'below',
    value: 37,
    speeds: null,
    source: heiderscheit('the lower end of the band'),
  },
  {
    hint: 'heel-whip',
    metric: 'heel-whip',
    beyond: 'above',
    value: 19,
    speeds: null,
    source: calculated('mean and 2 SD of 256 runners (Souza 2015), self-selected treadmill speed'),
  },
  {
    hint: 'heel-whip',
    metric: 'heel-whip',
    beyond: 'below',
    value: -18,
    speeds: null,
    source: calculated('mean less 2 SD of 256 runners (Souza 2015), self-selected treadmill speed'),
  },
  {
    hint: 'dorsiflexion',
    metric: 'ankle-dorsiflexion',
    beyond: 'above',
    value: 30,
    speeds: null,
    source: toVerify('upper end of what is called typical in shoes, 15 to 30 deg, dependent on the method'),
  },
  {
    hint: 'asymmetry',
    metric: 'step-time-asymmetry',
    beyond: 'either',
    value: 5,
    speeds: null,
    source: ownDefault('our own default: no validated cut-off; a few per cent are common in healthy runners'),
  },
  {
    hint: 'asymmetry',
    metric: 'contact-time-asymmetry',
    beyond: 'either',
    value: 5,
    speeds: null,
    source: ownDefault('our own default: no validated cut-off; a few per cent are common in healthy runners'),
  },
];

/** Metrics of which the two legs of one clip are held against each other, by the smallest detectable change between two clips. */
export const comparedBetweenSides = ['pelvic-drop', 'hip-adduction'] as const satisfies readonly MetricId[];

/** Said by cadence already, at one speed: not told once more as a change with fatigue. */
export const saidByCadence: readonly MetricId[] = ['step-time', 'stride-time', 'step-length', 'stride-length'];
