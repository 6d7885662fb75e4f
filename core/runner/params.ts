/** Which leg. */
export type Side = 'left' | 'right';
export const sidesOfRunner = ['left', 'right'] as const;
export const otherSide = (side: Side): Side => (side === 'left' ? 'right' : 'left');

/** Body and shoe in metres. */
export type Body = {
  readonly thigh: number;
  readonly shank: number;
  /** Hip joint to the base of the neck. */
  readonly trunk: number;
  readonly upperArm: number;
  readonly forearm: number;
  /** Between the hip joints. */
  readonly hipWidth: number;
  readonly shoulderWidth: number;
  /** Along the sole: rear edge of the heel to the ball, and to the tip of the shoe. */
  readonly ball: number;
  readonly toe: number;
  /** Ankle joint over the flat sole: ahead of the heel's rear edge, and above the belt. */
  readonly ankleAhead: number;
  readonly ankleHeight: number;
};

/** How someone runs on a treadmill. Angles in degrees, lengths in metres, times in seconds; defaults are plausible for 3 m/s. */
export type RunnerParams = {
  readonly body: Body;
  /** Belt speed in m/s. */
  readonly speed: number;
  /** Steps a minute, both feet. */
  readonly cadence: number;
  /** Contact time of one foot over stride time, 0 to 0.5 for running. */
  readonly dutyFactor: number;
  /** Sole against the belt at initial contact; + = toes up. */
  readonly strikeAngle: number;
  /** Heel ahead of the hip at initial contact. */
  readonly overstride: number;
  /** Knee flexion of the left leg at its initial contact (of the right too while left and right are timed alike), without stride variation. */
  readonly kneeFlexionAtContact: number;
  /** Sole against the belt when the toe leaves it; negative = heel up. */
  readonly toeOffAngle: number;
  /** Height the pelvis travels between its lowest and its highest. */
  readonly verticalOscillation: number;
  /** Greatest height of the shoe's lowest point in swing. */
  readonly swingClearance: number;
  readonly trunkLean: number;
  /** Swing side lower at midstance, by stance side. */
  readonly pelvicDrop: Readonly<Record<Side, number>>;
  /** Thigh against the perpendicular of the pelvis line at midstance, seen from behind; + = adducted. By stance side. */
  readonly hipAdduction: Readonly<Record<Side, number>>;
  /** Sideways distance between the ankles' lines; negative when they cross over. */
  readonly stepWidth: number;
  /** Time from left to right initial contact less the time from right to left, as a share of the stride; 0 = even. */
  readonly stepTimeAsymmetry: number;
  /** Standard size of the change from stride to stride (strike angle in degrees; overstride a tenth of it in cm); 0 = every stride alike. */
  readonly variation: number;
  readonly seed: number;
};

export const adultBody: Body = {
  thigh: 0.43,
  shank: 0.44,
  trunk: 0.5,
  upperArm: 0.29,
  forearm: 0.25,
  hipWidth: 0.18,
  shoulderWidth: 0.38,
  ball: 0.19,
  toe: 0.28,
  ankleAhead: 0.06,
  ankleHeight: 0.09,
};

/** A rested recreational runner. */
export const fresh: RunnerParams = {
  body: adultBody,
  speed: 3,
  cadence: 172,
  dutyFactor: 0.335,
  strikeAngle: 12,
  overstride: 0.15,
  kneeFlexionAtContact: 19,
  toeOffAngle: -54,
  verticalOscillation: 0.066,
  swingClearance: 0.19,
  trunkLean: 7,
  pelvicDrop: { left: 4, right: 4.5 },
  hipAdduction: { left: 9, right: 10 },
  stepWidth: 0.06,
  stepTimeAsymmetry: 0,
  variation: 0,
  seed: 1,
};

/** The same runner at the same speed at the end of a tiring run: slower steps, further ahead, straighter knee, more drop. */
export const fatigued: RunnerParams = {
  ...fresh,
  cadence: 164,
  dutyFactor: 0.335,
  strikeAngle: 16,
  overstride: 0.185,
  kneeFlexionAtContact: 16.5,
  toeOffAngle: -52,
  verticalOscillation: 0.07,
  swingClearance: 0.15,
  trunkLean: 11,
  pelvicDrop: { left: 5.5, right: 7 },
  hipAdduction: { left: 11, right: 15 },
  stepWidth: 0.025,
};

/** Duration of one stride (two steps) in seconds. */
export const strideSeconds = (p: RunnerParams): number => 120 / p.cadence;
/** Belt that passes in one stride, in metres. */
export const strideLength = (p: RunnerParams): number => p.speed * strideSeconds(p);

/** Swaps left and right in everything that has a side. */
export const swapSides = (p: RunnerParams): RunnerParams => ({
  ...p,
  pelvicDrop: { left: p.pelvicDrop.right, right: p.pelvicDrop.left },
  hipAdduction: { left: p.hipAdduction.right, right: p.hipAdduction.left },
});

/** Steady number in -1 to 1 for a seed and a place: the same always, unlike neighbours. */
export function steady(seed: number, place: number): number {
  let h = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(place | 0, 0x85ebca6b)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b) >>> 0;
  return ((h ^ (h >>> 16)) >>> 0) / 0x7fffffff - 1;
}
