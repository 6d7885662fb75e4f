import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { findFfmpeg } from '#node/findFfmpeg.ts';
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
export async function makeNumberedClip(clip: NumberedClip): Promise<string> {
  const { file, frames, width = 320, height = 180, fps = 120, encoder = shortGop, muxer = [], filter } = clip;
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) throw new Error('numbered clips need ffmpeg');
  const child = spawn(
    ffmpeg,
    [
      ...['-v', 'error', '-y', '-f', 'rawvideo', '-pix_fmt', 'gray', '-s', `${width}x${height}`, '-r', String(fps), '-i', '-'],
      ...(filter === undefined ? [] : ['-vf', filter, '-fps_mode', 'passthrough']),
      ...encoder,
      ...muxer,
      file,
    ],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const ended = once(child, 'close');
  child.stdin.on('error', () => {
    // ffmpeg ended early: its exit status says so below.
  });
  const plane = new Uint8Array(width * height);
  for (let number = 0; number < frames; number++) {
    paintNumber(plane, width, height, number);
    if (!child.stdin.write(Buffer.from(plane))) await Promise.race([once(child.stdin, 'drain').catch(() => ended), ended]);
  }
  child.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error(`ffmpeg could not make ${file}: ${said.trim()}`);
  return file;
}
