import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPackets } from '#node/media/packets.ts';
import { longGopWithB, makeNumberedClip } from '../helpers/numberedClip.ts';

let folder = '';
let clip = '';
const never = new AbortController().signal;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-packets-'));
  clip = await makeNumberedClip({ file: join(folder, 'clip.mp4'), frames: 60, width: 160, height: 96, encoder: longGopWithB });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a thread that has read one file reads the next the same, whatever the one before was', async () => {
  const broken = join(folder, 'broken.mp4');
  writeFileSync(broken, 'a shopping list');
  const first = await readPackets(clip, never);
  expect(first?.shown).toHaveLength(60);
  await expect(readPackets(join(folder, 'gone.mp4'), never)).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await readPackets(broken, never)).toBeNull();
  expect(await readPackets(clip, never)).toEqual(first);
});

test('files that are read side by side do not get in each other’s way, and one that is given up takes none with it', async () => {
  const first = await readPackets(clip, never);
  const given = new AbortController();
  const reads = [readPackets(clip, never), readPackets(clip, given.signal), readPackets(clip, never)];
  given.abort(new Error('given up'));
  const ends = await Promise.allSettled(reads);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(ends[0]).toMatchObject({ value: first });
  expect(ends[2]).toMatchObject({ value: first });
  expect(await readPackets(clip, never)).toEqual(first);
});
