import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { readNumber } from '../helpers/frameNumber.ts';
import { imported, newVisit } from '../helpers/importing.ts';
import { longGopWithB, makeNumberedClip } from '../helpers/numberedClip.ts';
import { createTestApp } from '../helpers/testApp.ts';

test('a frame whose picture was never kept is taken from the clip by its number', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'soleus-picture-'));
  await using lab = createTestApp();
  const clip = await makeNumberedClip({ file: join(folder, 'side.mp4'), frames: 80, encoder: longGopWithB });
  const { id } = await imported(lab, await newVisit(lab), clip);
  rmSync(folder, { recursive: true });
  for (const frame of [0, 37, 79, 37]) {
    const { file, mime } = await lab.app.bytes.resolve(`picture-${id}-${frame}`);
    const { data, width, height } = PNG.sync.read(readFileSync(file));
    expect(mime).toBe('image/png');
    expect(readNumber(data, width, height)).toBe(frame);
  }
  await expect(lab.app.bytes.resolve(`picture-${id}-80`)).rejects.toThrow(/no such file/);
});
