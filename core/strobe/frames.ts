import { mirroredPreset } from '../annotation/mirror.ts';
import type { KeyImage } from '../annotation/records.ts';
import { nearestFrame } from '../compare/clock.ts';
import { clipTime, type FrameIndex, type FrameNo, frameCount, secondsBetween } from '../domain/frameIndex.ts';
import type { CaptureRate, MediaWarning } from '../domain/recording.ts';

/** A picture of motion needs two frames; more than twelve are too small to be looked at. */
export const fewestFrames = 2;
export const mostFrames = 12;

/** Both frames belong to it. */
export type Span = { readonly from: FrameNo; readonly to: FrameNo };

export const wholeSpan = (index: FrameIndex): Span => ({ from: 0 as FrameNo, to: (frameCount(index) - 1) as FrameNo });

/**
 * So many frames from `span.from` to `span.to`, both included, evenly spread over the time between them by the frames' own times, ascending, none
 * twice: a span of fewer frames than `count` gives all of them. `count` is held between `fewestFrames` and `mostFrames`.
 */
export function evenFrames(index: FrameIndex, span: Span, count: number): readonly FrameNo[] {
  const n = Math.min(mostFrames, Math.max(fewestFrames, Math.round(count)));
  const { from, to } = within(index, span);
  if (to - from + 1 <= n) return Array.from({ length: to - from + 1 }, (_, k) => (from + k) as FrameNo);
  const begin = clipTime(index, from);
  const length = secondsBetween(index, from, to);
  const near = Array.from({ length: n }, (_, k) => nearestFrame(index, begin + (length * k) / (n - 1)));
  return [...new Set(near)];
}

/** Frames of the gait events that are marked in the span, ascending, none twice, the first `mostFrames` of them. */
export const eventFrames = (keyImages: readonly KeyImage[], { from, to }: Span): readonly FrameNo[] =>
  pickedFrames(keyImages.flatMap(({ preset, frame }) => (preset !== null && frame >= from && frame <= to ? [frame] : [])));

/** Frames that were chosen by hand, ascending, none twice, the first `mostFrames` of them. */
export const pickedFrames = (frames: readonly FrameNo[]): readonly FrameNo[] =>
  [...new Set(frames)].toSorted((a, b) => a - b).slice(0, mostFrames);

/** A stride: from a contact to the next one of the same foot. The side as it looks; null where nobody said which foot. */
export type Stride = { readonly side: 'left' | 'right' | null; readonly span: Span };

/** Strides bounded by the marked initial contacts, and by contacts without a side, in the order in which they begin. On a mirrored clip left is right. */
export function stridesOf(keyImages: readonly KeyImage[], contacts: readonly FrameNo[], mirrored: boolean): readonly Stride[] {
  const sided = (['left', 'right'] as const).flatMap((side) =>
    bounded(
      side,
      keyImages.flatMap(({ preset, frame }) =>
        preset !== null && (mirrored ? mirroredPreset(preset) : preset) === `initial-contact-${side}` ? [frame] : [],
      ),
    ),
  );
  const known = new Set(sided.map(({ span }) => `${span.from} ${span.to}`));
  const others = bounded(null, contacts).filter(({ span }) => !known.has(`${span.from} ${span.to}`));
  return [...sided, ...others].toSorted((a, b) => a.span.from - b.span.from || a.span.to - b.span.to);
}

function bounded(side: Stride['side'], contacts: readonly FrameNo[]): readonly Stride[] {
  const frames = [...new Set(contacts)].toSorted((a, b) => a - b);
  return frames.slice(1).map((to, k) => ({ side, span: { from: frames[k] ?? to, to } }));
}

/** Frames from which the still background is estimated: in the middle of so many equal parts of the clip, none twice. */
export function backgroundFrames(index: FrameIndex, count: number): readonly FrameNo[] {
  const frames = frameCount(index);
  return [...new Set(Array.from({ length: count }, (_, k) => Math.min(frames - 1, Math.floor(((k + 0.5) * frames) / count)) as FrameNo))];
}

/**
 * Milliseconds of true time of each frame since the first one. Null where true time is not known: the capture rate is not confirmed, or the frames do
 * not lie in one stretch of a clip that changes its own speed.
 */
export function sinceFirst(
  index: FrameIndex,
  frames: readonly FrameNo[],
  rate: Pick<CaptureRate, 'confirmed' | 'slowdown'>,
  warnings: readonly MediaWarning[],
): readonly number[] | null {
  const [first] = frames;
  if (!rate.confirmed || first === undefined) return null;
  const ramps = warnings.filter(({ code }) => code === 'slow-motion-ramp');
  const inOne = ramps.every((ramp) => ramp.frames.some(({ from, to }) => frames.every((frame) => frame >= from && frame <= to)));
  return inOne ? frames.map((frame) => (secondsBetween(index, first, frame) / rate.slowdown) * 1000) : null;
}

function within(index: FrameIndex, { from, to }: Span): Span {
  const last = frameCount(index) - 1;
  const first = Math.min(from, last) as FrameNo;
  return { from: first, to: Math.max(first, Math.min(to, last)) as FrameNo };
}
