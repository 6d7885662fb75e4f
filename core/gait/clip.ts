import { type Gap, gapsInTimes, knownGaps, spanIsWhole } from '../capture/gate.ts';
import { limits } from '../capture/quality/limits.ts';
import { type FrameIndex, type FrameNo, frameCount, secondsBetween } from '../domain/frameIndex.ts';
import { paceOf } from '../domain/frameTiming.ts';
import type { CaptureRate, Recording } from '../domain/recording.ts';
import { type Seconds, seconds } from '../domain/units.ts';

/** What gait metrics need to know of a recording. */
export type GaitClip = {
  readonly index: FrameIndex;
  readonly captureRate: CaptureRate;
  /** Where frames are known to be missing (`knownGaps`); null where only the times of the frames can tell. */
  readonly gaps: readonly Gap[] | null;
  /** Speed of the belt with its standard uncertainty, both in m/s; null where it is not known. */
  readonly belt: { readonly speed: number; readonly uncertainty: number } | null;
  /** Standard deviation, in frames, with which a hand picks the wrong frame, on top of what counting frames leaves; 0 where the frame is clear to see. */
  readonly slipFrames: number;
};

/**
 * Standard uncertainty in m/s of a speed read from a treadmill that shows tenths of a km/h: its rounding alone. A belt can be further off; counting its revolutions tells
 * (clinical reference, section 9.3).
 */
export const displayedSpeedUncertainty = 0.1 / 3.6 / Math.sqrt(12);

/** A recording as gait metrics see it, its speed as read from a display and every frame clear to see. */
export const gaitClipOf = (recording: Pick<Recording, 'captureRate' | 'probe' | 'speed'>, index: FrameIndex): GaitClip => ({
  index,
  captureRate: recording.captureRate,
  gaps: knownGaps(recording),
  belt: recording.speed === null ? null : { speed: recording.speed, uncertainty: displayedSpeedUncertainty },
  slipFrames: 0,
});

/** Where frames are missing, as known or else as the times of the frames tell. */
export const gapsOf = ({ gaps, index }: GaitClip): readonly Gap[] => gaps ?? gapsInTimes(index);

/** Whether the clip has both frames and every one between them. */
export const isWhole = (clip: GaitClip, gaps: readonly Gap[], from: FrameNo, to: FrameNo): boolean =>
  Math.max(from, to) < frameCount(clip.index) && spanIsWhole(gaps, from, to);

/** Signed true time from one frame to another, in seconds of the runner. True only under a confirmed capture rate. */
export const trueSeconds = ({ index, captureRate }: GaitClip, from: FrameNo, to: FrameNo): Seconds =>
  seconds(secondsBetween(index, from, to) / captureRate.slowdown);

/**
 * Standard uncertainty of when a marked event happened, in true seconds. `counting`: it lies somewhere between the frame before and the marked one (the first that
 * shows it), 1/sqrt(12) of that interval. `all`: with the hand's slip.
 */
export function markSigma(clip: GaitClip, frame: FrameNo): { readonly counting: number; readonly all: number } {
  if (frameCount(clip.index) < 2) return { counting: 0, all: 0 };
  const before = Math.max(0, frame - 1) as FrameNo;
  const interval = trueSeconds(clip, before, (before + 1) as FrameNo);
  return { counting: interval / Math.sqrt(12), all: interval * Math.hypot(1 / Math.sqrt(12), clip.slipFrames) };
}

/** Frames per second of the runner's time that the file really holds: the camera's rate, or less where frames were left out throughout. Null for a single frame. */
export function sampledRate({ index, captureRate }: GaitClip): number | null {
  const { rate } = paceOf(index);
  return rate === null ? null : Math.min(captureRate.framesPerSecond, rate * captureRate.slowdown);
}

/**
 * Whether contact, flight, swing, duty factor and asymmetry may be given (60 frames/s, an engineering default of the clinical reference, section 9.1, not a published
 * limit); cadence and whole strides always may. Half a frame of allowance, because 60 is 59.94 on most cameras.
 */
export const fastEnoughForPhases = (clip: GaitClip): boolean => (sampledRate(clip) ?? 0) >= limits.timingRate - 0.5;
