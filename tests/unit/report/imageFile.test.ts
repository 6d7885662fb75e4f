import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import { imageSize, pictureFacts } from '#node/reports/imageFile.ts';

const folder = mkdtempSync(join(tmpdir(), 'soleus-image-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const png = (width: number, height: number) => PNG.sync.write(new PNG({ width, height }));
/** The markers of a JPEG up to its frame header, with an application segment before it. */
const jpeg = (marker: number, width: number, height: number) =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, marker, 0, 11, 8],
    ...[height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0],
    ...[0xff, 0xd9],
  ]);

describe('the size of a picture from its own bytes', () => {
  it('of a PNG', () => expect(imageSize(png(321, 45))).toEqual({ mime: 'image/png', width: 321, height: 45 }));
  it.each([0xc0, 0xc2])('of a JPEG with frame header %i', (marker) =>
    expect(imageSize(jpeg(marker, 1080, 1920))).toEqual({ mime: 'image/jpeg', width: 1080, height: 1920 }),
  );
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['text', Buffer.from('a shopping list')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['a JPEG without frame header', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['a JPEG without width', jpeg(0xc0, 0, 10)],
    ['a PNG cut within its header', png(3, 3).subarray(0, 20)],
  ])('of %s there is none', (_, bytes) => expect(imageSize(bytes)).toBeNull());

  it('is found or not, but never an error, whatever the bytes are', () => {
    const starts = fc.constantFrom<readonly number[]>([], [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        const size = imageSize(Uint8Array.from([...start, ...rest]));
        expect(size === null || (size.width > 0 && size.height > 0)).toBe(true);
      }),
    );
  });
});

describe('a picture file', () => {
  const at = (name: string, bytes: Buffer) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  it('is taken when it is whole', () => {
    expect(pictureFacts(at('whole.png', png(8, 6)))).toMatchObject({
      mime: 'image/png',
      width: 8,
      height: 6,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });
  it('is refused when it was cut short', () => {
    const whole = PNG.sync.write(Object.assign(new PNG({ width: 60, height: 60 })));
    expect(pictureFacts(at('cut.png', whole.subarray(0, whole.length - 20)))).toBeNull();
    expect(pictureFacts(at('cut.jpg', jpeg(0xc0, 8, 8).subarray(0, -2)))).toBeNull();
  });
});
