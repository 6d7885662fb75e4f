import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Px } from '#core/domain/units.ts';
import { type Camera, placeToPx, standardCamera } from '#core/runner/camera.ts';
import { film } from '#core/runner/filmed.ts';
import type { RunnerParams } from '#core/runner/params.ts';
import { disc } from '#core/runner/raster.ts';
import { type Take, truthOf } from '#core/runner/truth.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
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
export async function makeRunnerClip(file: string, clip: RunnerClip): Promise<string> {
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) throw new Error('filming the runner needs ffmpeg');
  const { width, height } = clipCamera;
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(clip.fps), '-i', '-'];
  const coded = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '16', '-g', '24', '-pix_fmt', 'yuv420p'];
  const child = spawn(ffmpeg, ['-v', 'error', ...raw, ...coded, '-y', file], { stdio: ['pipe', 'ignore', 'pipe'] });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => {
    words += chunk.toString();
  });
  const ended = once(child, 'close');
  const picture = film(clip.runner, takeOf(clip), clipCamera, { noise: 3, shutter: 0.25 });
  for (let frame = 0; frame < clip.frames; frame++) {
    const raster = picture(frame);
    const { hidden } = clip;
    if (hidden !== undefined && frame >= hidden.from && frame <= hidden.to)
      disc(raster, markerAt(clip, hidden.marker, frame), 14, [214, 164, 132]);
    if (!child.stdin.write(Buffer.from(raster.data))) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  const [code] = await ended;
  if (code !== 0) throw new Error(words.split('\n').filter(Boolean).at(-1) ?? `ffmpeg ended with ${code}`);
  return file;
}
