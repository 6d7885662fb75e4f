import { median } from '../../domain/frameTiming.ts';
import { type MovedStep, movedSteps } from './edgeWidths.ts';
import type { Finding } from './finding.ts';
import type { TakeInput } from './input.ts';
import { levelOf, limits } from './limits.ts';
import type { MotionMap } from './motion.ts';
import { movingPlaces } from './tilt.ts';

/** Pixels that an edge must move from frame to frame to tell its blur from its own softness. */
const fast = 3;
/** Share of the picture's width beyond which an edge is more likely taken for another. */
const furthest = 0.02;
/** Share of the time between two frames: a shutter open for less blurs edges by less than can be measured. */
const sharp = 0.1;
/** Fast edges a pair of frames must show, and how much denser they must lie than those taken for another. */
const fewest = 25;
const clearly = 4;

export type Blur = {
  /** Share of the time between two frames for which the shutter was open, 0 to 1. */
  readonly open: number;
  /** Blur of the fastest tenth of the moving edges, in pixels. */
  readonly pixels: number;
};

/**
 * How long the shutter was open, read from moving edges: one that moves d pixels from frame to frame is drawn out over `open` times d, which adds in squares
 * to the width that slow edges have by themselves (a ramp rises from a tenth to nine tenths in 0.8 of its length). Null when too few edges move fast enough:
 * from behind, hardly any do.
 */
export function blurOf(pairs: TakeInput['pairs'], motion: MotionMap): Blur | null {
  const steps: MovedStep[] = [];
  let wide = 0;
  for (const { first, second } of pairs) {
    const moving = movingPlaces(first, motion);
    steps.push(...movedSteps(first, second, moving));
    wide = Math.max(wide, first.width);
  }
  const most = wide * furthest;
  const quick = steps.filter(({ moved }) => moved >= fast && moved <= most);
  const mistaken = steps.filter(({ moved }) => moved > most * 1.2).length / (2 * most - most * 1.2);
  if (quick.length < fewest * pairs.length || quick.length < clearly * mistaken * (most - fast)) return null;
  const slow = steps.filter(({ moved }) => moved < 1);
  const own = median((slow.length >= fewest ? slow : quick).map(({ width }) => width)) ** 2;
  const half = median(quick.map(({ moved }) => moved));
  const shares = quick.filter(({ moved }) => moved >= half).map(({ width, moved }) => (width ** 2 - own) / (0.8 * moved) ** 2);
  const open = Math.min(1, Math.sqrt(Math.max(0, median(shares))));
  const fastest = quick.map(({ moved }) => moved).sort((a, b) => a - b)[Math.floor(quick.length * 0.9)] as number;
  return { open, pixels: open * fastest };
}

/**
 * How far a foot on the belt travels while the shutter is open: belt speed times exposure time (3 m/s and 1/500 s: 0.6 cm). The exposure time is the camera's
 * own, or else read from the edges. An unknown speed counts as 3 m/s, and the finding says so.
 */
export function blurFinding(
  take: Pick<TakeInput, 'pairs' | 'exposureMs' | 'speed'>,
  motion: MotionMap | null,
  framesPerSecond: number | null,
): Finding {
  const unknown = (variant: string): Finding => ({ code: 'motion-blur', level: 'unknown', variant, values: {}, frames: [] });
  const speed = take.speed ?? limits.usualSpeed;
  const told = (milliseconds: number, variant: string, more: Finding['values'] = {}): Finding => {
    const centimetres = (speed * milliseconds) / 10;
    const values = { exposureMilliseconds: milliseconds, centimetres, kilometresPerHour: speed * 3.6, ...more };
    const by = take.speed === null ? `${variant}-usual-speed` : variant;
    return { code: 'motion-blur', level: levelOf(centimetres, limits.footTravelCm), variant: by, values, frames: [] };
  };
  if (take.exposureMs !== null && take.exposureMs > 0) return told(take.exposureMs, 'exposure');
  if (take.pairs.length === 0 || framesPerSecond === null) return unknown('too-few-frames');
  if (motion === null || motion.share < limits.motion) return unknown('no-motion');
  const blur = blurOf(take.pairs, motion);
  if (blur === null) return unknown('few-edges');
  if (blur.open >= sharp) return told((blur.open * 1000) / framesPerSecond, 'edges', { pixels: blur.pixels });
  // Too little to measure: the least that could be is told, and it is good only if that much would be.
  const atMost = told((sharp * 1000) / framesPerSecond, 'sharp');
  return atMost.level === 'good' ? atMost : { ...atMost, level: 'unknown' };
}
