import { type FileHandle, open } from 'node:fs/promises';

/**
 * Whether the container itself says that the file should be longer than it is: the index or the picture data of an MP4 or QuickTime file, a Matroska segment or
 * an AVI goes on behind the end. A fragmented MP4 never counts: it is whole up to its last fragment, and a camera that lost power leaves one. Nor does a transport stream,
 * which has no end. Reads headers only.
 */
export async function isCutShort(path: string): Promise<boolean> {
  await using file = await open(path);
  const { size } = await file.stat();
  const head = await bytesAt(file, 0, 64);
  if (head.length < 12) return false;
  if (head.toString('latin1', 0, 4) === 'RIFF') return head.readUInt32LE(4) + 8 > size;
  if (head.readUInt32BE(0) === ebml) return segmentEnd(head) > size;
  return /^(ftyp|moov|mdat|free|skip|wide|pnot)$/.test(head.toString('latin1', 4, 8)) && (await picturesGoOn(file, size));
}

async function picturesGoOn(file: FileHandle, size: number): Promise<boolean> {
  let goesOn = false;
  for (let at = 0; at + 8 <= size; ) {
    const box = await bytesAt(file, at, 16);
    if (box.length < 8) return goesOn;
    const type = box.toString('latin1', 4, 8);
    if (type === 'moof') return false;
    const short = box.readUInt32BE(0);
    if (short === 0 || (short === 1 && box.length < 16)) return goesOn;
    const length = short === 1 ? Number(box.readBigUInt64BE(8)) : short;
    if (length < 8) return goesOn;
    if ((type === 'mdat' || type === 'moov') && at + length > size) goesOn = true;
    at += length;
  }
  return goesOn;
}

const ebml = 0x1a45dfa3;
const segment = 0x18538067;

/** Where the first segment ends by its own size; 0 where it does not say. */
function segmentEnd(head: Buffer): number {
  const header = sizeAt(head, 4);
  if (header === null) return 0;
  const at = header.end + header.value;
  if (at + 5 > head.length || head.readUInt32BE(at) !== segment) return 0;
  const own = sizeAt(head, at + 4);
  return own === null ? 0 : own.end + own.value;
}

/** An EBML size and where it ends; null for one that is unknown, or longer than what was read. */
function sizeAt(bytes: Buffer, at: number): { readonly value: number; readonly end: number } | null {
  const first = bytes[at] ?? 0;
  const length = Math.clz32(first) - 23;
  if (first === 0 || at + length > bytes.length) return null;
  let value = first & (0xff >> length);
  let unknown = value === 0xff >> length;
  for (const byte of bytes.subarray(at + 1, at + length)) {
    value = value * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return unknown ? null : { value, end: at + length };
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await file.read(bytes, 0, length, at);
  return bytes.subarray(0, bytesRead);
}
