import { z } from 'zod';
import type { Brand } from './brand.ts';
import { type Seconds, seconds } from './units.ts';

/** Number of a presented frame, 0 to count - 1. Always an integer. */
export type FrameNo = Brand<number, 'FrameNo'>;
export const frameNo = z
  .int()
  .nonnegative()
  .transform((n) => n as FrameNo);
export const toFrameNo = (n: number): FrameNo => {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a frame number: ${n}`);
  return n as FrameNo;
};

/**
 * Presentation times of every frame a conformant decoder shows, in presentation order, in ticks of `ticksPerSecond`,
 * shifted so that the first shown frame is at 0. Strictly increasing.
 */
export type FrameIndex = { readonly ticks: readonly number[]; readonly ticksPerSecond: number };

export const frameIndexSchema = z
  .object({ ticks: z.array(z.int().nonnegative()).min(1).readonly(), ticksPerSecond: z.number().positive() })
  .refine((ix) => ix.ticks[0] === 0 && ix.ticks.every((t, i) => i === 0 || t > (ix.ticks[i - 1] as number)), {
    message: 'frame times must start at 0 and strictly increase',
  });

export const frameCount = (ix: FrameIndex): number => ix.ticks.length;

/** Presentation tick of `frame`. Throws RangeError for a frame the clip does not have: asking is a bug. */
export function tickAt(ix: FrameIndex, frame: FrameNo): number {
  const tick = ix.ticks[frame];
  if (tick === undefined) throw new RangeError(`frame ${frame} of ${ix.ticks.length}`);
  return tick;
}

/** Clip time of `frame` (the container's clock, not the runner's), in seconds from the first shown frame. */
export const clipTime = (ix: FrameIndex, frame: FrameNo): Seconds => seconds(tickAt(ix, frame) / ix.ticksPerSecond);

/** Signed clip time from one frame to another: a difference of timestamps, so dropped frames cannot lie. */
export const secondsBetween = (ix: FrameIndex, from: FrameNo, to: FrameNo): Seconds =>
  seconds((tickAt(ix, to) - tickAt(ix, from)) / ix.ticksPerSecond);

/** The frame on screen at `time` seconds of clip time: the last one that began at or before it; clamped to the clip. */
export function frameAt(ix: FrameIndex, time: Seconds): FrameNo {
  const tick = time * ix.ticksPerSecond;
  let low = 0;
  let high = ix.ticks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((ix.ticks[middle] as number) <= tick + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low as FrameNo;
}
