import { assertNever } from '../domain/brand.ts';
import type { Conditions, View } from '../domain/recording.ts';
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
  /** Null where nobody said. */
  readonly fatigue: Conditions['fatigue'];
  /** Null where nobody said. */
  readonly taped: boolean | null;
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
  'other-fatigue',
  'other-taping',
  'no-detectable-change',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** A circumstance in which the two clips differ on purpose: it is what is being tried, shoe against shoe for one. */
export const purposes = [
  'other-view',
  'other-speed',
  'other-rate',
  'other-incline',
  'other-footwear',
  'other-fatigue',
  'other-taping',
] as const;
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

const alike = <T>(a: T | null, b: T | null, same: (a: T, b: T) => boolean): boolean | null =>
  a === null || b === null ? null : same(a, b);
const within =
  (most: number) =>
  (a: number, b: number): boolean =>
    Math.abs(a - b) <= most;
const equal = <T>(a: T, b: T): boolean => a === b;

/** Whether two clips are alike in a circumstance; null where it is not known of one of them. */
export function isAlike(circumstance: Purpose, a: Circumstances, b: Circumstances): boolean | null {
  switch (circumstance) {
    case 'other-view':
      return a.view === b.view;
    case 'other-speed':
      return alike(a.speed, b.speed, within(sameSpeed));
    case 'other-rate':
      return Math.max(a.rate / b.rate, b.rate / a.rate) <= 1 + sameRate;
    case 'other-incline':
      return alike(a.inclinePercent, b.inclinePercent, within(sameIncline));
    case 'other-footwear':
      return alike(a.footwear, b.footwear, equal);
    case 'other-fatigue':
      return alike(a.fatigue, b.fatigue, equal);
    case 'other-taping':
      return alike(a.taped, b.taped, equal);
    default:
      return assertNever(circumstance);
  }
}

/** In what two clips are known to differ. What is not known of one of them does not count. */
export const differIn = (a: Circumstances, b: Circumstances): readonly Purpose[] =>
  purposes.filter((circumstance) => isAlike(circumstance, a, b) === false);

function obstacleOf(id: MetricId, a: Circumstances, b: Circumstances, meant: readonly Purpose[]): Obstacle | null {
  const shifts = (circumstance: Purpose): boolean =>
    circumstance === 'other-view' ? definitionOf(id).view !== 'any' : circumstance !== 'other-rate' || !wholeStrides.includes(id);
  const found = differIn(a, b).filter((circumstance) => shifts(circumstance) && !meant.includes(circumstance));
  const noSpeed = (a.speed === null || b.speed === null) && !meant.includes('other-speed');
  if (noSpeed && found[0] !== 'other-view') return 'speed-unknown';
  return found[0] ?? null;
}

const isTime = (id: MetricId): boolean => {
  const { unit } = definitionOf(id);
  return unit === 'ms' || unit === '%' || unit === 'steps/min' || unit === 'm';
};

/**
 * Smallest difference of two numbers that both the published error and their own expanded uncertainty allow; null for an angle or position without a published figure.
 * `sameDay`: both are of one day, for which some published figures are smaller.
 */
export function thresholdOf(id: MetricId, expanded: number, sameDay: boolean): DifferenceRow['detectable'] {
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
