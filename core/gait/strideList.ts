import { assertNever } from '../domain/brand.ts';
import type { FrameNo } from '../domain/frameIndex.ts';
import type { GaitClip } from './clip.ts';
import { type GaitMark, gaitSides, type Side } from './events.ts';
import { beltShare, clipRefusal, type FootMetric, footMetrics } from './metrics.ts';
import type { GaitRefusal } from './result.ts';
import { type BrokenSpan, type Cycle, countedMarks, cyclesOf, type Span, type Strides, stridesOf } from './strides.ts';
import { interval, percentOf, scaled, type Timed, uncertaintyOf } from './timed.ts';

/** One value of one stride, with the standard uncertainty of its own marks; or why it does not count. */
export type StrideValue =
  | { readonly ok: true; readonly value: number; readonly uncertainty: number }
  | { readonly ok: false; readonly reason: GaitRefusal | BrokenSpan['reason'] };

/** What is marked of a foot from one contact until its next; frames are null where nothing (or, of toe-offs, more than one) is marked. */
export type ListedStride = {
  readonly side: Side;
  readonly contact: FrameNo | null;
  readonly toeOff: FrameNo | null;
  readonly next: FrameNo | null;
  /** The step is the one that ends with this contact, the flight the one after its toe-off. */
  readonly values: Readonly<Record<FootMetric, StrideValue>>;
};

/** Every stride of each foot, left first, in order of time: their means are those of `gaitMetrics`. */
export function listStrides(marks: readonly GaitMark[], clip: GaitClip): readonly ListedStride[] {
  const known = countedMarks(marks, clip);
  const strides = stridesOf(known, clip);
  return gaitSides.flatMap((side) =>
    cyclesOf(known, side)
      .filter(({ contact, toeOffs }) => contact !== null || toeOffs.length > 0)
      .map((cycle): ListedStride => {
        const toeOff = onlyToeOff(cycle);
        const values = footMetrics.map((metric) => [metric, strideValue(metric, cycle, strides, clip)]);
        return {
          side,
          contact: cycle.contact?.frame ?? null,
          toeOff: toeOff?.frame ?? null,
          next: cycle.next?.frame ?? null,
          values: Object.fromEntries(values) as ListedStride['values'],
        };
      }),
  );
}

/** Two toe-offs after one contact: nobody knows which is the right one. */
const onlyToeOff = ({ toeOffs: [toeOff, second] }: Cycle): GaitMark | null => (second === undefined ? (toeOff ?? null) : null);

function strideValue(metric: FootMetric, cycle: Cycle, strides: Strides, clip: GaitClip): StrideValue {
  const refusal = clipRefusal(metric, clip);
  if (refusal !== null) return { ok: false, reason: refusal };
  const found = timedOf(metric, cycle, strides, clip);
  if (typeof found === 'string') return { ok: false, reason: found };
  return { ok: true, value: found.value, uncertainty: Math.hypot(uncertaintyOf(found, 0), found.value * beltShare(metric, clip)) };
}

type Why = Extract<StrideValue, { ok: false }>['reason'];

function timedOf(metric: FootMetric, cycle: Cycle, strides: Strides, clip: GaitClip): Timed | Why {
  const { contact } = cycle;
  const toeOff = onlyToeOff(cycle);
  const seconds = (what: BrokenSpan['what'], spans: readonly Span[], ends: Ends): Timed | Why => {
    const span = spans.find((one) => isOf(one, ends));
    if (span !== undefined) return interval(clip, span.from, span.to);
    return strides.broken.find((one) => one.what === what && isOf(one, ends))?.reason ?? 'incomplete';
  };
  const stride = () => seconds('stride', strides.strides, { from: contact });
  const standing = () => seconds('contact', strides.contacts, { from: contact });
  const afterToeOff = (what: 'flight' | 'swing', spans: readonly Span[]): Timed | Why =>
    cycle.toeOffs.length > 1 ? 'several-toe-offs' : seconds(what, spans, { from: toeOff });
  const times = (found: Timed | Why, by: number): Timed | Why => (typeof found === 'string' ? found : scaled(found, by));
  const speed = clip.belt?.speed ?? 0;
  switch (metric) {
    case 'step-time':
      return times(seconds('step', strides.steps, { to: contact }), 1000);
    case 'step-length':
      return times(seconds('step', strides.steps, { to: contact }), speed);
    case 'stride-time':
      return times(stride(), 1000);
    case 'stride-length':
      return times(stride(), speed);
    case 'contact-time':
      return times(standing(), 1000);
    case 'flight-time':
      return times(afterToeOff('flight', strides.flights), 1000);
    case 'swing-time':
      return times(afterToeOff('swing', strides.swings), 1000);
    case 'duty-factor': {
      const [whole, down] = [stride(), standing()];
      if (typeof whole === 'string') return whole;
      return typeof down === 'string' ? down : percentOf(down, whole);
    }
    default:
      return assertNever(metric);
  }
}

/** The mark that a span begins or ends with; null where it is not marked: then no span does. */
type Ends = { readonly from: GaitMark | null } | { readonly to: GaitMark | null };
const isOf = (span: Span, ends: Ends): boolean => ('from' in ends ? span.from === ends.from : span.to === ends.to);
