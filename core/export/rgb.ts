/** Where a plane lies in the bytes of a picture, and how many bytes a row of it has. */
export type Plane = { readonly offset: number; readonly stride: number };

/**
 * A planar 4:2:0 picture in the BT.709 limited range (ITU-R BT.709-6, 3.2 to 3.5) as RGB, 0 to 255, each colour sample for its four pixels. Width and
 * height are even. `planes`: brightness, blue and red difference. Writes red, green and blue of `into`, four bytes for each pixel, and leaves its alpha.
 */
export function toRgb(
  yuv: Uint8Array,
  planes: readonly [Plane, Plane, Plane],
  width: number,
  height: number,
  into: Uint8ClampedArray,
): void {
  const [luma, blueness, redness] = planes;
  const row = width * 4;
  for (let y = 0; y < height; y += 2) {
    let above = luma.offset + y * luma.stride;
    let u = blueness.offset + (y >> 1) * blueness.stride;
    let v = redness.offset + (y >> 1) * redness.stride;
    let at = y * row;
    for (const end = at + row; at < end; at += 8, above += 2, u++, v++) {
      // In 65536ths; the half that rounds is added once, to what the four pixels share.
      const blue = (yuv[u] as number) - 128;
      const red = (yuv[v] as number) - 128;
      const r = 117489 * red + 32768;
      const g = -13975 * blue - 34925 * red + 32768;
      const b = 138438 * blue + 32768;
      const below = above + luma.stride;
      let bright = 76309 * ((yuv[above] as number) - 16);
      into[at] = (bright + r) >> 16;
      into[at + 1] = (bright + g) >> 16;
      into[at + 2] = (bright + b) >> 16;
      bright = 76309 * ((yuv[above + 1] as number) - 16);
      into[at + 4] = (bright + r) >> 16;
      into[at + 5] = (bright + g) >> 16;
      into[at + 6] = (bright + b) >> 16;
      bright = 76309 * ((yuv[below] as number) - 16);
      into[at + row] = (bright + r) >> 16;
      into[at + row + 1] = (bright + g) >> 16;
      into[at + row + 2] = (bright + b) >> 16;
      bright = 76309 * ((yuv[below + 1] as number) - 16);
      into[at + row + 4] = (bright + r) >> 16;
      into[at + row + 5] = (bright + g) >> 16;
      into[at + row + 6] = (bright + b) >> 16;
    }
  }
}
