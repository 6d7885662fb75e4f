import type { Luma, TakeInput, Thumb } from '#core/capture/quality/input.ts';
import { type Camera, standardCamera } from '#core/runner/camera.ts';
import { film } from '#core/runner/filmed.ts';
import { fresh, type RunnerParams } from '#core/runner/params.ts';
import type { FigureView } from '#core/runner/pose.ts';
import type { Raster } from '#core/runner/raster.ts';

/** A drawn runner filmed by a camera of which everything is known. */
export type Filmed = {
  readonly rate?: number;
  readonly seconds?: number;
  readonly view?: FigureView;
  readonly camera?: Partial<Camera>;
  readonly runner?: Partial<RunnerParams>;
  /** Milliseconds that the shutter is open. */
  readonly exposureMs?: number;
  readonly noise?: number;
  /** From a grey level to another: the camera's exposure. */
  readonly tone?: (level: number) => number;
  /** Brightness of the lamps at a time in seconds, 1 as usual. */
  readonly lamps?: (seconds: number) => number;
  readonly thumbs?: number;
  readonly pairs?: number;
  readonly take?: Partial<TakeInput>;
};

export const lumaOf = ({ width, height, data }: Raster, tone: (level: number) => number): Luma => {
  const grey = Uint8Array.from({ length: 256 }, (_, level) => Math.max(0, Math.min(255, Math.round(tone(level)))));
  const out = new Uint8Array(width * height);
  for (let i = 0, at = 0; i < out.length; i++, at += 3)
    out[i] = grey[
      Math.round(0.2126 * (data[at] as number) + 0.7152 * (data[at + 1] as number) + 0.0722 * (data[at + 2] as number))
    ] as number;
  return { width, height, data: out };
};

/** Means of square blocks, about 160 pixels wide. */
export function thumbOf(luma: Luma): Luma {
  const block = Math.max(1, Math.round(luma.width / 160));
  const width = Math.floor(luma.width / block);
  const height = Math.floor(luma.height / block);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let v = 0; v < block; v++)
        for (let u = 0; u < block; u++) sum += luma.data[(y * block + v) * luma.width + x * block + u] as number;
      data[y * width + x] = sum / (block * block);
    }
  return { width, height, data };
}

const meanLight = ({ data }: Luma): number => data.reduce((sum, value) => sum + value, 0) / data.length / 255;

/** What the quality gate is told of such a take. Only the frames that it looks at are drawn. */
export function filmedTake(how: Filmed = {}): TakeInput {
  const { rate = 120, seconds = 12, view = 'side', exposureMs = 0.5, noise = 1.5, thumbs = 24, pairs = 2 } = how;
  const tone = how.tone ?? ((level) => level);
  const lamps = how.lamps ?? (() => 1);
  const camera: Camera = { ...standardCamera('left'), ...how.camera };
  const frames = Math.round(seconds * rate);
  const runner = { ...fresh, ...how.runner };
  const take = { fps: rate, frames, view, startsAt: 0.1 };
  // Noise goes on last: an open shutter does not average it.
  const shutter = (exposureMs / 1000) * rate;
  const paint = film(runner, take, camera, { shutter, shutterSamples: exposureMs > 1 ? 12 : 1, noise });
  const lit = (frame: number, picture: Raster): Luma => lumaOf(picture, (level) => tone(level) * lamps(frame / rate));
  const luma = (frame: number): Luma => lit(frame, paint(frame));
  // Thumbs are too small for blur to show: an open shutter is left out, to draw them twelve times as fast.
  const frozen = film(runner, take, camera, { noise });
  const shown: Thumb[] = Array.from({ length: thumbs }, (_, i) => {
    const frame = Math.floor(((i + 0.5) * frames) / thumbs);
    return { frame, luma: thumbOf(lit(frame, frozen(frame))) };
  });
  const usual = shown.reduce((sum, thumb) => sum + meanLight(thumb.luma) / lamps(thumb.frame / rate), 0) / Math.max(1, shown.length);
  return {
    timestamps: Array.from({ length: frames }, (_, i) => Math.round((i * 1_000_000) / rate)),
    drops: [],
    asked: { width: camera.width, height: camera.height, framesPerSecond: rate },
    got: { width: camera.width, height: camera.height, framesPerSecond: rate },
    light: Array.from({ length: frames }, (_, i) => usual * lamps(i / rate)),
    thumbs: shown,
    pairs: Array.from({ length: pairs }, (_, i) => {
      const frame = Math.floor(((i + 0.37) * frames) / pairs);
      return { frame, first: luma(frame), second: luma(frame + 1) };
    }),
    exposureMs: null,
    mainsHertz: 50,
    speed: runner.speed,
    ...how.take,
  };
}
