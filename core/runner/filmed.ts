import type { Camera } from './camera.ts';
import { type RunnerParams, steady } from './params.ts';
import { type FigureView, pose } from './pose.ts';
import { newRaster, type Raster } from './raster.ts';
import { paintRear } from './rearFigure.ts';
import { paintBelt, paintFrameNumber, paintRoom } from './scene.ts';
import { paintSide } from './sideFigure.ts';
import type { Take } from './truth.ts';

/** What a real camera would add. Nothing of it moves a landmark. */
export type FilmOptions = {
  /** Share of the frame interval for which the shutter is open; 0 freezes. */
  readonly shutter?: number;
  /** Pictures averaged over the open shutter. */
  readonly shutterSamples?: number;
  /** Standard size of the sensor's noise, in grey levels. */
  readonly noise?: number;
  readonly frameNumbers?: boolean;
};

/** Paints frame after frame of a take. The raster it gives is used again for the next one. */
export function film(p: RunnerParams, take: Take, camera: Camera, options: FilmOptions = {}): (frame: number) => Raster {
  const { shutter = 0, shutterSamples = shutter > 0 ? 4 : 1, noise = 0, frameNumbers = false } = options;
  const room = paintRoom(camera, take.view);
  const into = newRaster(camera.width, camera.height);
  const sum = shutterSamples > 1 ? new Uint16Array(into.data.length) : null;
  const grain = noise > 0 ? grainOf(noise, p.seed) : null;
  const once = (t: number): void => {
    into.data.set(room.data);
    paintAt(into, camera, take.view, p, t);
  };
  return (frame) => {
    const begin = take.startsAt + frame / take.fps;
    if (sum === null) once(begin);
    else {
      sum.fill(0);
      for (let sample = 0; sample < shutterSamples; sample++) {
        // Centred on the frame's own time: blur is even to both sides of the true place.
        once(begin + ((sample + 0.5) / shutterSamples - 0.5) * (shutter / take.fps));
        for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (into.data[i] as number);
      }
      for (let i = 0; i < sum.length; i++) into.data[i] = (sum[i] as number) / shutterSamples + 0.5;
    }
    if (grain !== null) addGrain(into, grain, frame, p.seed);
    if (frameNumbers) paintFrameNumber(into, frame);
    return into;
  };
}

function paintAt(into: Raster, camera: Camera, view: FigureView, p: RunnerParams, t: number): void {
  paintBelt(into, camera, view, p.speed * t + 1000);
  const made = pose(p, t, view);
  if (view === 'side') paintSide(into, camera, p, made);
  else paintRear(into, camera, made);
}

const grainLength = 65521;

function grainOf(noise: number, seed: number): Int8Array {
  const values = new Int8Array(grainLength);
  for (let i = 0; i < grainLength; i++)
    values[i] = Math.round(noise * 0.97 * (steady(seed, 3 * i) + steady(seed, 3 * i + 1) + steady(seed, 3 * i + 2)));
  return values;
}

function addGrain({ data }: Raster, grain: Int8Array, frame: number, seed: number): void {
  let at = Math.floor(((steady(seed + 77, frame) + 1) / 2) * (grainLength - 1));
  for (let i = 0; i < data.length; i += 3) {
    const by = grain[at] as number;
    for (let c = i; c < i + 3; c++) data[c] = Math.min(255, Math.max(0, (data[c] as number) + by));
    at = at + 1 === grainLength ? 0 : at + 1;
  }
}
