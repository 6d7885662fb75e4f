import type { CameraMode } from '../mode.ts';
import type { Drop } from '../take.ts';

/** Brightness of a picture: one byte a pixel, 0 black to 255 white (a camera's limited range of 16 to 235 is stretched), rows from the top, no padding. */
export type Luma = { readonly width: number; readonly height: number; readonly data: Uint8Array };

/** A picture made small, and which saved frame it shows. */
export type Thumb = { readonly frame: number; readonly luma: Luma };

/** A saved frame and the one after it, both as large as they were filmed. */
export type FramePair = { readonly frame: number; readonly first: Luma; readonly second: Luma };

/** What the quality gate is told of a take. Frames are numbered as they were saved, from 0. */
export type TakeInput = {
  /** Camera time of each saved frame in microseconds, ascending. */
  readonly timestamps: readonly number[];
  readonly drops: readonly Drop[];
  readonly asked: CameraMode;
  /** What the camera said it would deliver. */
  readonly got: CameraMode;
  /** Mean brightness of each saved frame, 0 to 1; as many as timestamps, or none where it was not taken. A grid of every 8th pixel is enough. */
  readonly light: readonly number[];
  /** About ten a second through the whole take, about 160 pixels wide, all of one size, each pixel the mean of what it stands for; ascending. */
  readonly thumbs: readonly Thumb[];
  /** Three or four pairs spread through the take, none across a hole. */
  readonly pairs: readonly FramePair[];
  /** How long the shutter was open in milliseconds, where the camera told; null where it did not. */
  readonly exposureMs: number | null;
  readonly mainsHertz: 50 | 60;
  /** Belt speed in m/s, null where it was not said. */
  readonly speed: number | null;
};
