import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fresh } from '#core/runner/params.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { clipCamera, makeRunnerClip, markerAt, type RunnerClip } from '../helpers/runnerClip.ts';
import type { TestApp } from '../helpers/testApp.ts';
import type { Marker } from '../helpers/trackedRunner.ts';
import { importClip } from './clips.ts';
import { p95 } from './harness.ts';

const markers: readonly Marker[] = ['psis', 'trochanter', 'knee', 'malleolus', 'heel', 'fifthMetatarsal'];

/** The runner filmed at a rate, imported. */
export type FollowedClip = Awaited<ReturnType<typeof importClip>> & {
  readonly film: RunnerClip;
  readonly name: string;
  readonly width: number;
  readonly height: number;
};

export async function filmedClip(lab: TestApp, folder: string, fps: number, seconds: number): Promise<FollowedClip> {
  const film: RunnerClip = { runner: fresh, fps, frames: Math.round(fps * seconds) };
  const file = await makeRunnerClip(join(folder, `runner-${fps}-source.mp4`), film);
  const { width, height } = clipCamera;
  return { ...(await importClip(lab, file)), film, name: `runner-${fps}.mp4`, width, height };
}

/** Just after the landing: at the landing itself the foot's speed leaps inside the open shutter, so that its blur lies beside its true place. */
export const startFrame = ({ film }: FollowedClip): number => Math.round(film.fps / 40);

/** Where the markers of the near leg truly are where following begins. */
export const startPoints = (clip: FollowedClip) => markers.map((marker) => markerAt(clip.film, marker, startFrame(clip)));

type Path = { readonly from: number; readonly places: readonly (readonly [number, number, ...unknown[]] | null)[] };

/** How far paths are from the truth, in pixels, and what share of frames was found. */
export function errorsOf(clip: FollowedClip, paths: readonly Path[]) {
  const errors = paths.flatMap(({ from, places }, i) =>
    places.flatMap((place, k) => {
      const marker = markers[i];
      if (place === null || marker === undefined) return [];
      const truth = markerAt(clip.film, marker, from + k);
      return [Math.hypot(place[0] - truth.x, place[1] - truth.y)];
    }),
  );
  const all = paths.length * (clip.film.frames - startFrame(clip));
  return {
    rms: Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length),
    p95: p95(errors),
    found: (100 * errors.length) / all,
  };
}

/** Frames a second that ffmpeg decodes of the same file, to grey, and throws away. */
export function bareDecoding({ file, film }: FollowedClip): number {
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) throw new Error('the bench needs ffmpeg');
  const begin = performance.now();
  execFileSync(ffmpeg, ['-v', 'error', '-i', file, '-pix_fmt', 'gray', '-f', 'null', '-']);
  return film.frames / ((performance.now() - begin) / 1000);
}
