import { type FileHandle, open } from 'node:fs/promises';

/** What of a fragmented MP4 is whole. `end` is the byte after its last whole fragment (and its closing index), 0 when there is none; `seconds` is how long its video is until there. */
export type WholeFragments = { readonly end: number; readonly seconds: number; readonly fragments: number };

type Box = { readonly type: string; readonly start: number; readonly body: number; readonly end: number };
type Video = { readonly id: number; readonly ticksPerSecond: number };

/** A header or fragment description is far smaller; a size beyond this is not one of ours. */
const largestHeader = 16 * 1024 * 1024;

/** Walks the boxes of a take from the front as far as they are whole, reading headers only. Throws only what the disk throws. */
export async function wholeFragments(path: string): Promise<WholeFragments> {
  await using file = await open(path, 'r');
  const { size } = await file.stat();
  let whole: WholeFragments = { end: 0, seconds: 0, fragments: 0 };
  let video: Video | null = null;
  let described: number | null = null;
  for (let at = 0; at < size; ) {
    const box = await boxAt(file, at, size);
    if (box === null) break;
    if (box.type === 'moov') video = videoOf(await bodyOf(file, box));
    if (box.type === 'moof') described = video === null ? null : endOfVideo(await bodyOf(file, box), video);
    if (box.type === 'mdat' && described !== null) {
      whole = { end: box.end, seconds: Math.max(whole.seconds, described), fragments: whole.fragments + 1 };
      described = null;
    }
    // The index that ends a finished file.
    if (box.type === 'mfra' && whole.end === box.start) whole = { ...whole, end: box.end };
    at = box.end;
  }
  return whole;
}

/** The box that begins at `at`, or null when its header or its body is not all there, or it is no box. */
async function boxAt(file: FileHandle, at: number, size: number): Promise<Box | null> {
  const head = Buffer.alloc(16);
  const { bytesRead } = await file.read(head, 0, 16, at);
  if (bytesRead < 8) return null;
  const type = head.toString('latin1', 4, 8);
  if (!/^[a-z0-9 ]{4}$/i.test(type)) return null;
  const short = head.readUInt32BE(0);
  if (short === 1 && bytesRead < 16) return null;
  const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short;
  const header = short === 1 ? 16 : 8;
  if (length < header || at + length > size || (type !== 'mdat' && length > largestHeader)) return null;
  return { type, start: at, body: at + header, end: at + length };
}

async function bodyOf(file: FileHandle, { body, end }: Box): Promise<Buffer> {
  const bytes = Buffer.alloc(end - body);
  await file.read(bytes, 0, bytes.length, body);
  return bytes;
}

/** Boxes inside a body; stops at the first that does not fit. */
function* boxesIn(body: Buffer): Generator<{ readonly type: string; readonly body: Buffer }> {
  for (let at = 0; at + 8 <= body.length; ) {
    const length = body.readUInt32BE(at);
    if (length < 8 || at + length > body.length) return;
    yield { type: body.toString('latin1', at + 4, at + 8), body: body.subarray(at + 8, at + length) };
    at += length;
  }
}

function inside(body: Buffer, ...path: readonly string[]): Buffer | null {
  const [type, ...rest] = path;
  if (type === undefined) return body;
  for (const box of boxesIn(body)) if (box.type === type) return inside(box.body, ...rest);
  return null;
}

/** Number and clock of the first video track of a header. */
function videoOf(moov: Buffer): Video | null {
  for (const { type, body } of boxesIn(moov)) {
    if (type !== 'trak') continue;
    const handler = inside(body, 'mdia', 'hdlr');
    const header = inside(body, 'tkhd');
    const clock = inside(body, 'mdia', 'mdhd');
    if (handler === null || header === null || clock === null) continue;
    if (handler.length < 12 || handler.toString('latin1', 8, 12) !== 'vide' || header.length < 24 || clock.length < 24) continue;
    return { id: header.readUInt32BE(header[0] === 1 ? 20 : 12), ticksPerSecond: clock.readUInt32BE(clock[0] === 1 ? 20 : 12) };
  }
  return null;
}

/** When the video of a fragment ends, in seconds on the take's clock; null when the fragment holds none. */
function endOfVideo(moof: Buffer, video: Video): number | null {
  for (const { type, body } of boxesIn(moof)) {
    if (type !== 'traf') continue;
    const header = inside(body, 'tfhd');
    const began = inside(body, 'tfdt');
    const run = inside(body, 'trun');
    if (header === null || began === null || run === null || header.readUInt32BE(4) !== video.id) continue;
    const start = began[0] === 1 ? Number(began.readBigUInt64BE(4)) : began.readUInt32BE(4);
    return (start + runLength(run, header)) / video.ticksPerSecond;
  }
  return null;
}

/** Ticks that all samples of a run last together: each its own duration where the run tells it, else the fragment's usual one. */
function runLength(run: Buffer, header: Buffer): number {
  const flags = run.readUIntBE(1, 3);
  const samples = run.readUInt32BE(4);
  const fields = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0);
  const first = 8 + ((flags & 1) !== 0 ? 4 : 0) + ((flags & 4) !== 0 ? 4 : 0);
  if ((flags & 0x100) === 0) return samples * usualDuration(header);
  let ticks = 0;
  for (let i = 0, at = first; i < samples && at + 4 <= run.length; i++, at += fields.length * 4) ticks += run.readUInt32BE(at);
  return ticks;
}

function usualDuration(header: Buffer): number {
  const flags = header.readUIntBE(1, 3);
  if ((flags & 8) === 0) return 0;
  const at = 8 + ((flags & 1) !== 0 ? 8 : 0) + ((flags & 2) !== 0 ? 4 : 0);
  return at + 4 <= header.length ? header.readUInt32BE(at) : 0;
}
