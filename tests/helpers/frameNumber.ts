/** A frame's number written into its pixels as two rows of black and white blocks: 16 bits and their complements. Runs in Node and in the page. */

const bits = 16;

/** Largest number that can be written. */
export const largestNumber = 2 ** bits - 1;

/** Fills an 8-bit grey plane with frame `number`: code in the upper half, and below it a bar that moves so that a person sees the motion too. */
export function paintNumber(plane: Uint8Array, width: number, height: number, number: number): void {
  plane.fill(96);
  const half = Math.floor(height / 4);
  for (let bit = 0; bit < bits; bit++) {
    const on = ((number >> bit) & 1) === 1;
    const left = Math.floor((bit * width) / bits);
    const right = Math.floor(((bit + 1) * width) / bits);
    for (let y = 0; y < half; y++) plane.fill(on ? 235 : 16, y * width + left, y * width + right);
    for (let y = half; y < 2 * half; y++) plane.fill(on ? 16 : 235, y * width + left, y * width + right);
  }
  const at = Math.floor(((number % 60) / 60) * width);
  const bar = Math.max(2, Math.floor(width / 40));
  for (let y = 3 * half; y < height; y++) plane.fill(200, y * width + at, y * width + Math.min(width, at + bar));
}

/** The number of the frame whose RGBA pixels these are; null when a block and its complement do not differ clearly. */
export function readNumber(rgba: Uint8ClampedArray | Uint8Array, width: number, height: number): number | null {
  const half = Math.floor(height / 4);
  const green = (x: number, y: number): number => rgba[(Math.floor(y) * width + Math.floor(x)) * 4 + 1] ?? 0;
  let number = 0;
  for (let bit = 0; bit < bits; bit++) {
    const x = ((bit + 0.5) * width) / bits;
    const above = green(x, half / 2);
    const below = green(x, half * 1.5);
    if (Math.abs(above - below) < 60) return null;
    if (above > below) number += 2 ** bit;
  }
  return number;
}
