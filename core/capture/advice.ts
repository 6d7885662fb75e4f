import type { CameraRole } from './mode.ts';
import { limits } from './quality/limits.ts';

/** What the takes are for: contact and flight times, or angles and foot strike only. */
export type TakePurpose = 'times' | 'posture';

/** How a camera is about to be used. */
export type SetUp = {
  readonly purpose: TakePurpose;
  readonly role: CameraRole;
  /** Frames per second it delivers. */
  readonly framesPerSecond: number;
  /** Milliseconds that its shutter is open; null when it does not tell. */
  readonly exposureMs: number | null;
  readonly mainsHertz: 50 | 60;
  /** Belt speed in m/s; null when not said. */
  readonly speed: number | null;
};

export const setUpAdviceKeys = [
  'rate-good',
  'rate-posture-only',
  'rate-coarse',
  'rate-hides-times',
  'shutter-unknown',
  'shutter-long',
  'shutter-good',
  'flutter',
  'height-hip',
  'height-pelvis',
  'distance',
  'square-on',
  'level',
  'length',
] as const;
export type SetUpAdviceKey = (typeof setUpAdviceKeys)[number];

/** A sentence by its key, with its figures; `mend` when the set-up as it is spoils what the take is for. */
export type SetUpAdvice = { readonly key: SetUpAdviceKey; readonly mend: boolean; readonly values: Readonly<Record<string, number>> };

/** Usual contact time of running, in milliseconds. */
const contactMs = 250;
/** How fast a knee turns in swing, in degrees a second. */
const kneeSpeed = 300;
/** Distances of the camera in metres: the least, and the one from which depth matters little. */
const distances = { least: 3, better: 5 } as const;
/** How far nearer or further than the calibrated plane a point may lie unnoticed, in metres. */
const depth = 0.1;

/**
 * What to set before a take, first what spoils it, then by importance: rate and shutter for the purpose, lamps, then height, distance, direction and level of the camera, and length.
 * Rules and figures are those of clinical practice for running on video: error of an interval of one frame, foot travel speed times exposure with 1/500 s the longest,
 * scale error depth over distance, at most 5 degrees off square, 10 s.
 */
export function setUpAdvice(setUp: SetUp): readonly SetUpAdvice[] {
  const { framesPerSecond, role, mainsHertz } = setUp;
  const lamps = 2 * mainsHertz;
  const alias = Math.abs(lamps - Math.round(lamps / framesPerSecond) * framesPerSecond);
  const flutter: readonly SetUpAdvice[] =
    alias < limits.slowFlutter
      ? []
      : [
          {
            key: 'flutter',
            mend: false,
            values: {
              framesPerSecond,
              lampsHertz: lamps,
              aliasHertz: alias,
              steadyFramesPerSecond: lamps / Math.max(1, Math.round(lamps / framesPerSecond)),
            },
          },
        ];
  const plain = (key: SetUpAdviceKey, values: Readonly<Record<string, number>> = {}): SetUpAdvice => ({ key, mend: false, values });
  const advice = [
    rateAdvice(setUp),
    shutterAdvice(setUp),
    ...flutter,
    plain(role === 'rear' || role === 'front' ? 'height-pelvis' : 'height-hip'),
    plain('distance', {
      leastMetres: distances.least,
      betterMetres: distances.better,
      depthCentimetres: depth * 100,
      percentAtLeast: (depth / distances.least) * 100,
      percentAtBetter: (depth / distances.better) * 100,
    }),
    plain('square-on', { degrees: 5 }),
    plain('level', { degrees: limits.lean.advice }),
    plain('length', { seconds: limits.length.advice, steps: 20 }),
  ];
  return [...advice.filter(({ mend }) => mend), ...advice.filter(({ mend }) => !mend)];
}

function rateAdvice({ purpose, framesPerSecond }: SetUp): SetUpAdvice {
  const frame = 1000 / framesPerSecond;
  const values = {
    framesPerSecond,
    frameMilliseconds: frame,
    contactPercent: (frame / contactMs) * 100,
    kneeDegrees: kneeSpeed / framesPerSecond,
  };
  if (framesPerSecond < limits.timingRate * 0.98) return { key: 'rate-hides-times', mend: purpose === 'times', values };
  if (purpose === 'posture') return { key: 'rate-posture-only', mend: false, values };
  return { key: framesPerSecond < 118 ? 'rate-coarse' : 'rate-good', mend: false, values };
}

function shutterAdvice({ exposureMs, speed }: SetUp): SetUpAdvice {
  const at = speed ?? limits.usualSpeed;
  if (exposureMs === null || exposureMs <= 0)
    return { key: 'shutter-unknown', mend: false, values: { kilometresPerHour: at * 3.6, centimetres: at * 0.2 } };
  const centimetres = (at * exposureMs) / 10;
  const values = { exposureMilliseconds: exposureMs, partOfSecond: 1000 / exposureMs, kilometresPerHour: at * 3.6, centimetres };
  const long = centimetres >= limits.footTravelCm.advice;
  return { key: long ? 'shutter-long' : 'shutter-good', mend: centimetres >= limits.footTravelCm.problem, values };
}
