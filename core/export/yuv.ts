/** Bytes of a 4:2:0 picture of even size: brightness, then the two colour planes at half the size. */
export const yuvBytes = (width: number, height: number): number => width * height * 1.5;

/** Brightness in 65536ths; rounded by the half that is added: 16.5. */
const brightness = (r: number, g: number, b: number): number => (11966 * r + 40254 * g + 4064 * b + 1081344) >> 16;

/**
 * RGBA pixels (sRGB, 0 to 255) as planar 4:2:0 in the BT.709 limited range (brightness 16 to 235, colour 16 to 240, ITU-R BT.709-6, 3.2 to 3.5), the
 * colour of each four pixels averaged. Width and height are even. Writes into `into`, which holds `yuvBytes`. Counts in 65536ths: whole numbers
 * are quicker here than fractions, and round to the same levels.
 */
export function toYuv(rgba: Uint8ClampedArray, width: number, height: number, into: Uint8Array): void {
  let blueAt = width * height;
  let redAt = blueAt * 1.25;
  const row = width * 4;
  for (let y = 0; y < height; y += 2) {
    let at = y * row;
    let above = y * width;
    let below = above + width;
    for (const end = below; above < end; above += 2, below += 2, at += 8) {
      let r = rgba[at] as number;
      let g = rgba[at + 1] as number;
      let b = rgba[at + 2] as number;
      let red = r;
      let green = g;
      let blue = b;
      into[above] = brightness(r, g, b);
      r = rgba[at + 4] as number;
      g = rgba[at + 5] as number;
      b = rgba[at + 6] as number;
      red += r;
      green += g;
      blue += b;
      into[above + 1] = brightness(r, g, b);
      r = rgba[at + row] as number;
      g = rgba[at + row + 1] as number;
      b = rgba[at + row + 2] as number;
      red += r;
      green += g;
      blue += b;
      into[below] = brightness(r, g, b);
      r = rgba[at + row + 4] as number;
      g = rgba[at + row + 5] as number;
      b = rgba[at + row + 6] as number;
      red += r;
      green += g;
      blue += b;
      into[below + 1] = brightness(r, g, b);
      // Sums of four: 128.5 four times.
      into[blueAt++] = (-6596 * red - 22189 * green + 28785 * blue + 33685504) >> 18;
      into[redAt++] = (28785 * red - 26145 * green - 2640 * blue + 33685504) >> 18;
    }
  }
}
