import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { patientDetailsSchema } from '#core/domain/patient.ts';
import { type Camera, standardCamera } from '#core/runner/camera.ts';
import { fatigued, fresh, type RunnerParams } from '#core/runner/params.ts';
import type { Take } from '#core/runner/truth.ts';

const clipSchema = z.object({
  name: z.string().min(1),
  title: z.string(),
  view: z.enum(['side', 'rear']),
  runner: z.enum(['fresh', 'fatigued']),
  condition: z.string(),
  seconds: z.number().positive().max(20),
  /** Degrees by which the camera's picture is turned clockwise. */
  roll: z.number().min(-10).max(10),
  seed: z.int(),
});

const recipeSchema = z.object({
  patient: patientDetailsSchema,
  visits: z
    .array(
      z.object({
        title: z.string(),
        daysAgo: z.int().nonnegative(),
        reason: z.string(),
        findings: z.string(),
        advice: z.string(),
        clips: z.array(clipSchema).min(1),
      }),
    )
    .min(1),
});
export type SampleRecipe = z.infer<typeof recipeSchema>;
export type SampleClip = z.infer<typeof clipSchema>;

/** What the sample patient is made from. */
export const loadRecipe = (resourcesFolder: string): SampleRecipe =>
  recipeSchema.parse(JSON.parse(readFileSync(join(resourcesFolder, 'sample', 'recipe.json'), 'utf8')));

/** Frames per second at which the sample is shot; the file plays at 30, as a phone's slow motion does. */
export const captureFps = 240;
export const containerFps = 30;

/** One clip to film: who runs, when, and through which camera. */
export type Shot = { readonly runner: RunnerParams; readonly take: Take; readonly camera: Camera };

export function shotOf(clip: SampleClip): Shot {
  const runner: RunnerParams = { ...(clip.runner === 'fresh' ? fresh : fatigued), seed: clip.seed };
  return {
    runner,
    // A little before the left foot lands, so that its first contact can be found by stepping.
    take: { fps: captureFps, frames: Math.round(clip.seconds * captureFps), view: clip.view, startsAt: -0.1 },
    camera: { ...standardCamera('left'), roll: clip.roll },
  };
}
