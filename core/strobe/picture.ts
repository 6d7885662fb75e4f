import type { Box } from '../compare/arrange.ts';

/** RGBA, four bytes a pixel, rows from the top. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> };

export const newPicture = (width: number, height: number): Picture => ({
  width,
  height,
  data: new Uint8ClampedArray(width * height * 4),
});

const words = ({ data }: Picture): Uint32Array => new Uint32Array(data.buffer, data.byteOffset, data.byteLength / 4);

/** Left for right, in place. */
export function mirrorPicture(picture: Picture): void {
  const pixels = words(picture);
  for (let y = 0; y < picture.height; y++) pixels.subarray(y * picture.width, (y + 1) * picture.width).reverse();
}

/** The rectangle of a picture as a picture of its own. The box lies inside, in whole pixels. */
export function cutOut(picture: Picture, { left, top, width, height }: Box): Picture {
  const cut = newPicture(width, height);
  for (let y = 0; y < height; y++) {
    const begin = ((top + y) * picture.width + left) * 4;
    cut.data.set(picture.data.subarray(begin, begin + width * 4), y * width * 4);
  }
  return cut;
}
