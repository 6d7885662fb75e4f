import type { Px } from '#core/domain/units.ts';
import { type Camera, placeToPx, standardCamera } from '#core/runner/camera.ts';
import { film } from '#core/runner/filmed.ts';
import type { RunnerParams } from '#core/runner/params.ts';
import { disc } from '#core/runner/raster.ts';
import { type Take, truthOf } from '#core/runner/truth.ts';
import { codedPictures } from './codedPictures.ts';
import type { Marker } from './trackedRunner.ts';

export type RunnerClip = {
  readonly runner: RunnerParams;
  readonly fps: number;
  readonly frames: number;
  /** A marker of the near leg that cannot be seen from one frame to another, both included. */
  readonly hidden?: { readonly marker: Marker; readonly from: number; readonly to: number };
};

/** 960 by 540, the whole runner facing left. */
export const clipCamera: Camera = { ...standardCamera(), width: 960, height: 540, pxPerMetre: 248, origin: { x: 480, y: 476 } };

const takeOf = ({ fps, frames }: RunnerClip): Take => ({ fps, frames, view: 'side', startsAt: 0 });

/** Where a marker of the near leg truly is, in frame pixels. */
export const markerAt = (clip: RunnerClip, marker: Marker, frame: number): Px =>
  placeToPx(clipCamera, 'side', truthOf(clip.runner, takeOf(clip), frame).pose.legs.left[marker]);

/** Films the parametric runner, with noise and an open shutter, into an H.264 file. Throws with ffmpeg's last words when it cannot. */
export function makeRunnerClip(file: string, clip: RunnerClip): Promise<string> {
  const { width, height } = clipCamera;
  const { fps, frames, hidden } = clip;
  const picture = film(clip.runner, takeOf(clip), clipCamera, { noise: 3, shutter: 0.25 });
  return codedPictures(file, {
    ...{ pixels: 'rgb24', width, height, fps, frames },
    picture: (frame) => {
      const raster = picture(frame);
      if (hidden !== undefined && frame >= hidden.from && frame <= hidden.to)
        disc(raster, markerAt(clip, hidden.marker, frame), 14, [214, 164, 132]);
      return raster.data;
    },
    output: ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-g', '24', '-pix_fmt', 'yuv420p'],
    recipe: clip,
    paintedBy: ['core/runner', 'tests/helpers/runnerClip.ts'],
  });
}
