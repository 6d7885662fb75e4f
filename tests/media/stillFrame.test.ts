import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { FfmpegError, neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { framesPerRun, type StillOrder, stillFrames, stillOrder } from '#node/media/stillFrame.ts';
import { frameNumberIn, numberedClip } from './barClip.ts';

const watch = { signal: new AbortController().signal };
const take = (order: StillOrder) => runFfmpeg(neededFfmpeg(findFfmpeg()), stillFrames(order), watch);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-still-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const numbersOf = (out: string) =>
  readdirSync(out)
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
    .map((file) => frameNumberIn(PNG.sync.read(readFileSync(join(out, file)))));

/** The same MP4 with a display matrix that turns it by 90 degrees: every ffmpeg reads it, not every one can write it. */
function turnedOnce(mp4: Buffer, height: number): Buffer {
  const copy = Buffer.from(mp4);
  const matrix = copy.indexOf('tkhd') + 44;
  const [unit, w] = [0x10000, 0x40000000];
  for (const [n, value] of [0, unit, 0, -unit, 0, 0, height * unit, 0, w].entries()) copy.writeInt32BE(value, matrix + 4 * n);
  return copy;
}

describe('arguments', () => {
  it('name each frame once, in ascending order, and no time', () => {
    const { outputs } = stillFrames({ file: 'a.mp4', frames: [7, 2, 7].map(toFrameNo), width: 640, height: 360, pattern: 'out/%d.png' });
    const args = outputs[0].options;
    expect(args.join(' ')).toContain("select='(eq(n,2)+eq(n,7))'");
    expect(args.join(' ')).toContain('-frames:v 2');
    expect(args).not.toContain('-ss');
    expect(stillOrder([7, 2, 7].map(toFrameNo))).toEqual([2, 7]);
  });

  it('refuse to ask for nothing', () => {
    expect(() => stillFrames({ file: 'a.mp4', frames: [], width: 640, height: 360, pattern: '%d.png' })).toThrow(RangeError);
  });
});

describe('the very frames, read back from their pixels', () => {
  it.each([
    ['long GOP with B-frames', ['-c:v', 'libx264', '-g', '250', '-bf', '3', '-pix_fmt', 'yuv420p']],
    ['key frames only', ['-c:v', 'libx264', '-g', '1', '-pix_fmt', 'yuv420p']],
  ])('%s', async (name, codec) => {
    const file = await numberedClip(join(folder, `${name.replaceAll(' ', '-')}.mp4`), 300, codec);
    const wanted = [0, 1, 17, 149, 150, 299];
    const out = mkdtempSync(join(folder, 'out-'));
    await take({ file, frames: wanted.map(toFrameNo), width: 320, height: 180, pattern: join(out, '%d.png') });
    expect(numbersOf(out)).toEqual(wanted);
  });

  it('as many in one run as it says it can take', async () => {
    const file = await numberedClip(join(folder, 'many.mp4'), 2 * framesPerRun, [
      '-c:v',
      'libx264',
      '-preset',
      'ultrafast',
      '-pix_fmt',
      'yuv420p',
    ]);
    const wanted = Array.from({ length: framesPerRun }, (_, n) => 2 * n);
    const out = mkdtempSync(join(folder, 'out-'));
    await take({ file, frames: wanted.map(toFrameNo), width: 320, height: 180, pattern: join(out, '%d.png') });
    expect(numbersOf(out)).toEqual(wanted);
  });

  it('counts what is shown where an edit list hides frames and timestamps start late', async () => {
    const whole = await numberedClip(join(folder, 'whole.mp4'), 120, ['-c:v', 'libx264', '-g', '12', '-bf', '2', '-pix_fmt', 'yuv420p']);
    const cut = join(folder, 'cut.mp4');
    // Copied from 1.5 s: packets from the key frame before are kept and hidden by an edit list.
    const copied = { input: whole, inputOptions: ['-ss', '1.5'], outputs: [{ file: cut, options: ['-y', '-c', 'copy'] }] } as const;
    await runFfmpeg(neededFfmpeg(findFfmpeg()), copied, watch);
    const out = mkdtempSync(join(folder, 'out-'));
    await take({ file: cut, frames: [0, 1, 30].map(toFrameNo), width: 320, height: 180, pattern: join(out, '%d.png') });
    expect(numbersOf(out)).toEqual([45, 46, 75]);
  });

  it('gives the upright size of a rotated clip', async () => {
    const lying = await numberedClip(join(folder, 'lying.mp4'), 5, ['-c:v', 'libx264', '-pix_fmt', 'yuv420p']);
    const turned = join(folder, 'turned.mp4');
    writeFileSync(turned, turnedOnce(readFileSync(lying), 180));
    const out = mkdtempSync(join(folder, 'out-'));
    await take({ file: turned, frames: [3].map(toFrameNo), width: 180, height: 320, pattern: join(out, '%d.png') });
    const { width, height } = PNG.sync.read(readFileSync(join(out, '1.png')));
    expect([width, height]).toEqual([180, 320]);
  });

  it('says what ffmpeg said when the file is no video', async () => {
    await expect(
      take({
        file: join(folder, 'absent.mp4'),
        frames: [0].map(toFrameNo),
        width: 2,
        height: 2,
        pattern: join(folder, '%d.png'),
      }),
    ).rejects.toBeInstanceOf(FfmpegError);
  });
});
