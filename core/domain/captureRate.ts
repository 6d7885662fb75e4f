import type { FrameIndex } from './frameIndex.ts';
import { paceOf } from './frameTiming.ts';
import type { CaptureRate, MediaWarning, rateSources } from './recording.ts';

/** What a file says about how it was shot. Every field may be absent. */
export type RateTags = {
  /** `com.android.capture.fps`. */
  readonly android?: number;
  /** The file also carries Samsung's slow-motion marks. */
  readonly samsung?: boolean;
  /** A QuickTime capture rate tag. */
  readonly apple?: number;
  /** Apple's full-frame-rate-playback-intent, which only a camera that films 120 frames/s or more writes: how players should show the clip. */
  readonly playback?: 'full-rate' | 'slow-motion';
  /** `CaptureFramerate` of a Kinovea file beside the clip. */
  readonly kinovea?: number;
};

const usualRates = [
  24000 / 1001,
  24,
  25,
  30000 / 1001,
  30,
  48,
  50,
  60000 / 1001,
  60,
  90,
  100,
  120000 / 1001,
  120,
  150,
  180,
  200,
  240000 / 1001,
  240,
  250,
  300,
  400,
  420,
  480,
  500,
  600,
  960,
  1000,
] as const;

/**
 * The usual rate within half a percent, nearest first, else the rate to two decimals. `doubt` is the share by which the rate may be off (a coarse clock):
 * within it a whole number is likelier than a broadcaster's fraction.
 */
export function snapRate(rate: number, doubt = 0): number {
  const near = usualRates.toSorted((a, b) => Math.abs(a - rate) - Math.abs(b - rate));
  const whole = near.find((usual) => Number.isInteger(usual) && Math.abs(usual - rate) <= rate * doubt);
  const nearest = whole ?? (near[0] as number);
  return Math.abs(nearest - rate) <= rate * Math.max(0.005, doubt) ? Math.round(nearest * 1000) / 1000 : Math.round(rate * 100) / 100;
}

type Claim = { readonly source: (typeof rateSources)[number]; readonly rate: number; readonly words: string };

/** What the file claims, the surest first. */
function claims(tags: RateTags): readonly Claim[] {
  const made: Claim[] = [];
  if (tags.kinovea !== undefined) made.push({ source: 'kinovea-kva', rate: tags.kinovea, words: 'The Kinovea file beside the clip' });
  if (tags.apple !== undefined) made.push({ source: 'apple-capture-tag', rate: tags.apple, words: 'The camera’s own tag (QuickTime)' });
  if (tags.android !== undefined)
    made.push({
      source: tags.samsung ? 'samsung-slow-motion' : 'android-capture-tag',
      rate: tags.android,
      words: tags.samsung ? 'The phone’s slow-motion tag (Samsung)' : 'The phone’s own tag (Android)',
    });
  return made.filter(({ rate }) => Number.isFinite(rate) && rate >= 1 && rate <= 20000);
}

/**
 * Proposes the true capture rate, never confirmed: the clinician answers once. Tags outrank the clip's own clock, because phones write 240
 * frames/s into files that play at 30. A clip of one frame gets the claim, or 1 frame/s.
 */
export function proposeRate(index: FrameIndex, tags: RateTags): CaptureRate {
  const pace = paceOf(index);
  const clipRate = pace.rate ?? 1;
  const [claim] = claims(tags);
  if (claim !== undefined) {
    const ratio = claim.rate / clipRate;
    const slowdown = Math.abs(ratio - 1) <= 0.05 ? 1 : ratio;
    const rate = snapRate(claim.rate);
    return {
      framesPerSecond: rate,
      slowdown,
      source: claim.source,
      confirmed: false,
      reason:
        slowdown === 1
          ? `${claim.words} says ${rate} frames/s, and the clip runs at that pace.`
          : `${claim.words} says ${rate} frames/s; the clip itself plays at ${snapRate(clipRate)}, so it is slowed ${(Math.round(slowdown * 10) / 10).toString()} times.`,
    };
  }
  const rate = snapRate(clipRate, pace.quantised ? 1 / Math.max(100, index.ticks.at(-1) ?? 0) : 0);
  if (tags.playback !== undefined && clipRate >= slowestHighRate) {
    return {
      framesPerSecond: rate,
      slowdown: 1,
      source: 'apple-capture-tag',
      confirmed: false,
      reason: `The camera’s own tag (QuickTime) marks a clip filmed at a high rate to be shown ${tags.playback === 'full-rate' ? 'at full speed' : 'in slow motion'}, and the file keeps the camera’s own times: ${rate} frames/s.`,
    };
  }
  return pace.quantised
    ? {
        framesPerSecond: rate,
        slowdown: 1,
        source: 'tick-pattern',
        confirmed: false,
        reason: `The frame times alternate as a clock of 1/${Math.round(index.ticksPerSecond)} s makes them at ${rate} frames/s. No tag tells whether the clip was slowed.`,
      }
    : {
        framesPerSecond: rate,
        slowdown: 1,
        source: 'container',
        confirmed: false,
        reason:
          tags.playback === undefined
            ? `The file plays at ${rate} frames/s and has no tag that tells how it was shot. If it looks like slow motion, choose the camera's rate.`
            : `The camera’s own tag (QuickTime) marks a clip filmed at a high rate, but the file plays at ${rate} frames/s: it was slowed when it was exported. Choose the camera's rate.`,
      };
}

/** From this rate on Apple's cameras say how a clip should be played; a little less, because real clocks are off. */
const slowestHighRate = 100;

/** Slower than any camera a clinic would film a runner with. */
const slowestPlausible = 12;

/** Warnings that come with a proposal. */
export function rateWarnings(rate: CaptureRate): readonly MediaWarning[] {
  if (rate.source !== 'container') return [];
  const warnings: MediaWarning[] = [
    {
      code: 'rate-from-container-only',
      message: 'Nothing in the file tells the camera’s true rate: please confirm it before trusting any time.',
      frames: [],
    },
  ];
  if (rate.framesPerSecond < slowestPlausible)
    warnings.push({
      code: 'rate-implausible',
      message: `The file shows only ${rate.framesPerSecond} frames each second: it was probably slowed down after filming. Give the camera’s own rate.`,
      frames: [],
    });
  return warnings;
}
