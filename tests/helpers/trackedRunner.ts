import type { Px } from '#core/domain/units.ts';
import { type Camera, placeToPx, standardCamera } from '#core/runner/camera.ts';
import { type FilmOptions, film } from '#core/runner/filmed.ts';
import type { RunnerParams } from '#core/runner/params.ts';
import type { LegLandmarks } from '#core/runner/pose.ts';
import type { Raster } from '#core/runner/raster.ts';
import { type Take, truthOf } from '#core/runner/truth.ts';
import type { Grey } from '#core/tracking/match.ts';

export type Marker = keyof LegLandmarks;

/** The parametric runner filmed from the side: grey pictures, and where a marker of the near leg truly is on each, in frame pixels. */
export function filmedRunner(
  p: RunnerParams,
  fps: number,
  frames: number,
  options: FilmOptions,
  camera: Camera = standardCamera(),
): { readonly camera: Camera; readonly grey: (frame: number) => Grey; readonly truth: (frame: number, marker: Marker) => Px } {
  const take: Take = { fps, frames, view: 'side', startsAt: 0 };
  const picture = film(p, take, camera, options);
  const near = camera.facing === 'left' ? 'left' : 'right';
  return {
    camera,
    grey: (frame) => greyOf(picture(frame)),
    truth: (frame, marker) => placeToPx(camera, 'side', truthOf(p, take, frame).pose.legs[near][marker]),
  };
}

/** Luma by the weights of BT.709. */
function greyOf({ width, height, data }: Raster): Grey {
  const grey = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < grey.length; i++, at += 3)
    grey[i] = Math.round(0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number));
  return { width, height, data: grey };
}
