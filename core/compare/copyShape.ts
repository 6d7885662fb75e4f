import { mirroredSide, mirrorPoint, swapSides } from '../annotation/mirror.ts';
import type { Shape } from '../annotation/records.ts';
import { clipTime, type FrameIndex, type FrameNo, frameCount } from '../domain/frameIndex.ts';
import type { RecordId, RecordingId } from '../domain/ids.ts';
import type { Px } from '../domain/units.ts';
import type { ComparedPicture } from './arrange.ts';
import { clipTimeAt, jointTime, nearestFrame, type Warp } from './clock.ts';

/** A clip between which drawings are copied. `unit`: its pixels for one unit of the linked view. */
export type CopyPlace = {
  readonly recordingId: RecordingId;
  readonly index: FrameIndex;
  readonly warp: Warp;
  readonly picture: ComparedPicture;
  readonly unit: number;
};

/** Landmarks stay on their own picture: a copy would be a measurement of a runner whom nobody pointed at. */
export const isCopyable = (shape: Shape): shape is Copyable => shape.kind !== 'landmarks';
type Copyable = Exclude<Shape, { kind: 'landmarks' }>;

/**
 * The same drawing on another clip, where and when it is seen on this one: as far from the picture's middle (in millimetres where both are calibrated,
 * else in heights of the picture), on the frames of the same joint time, side for side where one of them is mirrored. Unlocked. One that is shown
 * on the whole clip is shown on the whole other clip.
 */
export function copiedTo(shape: Copyable, from: CopyPlace, to: CopyPlace, id: RecordId): Copyable {
  const turned = from.picture.mirrored !== to.picture.mirrored;
  const at = (p: Px): Px => {
    const seen = from.picture.mirrored ? mirrorPoint(p, from.picture.width) : p;
    const there = {
      x: to.picture.width / 2 + ((seen.x - from.picture.width / 2) / from.unit) * to.unit,
      y: to.picture.height / 2 + ((seen.y - from.picture.height / 2) / from.unit) * to.unit,
    };
    return to.picture.mirrored ? mirrorPoint(there, to.picture.width) : there;
  };
  const frameAt = (frame: FrameNo): FrameNo =>
    nearestFrame(to.index, clipTimeAt(to.warp, jointTime(from.warp, clipTime(from.index, frame))));
  const last = (index: FrameIndex): FrameNo => (frameCount(index) - 1) as FrameNo;
  const copy = {
    ...shape,
    id,
    recordingId: to.recordingId,
    locked: false,
    from: shape.from === 0 ? (shape.to === last(from.index) ? (0 as FrameNo) : frameAt(shape.from)) : frameAt(shape.from),
    to: shape.from === 0 && shape.to === last(from.index) ? last(to.index) : frameAt(shape.to),
    points: shape.points.map(at),
    label: turned ? swapSides(shape.label) : shape.label,
  };
  if ('anatomy' in copy && copy.anatomy !== null && turned)
    return { ...copy, anatomy: { ...copy.anatomy, side: mirroredSide(copy.anatomy.side) } };
  return copy.kind === 'stopwatch'
    ? {
        ...copy,
        intervals: copy.intervals.map((interval) => ({
          ...interval,
          from: frameAt(interval.from),
          to: interval.to === null ? null : frameAt(interval.to),
        })),
      }
    : copy;
}
