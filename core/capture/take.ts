import { z } from 'zod';
import { recordingId, takeGroupId, takeId, visitId } from '../domain/ids.ts';
import { conditionsSchema } from '../domain/recording.ts';
import { cameraModeSchema, cameraRoles } from './mode.ts';
import { findingSchema } from './quality/finding.ts';

/** How the runner ran: named on the take, compared between takes. Unknown is null or empty, never guessed. */
export const takeConditionsSchema = conditionsSchema.extend({
  /** Belt speed in m/s. */
  speed: z.number().positive().max(15).nullable().default(null),
  note: z.string().trim().max(200).default(''),
});
export type TakeConditions = z.infer<typeof takeConditionsSchema>;

/** One camera of a take, as it is when recording begins. */
export const takeCameraSchema = z.object({
  role: z.enum(cameraRoles),
  /** The device's own name. */
  label: z.string().max(300),
  asked: cameraModeSchema,
  /** What the camera says it delivers; the measured rate is in the log. */
  got: cameraModeSchema,
  /** Exposure, gain, focus, zoom and what else the device told, by the names the browser gives them. */
  controls: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])).default({}),
});
export type TakeCamera = z.infer<typeof takeCameraSchema>;

/**
 * Frames that are missing between two saved frames. `blame`: 'camera' when they never arrived, 'encoder' when they arrived and could not be encoded or
 * held. `missing` counts them: exact for the encoder, from the time between neighbours for the camera.
 */
export const dropSchema = z.object({
  /** Number of the last saved frame before the hole; the next saved frame is the one after it. */
  afterFrame: z.int().nonnegative(),
  missing: z.int().positive(),
  blame: z.enum(['camera', 'encoder']),
  /** Time between the two saved neighbours, in milliseconds. */
  holeMs: z.number().positive(),
});
export type Drop = z.infer<typeof dropSchema>;

export const stopReasons = ['pressed', 'length', 'camera-gone', 'disk-full', 'host-gone', 'encoder-failed'] as const;

/** What the capture knows of a take when it ends. Times are those the camera gave, on the clock that all cameras of this computer share. */
export const takeLogSchema = z.object({
  version: z.literal(1),
  stopped: z.enum(stopReasons),
  /** Frames that the camera handed over from the first saved to the last, and those of them in the file. */
  delivered: z.int().nonnegative(),
  saved: z.int().nonnegative(),
  /** Time of the first saved frame on the shared clock, in microseconds. */
  firstTimestamp: z.number(),
  /** Frames per second from the intervals that are no hole; null for fewer than three frames. */
  measuredRate: z.number().positive().nullable(),
  /** Spread of the intervals that are no hole, one standard deviation, in milliseconds. */
  jitterMs: z.number().nonnegative().nullable(),
  drops: z.array(dropSchema).max(20000),
  /** Seconds of the take that lie before the start was given. */
  preRollSeconds: z.number().nonnegative(),
  encoder: z.object({ codec: z.string(), hardware: z.enum(['hardware', 'software', 'unknown']), bitsPerSecond: z.number().positive() }),
  audio: z.boolean(),
  findings: z.array(findingSchema).max(100),
});
export type TakeLog = z.infer<typeof takeLogSchema>;

/** recording: bytes are coming, or came until something was killed. kept: it is a recording of the visit. discarded: thrown away, may be brought back. */
export const takeStates = ['recording', 'kept', 'discarded'] as const;

export const takeSchema = z.object({
  id: takeId,
  /** Takes of several cameras begun together share a group. */
  groupId: takeGroupId,
  visitId,
  /** Counts the groups of a visit from 1: both cameras of take 3 are take 3. */
  number: z.int().positive(),
  state: z.enum(takeStates),
  camera: takeCameraSchema,
  conditions: takeConditionsSchema,
  startedAt: z.iso.datetime(),
  /** Bytes that are safe on the disk. */
  bytes: z.int().nonnegative(),
  /** Null while unfinished, and for a take that was saved from a killed program. */
  log: takeLogSchema.nullable(),
  recordingId: recordingId.nullable(),
});
export type Take = z.infer<typeof takeSchema>;

/**
 * Two recordings of one group on one clock: what happens at `t` seconds of the reference's clip happens at `t - offsetSeconds` of the other's.
 * The true offset lies within `residualSeconds` of it; by the shared clock, only apart from how much longer one camera takes to hand a frame over than
 * the other, which no clock of this computer can know.
 */
export const takeSyncSchema = z.object({
  groupId: takeGroupId,
  reference: takeId,
  other: takeId,
  offsetSeconds: z.number(),
  residualSeconds: z.number().nonnegative(),
  /** shared-clock: from the times the computer gave each frame; light: from a change of light that both saw. */
  method: z.enum(['shared-clock', 'light']),
});
export type TakeSync = z.infer<typeof takeSyncSchema>;
