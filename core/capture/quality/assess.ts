import { measuredRate } from '../rate.ts';
import { blurFinding } from './blur.ts';
import { exposureFindings } from './exposure.ts';
import type { Finding } from './finding.ts';
import { flickerFinding } from './flicker.ts';
import { framingFindings, motionFinding } from './framing.ts';
import type { TakeInput } from './input.ts';
import { motionOf } from './motion.ts';
import { tiltFinding } from './tilt.ts';
import { timingFindings } from './timing.ts';

/**
 * Everything the quality gate says of a take, good and bad, each code and variant once. What cannot be told is said to be unknown, with the reason.
 * Never throws for odd takes: without frames, thumbs or pairs the findings that need them are unknown.
 */
export function assessTake(take: TakeInput): readonly Finding[] {
  const motion = motionOf(take.thumbs);
  const still = take.pairs[0]?.first ?? null;
  return [
    ...timingFindings(take),
    blurFinding(take, motion, measuredRate(take.timestamps)?.framesPerSecond ?? null),
    flickerFinding(take),
    ...exposureFindings(take.thumbs, motion),
    ...framingFindings(motion),
    tiltFinding(still, motion),
    motionFinding(motion),
  ];
}
