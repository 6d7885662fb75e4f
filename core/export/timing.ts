import { clipTime, type FrameIndex, type FrameNo, frameAt, frameCount } from '../domain/frameIndex.ts';
import { seconds } from '../domain/units.ts';

/** How a stretch of frames becomes a video of even rate: slowed down by the clock, or every frame for one frame of the video. */
export type ExportPace = { readonly kind: 'clock'; readonly speed: number } | { readonly kind: 'every-frame' };

/**
 * The frame that each frame of the video shows, from `from` to `to`, both included. By the clock, video frame k shows what is on screen k / rate seconds
 * after the start of a playing at `speed` (a share of real time, the index's clock being real time), and each frame stays until the next; frames that fall between two frames of the video are left out, and others are repeated. `rate` in frames a second.
 */
export function exportedFrames(index: FrameIndex, from: FrameNo, to: FrameNo, pace: ExportPace, rate: number): readonly FrameNo[] {
  const last = Math.min(to, frameCount(index) - 1);
  if (pace.kind === 'every-frame') return Array.from({ length: Math.max(0, last - from + 1) }, (_, n) => (from + n) as FrameNo);
  const begin = clipTime(index, from);
  const length = endOf(index, last) - begin;
  const step = pace.speed / rate;
  const count = Math.max(1, Math.round(length / step));
  // Frame times are whole ticks: a frame that is due just then may be written a little later. Looking a little later finds it.
  const slack = Math.min(step, shortestStay(index, from, last) / 2) / 2;
  return Array.from({ length: count }, (_, k) => Math.min(last, frameAt(index, seconds(begin + k * step + slack))) as FrameNo);
}

/** The shortest time for which one of these frames is on screen, in seconds. */
function shortestStay(index: FrameIndex, from: number, to: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let frame = from; frame <= to; frame++) shortest = Math.min(shortest, endOf(index, frame) - clipTime(index, frame as FrameNo));
  return shortest;
}

/** When a frame gives way to the next one, in seconds; the last of the clip stays as long as the one before it, a lone one for a moment. */
function endOf(index: FrameIndex, frame: number): number {
  const time = clipTime(index, frame as FrameNo);
  if (frame + 1 < frameCount(index)) return clipTime(index, (frame + 1) as FrameNo);
  return frame > 0 ? 2 * time - clipTime(index, (frame - 1) as FrameNo) : time + 1 / 1000;
}

/** The largest even size of the same shape that fits in `most`; never larger than the picture, never below 2. H.264 in 4:2:0 needs even sizes. */
export function exportSize(
  { width, height }: { readonly width: number; readonly height: number },
  most: { readonly width: number; readonly height: number },
): { readonly width: number; readonly height: number } {
  const share = Math.min(1, most.width / width, most.height / height);
  const even = (length: number): number => Math.max(2, 2 * Math.floor((length * share + 1e-6) / 2));
  return { width: even(width), height: even(height) };
}
