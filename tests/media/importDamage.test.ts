import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input } from 'mediabunny';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MediaWarning, Recording } from '#core/domain/recording.ts';
import { imported, importFile, newVisit } from '../helpers/importing.ts';
import { longGopWithB, makeNumberedClip, shortGop } from '../helpers/numberedClip.ts';
import { shownNumbers } from '../helpers/shownNumbers.ts';
import { createTestApp, type TestApp } from '../helpers/testApp.ts';

let folder = '';
const at = (name: string): string => join(folder, name);
const size = { frames: 120, width: 160, height: 96, fps: 120 };
const hevc = ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error:keyint=24:bframes=0', '-pix_fmt', 'yuv420p'];
const openGop = [...longGopWithB, '-g', '24', '-sc_threshold', '0', '-x264-params', 'open-gop=1:b-adapt=0'];
const openHevc = hevc.map((word) => word.replace('bframes=0', 'min-keyint=24:bframes=4:open-gop=1'));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-damage-'));
  await makeNumberedClip({ ...size, file: at('short.mp4'), encoder: shortGop, muxer: ['-movflags', '+faststart'] });
  await makeNumberedClip({
    ...size,
    file: at('long.mp4'),
    encoder: [...longGopWithB, '-sc_threshold', '0'],
    muxer: ['-movflags', '+faststart'],
  });
  await makeNumberedClip({ ...size, file: at('gop24.ts'), encoder: [...longGopWithB, '-g', '24'] });
  await makeNumberedClip({ ...size, file: at('open.ts'), encoder: openGop });
  await makeNumberedClip({ ...size, file: at('open-hevc.ts'), encoder: openHevc });
  await makeNumberedClip({ ...size, file: at('hevc.mov'), encoder: hevc });
  await makeNumberedClip({ ...size, file: at('gop24.mkv'), encoder: [...longGopWithB, '-g', '24'] });
  await makeNumberedClip({ ...size, file: at('pictures.avi'), encoder: ['-c:v', 'mjpeg', '-q:v', '3', '-pix_fmt', 'yuvj420p'] });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const warning = ({ probe }: Recording, code: MediaWarning['code']): MediaWarning | undefined =>
  probe.warnings.find((found) => found.code === code);
const ticksOf = async (lab: TestApp, { id }: Recording): Promise<readonly number[]> => {
  const { ticks, ticksPerSecond } = await lab.call('recordings.frameIndex', { id });
  return ticks.map((tick) => Math.round((tick / ticksPerSecond) * size.fps));
};
const from = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);

describe('a frame that is lost inside a clip is told by its place, and the times of the others stay', () => {
  test.each([
    // file, frame whose packet is spoilt, frames lost by it
    ['long.mp4', 60, [60]],
    ['short.mp4', 66, [66]],
    ['short.mp4', 60, from(60, 11)],
    ['hevc.mov', 50, [50]],
    ['gop24.ts', 60, [60]],
  ])('%s, frame %i', async (name, packet, lost) => {
    await using lab = createTestApp();
    const recording = await imported(lab, await newVisit(lab), await spoilt(name, packet, 'header'));
    const kept = from(0, 120).filter((frame) => !lost.includes(frame));
    expect(recording.frames).toBe(kept.length);
    expect(recording.reviewCopy).toBe(true);
    expect(await ticksOf(lab, recording)).toEqual(kept);
    const before = kept.indexOf((lost[0] as number) - 1);
    const place = { frames: [{ from: before, to: before + 1 }] };
    expect(warning(recording, 'gap')).toMatchObject(place);
    // A transport stream has no list of frames to miss one from.
    if (!name.endsWith('.ts'))
      expect(warning(recording, 'lost-frames')).toMatchObject({
        ...place,
        message: expect.stringContaining(`between ${(before / 120).toFixed(3)} s and ${((kept[before + 1] as number) / 120).toFixed(3)} s`),
      });
    expect(warning(recording, 'damaged-end')).toBeUndefined();
    // Frames that need the lost one may be spoilt; before it and after the next key frame each shows its own number.
    const numbers = await shownNumbers(lab, recording);
    expect(numbers).toHaveLength(kept.length);
    const sure = kept.map((frame, i) => (frame < (lost[0] as number) - 4 || numbers[i] !== null ? numbers[i] === frame : true));
    expect(sure.filter((right) => !right)).toHaveLength(0);
  });
});

