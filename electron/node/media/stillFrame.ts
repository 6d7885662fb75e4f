import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { FfmpegOrder } from './ffmpeg.ts';

/** Numbers in ascending order without repeats. */
const ordered = (frames: readonly FrameNo[]): readonly FrameNo[] => [...new Set(frames)].sort((a, b) => a - b);

/** Frames that one ffmpeg run can be asked for: keeps the command line far below every system's limit. */
export const framesPerRun = 200;

export type StillOrder = {
  readonly file: string;
  /** Presented frames, counted from 0; at most `framesPerRun` different ones. */
  readonly frames: readonly FrameNo[];
  /** Size of the upright, square-pixel frame: what each picture will measure. */
  readonly width: number;
  readonly height: number;
  /** Path with `%d`, which becomes 1, 2, 3 … in the order of `stillOrder`. */
  readonly pattern: string;
};

/** The order in which the pictures are numbered: ascending, each frame once. */
export const stillOrder = ordered;

/**
 * Makes ffmpeg write exactly those frames, by number and not by time: frames are counted as they are decoded, edit lists applied and rotation
 * taken out, so that a wrong timestamp cannot pick a neighbour. One pass over the clip up to the last wanted frame.
 */
export function stillFrames({ file, frames, width, height, pattern }: StillOrder): FfmpegOrder {
  const wanted = ordered(frames);
  if (wanted.length === 0 || wanted.length > framesPerRun) throw new RangeError(`cannot take ${wanted.length} stills in one run`);
  const options = [
    ...['-map', '0:v:0'],
    ...['-vf', `select='${anyOf(wanted)}',scale=${width}:${height}:flags=bicubic+accurate_rnd+full_chroma_int,setsar=1`],
    ...['-fps_mode', 'passthrough'],
    ...['-frames:v', String(wanted.length)],
    ...['-f', 'image2', '-start_number', '1'],
  ];
  return { input: file, inputOptions: [], outputs: [{ file: pattern, options }] };
}

/** True at exactly these frames, in ffmpeg's own language. Halved again and again, because it refuses sums nested a hundred deep. */
function anyOf(frames: readonly FrameNo[]): string {
  if (frames.length === 1) return `eq(n,${frames[0]})`;
  const half = frames.length >> 1;
  return `(${anyOf(frames.slice(0, half))}+${anyOf(frames.slice(half))})`;
}

/** Makes ffmpeg turn a picture into a JPEG that fits inside `width` × `height`, never larger than it is. The same picture gives the same bytes. */
export function printPicture(picture: string, width: number, height: number, output: string): FfmpegOrder {
  const options = [
    ...['-vf', `scale='min(iw,${width})':'min(ih,${height})':force_original_aspect_ratio=decrease:flags=lanczos`],
    ...['-frames:v', '1', '-q:v', '2', '-bitexact'],
    ...['-f', 'image2', '-update', '1'],
  ];
  return { input: picture, inputOptions: [], outputs: [{ file: output, options }] };
}
