import { z } from 'zod';
import { recordingId, visitId } from './ids.ts';

/** Where the true capture rate comes from. Only `clinician` answers are certain. */
export const rateSources = [
  'apple-capture-tag',
  'android-capture-tag',
  'samsung-slow-motion',
  'kinovea-kva',
  'tick-pattern',
  'container',
  'clinician',
  'camera-timestamps',
] as const;

/**
 * Frames per second of the real world at which the clip was shot. `slowdown` is how many times slower than life the clip's own
 * clock runs (1 = real time, 8 = 240 frames/s in a 30 frames/s file): true time = clip time / slowdown.
 */
export const captureRateSchema = z.object({
  framesPerSecond: z.number().positive().max(20000),
  slowdown: z.number().positive().max(1000),
  source: z.enum(rateSources),
  confirmed: z.boolean(),
  reason: z.string(),
});
export type CaptureRate = z.infer<typeof captureRateSchema>;

/** What an import found that the clinician should know; `frames` are where, when it can be told. */
export const mediaWarningSchema = z.object({
  code: z.enum([
    'variable-rate',
    'gap',
    'slow-motion-ramp',
    'duplicate-frames',
    'undecodable-start',
    'edit-list',
    'rate-implausible',
    'rate-from-container-only',
    'tone-mapped',
    'non-square-pixels',
    'several-video-tracks',
    'damaged-end',
    'lost-frames',
    'extra-frames',
    'damaged-frames',
    'interlaced',
    'odd-size-cropped',
  ]),
  message: z.string(),
  frames: z
    .array(z.object({ from: z.int().nonnegative(), to: z.int().nonnegative() }))
    .max(2000)
    .default([]),
});
export type MediaWarning = z.infer<typeof mediaWarningSchema>;

export const views = ['side-left', 'side-right', 'rear', 'front', 'other'] as const;
export type View = (typeof views)[number];

/** Facts read from the file, before any decision. Sizes are as shown: upright, after rotation, square pixels. */
export const probeSchema = z.object({
  fileName: z.string(),
  bytes: z.number().nonnegative(),
  container: z.string(),
  codec: z.string(),
  profile: z.string().nullable(),
  bitDepth: z.int().positive().nullable(),
  hdr: z.boolean(),
  codedWidth: z.int().positive(),
  codedHeight: z.int().positive(),
  width: z.int().positive(),
  height: z.int().positive(),
  rotation: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  pixelAspect: z.number().positive(),
  frames: z.int().positive(),
  firstTimestamp: z.number(),
  lastTimestamp: z.number(),
  containerRate: z.number().positive().nullable(),
  keyFrameDistance: z.int().positive(),
  hasAudio: z.boolean(),
  hasBFrames: z.boolean(),
  proposedRate: captureRateSchema,
  warnings: z.array(mediaWarningSchema),
});
export type Probe = z.infer<typeof probeSchema>;

/** How the runner ran, apart from the speed: compared between clips. Unknown is null or empty, never guessed. */
export const conditionsSchema = z.object({
  shoe: z.string().trim().max(100).default(''),
  /** Belt incline in percent, uphill positive. */
  inclinePercent: z.number().min(-40).max(40).nullable().default(null),
  taped: z.boolean().nullable().default(null),
  fatigue: z.enum(['fresh', 'fatigued']).nullable().default(null),
});
export type Conditions = z.infer<typeof conditionsSchema>;
export const unknownConditions: Conditions = conditionsSchema.parse({});

export const recordingSchema = z.object({
  id: recordingId,
  visitId,
  title: z.string(),
  view: z.enum(views),
  /** Names one camera position within the visit; clips that share it share its calibration. Empty: this clip alone. */
  cameraPosition: z.string(),
  /** In the clinic's own words. */
  condition: z.string(),
  conditions: conditionsSchema,
  /** Belt speed in m/s, where known. */
  speed: z.number().positive().max(15).nullable(),
  width: z.int().positive(),
  height: z.int().positive(),
  frames: z.int().positive(),
  durationSeconds: z.number().nonnegative(),
  captureRate: captureRateSchema,
  originalName: z.string(),
  originalBytes: z.number().nonnegative(),
  originalSha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** True when frames are read from a review copy, false when from the original. */
  reviewCopy: z.boolean(),
  probe: probeSchema,
  importedAt: z.iso.datetime(),
  removedAt: z.iso.datetime().nullable(),
});
export type Recording = z.infer<typeof recordingSchema>;
