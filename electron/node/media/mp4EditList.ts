import { type FileHandle, open } from 'node:fs/promises';

/** What the edit list of a video track says, in seconds. */
export type EditList = {
  /** Media time at which showing begins. */
  readonly mediaStart: number;
  /** Delay before it, from empty edits. */
  readonly delay: number;
  /** How long media is shown; null when to its end. */
  readonly duration: number | null;
  /** More than one stretch of media is shown, or not at its own speed. */
  readonly complex: boolean;
};

type Box = { readonly type: string; readonly start: number; readonly end: number };

const largestMoov = 256 * 1024 * 1024;

/** Reads the edit list of an MP4 or QuickTime file's n-th video track, from 0; null where there is none or the file is not one. Reads headers only. */
export async function readEditList(path: string, videoTrack: number): Promise<EditList | null> {
  await using file = await open(path);
  const moov = await topBox(file, 'moov');
  if (moov === null || moov.end - moov.start > largestMoov) return null;
  const bytes = Buffer.alloc(moov.end - moov.start);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, moov.start);
  return bytesRead === bytes.length ? editListOf(bytes, videoTrack) : null;
}

async function topBox(file: FileHandle, wanted: string): Promise<Box | null> {
  const { size } = await file.stat();
  const head = Buffer.alloc(16);
  for (let at = 0; at + 8 <= size; ) {
    const { bytesRead } = await file.read(head, 0, 16, at);
    if (bytesRead < 8) return null;
    const short = head.readUInt32BE(0);
    const header = short === 1 ? 16 : 8;
    const length = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    if (length < header || at + length > size) return null;
    if (head.toString('latin1', 4, 8) === wanted) return { type: wanted, start: at + header, end: at + length };
    at += length;
  }
  return null;
}

/** The edit list inside the content of a `moov` box. */
export function editListOf(moov: Buffer, videoTrack = 0): EditList | null {
  let passed = 0;
  const whole = { type: 'moov', start: 0, end: moov.length };
  const movieScale = timescale(moov, child(moov, whole, 'mvhd'));
  for (const track of children(moov, whole).filter((box) => box.type === 'trak')) {
    const media = child(moov, track, 'mdia');
    const handler = media && child(moov, media, 'hdlr');
    if (!media || !handler || moov.toString('latin1', handler.start + 8, handler.start + 12) !== 'vide') continue;
    if (passed++ < videoTrack) continue;
    const edits = child(moov, track, 'edts');
    const list = edits && child(moov, edits, 'elst');
    const mediaScale = timescale(moov, child(moov, media, 'mdhd'));
    return list && movieScale > 0 && mediaScale > 0 ? readList(moov, list, movieScale, mediaScale) : null;
  }
  return null;
}

function readList(bytes: Buffer, list: Box, movieScale: number, mediaScale: number): EditList | null {
  if (list.end - list.start < 8) return null;
  const long = bytes[list.start] === 1;
  const entry = long ? 20 : 12;
  const count = Math.min(bytes.readUInt32BE(list.start + 4), Math.floor((list.end - list.start - 8) / entry));
  let delay = 0;
  const shown: { readonly duration: number; readonly start: number; readonly rate: number }[] = [];
  for (let i = 0; i < count; i++) {
    const at = list.start + 8 + i * entry;
    const duration = long ? Number(bytes.readBigUInt64BE(at)) : bytes.readUInt32BE(at);
    const start = long ? Number(bytes.readBigInt64BE(at + 8)) : bytes.readInt32BE(at + 4);
    const rate = bytes.readInt16BE(at + entry - 4);
    if (start >= 0) shown.push({ duration, start, rate });
    else if (shown.length === 0) delay += duration;
  }
  const [first] = shown;
  if (first === undefined) return null;
  const total = shown.reduce((sum, { duration }) => sum + duration, 0);
  return {
    mediaStart: first.start / mediaScale,
    delay: delay / movieScale,
    duration: total === 0 ? null : total / movieScale,
    complex: shown.length > 1 || first.rate !== 1,
  };
}

function children(bytes: Buffer, parent: Box): readonly Box[] {
  const boxes: Box[] = [];
  for (let at = parent.start; at + 8 <= parent.end; ) {
    const length = bytes.readUInt32BE(at) || parent.end - at;
    if (length < 8 || at + length > parent.end) break;
    boxes.push({ type: bytes.toString('latin1', at + 4, at + 8), start: at + 8, end: at + length });
    at += length;
  }
  return boxes;
}

const child = (bytes: Buffer, parent: Box, type: string): Box | null => children(bytes, parent).find((box) => box.type === type) ?? null;

/** Ticks per second in an `mvhd` or `mdhd` box; 0 where it cannot be read. */
function timescale(bytes: Buffer, box: Box | null): number {
  if (box === null) return 0;
  const at = box.start + (bytes[box.start] === 1 ? 20 : 12);
  return at + 4 <= box.end ? bytes.readUInt32BE(at) : 0;
}
