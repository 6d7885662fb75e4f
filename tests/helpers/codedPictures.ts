import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { repoRoot } from './paths.ts';

export type CodedPictures = {
  readonly pixels: 'gray' | 'rgb24';
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly frames: number;
  /** The raw picture of frame n, asked for in order from 0; what it gave before may be overwritten. */
  readonly picture: (n: number) => Uint8Array | Uint8ClampedArray;
  /** ffmpeg's options for what comes out. */
  readonly output: readonly string[];
  /** All that the pictures depend on: plain values, and the source files or folders that paint them, from the repository's root. */
  readonly recipe: unknown;
  readonly paintedBy: readonly string[];
};

/** A file that is larger is made anew each time. */
const keptBytes = 32 * 1024 * 1024;
const kept = join(repoRoot, '.cache', 'clips');

/**
 * Codes raw pictures into the file. What was once made is kept in `.cache/clips` by all that it was made from, and the next test that asks for the same
 * gets a copy of its own. Throws with ffmpeg's last words when it cannot.
 */
export async function codedPictures(file: string, clip: CodedPictures): Promise<string> {
  const ffmpeg = findFfmpeg();
  if (ffmpeg === null) throw new Error('making a clip needs ffmpeg');
  const made = join(kept, `${nameOf(clip, ffmpeg)}${extname(file)}`);
  if (existsSync(made)) {
    copyFileSync(made, file, constants.COPYFILE_FICLONE);
    return file;
  }
  await code(ffmpeg, file, clip);
  if (statSync(file).size <= keptBytes) {
    mkdirSync(kept, { recursive: true });
    // Tests run side by side: the name appears only with the whole file behind it.
    const half = `${made}.${process.pid}.half`;
    try {
      copyFileSync(file, half);
      renameSync(half, made);
    } finally {
      rmSync(half, { force: true });
    }
  }
  return file;
}

function nameOf({ picture: _, paintedBy, ...values }: CodedPictures, ffmpeg: string): string {
  const { size, mtimeMs } = statSync(ffmpeg);
  const hash = createHash('sha256').update(JSON.stringify([values, size, mtimeMs]));
  for (const source of paintedBy.map((path) => join(repoRoot, path)))
    for (const path of statSync(source).isDirectory() ? readdirSync(source).sort() : ['']) hash.update(readFileSync(join(source, path)));
  return hash.digest('hex').slice(0, 32);
}

async function code(ffmpeg: string, file: string, { pixels, width, height, fps, frames, picture, output }: CodedPictures): Promise<void> {
  const raw = ['-f', 'rawvideo', '-pix_fmt', pixels, '-s', `${width}x${height}`, '-r', String(fps), '-i', '-'];
  const child = spawn(ffmpeg, ['-v', 'error', '-y', ...raw, ...output, file], { stdio: ['pipe', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  const ended = once(child, 'close');
  child.stdin.on('error', () => {
    // ffmpeg ended early: its exit status says so below.
  });
  for (let n = 0; n < frames; n++)
    if (!child.stdin.write(Buffer.from(picture(n)))) await Promise.race([once(child.stdin, 'drain').catch(() => ended), ended]);
  child.stdin.end();
  const [status] = (await ended) as [number];
  if (status !== 0) throw new Error(`ffmpeg could not make ${file}: ${said.trim()}`);
}
