import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { findBrowser } from '../../electron/loopback/openBrowser.ts';
import { readNumber } from '../helpers/frameNumber.ts';
import { makeNumberedClip } from '../helpers/numberedClip.ts';

/** What a browser is started with so that it has the cameras it is told of and nothing asks for permission. */
export function launchWith(cameras: readonly string[]) {
  const program = findBrowser({ env: process.env, platform: process.platform, exists: existsSync });
  return {
    ...(program ? { executablePath: program } : {}),
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-ui-for-media-stream',
      ...cameras,
    ],
  };
}

/** Several cameras that draw a moving pattern. */
export const patternCameras = (count: number, fps: number): readonly string[] => [
  `--use-fake-device-for-media-stream=device-count=${count},fps=${fps}`,
];

/** One camera that plays a file in a loop, at the file's own rate. */
export const fileCamera = (file: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${file}`,
];

export type NumberedCamera = { readonly file: string; readonly frames: number; readonly remove: () => void };

/** A film for a camera whose every frame carries its number: it plays in a loop of `frames`. */
export async function numberedCamera(fps: number, frames: number): Promise<NumberedCamera> {
  const folder = mkdtempSync(join(tmpdir(), 'soleus-camera-'));
  const file = join(folder, `camera-${fps}.y4m`);
  await makeNumberedClip({ file, frames, fps, width: 320, height: 180, encoder: ['-pix_fmt', 'yuv420p'], muxer: ['-f', 'yuv4mpegpipe'] });
  return { file, frames, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The number in every frame of a small clip, decoded by ffmpeg in the order in which the frames are shown. */
export function numbersIn(file: string, width: number, height: number): readonly (number | null)[] {
  const pixels = execFileSync(
    findFfmpeg() ?? 'ffmpeg',
    ['-v', 'fatal', '-i', file, '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgba', '-'],
    { maxBuffer: 2 ** 31 - 1 },
  );
  const bytes = width * height * 4;
  return Array.from({ length: pixels.length / bytes }, (_, n) => readNumber(pixels.subarray(n * bytes, (n + 1) * bytes), width, height));
}
