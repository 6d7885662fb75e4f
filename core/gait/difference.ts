import type { View } from '../domain/recording.ts';
import { calculated, type Source } from '../domain/source.ts';
import type { MetricId } from './definition.ts';
import type { Side } from './events.ts';
import type { ListedMetric } from './listing.ts';
import { coverageFactor, type GaitMean, type GaitRefusal } from './result.ts';
import { definitionOf, detectableChange, gaitTable } from './table.ts';

/** Under what a clip was filmed, as far as it is known. */
export type Circumstances = {
  readonly view: View;
  /** m/s; null where it is not known. */
  readonly speed: number | null;
  /** True frames per second. */
  readonly rate: number;
  /** As named by the clinic; null where nobody said. */
  readonly footwear: string | null;
  /** Slope of the belt in per cent, + = uphill; null where it is not known. */
  readonly inclinePercent: number | null;
  /** Day of the clip, yyyy-mm-dd: some detectable changes are smaller within one day. */
  readonly day: string;
};
export type MeasuredTake = { readonly circumstances: Circumstances; readonly metrics: readonly ListedMetric[] };

/** Why two numbers cannot be held against each other. */
export const obstacles = [
  'not-measured',
  'other-standing',
  'too-few-steps',
  'other-view',
  'speed-unknown',
  'other-speed',
  'other-rate',
  'other-footwear',
  'other-incline',
  'no-detectable-change',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** A circumstance in which the two clips differ on purpose: it is what is being tried, shoe against shoe for one. */
export const purposes = ['other-view', 'other-speed', 'other-rate', 'other-footwear', 'other-incline'] as const;
export type Purpose = (typeof purposes)[number];

export type Verdict =
  | { readonly verdict: 'changed' | 'within-error' }
  | {
      readonly verdict: 'not-comparable';
      readonly reason: Obstacle /** Why one of them was not measured. */;
      readonly refusal: GaitRefusal | null;
    };

export type DifferenceRow = {
  readonly id: MetricId;
  readonly side: Side | null;
  readonly a: ListedMetric['result'] | null;
  readonly b: ListedMetric['result'] | null;
  /** B less A, in the metric's unit; null where one is missing, or only one is less the standing angle. */
  readonly difference: number | null;
  /** Standard uncertainty of the difference, both clips' own and their spread from stride to stride together; null with it. */
  readonly uncertainty: number | null;
  /** The smallest change that can be told from error, in the metric's unit, with its source; null where none is known. */
  readonly detectable: { readonly value: number; readonly source: Source } | null;
} & Verdict;

/** Speeds in m/s that count as the same, half of what a treadmill's display of 0.1 m/s can tell; and rates, as a share. Our own defaults. */
const sameSpeed = 0.05;
const sameRate = 0.02;
/** Per cent of slope that count as the same: 0.3 degrees, less than any angle here is sure to. */
const sameIncline = 0.5;

/** Made of whole strides alone: neither view nor rate shifts them. */
const wholeStrides: readonly MetricId[] = ['cadence', 'step-time', 'stride-time', 'step-length', 'stride-length'];

function obstacleOf(id: MetricId, a: Circumstances, b: Circumstances, meant: readonly Purpose[]): Obstacle | null {
  const { view } = definitionOf(id);
  const found: readonly (readonly [Obstacle, boolean])[] = [
    ['other-view', view !== 'any' && a.view !== b.view],
    ['speed-unknown', (a.speed === null || b.speed === null) && !meant.includes('other-speed')],
    ['other-speed', a.speed !== null && b.speed !== null && Math.abs(a.speed - b.speed) > sameSpeed],
    ['other-rate', !wholeStrides.includes(id) && Math.max(a.rate / b.rate, b.rate / a.rate) > 1 + sameRate],
    [
      'other-incline',
      a.inclinePercent !== null && b.inclinePercent !== null && Math.abs(a.inclinePercent - b.inclinePercent) > sameIncline,
    ],
    ['other-footwear', a.footwear !== null && b.footwear !== null && a.footwear !== b.footwear],
  ];
  return found.find(([obstacle, holds]) => holds && !meant.some((purpose) => purpose === obstacle))?.[0] ?? null;
}

const isTime = (id: MetricId): boolean => {
  const { unit } = definitionOf(id);
  return unit === 'ms' || unit === '%' || unit === 'steps/min' || unit === 'm';
};

/** Smallest change that both the published error and this pair's own uncertainty allow. */
function thresholdOf(id: MetricId, expanded: number, sameDay: boolean): DifferenceRow['detectable'] {
  const published = detectableChange(id, sameDay);
  if (published !== null && published.most >= expanded) return { value: published.most, source: published.source };
  if (published !== null || isTime(id))
    return {
      value: expanded,
      source: calculated(
        `${coverageFactor} combined standard uncertainties of these two clips: marks and spread of the strides; how a runner differs from day to day is not in it`,
      ),
    };
  return null;
}

/**
 * One metric of two clips. `changed` only where both are measured, enough steps each, alike in circumstances, and further apart than both the published smallest detectable
 * change (its upper bound) and the expanded uncertainty of the difference. Angles and positions without a published figure are never called changed.
 */
export function differenceOf(
  a: ListedMetric | undefined,
  b: ListedMetric | undefined,
  of: { readonly a: Circumstances; readonly b: Circumstances },
  meant: readonly Purpose[] = [],
): DifferenceRow {
  const one = a ?? b;
  if (one === undefined) throw new Error('a difference of nothing');
  const { id, side } = one;
  const [ra, rb] = [a?.result ?? null, b?.result ?? null];
  const none = { id, side, a: ra, b: rb, difference: null, uncertainty: null, detectable: null };
  const refusal = ra?.ok === false ? ra.reason : rb?.ok === false ? rb.reason : null;
  if (ra === null || rb === null || !ra.ok || !rb.ok) return { ...none, verdict: 'not-comparable', reason: 'not-measured', refusal };
  if (a?.standing !== b?.standing) return { ...none, verdict: 'not-comparable', reason: 'other-standing', refusal };
  const difference = rb.value - ra.value;
  const uncertainty = Math.hypot(ra.standardError, rb.standardError);
  const expanded = coverageFactor * uncertainty;
  const detectable = thresholdOf(id, expanded, of.a.day === of.b.day);
  const row = { ...none, difference, uncertainty, detectable };
  const few = (mean: GaitMean): boolean => mean.few;
  const reason = few(ra) || few(rb) ? 'too-few-steps' : obstacleOf(id, of.a, of.b, meant);
  if (reason !== null) return { ...row, verdict: 'not-comparable', reason, refusal };
  if (detectable === null)
    return Math.abs(difference) <= expanded
      ? { ...row, verdict: 'within-error' }
      : { ...row, verdict: 'not-comparable', reason: 'no-detectable-change', refusal };
  return { ...row, verdict: Math.abs(difference) > detectable.value ? 'changed' : 'within-error' };
}

/** Every metric that either clip lists, in the order of the table, left before right. */
export function differenceTable(a: MeasuredTake, b: MeasuredTake, meant: readonly Purpose[] = []): readonly DifferenceRow[] {
  const of = { a: a.circumstances, b: b.circumstances };
  return gaitTable.flatMap(({ id }) =>
    ([null, 'left', 'right'] as const).flatMap((side) => {
      const find = ({ metrics }: MeasuredTake) => metrics.find((metric) => metric.id === id && metric.side === side);
      const [x, y] = [find(a), find(b)];
      return x === undefined && y === undefined ? [] : [differenceOf(x, y, of, meant)];
    }),
  );
}
