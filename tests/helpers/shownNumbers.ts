import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import { neededFfmpeg, runFfmpeg } from '#node/media/ffmpeg.ts';
import { framesPerRun, stillFrames } from '#node/media/stillFrame.ts';
import { readNumber } from './frameNumber.ts';
import type { TestApp } from './testApp.ts';

/**
 * The numbers painted into the frames of the clip that is reviewed, taken as stills by frame number: frame i of the recording shows element i. Asks for a few
 * frames more than the recording has, so that a surplus shows too. At most 195 frames.
 */
export async function shownNumbers(lab: TestApp, { id, frames, width, height }: Recording): Promise<readonly (number | null)[]> {
  const { file } = await lab.app.bytes.resolve(`clip-${id}`);
  const asked = Array.from({ length: Math.min(framesPerRun, frames + 5) }, (_, n) => toFrameNo(n));
  const folder = mkdtempSync(join(tmpdir(), 'soleus-numbers-'));
  try {
    const order = stillFrames({ file, frames: asked, width, height, pattern: join(folder, '%d.png') });
    await runFfmpeg(neededFfmpeg(findFfmpeg()), order, { signal: new AbortController().signal });
    return readdirSync(folder)
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
      .map((name) => {
        const picture = PNG.sync.read(readFileSync(join(folder, name)));
        return readNumber(picture.data, picture.width, picture.height);
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
