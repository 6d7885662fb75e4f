import type { Luma } from '#core/capture/quality/input.ts';
import type { PictureCopy } from './pictureCopy.ts';

/** How the brightness of pixel x, y is found in a copy's bytes. */
type Plane = { readonly offset: number; readonly stride: number; readonly step: number; readonly from: number; readonly scale: number };

/**
 * Where brightness lies in the copy, and how it is stretched to 0 to 255: video of limited range keeps to 16 to 235. Of RGB the green part stands for brightness,
 * which is most of it and the sharpest.
 */
function planeOf({ init }: PictureCopy): Plane {
  const [plane] = init.layout ?? [];
  const offset = plane?.offset ?? 0;
  const rgb = init.format !== undefined && /^(RGB|BGR)/.test(init.format);
  if (rgb) return { offset: offset + 1, stride: plane?.stride ?? init.codedWidth * 4, step: 4, from: 0, scale: 1 };
  const full = init.colorSpace?.fullRange === true;
  return { offset, stride: plane?.stride ?? init.codedWidth, step: 1, from: full ? 0 : 16, scale: full ? 1 : 255 / 219 };
}

const stretched = (value: number, { from, scale }: Plane): number => Math.min(255, Math.max(0, (value - from) * scale));

/** The whole picture's brightness. */
export function lumaOf(copy: PictureCopy): Luma {
  const { codedWidth: width, codedHeight: height } = copy.init;
  const plane = planeOf(copy);
  const data = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0, at = plane.offset + y * plane.stride; x < width; x++, at += plane.step)
      data[to++] = stretched(copy.data[at] as number, plane);
  return { width, height, data };
}

/** The picture's brightness at most `columns` wide, each cell the mean of the pixels it stands for. */
export function smallLumaOf(copy: PictureCopy, columns: number): Luma {
  const plane = planeOf(copy);
  const side = Math.max(1, Math.round(copy.init.codedWidth / columns));
  const width = Math.floor(copy.init.codedWidth / side);
  const height = Math.floor(copy.init.codedHeight / side);
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let y = row * side; y < (row + 1) * side; y++)
        for (let x = 0, at = plane.offset + y * plane.stride + column * side * plane.step; x < side; x++, at += plane.step)
          sum += copy.data[at] as number;
      data[row * width + column] = stretched(sum / (side * side), plane);
    }
  return { width, height, data };
}

/** Mean brightness and the shares that are white or black beyond telling, each 0 to 1, from every eighth pixel of every eighth row. */
export type Light = { readonly mean: number; readonly over: number; readonly under: number };

const every = 8;

export function lightOf(copy: PictureCopy): Light {
  const { codedWidth, codedHeight } = copy.init;
  const plane = planeOf(copy);
  let sum = 0;
  let over = 0;
  let under = 0;
  let count = 0;
  for (let y = every / 2; y < codedHeight; y += every)
    for (let x = every / 2; x < codedWidth; x += every) {
      const value = stretched(copy.data[plane.offset + y * plane.stride + x * plane.step] as number, plane);
      sum += value;
      count++;
      if (value >= 250) over++;
      else if (value <= 6) under++;
    }
  return { mean: sum / Math.max(1, count) / 255, over: over / Math.max(1, count), under: under / Math.max(1, count) };
}
