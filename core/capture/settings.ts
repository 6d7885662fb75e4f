import { z } from 'zod';
import { cameraModeSchema, cameraRoles } from './mode.ts';
import { takeConditionsSchema } from './take.ts';

/** How takes are made; kept, so that the next runner finds it as it was. */
export const captureOptionsSchema = z.object({
  /** Seconds before the start that are kept too. */
  preRollSeconds: z.number().min(0).max(15).default(3),
  /** Null records until stopped. */
  lengthSeconds: z.number().min(1).max(600).nullable().default(15),
  countdownSeconds: z.int().min(0).max(60).default(0),
  /** How late the runner sees the picture, in seconds. */
  mirrorDelaySeconds: z.number().min(0).max(10).default(0),
  /** The picture for the runner has left and right swapped, as a mirror has. What is recorded never is. */
  mirrored: z.boolean().default(false),
  quality: z.enum(['small', 'standard', 'high']).default('standard'),
  audio: z.boolean().default(false),
  /** Null: no start by sound. Else the level, 0 to 1, above which a take starts while armed. */
  soundThreshold: z.number().min(0).max(1).nullable().default(null),
  /** Frequency of the mains, in hertz: lamps flicker at twice that. */
  mainsHertz: z.union([z.literal(50), z.literal(60)]).default(50),
});
export type CaptureOptions = z.infer<typeof captureOptionsSchema>;

/** The camera that was used in a role last. The label finds it again when the browser has given it another id. */
export const rememberedCameraSchema = z.object({
  deviceId: z.string().max(500),
  label: z.string().max(300),
  asked: cameraModeSchema.nullable(),
  controls: z.record(z.string(), z.union([z.number(), z.string()])).default({}),
});
export type RememberedCamera = z.infer<typeof rememberedCameraSchema>;

export const captureSettingsSchema = z.object({
  options: captureOptionsSchema.prefault({}),
  cameras: z.partialRecord(z.enum(cameraRoles), rememberedCameraSchema).default({}),
  /** Conditions of the take before, offered again. */
  conditions: takeConditionsSchema.prefault({}),
});
export type CaptureSettings = z.infer<typeof captureSettingsSchema>;
