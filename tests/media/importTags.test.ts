import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeNumberedClip, shortGop } from '../helpers/numberedClip.ts';
import { createTestApp } from '../helpers/testApp.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-tags-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Apple's tag as a phone writes it: one byte, type 75 (8-bit unsigned); ffmpeg alone would write text. */
function asByte(file: string, key: string, value: number): void {
  const bytes = readFileSync(file);
  const data = bytes.indexOf('data', bytes.indexOf(key));
  bytes.writeUInt32BE(75, data + 4);
  bytes[data + 12] = value;
  writeFileSync(file, bytes);
}

test.each([
  [0, 240, 'apple-capture-tag'],
  [1, 240, 'apple-capture-tag'],
  [0, 30, 'container'],
])('Apple’s full-frame-rate-playback-intent %i is read from a clip at %i frames/s', async (intent, fps, source) => {
  await using lab = createTestApp();
  const key = 'com.apple.quicktime.full-frame-rate-playback-intent';
  const muxer = ['-video_track_timescale', '600', '-movflags', 'use_metadata_tags', '-metadata', `${key}=0`];
  const file = join(folder, `intent-${intent}-${fps}.mov`);
  await makeNumberedClip({ file, frames: 30, width: 160, height: 96, fps, encoder: shortGop, muxer });
  asByte(file, key, intent);
  const { proposedRate } = await lab.call('media.probe', { source: { kind: 'path', path: file } });
  expect(proposedRate).toMatchObject({ framesPerSecond: fps, slowdown: 1, source, confirmed: false });
  expect(proposedRate.reason).toContain(fps === 30 ? 'slowed when it was exported' : intent === 1 ? 'at full speed' : 'in slow motion');
});
