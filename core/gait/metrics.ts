import { fastEnoughForPhases, type GaitClip } from './clip.ts';
import { type GaitMark, gaitSides, type Side } from './events.ts';
import { fewestSteps, type GaitMean, type GaitRefusal, type GaitResult, refused } from './result.ts';
import { type BrokenSpan, type Span, type Strides, stridesOf } from './strides.ts';
import {
  combined,
  interval,
  lockOf,
  marksVariance,
  meanOf,
  percentOf,
  sampleVariance,
  scaled,
  type Timed,
  uncertaintyOf,
} from './timed.ts';

/** Metrics that each foot has. Times in ms, duty factor in % of the stride, lengths in m. */
export const footMetrics = [
  'step-time',
  'stride-time',
  'contact-time',
  'flight-time',
  'swing-time',
  'duty-factor',
  'step-length',
  'stride-length',
] as const;
export type FootMetric = (typeof footMetrics)[number];

export type OfFeet = {
  readonly left: GaitResult;
  readonly right: GaitResult;
  /** 100 (L - R) / ((L + R) / 2) in %, of the feet's means; + = left is greater. Null for what is the same for both feet by nature. */
  readonly asymmetry: GaitResult | null;
};

export type GaitMetrics = {
  /** Steps a minute, both feet. */
  readonly cadence: GaitResult;
  readonly feet: Readonly<Record<FootMetric, OfFeet>>;
  readonly strides: Strides;
  /** A foot lands while the other stands: no flight, so this is walking or grounded running. */
  readonly grounded: boolean;
};

/** Everything that the marks of a clip tell of its timing, each a value with its uncertainty or the reason why there is none. */
export function gaitMetrics(marks: readonly GaitMark[], clip: GaitClip): GaitMetrics {
  const strides = stridesOf(marks, clip);
  const feet = Object.fromEntries(footMetrics.map((metric) => [metric, ofFeet(metric, strides, clip)])) as Record<FootMetric, OfFeet>;
  return { cadence: cadenceOf(strides, clip), feet, strides, grounded: strides.flights.some(({ from, to }) => to.frame < from.frame) };
}

/**
 * 60 n / (time of n steps), clinical reference section 8.2, over every unbroken row of steps, so that hardly more than its first and last mark count. Both feet weigh the same:
 * a row of an odd number of steps has one foot's once more, which would make an uneven runner faster or slower. Where one foot alone is marked, two steps for each stride.
 */
function cadenceOf({ steps, strides, broken }: Strides, clip: GaitClip): GaitResult {
  const spans = steps.length > 0 ? steps : strides;
  const perSpan = steps.length > 0 ? 1 : 2;
  if (!clip.captureRate.confirmed) return refused('capture-rate-unconfirmed', spans.length);
  if (spans.length === 0) return refused(missing(broken, ['step', 'stride']));
  const items = spans.map(({ from, to }) => interval(clip, from, to));
  const ofFoot = (side: Side) => items.filter((_, i) => spans[i]?.side === side);
  const [left, right] = [ofFoot('left'), ofFoot('right')];
  const time = left.length > 0 && right.length > 0 ? meanOf([meanOf(left), meanOf(right)]) : meanOf(items);
  const value = (60 * perSpan) / time.value;
  const fewest = Math.min(
    ...gaitSides.map((side) => spans.filter((span) => span.side === side).length).filter((n) => n > 0 || perSpan === 1),
  );
  const each = items.map((item) => combined((60 * perSpan) / item.value, [[item, (-60 * perSpan) / item.value ** 2]]));
  return summary(combined(value, [[time, -value / time.value]]), each, { few: fewest < fewestSteps });
}

/** No span counted: because of a gap, or because the marks are not there. */
const missing = (broken: readonly BrokenSpan[], whats: readonly BrokenSpan['what'][], side?: Side): GaitRefusal =>
  broken.some((span) => whats.includes(span.what) && span.reason === 'spans-a-gap' && (side === undefined || span.side === side))
    ? 'spans-a-gap'
    : 'incomplete';

/** What a metric is made from, and how. */
type Recipe = {
  readonly what: BrokenSpan['what'];
  readonly values: (strides: Strides, side: Side, clip: GaitClip) => readonly Timed[];
  /** Needs the frame rate at which phases of a stride can be told apart. */
  readonly phase: boolean;
  readonly asymmetric: boolean;
};

const ms = (spans: (strides: Strides) => readonly Span[]) => (strides: Strides, side: Side, clip: GaitClip) =>
  spans(strides)
    .filter((span) => span.side === side)
    .map(({ from, to }) => scaled(interval(clip, from, to), 1000));

const metres = (spans: (strides: Strides) => readonly Span[]) => (strides: Strides, side: Side, clip: GaitClip) =>
  spans(strides)
    .filter((span) => span.side === side)
    .map(({ from, to }) => scaled(interval(clip, from, to), clip.belt?.speed ?? 0));

