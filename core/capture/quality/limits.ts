/**
 * Where a finding begins to be advice or a problem. [9.x] marks a rule of clinical practice (running gait on video, camera set-up: rate, shutter, level,
 * length of a take); what is not marked is our judgement, to be changed when takes show otherwise.
 */
export const limits = {
  /** Share by which the measured rate may lie under the one asked for. */
  rate: { advice: 0.02, problem: 0.1 },
  /** Frames per second under which contact and flight times are hidden. [9.1] */
  timingRate: 60,
  /** Lowest over highest pace of a take under which it counts as changing its rate. */
  changedPace: 0.85,
  /**
   * Spread of intervals as a share of the interval. A mark has 0.41 of a frame by itself [9.1]; 0.25 on top makes it a sixth larger, 0.5 more
   * than half.
   */
  jitter: { advice: 0.25, problem: 0.5 },
  /** Share of frames missing, or milliseconds of one hole, from which a loss is a problem. Any missing frame is said. */
  missing: { problemShare: 0.01, problemHoleMs: 100 },
  /** Seconds: 10 hold 20 steps at any usual cadence [9.3]; 5 hold about 7 steps of each leg, the fewest to average over [9.3]. */
  length: { advice: 10, problem: 5 },
  /** Travel of a foot on the belt while the shutter is open, in centimetres: 1/500 s and 1/250 s at 3 m/s. [9.2] */
  footTravelCm: { advice: 0.62, problem: 1.25 },
  /** Speed that stands for an unknown one, in m/s: the one the shutter rule is made for. [9.2] */
  usualSpeed: 3,
  /** Depth of the flutter of the light in percent, (high - low) / (high + low). */
  flicker: { advice: 1, problem: 5 },
  /** Hertz: light that flutters slower than this cannot be told from light that changes. */
  slowFlutter: 0.5,
  /** Lean in degrees. It adds one to one to every angle to the vertical. [9.3: under 1 degree] */
  lean: { advice: 1, problem: 3 },
  /** An uncertainty in degrees above which a lean is not told. */
  leanUncertainty: 1,
  /** Grey levels that count as black and white beyond telling. */
  black: 8,
  white: 250,
  /** Share of the picture, or of the moving part of it, that may be so. */
  clipped: { advice: 0.15, problem: 0.4 },
  /** Mean grey level of the moving part, 0 to 255. */
  dark: { advice: 64, problem: 32 },
  bright: { advice: 225, problem: 240 },
  /** Grey levels between the 5th and the 95th percentile of the moving part. */
  contrast: { advice: 60, problem: 30 },
  /** Share of the thumbs in which the figure must lie at an edge, and share of that edge's length. */
  cutOff: { often: 0.1, along: 0.02 },
  /** Share of the picture that must move. */
  motion: 0.002,
} as const;

/** The level of a figure that is better the smaller it is. */
export const levelOf = (value: number, { advice, problem }: { readonly advice: number; readonly problem: number }) =>
  value >= problem ? 'problem' : value >= advice ? 'advice' : 'good';
