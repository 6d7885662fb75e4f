import { codedPictures } from './codedPictures.ts';
import { paintNumber } from './frameNumber.ts';

export type NumberedClip = {
  readonly file: string;
  readonly frames: number;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  /** ffmpeg's encoder options; H.264 with a short GOP unless given. */
  readonly encoder?: readonly string[];
  /** Options for the container. */
  readonly muxer?: readonly string[];
  /** Filter chain after the numbers are painted, e.g. a `setpts` that makes the rate vary. */
  readonly filter?: string;
};

export const shortGop = ['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '20', '-g', '12', '-bf', '0', '-pix_fmt', 'yuv420p'] as const;
export const longGopWithB = [
  '-c:v',
  'libx264',
  '-preset',
  'veryfast',
  '-crf',
  '20',
  '-g',
  '250',
  '-bf',
  '3',
  '-pix_fmt',
  'yuv420p',
] as const;

/** Makes a clip whose every frame carries its number in the pixels (`readNumber`). Throws with ffmpeg's last words when it cannot. */
export function makeNumberedClip(clip: NumberedClip): Promise<string> {
  const { file, frames, width = 320, height = 180, fps = 120, encoder = shortGop, muxer = [], filter } = clip;
  const plane = new Uint8Array(width * height);
  return codedPictures(file, {
    ...{ pixels: 'gray', width, height, fps, frames },
    picture: (number) => {
      paintNumber(plane, width, height, number);
      return plane;
    },
    output: [...(filter === undefined ? [] : ['-vf', filter, '-fps_mode', 'passthrough']), ...encoder, ...muxer],
    recipe: 'numbered',
    paintedBy: ['tests/helpers/frameNumber.ts'],
  });
}