test('pictures that the decoder had to guess are told by their place', async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const short = await imported(lab, visit, await spoilt('short.mp4', 60, 'middle'));
  expect(short).toMatchObject({ frames: 120, reviewCopy: true });
  expect(warning(short, 'damaged-frames')).toMatchObject({ frames: [{ from: 60, to: 71 }], message: expect.stringContaining('0.500 s') });
  const long = await imported(lab, visit, await spoilt('long.mp4', 60, 'middle'));
  const [span] = warning(long, 'damaged-frames')?.frames ?? [];
  expect(span?.from).toBeGreaterThanOrEqual(56);
  expect(span?.from).toBeLessThanOrEqual(60);
  expect(span?.to).toBe(119);
});

test('a start that no player can decode is left out and told, also in a clip that steps well otherwise', async () => {
  await using lab = createTestApp();
  const recording = await imported(lab, await newVisit(lab), await spoilt('short.mp4', 0, 'header'));
  expect(recording).toMatchObject({ frames: 108, reviewCopy: true });
  expect(warning(recording, 'undecodable-start')?.message).toContain('12 frames');
  expect(await shownNumbers(lab, recording)).toEqual(from(12, 108));
});

test('an end that cannot be read is told', async () => {
  await using lab = createTestApp();
  const recording = await imported(lab, await newVisit(lab), await spoilt('hevc.mov', 119, 'header'));
  expect(warning(recording, 'damaged-end')).toMatchObject({
    frames: [{ from: 118, to: 118 }],
    message: expect.stringContaining('0.983 s'),
  });
});

test('a gap in a container without an index is told by its place', async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const avi = await imported(lab, visit, spoiltPicture('pictures.avi', 60));
  expect(warning(avi, 'gap')?.frames).toEqual([{ from: 59, to: 60 }]);
  expect(await ticksOf(lab, avi)).toEqual([...from(0, 60), ...from(61, 59)]);
  const mkv = await imported(lab, visit, await spoilt('gop24.mkv', 60, 'block'));
  const ticks = await ticksOf(lab, mkv);
  expect(ticks.length).toBe(mkv.frames);
  const numbers = await shownNumbers(lab, mkv);
  expect(numbers.every((number, i) => number === null || number === ticks[i])).toBe(true);
  expect(mkv.probe.warnings.some(({ code, frames }) => (code === 'gap' || code === 'lost-frames') && frames.length > 0)).toBe(true);
});

test('repeated frames are told by their place, with a review copy and without', async () => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const filter = 'loop=loop=2:size=1:start=20,loop=loop=1:size=1:start=40';
  for (const [name, encoder] of [
    ['repeats.mp4', shortGop],
    ['repeats.mov', longGopWithB],
  ] as const) {
    const recording = await imported(lab, visit, await makeNumberedClip({ ...size, file: at(name), frames: 60, encoder, filter }));
    expect(recording).toMatchObject({ frames: 63, reviewCopy: name.endsWith('mov') });
    const numbers = await shownNumbers(lab, recording);
    const repeats = numbers.flatMap((number, i) => (i > 0 && number === numbers[i - 1] ? [i] : []));
    expect(repeats).toHaveLength(3);
    const told = warning(recording, 'duplicate-frames');
    expect(told?.message).toContain('3 frames');
    expect(told?.frames.flatMap(({ from: first, to }) => from(first, to - first + 1))).toEqual(repeats);
  }
});

