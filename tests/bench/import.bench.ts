import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { listOutput, sourceOptions } from '#node/media/decodedFrames.ts';
import { neededFfmpeg } from '#node/media/ffmpeg.ts';
import { probeClip } from '#node/media/probe.ts';
import { copyOutput } from '#node/media/reviewCopy.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { createTestApp } from '../helpers/testApp.ts';
import { type Bench, median, timed } from './harness.ts';

/** Import against what it cannot do without: the same ffmpeg run where a review copy is made, copy and hash where none is needed. */
export default async function importBench({ quick, folder, row, note }: Bench): Promise<void> {
  const ffmpeg = neededFfmpeg(findFfmpeg());
  const seconds = quick ? 2 : 5;
  const runs = quick ? 2 : 4;

  const slowMotion = join(folder, 'slow.mp4');
  makeClip(ffmpeg, slowMotion, seconds, ['-g', '250', '-bf', '3']);
  const tempFolder = join(folder, 'temp');
  mkdirSync(tempFolder);
  const clip = await probeClip(slowMotion, 'slow.mp4', null, { ffmpeg, tempFolder, signal: new AbortController().signal });
  const output = join(folder, 'bare.mp4');
  const list = join(folder, 'bare.framecrc');
  const outputs = [listOutput(clip, list, []), copyOutput({ output, clip, shown: null, canToneMap: false, evenTimes: false })];
  const args = ['-v', 'error', ...sourceOptions(clip), '-i', slowMotion, ...outputs.flatMap(({ file, options }) => [...options, file])];
  const bare = median(await timed(runs, () => execFileSync(ffmpeg, args)));
  const withCopy = median(await timed(runs, () => importOnce(slowMotion)));
  row(`import with review copy, 1080p120, ${seconds} s`, 'ms', withCopy, { 'bare ffmpeg': bare });
  row('import with review copy, ratio', '×', withCopy / bare);

  const steps = join(folder, 'steps.mp4');
  makeClip(ffmpeg, steps, seconds * 2, ['-g', '12', '-bf', '0', '-b:v', '120M', '-minrate', '120M', '-bufsize', '60M']);
  const hashing = median(await timed(runs, () => copyAndHash(steps, join(folder, 'copied.mp4'))));
  const asIs = median(await timed(runs, () => importOnce(steps)));
  const decodeArgs = ['-v', 'error', '-i', steps, '-map', '0:v:0', '-f', 'null', '-'];
  const decoding = median(await timed(runs, () => execFileSync(ffmpeg, decodeArgs)));
  row(`import as it is, ${Math.round(statSync(steps).size / 2 ** 20)} MiB`, 'ms', asIs, {
    'copy and SHA-256': hashing,
    'and one decode by bare ffmpeg': hashing + decoding,
  });
  row('import as it is, over copy and hash', '×', asIs / hashing);
  row('import as it is, over copy, hash and decode', '×', asIs / (hashing + decoding));
  note('Both sides end with the file on disk (fsync). The import also probes, makes a poster and writes the record.');
  rmSync(tempFolder, { recursive: true });
}

function makeClip(ffmpeg: string, file: string, seconds: number, encoder: readonly string[]): void {
  const source = `testsrc2=size=1920x1080:rate=120:duration=${seconds}`;
  execFileSync(ffmpeg, [
    '-v',
    'error',
    '-y',
    '-f',
    'lavfi',
    '-i',
    source,
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
    ...encoder,
    '-pix_fmt',
    'yuv420p',
    '-movflags',
    '+faststart',
    file,
  ]);
}

async function importOnce(file: string): Promise<void> {
  await using lab = createTestApp();
  await imported(lab, await newVisit(lab), file);
}

async function copyAndHash(from: string, to: string): Promise<void> {
  const hash = createHash('sha256');
  const hashed = new Transform({
    transform: (chunk, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(createReadStream(from, { highWaterMark: 2 ** 20 }), hashed, createWriteStream(to, { flush: true }));
  hash.digest('hex');
}
