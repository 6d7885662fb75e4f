import { daysBetween } from '../calendar.ts';
import type { InstrumentId, Mcid, MeasureKey, OutcomeUnit } from './definition.ts';
import type { Variant } from './instrument.ts';
import { derivedOf, type Outcome, variantOf } from './record.ts';
import type { MissingItem } from './scored.ts';
import { instrumentOf, measureOf } from './table.ts';
import { type ThresholdOverride, type Thresholds, thresholdsOf } from './thresholds.ts';

/** Why two values cannot be held against each other. */
export const changeObstacles = [
  'other-instrument',
  'no-such-measure',
  'itself-a-change',
  'other-side',
  'other-algorithm',
  'wrong-order',
  'incomplete',
  'variant-unknown',
  'other-variant',
] as const;
export type ChangeObstacle = (typeof changeObstacles)[number];

/**
 * What a change amounts to. `improved` and `worsened`: at least what patients notice, and not within measurement error. `beyond-error-*`: more than error, but less than
 * patients notice or nobody knows what they notice. `below-noticed`: less than patients notice, error unknown. `not-judged`: no threshold is known.
 */
export const changeVerdicts = [
  'improved',
  'worsened',
  'beyond-error-better',
  'beyond-error-worse',
  'within-error',
  'below-noticed',
  'not-judged',
] as const;
export type ChangeVerdict = (typeof changeVerdicts)[number];

export type JudgedMcid = Thresholds['mcid'][number] & {
  readonly reached: 'better' | 'worse' | 'no';
  /** The one that the verdict goes by; at most one. */
  readonly judges: boolean;
};

export type Change =
  | {
      readonly comparable: true;
      readonly measure: MeasureKey;
      readonly unit: OutcomeUnit;
      readonly before: number;
      readonly after: number;
      /** After less before, in `unit`, of whatever sign. */
      readonly delta: number;
      /** Of the value before; null where that is 0. */
      readonly percent: number | null;
      readonly towards: 'better' | 'worse' | 'same';
      /** Whole days between the two. */
      readonly days: number;
      readonly mdc: Thresholds['mdc'];
      /** Null where measurement error is not known. */
      readonly beyondError: boolean | null;
      readonly mcid: readonly JudgedMcid[];
      readonly verdict: ChangeVerdict;
    }
  | {
      readonly comparable: false;
      readonly obstacle: ChangeObstacle;
      /** For `incomplete`: what is missing, of the value before or else after. */
      readonly missing: readonly MissingItem[];
      /** For variants: the parts that differ or are not known. */
      readonly parts: readonly string[];
    };

/** Decimals such as 1.9 are not exact in binary: a change of exactly the threshold counts. */
const slack = 1e-9;

const refused = (obstacle: ChangeObstacle, missing: readonly MissingItem[] = [], parts: readonly string[] = []): Change => ({
  comparable: false,
  obstacle,
  missing,
  parts,
});

/** The parts in which two variants differ, and those not known of one or both. */
export function variantDifference(a: Variant, b: Variant): { readonly unknown: readonly string[]; readonly other: readonly string[] } {
  const parts = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const unknown = parts.filter((part) => (a[part] ?? null) === null || (b[part] ?? null) === null);
  return { unknown, other: parts.filter((part) => !unknown.includes(part) && a[part] !== b[part]) };
}

const atLeast = (size: number, threshold: number): boolean => size >= threshold - slack;

const reaches = ({ points, percent }: Mcid, delta: number, share: number | null): boolean =>
  (points !== null && atLeast(Math.abs(delta), points)) || (percent !== null && share !== null && atLeast(Math.abs(share), percent));

/** The default MCID whose weeks are nearest to those passed; of several as near, or where none has weeks, the greatest. */
export function judging(mcid: Thresholds['mcid'], weeks: number): Thresholds['mcid'][number] | undefined {
  const distance = ({ weeks: at }: Mcid): number => (at === null ? Number.POSITIVE_INFINITY : Math.abs(at - weeks));
  return mcid
    .filter(({ standing, grade }) => standing === 'default' && grade === 'better')
    .toSorted((a, b) => (distance(a) === distance(b) ? (b.points ?? 0) - (a.points ?? 0) : distance(a) - distance(b)))[0];
}

function verdictOf(
  beyondError: boolean | null,
  reached: JudgedMcid['reached'] | null,
  towards: 'better' | 'worse' | 'same',
): ChangeVerdict {
  if (beyondError === false) return 'within-error';
  if (reached === 'better') return 'improved';
  if (reached === 'worse') return 'worsened';
  if (beyondError === true) return towards === 'better' ? 'beyond-error-better' : 'beyond-error-worse';
  return reached === null ? 'not-judged' : 'below-noticed';
}

/**
 * How a measure changed from one entry to a later one. Measurement error (MDC) and what patients notice (MCID) are kept apart, each with its source; "improved" takes at
 * least the MCID in the good direction and no less than the MDC where one is known. MCIDs are published for improvement: that worsening is noticed at the same size is our
 * own default. Refuses, with the reason, what cannot be compared. `measure` is the instrument's first where it is not named.
 */
export function change(
  instrument: InstrumentId,
  before: Outcome,
  after: Outcome,
  options: { readonly measure?: MeasureKey; readonly overrides?: readonly ThresholdOverride[] } = {},
): Change {
  const definition = instrumentOf(instrument);
  const measure = options.measure ?? definition.measures[0].key;
  const direction = measureOf(instrument, measure)?.direction;
  const [a, b] = [derivedOf(before, measure), derivedOf(after, measure)];
  if (before.entry.instrument !== instrument || after.entry.instrument !== instrument) return refused('other-instrument');
  if (direction === undefined || a === undefined || b === undefined) return refused('no-such-measure');
  if (!definition.differs) return refused('itself-a-change');
  if (before.entry.side !== after.entry.side) return refused('other-side');
  if (before.algorithm !== after.algorithm) return refused('other-algorithm');
  const days = daysBetween(before.entry.measuredOn, after.entry.measuredOn);
  if (days < 0) return refused('wrong-order');
  if (a.value === null) return refused('incomplete', a.missing);
  if (b.value === null) return refused('incomplete', b.missing);
  const { unknown, other } = variantDifference(variantOf(before), variantOf(after));
  if (other.length > 0) return refused('other-variant', [], other);
  if (unknown.length > 0) return refused('variant-unknown', [], unknown);

  const delta = b.value - a.value;
  const good = direction === 'higher-better' ? delta : -delta;
  const towards = good > 0 ? 'better' : good < 0 ? 'worse' : 'same';
  const percent = a.value === 0 ? null : (100 * delta) / Math.abs(a.value);
  const { mdc, mcid } = thresholdsOf(instrument, measure, options.overrides);
  const beyondError = mdc === null ? null : atLeast(Math.abs(delta), mdc.value);
  const judge = judging(mcid, days / 7);
  const judged = mcid.map((one): JudgedMcid => {
    const reached = towards !== 'same' && reaches(one, delta, percent) ? towards : 'no';
    return { ...one, reached, judges: one === judge };
  });
  return {
    comparable: true,
    measure,
    unit: a.unit,
    before: a.value,
    after: b.value,
    delta,
    percent,
    towards,
    days,
    mdc,
    beyondError,
    mcid: judged,
    verdict: verdictOf(beyondError, judged.find(({ judges }) => judges)?.reached ?? null, towards),
  };
}
