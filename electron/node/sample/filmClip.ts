import { Readable } from 'node:stream';
import { type FilmOptions, film } from '#core/runner/filmed.ts';
import { type FfmpegOrder, runFfmpeg } from '../media/ffmpeg.ts';
import { captureFps, containerFps, type Shot } from './recipe.ts';

/** Words for ffmpeg: raw pictures in, a phone-like slow-motion MP4 out (240 frames/s in a file that plays at 30, with the phone's tag). */
export function filmOrder(input: Readable, shot: Shot, file: string): FfmpegOrder {
  const { width, height } = shot.camera;
  return {
    input,
    inputOptions: ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(containerFps)],
    outputs: [
      {
        file,
        options: [
          ...['-c:v', 'libx264', '-preset', 'superfast', '-crf', '19', '-g', '12', '-bf', '0'],
          ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p'],
          ...['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709', '-color_range', 'tv'],
          ...['-movflags', '+faststart+use_metadata_tags', '-metadata', `com.android.capture.fps=${captureFps}.000000`],
          ...['-f', 'mp4', '-y'],
        ],
      },
    ],
  };
}

/** Frames painted between two looks at the rest of the program. */
const breath = 4;

/** Films a shot into `file`. Rejects with an AbortError when cancelled. `onProgress` gets the share of frames painted. */
export async function filmClip(
  ffmpeg: string,
  shot: Shot,
  file: string,
  options: FilmOptions,
  { signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
): Promise<void> {
  const picture = film(shot.runner, shot.take, shot.camera, options);
  const { frames } = shot.take;
  async function* pictures(): AsyncGenerator<Buffer> {
    for (let frame = 0; frame < frames; frame++) {
      if (signal.aborted) return;
      if (frame % breath === 0) await new Promise((go) => setImmediate(go));
      onProgress(frame / frames);
      yield Buffer.from(picture(frame).data);
    }
  }
  const source = Readable.from(pictures(), { objectMode: true, highWaterMark: 2 });
  try {
    await runFfmpeg(ffmpeg, filmOrder(source, shot, file), { signal });
  } finally {
    source.destroy();
  }
}
