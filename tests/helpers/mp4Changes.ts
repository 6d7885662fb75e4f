import { readFileSync, writeFileSync } from 'node:fs';

/** The same MP4 or QuickTime file with a display matrix that turns it clockwise: every ffmpeg reads it, not every one can write it. */
export function turned(file: string, degrees: 90 | 180 | 270): string {
  const bytes = readFileSync(file);
  const one = 0x10000;
  const [cos, sin] = degrees === 90 ? [0, one] : degrees === 180 ? [-one, 0] : [0, -one];
  const matrix = bytes.indexOf('tkhd') + 44;
  const width = bytes.readUInt32BE(matrix + 36);
  const height = bytes.readUInt32BE(matrix + 40);
  const x = degrees === 90 ? height : degrees === 180 ? width : 0;
  const y = degrees === 90 ? 0 : degrees === 180 ? height : width;
  for (const [n, value] of [cos, sin, 0, -sin, cos, 0, x, y, 0x40000000].entries()) bytes.writeInt32BE(value, matrix + 4 * n);
  writeFileSync(file, bytes);
  return file;
}

/** One entry of an edit list; `from` is the first frame, null for a pause before. */
export type Edit = { readonly seconds: number; readonly from: number | null };

/** The same numbered MP4, which must be made at 120 frames/s with its index at the end, with another edit list on its first track. */
export function edited(file: string, edits: readonly Edit[]): string {
  const bytes = readFileSync(file);
  const list = bytes.indexOf('elst') - 4;
  const base = bytes.readInt32BE(list + 20);
  const entries = edits.map(({ seconds, from: first }) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt32BE(Math.round(seconds * 1000), 0);
    entry.writeInt32BE(first === null ? -1 : base + first * 128, 4);
    entry.writeUInt32BE(0x10000, 8);
    return entry;
  });
  const grown = 12 * edits.length - (bytes.readUInt32BE(list) - 16);
  const after = bytes.subarray(list + bytes.readUInt32BE(list));
  bytes.writeUInt32BE(edits.length, list + 12);
  for (const at of [list, bytes.lastIndexOf('edts') - 4, bytes.lastIndexOf('trak', list) - 4, bytes.lastIndexOf('moov', list) - 4])
    bytes.writeUInt32BE(bytes.readUInt32BE(at) + grown, at);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, list + 16), ...entries, after]));
  return file;
}
