import type { FrameNo } from '../domain/frameIndex.ts';
import type { RecordId, RecordingId } from '../domain/ids.ts';
import type { Px } from '../domain/units.ts';
import { add, snapTo45 } from './geometry.ts';
import type { Patch } from './patch.ts';
import type { ReviewRecord, Shape } from './records.ts';

const far = 1e5;
const held = (value: number): number => Math.min(far, Math.max(-far, value));
const within = ({ x, y }: Px): Px => ({ x: held(x), y: held(y) });

/** The same shape with other handles, in the same number. */
export const withPoints = <S extends Shape>(shape: S, points: readonly Px[]): S => ({ ...shape, points: points.map(within) });

/** The whole shape moved. */
export const moved = <S extends Shape>(shape: S, by: Px): S =>
  withPoints(
    shape,
    shape.points.map((p) => add(p, by)),
  );

/** One handle put at `to`; `constrain` holds it to 45 degrees from the handle it hangs on. */
export function withHandle<S extends Shape>(shape: S, handle: number, to: Px, constrain = false): S {
  const partner = partnerOf(shape, handle);
  const place = constrain && partner !== undefined ? snapTo45(partner, to) : to;
  return withPoints(
    shape,
    shape.points.map((p, i) => (i === handle ? place : p)),
  );
}

function partnerOf(shape: Shape, handle: number): Px | undefined {
  if (shape.kind === 'angle' || shape.kind === 'goniometer') return handle === 0 ? undefined : shape.points[0];
  if (shape.kind === 'angle-lines') return shape.points[handle ^ 1];
  if (shape.kind === 'landmarks') return undefined;
  return handle === 0 ? shape.points[1] : shape.points[handle - 1];
}

/** Reversible edits of whole records; each is one step for undo. */
export const adding = (...records: readonly ReviewRecord[]): Patch => records.map((record) => ({ op: 'add', record }));
export const removing = (...records: readonly ReviewRecord[]): Patch => records.map((record) => ({ op: 'remove', record }));
export const changing = (before: ReviewRecord, after: ReviewRecord): Patch => [{ op: 'change', before, after }];

export type Span =
  | 'this-frame'
  | 'from-here'
  | 'whole-clip'
  | { readonly from: FrameNo; readonly to: FrameNo; readonly fadeFrames: number };

/** Where a shape is shown: on this frame, from here to the end, on the whole clip of `frames` frames, or as told. */
export function spanOf(span: Span, frame: FrameNo, frames: number): Pick<Shape, 'from' | 'to' | 'fadeFrames'> {
  const last = Math.max(0, frames - 1) as FrameNo;
  switch (span) {
    case 'this-frame':
      return { from: frame, to: frame, fadeFrames: 0 };
    case 'from-here':
      return { from: frame, to: last, fadeFrames: 0 };
    case 'whole-clip':
      return { from: 0 as FrameNo, to: last, fadeFrames: 0 };
    default: {
      const [from, to] = span.from <= span.to ? [span.from, span.to] : [span.to, span.from];
      return { from: Math.min(from, last) as FrameNo, to: Math.min(to, last) as FrameNo, fadeFrames: span.fadeFrames };
    }
  }
}

/**
 * A copy for another frame or clip, at the same place, unlocked, as many frames long as far as the clip of `frames` frames reaches; a stopwatch's
 * intervals move along.
 */
export function pasted(shape: Shape, id: RecordId, recordingId: RecordingId, frame: FrameNo, frames: number): Shape {
  const by = frame - shape.from;
  const shifted = (f: FrameNo): FrameNo => Math.min(frames - 1, Math.max(0, f + by)) as FrameNo;
  const base = { ...shape, id, recordingId, locked: false, from: shifted(shape.from), to: shifted(shape.to) };
  return base.kind === 'stopwatch'
    ? { ...base, intervals: base.intervals.map((i) => ({ ...i, from: shifted(i.from), to: i.to === null ? null : shifted(i.to) })) }
    : base;
}

/** A copy that does not hide the original: a little to the right and below. */
export const duplicated = (shape: Shape, id: RecordId, height: number): Shape => ({
  ...moved(shape, { x: height / 50, y: height / 50 }),
  id,
  locked: false,
});

/** Stops the stopwatch's running interval at `frame`, or starts a new one there. */
export function toggled<S extends Extract<Shape, { kind: 'stopwatch' }>>(shape: S, frame: FrameNo): S {
  const running = shape.intervals.findIndex((i) => i.to === null);
  const intervals =
    running < 0
      ? [...shape.intervals, { from: frame, to: null, label: '' }]
      : shape.intervals.map((i, n) => (n === running ? { ...i, to: frame } : i));
  return { ...shape, intervals };
}

/** Ends the running interval at `frame` and starts the next there; without a running one it starts one. */
export const split = <S extends Extract<Shape, { kind: 'stopwatch' }>>(shape: S, frame: FrameNo): S =>
  shape.intervals.some((i) => i.to === null) ? toggled(toggled(shape, frame), frame) : toggled(shape, frame);