test.each(['short.mp4', 'long.mp4', 'hevc.mov', 'gop24.mkv', 'pictures.avi'])('%s cut off anywhere is refused by name', async (name) => {
  await using lab = createTestApp();
  const visit = await newVisit(lab);
  const { length } = readFileSync(at(name));
  for (const share of [0.02, 0.3, 0.6, 0.95]) {
    const path = at(`cut-${share}-${name}`);
    copyFileSync(at(name), path);
    truncateSync(path, Math.floor(length * share));
    const end = await importFile(lab, visit, path);
    expect(['damaged-file', 'not-a-video']).toContain(end.failure?.code);
    expect(end.failure?.action).not.toBe('');
  }
  expect(await lab.call('recordings.list', { visitId: visit })).toEqual([]);
});

test.each([
  ['gop24.ts', 48],
  ['open.ts', 48],
  ['open-hevc.ts', 48],
])('%s that begins in the middle starts with the first frame that can be decoded', async (name, first) => {
  await using lab = createTestApp();
  const bytes = readFileSync(at(name));
  const path = at(`middle-${name}`);
  writeFileSync(path, bytes.subarray(188 * Math.floor(bytes.length / 188 / 3)));
  const recording = await imported(lab, await newVisit(lab), path);
  expect(await shownNumbers(lab, recording)).toEqual(from(first, 72));
  expect(await ticksOf(lab, recording)).toEqual(from(0, 72));
  expect(warning(recording, 'damaged-frames')).toBeUndefined();
  expect(warning(recording, 'extra-frames')).toBeUndefined();
});

test('a transport stream has no end: what is there is imported', async () => {
  await using lab = createTestApp();
  const path = at('cut.ts');
  copyFileSync(at('gop24.ts'), path);
  truncateSync(path, 188 * Math.floor(readFileSync(path).length / 188 / 2));
  const recording = await imported(lab, await newVisit(lab), path);
  expect(recording.frames).toBeGreaterThan(40);
  const numbers = await shownNumbers(lab, recording);
  expect(numbers.slice(0, 40)).toEqual(from(0, 40));
});

/** A copy with the packet of one frame spoilt: its first bytes, a stretch in its middle, or the container's own bytes before it too. */
async function spoilt(name: string, frame: number, how: 'header' | 'middle' | 'block'): Promise<string> {
  const bytes = readFileSync(at(name));
  using input = new Input({ source: new FilePathSource(at(name)), formats: ALL_FORMATS });
  const track = await input.getPrimaryVideoTrack();
  if (track === null) throw new Error(`${name} has no video track`);
  const packets = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  const data = packets.toSorted((a, b) => a.timestamp - b.timestamp)[frame]?.data ?? new Uint8Array();
  const start = bytes.indexOf(data.subarray(0, Math.min(data.length, 100)));
  if (data.length === 0 || start < 0) throw new Error(`the packet of frame ${frame} of ${name} was not found`);
  if (how === 'header') bytes.fill(0, start, start + Math.min(16, data.length));
  else if (how === 'middle') bytes.fill(0x5a, start + Math.floor(data.length / 4), start + data.length - 1);
  else bytes.fill(0xff, start - 4, start + data.length);
  const path = at(`spoilt-${how}-${frame}-${name}`);
  writeFileSync(path, bytes);
  return path;
}

/** A copy of an AVI with one picture overwritten. */
function spoiltPicture(name: string, picture: number): string {
  const bytes = readFileSync(at(name));
  let chunk = bytes.indexOf('movi');
  for (let n = 0; n <= picture; n++) chunk = bytes.indexOf('00dc', chunk + 4);
  bytes.fill(0x11, chunk + 8, chunk + 8 + bytes.readUInt32LE(chunk + 4));
  const path = at(`spoilt-${picture}${extname(name)}`);
  writeFileSync(path, bytes);
  return path;
}
