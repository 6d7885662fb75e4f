import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Picture } from './model.ts';

/** Size and kind of a PNG or baseline/progressive JPEG from its own bytes; null for anything else or a header without a size. */
export function imageSize(bytes: Uint8Array): Pick<Picture, 'mime' | 'width' | 'height'> | null {
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 33 && data.getUint32(0) === 0x89504e47 && data.getUint32(4) === 0x0d0a1a0a && data.getUint32(12) === 0x49484452) {
    return sized('image/png', data.getUint32(16), data.getUint32(20));
  }
  if (bytes.length >= 4 && data.getUint16(0) === 0xffd8) return jpegSize(data);
  return null;
}

const sized = (mime: Picture['mime'], width: number, height: number): Pick<Picture, 'mime' | 'width' | 'height'> | null =>
  width > 0 && height > 0 && width <= 20000 && height <= 20000 ? { mime, width, height } : null;

/** Walks the marker segments up to the frame header (SOF0 to SOF15 without DHT, JPG and DAC). */
function jpegSize(data: DataView): Pick<Picture, 'mime' | 'width' | 'height'> | null {
  let at = 2;
  while (at + 9 < data.byteLength) {
    if (data.getUint8(at) !== 0xff) return null;
    const marker = data.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return sized('image/jpeg', data.getUint16(at + 7), data.getUint16(at + 5));
    if (marker === 0xd9 || marker === 0xda) return null;
    at += 2 + data.getUint16(at + 2);
  }
  return null;
}

/** What the model says of a picture file; null when it is not a whole PNG or JPEG. */
export function pictureFacts(file: string): Picture | null {
  const bytes = readFileSync(file);
  const size = imageSize(bytes);
  if (size === null || !isWhole(bytes, size.mime)) return null;
  return { ...size, sha256: createHash('sha256').update(bytes).digest('hex') };
}

/** A file cut short lacks its end mark: the renderer would stumble over it. */
function isWhole(bytes: Uint8Array, mime: Picture['mime']): boolean {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - 64)));
  return mime === 'image/png' ? tail.includes('IEND') : tail.includes(Buffer.from([0xff, 0xd9]));
}