const recipes: Readonly<Record<FootMetric, Recipe>> = {
  'step-time': { what: 'step', values: ms(({ steps }) => steps), phase: false, asymmetric: true },
  'stride-time': { what: 'stride', values: ms(({ strides }) => strides), phase: false, asymmetric: false },
  'contact-time': { what: 'contact', values: ms(({ contacts }) => contacts), phase: true, asymmetric: true },
  'flight-time': { what: 'flight', values: ms(({ flights }) => flights), phase: true, asymmetric: true },
  'swing-time': { what: 'swing', values: ms(({ swings }) => swings), phase: true, asymmetric: true },
  'duty-factor': { what: 'contact', values: dutyFactors, phase: true, asymmetric: true },
  'step-length': { what: 'step', values: metres(({ steps }) => steps), phase: false, asymmetric: false },
  'stride-length': { what: 'stride', values: metres(({ strides }) => strides), phase: false, asymmetric: false },
};

/** Contact over stride time of the same foot, in %; never over step time, which doubles it. */
function dutyFactors({ strides, contacts }: Strides, side: Side, clip: GaitClip): readonly Timed[] {
  return strides.flatMap((stride) => {
    const contact = contacts.find(({ from }) => from === stride.from);
    if (stride.side !== side || contact === undefined) return [];
    return [percentOf(interval(clip, contact.from, contact.to), interval(clip, stride.from, stride.to))];
  });
}

/** Why a clip allows no value of a metric at all, whatever is marked; null where it does. */
export function clipRefusal(metric: FootMetric, clip: GaitClip): GaitRefusal | null {
  if (!clip.captureRate.confirmed) return 'capture-rate-unconfirmed';
  if (recipes[metric].phase && !fastEnoughForPhases(clip)) return 'rate-too-low';
  return isLength(metric) && clip.belt === null ? 'speed-unknown' : null;
}

const isLength = (metric: FootMetric): boolean => metric === 'step-length' || metric === 'stride-length';

/** Standard uncertainty, as a share of the value, that the belt's speed gives to each length alike; 0 for what is no length. */
export const beltShare = (metric: FootMetric, { belt }: GaitClip): number =>
  isLength(metric) && belt !== null ? belt.uncertainty / belt.speed : 0;

function ofFeet(metric: FootMetric, strides: Strides, clip: GaitClip): OfFeet {
  const { what, values, asymmetric } = recipes[metric];
  const found = { left: values(strides, 'left', clip), right: values(strides, 'right', clip) };
  const refusal = clipRefusal(metric, clip);
  const belt = beltShare(metric, clip);
  const one = (side: Side): GaitResult => {
    const items = found[side];
    if (refusal !== null) return refused(refusal, items.length);
    if (items.length === 0) return refused(missing(strides.broken, [what, 'stride'], side));
    return summary(meanOf(items), items, { few: items.length < fewestSteps, relative: belt });
  };
  const [left, right] = [one('left'), one('right')];
  return { left, right, asymmetry: asymmetric ? asymmetryOf(found, left, right, fastEnoughForPhases(clip)) : null };
}

/** Side difference of the means over their mean, signed: + = left is greater. Not from fewer than `fewestSteps` a foot, nor below 60 frames/s. */
function asymmetryOf(found: Readonly<Record<Side, readonly Timed[]>>, left: GaitResult, right: GaitResult, fast: boolean): GaitResult {
  const n = Math.min(found.left.length, found.right.length);
  for (const side of [left, right]) if (!side.ok) return refused(side.reason, n);
  if (!fast) return refused('rate-too-low', n);
  if (n < fewestSteps) return refused('too-few-steps', n);
  const [l, r] = [meanOf(found.left), meanOf(found.right)];
  const sum = l.value + r.value;
  if (Math.abs(sum) < 1e-9) return refused('incomplete', n);
  const [byLeft, byRight] = [(400 * r.value) / sum ** 2, (-400 * l.value) / sum ** 2];
  const value = combined((200 * (l.value - r.value)) / sum, [
    [l, byLeft],
    [r, byRight],
  ]);
  const lock = Math.max(lockOf(found.left), lockOf(found.right));
  const uncertainty = uncertaintyOf(value, lock);
  const sampled =
    (byLeft ** 2 * ownVariance(found.left)) / found.left.length + (byRight ** 2 * ownVariance(found.right)) / found.right.length;
  return {
    ok: true,
    value: value.value,
    uncertainty,
    standardError: Math.sqrt(uncertainty ** 2 + sampled),
    provenance: 'true-time',
    n,
    sd: null,
    values: [],
    few: false,
  };
}

/** Variance from stride to stride that the marks do not explain. */
const ownVariance = (items: readonly Timed[]): number =>
  Math.max(0, sampleVariance(items.map(({ value }) => value)) - marksVariance(items));

/** `relative`: standard uncertainty of a factor that all values share, as a share of it. */
function summary(mean: Timed, items: readonly Timed[], { few, relative = 0 }: { few: boolean; relative?: number }): GaitMean {
  const n = items.length;
  const values = items.map(({ value }) => value);
  const sd = Math.sqrt(sampleVariance(values));
  const uncertainty = Math.hypot(uncertaintyOf(mean, lockOf(items)), mean.value * relative);
  return {
    ok: true,
    value: mean.value,
    uncertainty,
    standardError: Math.hypot(uncertainty, Math.sqrt(ownVariance(items) / n)),
    provenance: 'true-time',
    n,
    sd: n < 2 ? null : { value: sd, uncertainty: sd / Math.sqrt(2 * (n - 1)), fromMarks: Math.sqrt(marksVariance(items)) },
    values,
    few,
  };
}
