/** Bytes of a 4:2:0 picture of even size: brightness, then the two colour planes at half the size. */
export const yuvBytes = (width: number, height: number): number => width * height * 1.5;

/**
 * RGBA pixels (sRGB, 0 to 255) as planar 4:2:0 in the BT.709 limited range (brightness 16 to 235, colour 16 to 240, ITU-R BT.709-6, 3.2 to 3.5), the
 * colour of each four pixels averaged. Width and height are even. Writes into `into`, which holds `yuvBytes`.
 */
export function toYuv(rgba: Uint8ClampedArray, width: number, height: number, into: Uint8Array): void {
  const colourAt = width * height;
  const quarter = colourAt / 4;
  const half = width / 2;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let [r, g, b] = [0, 0, 0];
      for (let k = 0; k < 4; k++) {
        const at = (y + (k >> 1)) * width + x + (k & 1);
        const red = rgba[at * 4] as number;
        const green = rgba[at * 4 + 1] as number;
        const blue = rgba[at * 4 + 2] as number;
        // Rounded by the half that is added: 16.5.
        into[at] = 0.18258588 * red + 0.61423059 * green + 0.06200706 * blue + 16.5;
        r += red;
        g += green;
        b += blue;
      }
      const colour = colourAt + (y >> 1) * half + (x >> 1);
      into[colour] = (-0.10064373 * r - 0.33857195 * g + 0.43921569 * b) / 4 + 128.5;
      into[colour + quarter] = (0.43921569 * r - 0.39894216 * g - 0.04027352 * b) / 4 + 128.5;
    }
  }
}
