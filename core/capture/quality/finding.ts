import { z } from 'zod';

export const findingCodes = [
  /** The measured rate is not the one asked for. */
  'rate-low',
  /** Intervals vary more than the metrics can bear. */
  'jitter',
  'frames-missing-camera',
  'frames-missing-encoder',
  'motion-blur',
  'light-flicker',
  'camera-tilt',
  'too-dark',
  'too-bright',
  'low-contrast',
  'figure-cut-off',
  'no-motion',
  'short-take',
] as const;
export type FindingCode = (typeof findingCodes)[number];

/**
 * One thing the quality gate says of a take, good or bad. 'unknown' says that it could not be told, with the reason; it never passes for good.
 * `values` hold the figures for the words (units in their names: degrees, milliseconds, hertz, pixels, percent, framesPerSecond, count).
 */
export const findingSchema = z.object({
  code: z.enum(findingCodes),
  level: z.enum(['good', 'advice', 'problem', 'unknown']),
  values: z.record(z.string(), z.number()).default({}),
  /** Which edge, which reason: a word that the texts have an entry for. */
  variant: z.string().max(60).default(''),
  /** Where in the saved frames, when it can be told. */
  frames: z
    .array(z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() }))
    .max(2000)
    .default([]),
});
export type Finding = z.infer<typeof findingSchema>;
