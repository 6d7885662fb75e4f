import { z } from 'zod';

/** A picture size and rate of a camera: asked for, or got. Sizes in pixels, as delivered. */
export const cameraModeSchema = z.object({
  width: z.int().min(16).max(16384),
  height: z.int().min(16).max(16384),
  framesPerSecond: z.number().positive().max(2000),
});
export type CameraMode = z.infer<typeof cameraModeSchema>;

/** Where a camera stands, seen from the runner. One camera a role; takes of one role share the view of that name. */
export const cameraRoles = ['side-left', 'side-right', 'rear', 'front'] as const;
export type CameraRole = (typeof cameraRoles)[number];

/** What a camera says it can do: the largest size and rate, and the smallest where it tells. */
export type CameraRange = {
  readonly width: { readonly min: number; readonly max: number };
  readonly height: { readonly min: number; readonly max: number };
  readonly framesPerSecond: { readonly min: number; readonly max: number };
};

const usualSizes = [
  [3840, 2160],
  [2560, 1440],
  [1920, 1200],
  [1920, 1080],
  [1600, 1200],
  [1440, 1080],
  [1280, 960],
  [1280, 720],
  [1024, 768],
  [800, 600],
  [720, 540],
  [640, 480],
  [640, 400],
  [640, 360],
  [320, 240],
] as const;
const usualRates = [240, 210, 200, 180, 150, 120, 100, 90, 75, 60, 50, 30, 25] as const;

/**
 * Modes worth offering inside what the camera says it can do, highest rate first, then largest size. A browser tells ranges and not pairs, so an offered
 * mode may still be answered with another: what is got is what counts. The camera's own largest size and highest rate are always among them.
 */
export function offeredModes({ width, height, framesPerSecond }: CameraRange): readonly CameraMode[] {
  const inside = (value: number, range: { readonly min: number; readonly max: number }): boolean =>
    value >= range.min - 0.5 && value <= range.max + 0.5;
  const sizes = new Map<string, readonly [number, number]>([[`${width.max}x${height.max}`, [width.max, height.max]]]);
  for (const size of usualSizes) if (inside(size[0], width) && inside(size[1], height)) sizes.set(`${size[0]}x${size[1]}`, size);
  const rates = new Set<number>([framesPerSecond.max, ...usualRates.filter((rate) => inside(rate, framesPerSecond))]);
  return [...rates]
    .sort((a, b) => b - a)
    .flatMap((rate) =>
      [...sizes.values()].sort((a, b) => b[0] * b[1] - a[0] * a[1]).map(([w, h]) => ({ width: w, height: h, framesPerSecond: rate })),
    );
}

/** Whether the camera gave another size, or a rate more than 1 % off the one asked for. */
export function isOtherMode(asked: CameraMode, got: CameraMode): boolean {
  return (
    asked.width !== got.width ||
    asked.height !== got.height ||
    Math.abs(got.framesPerSecond - asked.framesPerSecond) > asked.framesPerSecond * 0.01
  );
}
