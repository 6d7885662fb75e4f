import { gaitKinds } from '../annotation/records.ts';
import { type FrameNo, frameAt, frameCount } from '../domain/frameIndex.ts';
import { median } from '../domain/frameTiming.ts';
import { seconds } from '../domain/units.ts';
import { type GaitClip, gapsOf, isWhole, trueSeconds } from './clip.ts';
import { type GaitKind, type GaitMark, inOrder, marksOf, onClip, otherSide, plausibleStride, type Side } from './events.ts';

/** Which event, before it has a frame. */
export type WantedEvent = { readonly side: Side; readonly kind: GaitKind };

export type Prediction =
  | {
      readonly ok: true;
      readonly frame: FrameNo;
      /** What it rests on: the clip's own strides, or a typical runner where there are none yet. */
      readonly from: 'strides' | 'typical';
    }
  | { readonly ok: false; readonly reason: 'nothing-marked' | 'spans-a-gap' | 'end-of-clip' };

/**
 * A runner for a start without strides: 171 steps a minute (Luedke 2021) and 35.5 % duty factor (clinical reference, section 8.2); where the other events lie within
 * contact is our own default. It only says where to look.
 */
const typical = {
  stride: 120 / 171,
  shares: { 'initial-contact': 0, 'foot-flat': 0.07, midstance: 0.17, 'heel-off': 0.22, 'toe-off': 0.355 },
} as const satisfies { readonly stride: number; readonly shares: Readonly<Record<GaitKind, number>> };

/** Seconds of a typical runner's stride, where a clip has none yet. */
export const typicalStride: number = typical.stride;

/** Seconds by which a typical runner's event follows another, 0 to a stride. */
function typicalLag(from: WantedEvent, to: WantedEvent): number {
  const share = typical.shares[to.kind] - typical.shares[from.kind] + (from.side === to.side ? 0 : 0.5);
  const positive = share - Math.floor(share);
  return (positive === 0 ? 1 : positive) * typical.stride;
}

/** Median time by which `to` has followed `from` in the strides so far, in true seconds; null where it has not yet. */
function learntLag(marks: readonly GaitMark[], clip: GaitClip, from: WantedEvent, to: WantedEvent): number | null {
  const gaps = gapsOf(clip);
  const targets = marksOf(marks, to.side, to.kind);
  const lags = marksOf(marks, from.side, from.kind).flatMap((mark) => {
    const next = targets.find(({ frame }) => frame > mark.frame);
    if (next === undefined || !isWhole(clip, gaps, mark.frame, next.frame)) return [];
    const lag = trueSeconds(clip, mark.frame, next.frame);
    return lag <= plausibleStride.longest ? [lag] : [];
  });
  return lags.length === 0 ? null : median(lags);
}

/**
 * Where the wanted event should be next: after the last mark at or before `current`, by the median time from that kind of mark to this one in the strides so far, else by
 * a typical runner. The answer lies behind both the mark and `current`, by whole strides where need be; never across a gap, never off the clip.
 */
export function predictNext(marks: readonly GaitMark[], clip: GaitClip, current: FrameNo, wanted: WantedEvent): Prediction {
  const known = onClip(marks, clip);
  const anchor = known.findLast(({ frame }) => frame <= current);
  if (anchor === undefined) return { ok: false, reason: 'nothing-marked' };
  const learnt = learntLag(known, clip, anchor, wanted);
  const stride = learntLag(known, clip, wanted, wanted) ?? learntLag(known, clip, anchor, anchor);
  // A stride that is known scales the typical runner.
  const lag = learnt ?? typicalLag(anchor, wanted) * ((stride ?? typical.stride) / typical.stride);
  const whole = stride ?? typical.stride;
  const waited = trueSeconds(clip, anchor.frame, current);
  const time = lag > waited ? lag : lag + Math.ceil((waited - lag) / whole + 1e-9) * whole;
  const at = clip.index.ticks[anchor.frame] ?? 0;
  const target = at / clip.index.ticksPerSecond + time * clip.captureRate.slowdown;
  const [before, last] = clip.index.ticks.slice(-2).map((tick) => tick / clip.index.ticksPerSecond);
  // Marks are true to a frame: an event that seems due a frame after the last may still be on it.
  if (before === undefined || last === undefined || target > 2 * last - before) return { ok: false, reason: 'end-of-clip' };
  const frame = Math.max(nearestFrame(clip, target), Math.min(current + 1, frameCount(clip.index) - 1)) as FrameNo;
  if (frame <= current) return { ok: false, reason: 'end-of-clip' };
  if (!isWhole(clip, gapsOf(clip), anchor.frame, frame)) return { ok: false, reason: 'spans-a-gap' };
  return { ok: true, frame, from: learnt === null ? 'typical' : 'strides' };
}

/** The frame whose time is nearest, in seconds of clip time. */
export function nearestFrame({ index }: GaitClip, time: number): FrameNo {
  const before = frameAt(index, seconds(time));
  const [a, b] = [index.ticks[before] ?? 0, index.ticks[before + 1]];
  const tick = time * index.ticksPerSecond;
  return b !== undefined && b - tick < tick - a ? ((before + 1) as FrameNo) : before;
}

/**
 * The event that follows in the order of running when only `kinds` are marked, on `sides`: the foot's own, up to its last, then the other foot's contact. Without a
 * mark yet, the first contact of the first side.
 */
export function followingEvent(
  marks: readonly GaitMark[],
  current: FrameNo,
  kinds: readonly GaitKind[],
  sides: readonly Side[],
): WantedEvent | null {
  const used = gaitKinds.filter((kind) => kinds.includes(kind));
  const [first] = used;
  const [foot] = sides;
  if (first === undefined || foot === undefined) return null;
  const anchor = inOrder(marks).findLast(({ frame, kind, side }) => frame <= current && used.includes(kind) && sides.includes(side));
  if (anchor === undefined) return { side: foot, kind: first };
  const next = used[used.indexOf(anchor.kind) + 1];
  if (next !== undefined) return { side: anchor.side, kind: next };
  const other = otherSide(anchor.side);
  return { side: sides.includes(other) ? other : anchor.side, kind: first };
}
