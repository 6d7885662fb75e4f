import type { PNG } from 'pngjs';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';

const bits = 10;
const barWidth = 32;

/** A 320 × 180 clip at 30 frames/s whose every frame carries its number as ten upright bars, lowest bit left. */
export async function numberedClip(file: string, frames: number, codec: readonly string[]): Promise<string> {
  const bar = `mod(floor(N/pow(2,floor(X/${barWidth}))),2)`;
  const input = `nullsrc=s=${bits * barWidth}x180:r=30,geq=lum='16+219*${bar}':cb=128:cr=128`;
  const outputs = [{ file, options: ['-y', '-frames:v', String(frames), ...codec] }] as const;
  await runFfmpeg(neededFfmpeg(findFfmpeg()), { input, inputOptions: ['-f', 'lavfi'], outputs }, { signal: new AbortController().signal });
  return file;
}

/** The number that a picture of such a clip carries. */
export function frameNumberIn(picture: PNG): number {
  const y = picture.height >> 1;
  return Array.from({ length: bits }, (_, bit) => {
    const x = bit * barWidth + barWidth / 2;
    return (picture.data[(y * picture.width + x) * 4] ?? 0) > 128 ? 2 ** bit : 0;
  }).reduce((sum, value) => sum + value, 0);
}
