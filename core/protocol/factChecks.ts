import { scaleOf, verticalOf } from '../annotation/calibration.ts';
import { assertNever } from '../domain/brand.ts';
import { frameCount, toFrameNo } from '../domain/frameIndex.ts';
import { sampledRate, trueSeconds } from '../gait/clip.ts';
import type { SeenClip } from './facts.ts';
import type { Fact } from './step.ts';

/** Whether a clip has what is asked for. `have` and `need` in frames per second or seconds of the runner's time; null where it is a matter of yes or no. */
export type FactFound = { readonly holds: boolean; readonly have: number | null; readonly need: number | null };

const yesOrNo = (holds: boolean): FactFound => ({ holds, have: null, need: null });
/** 120 is 119.88 on many cameras, and a clip of ten seconds ends at the time of its last frame. */
const allowance = { 'frames-per-second': 0.5, 'seconds-filmed': 0.1 } as const;

const atLeast = (kind: keyof typeof allowance, have: number, need: number): FactFound => ({
  holds: have >= need - allowance[kind],
  have,
  need,
});

/** What the record tells of a fact. Rates and times are those of the clip's capture rate, confirmed or not: that is a fact of its own. */
export function factOf(fact: Fact, { recording, clip, calibrations }: SeenClip): FactFound {
  switch (fact.kind) {
    case 'capture-rate':
      return yesOrNo(recording.captureRate.confirmed);
    case 'belt-speed':
      return yesOrNo(recording.speed !== null);
    case 'shoe':
      return yesOrNo(recording.conditions.shoe.trim() !== '');
    case 'scale':
      return yesOrNo(scaleOf(calibrations) !== null);
    case 'vertical':
      return yesOrNo(verticalOf(calibrations) !== null);
    case 'frames-per-second':
      return atLeast(fact.kind, sampledRate(clip) ?? 0, fact.least);
    case 'seconds-filmed':
      return atLeast(fact.kind, trueSeconds(clip, toFrameNo(0), toFrameNo(frameCount(clip.index) - 1)), fact.least);
    default:
      return assertNever(fact);
  }
}
