/** Red, green, blue, 0 to 255. */
export type Colour = readonly [number, number, number];
/** RGB, three bytes a pixel, rows from the top. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };
export type Dot = { readonly x: number; readonly y: number };

export const newRaster = (width: number, height: number): Raster => ({ width, height, data: new Uint8Array(width * height * 3) });

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function blend(data: Uint8Array, at: number, colour: Colour, light: number, cover: number): void {
  const keep = 1 - cover;
  data[at] = (data[at] as number) * keep + clamp(colour[0] * light, 0, 255) * cover + 0.5;
  data[at + 1] = (data[at + 1] as number) * keep + clamp(colour[1] * light, 0, 255) * cover + 0.5;
  data[at + 2] = (data[at + 2] as number) * keep + clamp(colour[2] * light, 0, 255) * cover + 0.5;
}

/**
 * A limb: from a circle at `a` to a circle at `b`, antialiased. `round` 0 is flat paint; more darkens the edges as on a cylinder lit from the
 * left above.
 */
export function capsule(into: Raster, a: Dot, ra: number, b: Dot, rb: number, colour: Colour, round = 0): void {
  const { width, height, data } = into;
  const reach = Math.max(ra, rb) + 1;
  const x0 = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
  const x1 = Math.min(width - 1, Math.ceil(Math.max(a.x, b.x) + reach));
  const y0 = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
  const y1 = Math.min(height - 1, Math.ceil(Math.max(a.y, b.y) + reach));
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length2 = dx * dx + dy * dy || 1e-12;
  for (let y = y0; y <= y1; y++) {
    const py = y + 0.5 - a.y;
    for (let x = x0; x <= x1; x++) {
      const px = x + 0.5 - a.x;
      const h = clamp((px * dx + py * dy) / length2, 0, 1);
      const ex = px - h * dx;
      const ey = py - h * dy;
      const radius = ra + (rb - ra) * h;
      const edge = radius + 0.5;
      const distance2 = ex * ex + ey * ey;
      if (distance2 >= edge * edge) continue;
      const distance = Math.sqrt(distance2);
      const cover = edge - distance;
      const share = distance / radius;
      const light = round === 0 ? 1 : 1 + round * (0.25 - 0.75 * share * share - (0.35 * (ex + 0.6 * ey)) / radius);
      blend(data, (y * width + x) * 3, colour, light, Math.min(1, cover));
    }
  }
}

export const disc = (into: Raster, centre: Dot, radius: number, colour: Colour, round = 0): void =>
  capsule(into, centre, radius, centre, radius, colour, round);

export const stroke = (into: Raster, a: Dot, b: Dot, width: number, colour: Colour): void =>
  capsule(into, a, width / 2, b, width / 2, colour);

/** Any simple polygon, antialiased, its corners rounded outwards by `grow` pixels. */
export function polygon(into: Raster, corners: readonly Dot[], colour: Colour, grow = 0): void {
  const { width, height, data } = into;
  const n = corners.length;
  const xs = Float64Array.from(corners, (corner) => corner.x);
  const ys = Float64Array.from(corners, (corner) => corner.y);
  const x0 = Math.max(0, Math.floor(Math.min(...xs) - grow - 1));
  const x1 = Math.min(width - 1, Math.ceil(Math.max(...xs) + grow + 1));
  const y0 = Math.max(0, Math.floor(Math.min(...ys) - grow - 1));
  const y1 = Math.min(height - 1, Math.ceil(Math.max(...ys) + grow + 1));
  for (let y = y0; y <= y1; y++) {
    const py = y + 0.5;
    for (let x = x0; x <= x1; x++) {
      const px = x + 0.5;
      let nearest = Number.POSITIVE_INFINITY;
      let inside = false;
      for (let i = 0, j = n - 1; i < n; j = i++) {
        const ax = xs[i] as number;
        const ay = ys[i] as number;
        const bx = xs[j] as number;
        const by = ys[j] as number;
        const ex = bx - ax;
        const ey = by - ay;
        const h = clamp(((px - ax) * ex + (py - ay) * ey) / (ex * ex + ey * ey || 1e-12), 0, 1);
        const qx = px - ax - h * ex;
        const qy = py - ay - h * ey;
        nearest = Math.min(nearest, qx * qx + qy * qy);
        if (ay > py !== by > py && px < ((bx - ax) * (py - ay)) / (by - ay) + ax) inside = !inside;
      }
      const distance = inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
      const cover = clamp(0.5 + grow - distance, 0, 1);
      if (cover > 0) blend(data, (y * width + x) * 3, colour, 1, cover);
    }
  }
}

/** From one colour at the top to another at the bottom of the rows `from` to `to`. */
export function fade(into: Raster, from: number, to: number, top: Colour, bottom: Colour): void {
  for (let y = Math.max(0, from); y < Math.min(into.height, to); y++) {
    const h = (y - from) / Math.max(1, to - from);
    const row = top.map((value, i) => value + ((bottom[i] as number) - value) * h);
    for (let at = y * into.width * 3, end = at + into.width * 3; at < end; at += 3) into.data.set(row, at);
  }
}

const glyphs: Readonly<Record<string, readonly number[]>> = {
  '0': [14, 17, 19, 21, 25, 17, 14],
  '1': [4, 12, 4, 4, 4, 4, 14],
  '2': [14, 17, 1, 2, 4, 8, 31],
  '3': [31, 2, 4, 2, 1, 17, 14],
  '4': [2, 6, 10, 18, 31, 2, 2],
  '5': [31, 16, 30, 1, 1, 17, 14],
  '6': [6, 8, 16, 30, 17, 17, 14],
  '7': [31, 1, 2, 4, 8, 8, 8],
  '8': [14, 17, 17, 14, 17, 17, 14],
  '9': [14, 17, 17, 15, 1, 2, 12],
  m: [0, 0, 26, 21, 21, 21, 21],
};

/** Digits and `m`, upright, `size` pixels a dot, top left at `at`. Other characters leave a space. */
export function label(into: Raster, at: Dot, text: string, size: number, colour: Colour): void {
  [...text].forEach((character, place) => {
    glyphs[character]?.forEach((bits, row) => {
      for (let column = 0; column < 5; column++)
        if (bits & (16 >> column)) {
          const x = at.x + (place * 6 + column) * size;
          const y = at.y + row * size;
          polygon(into, box(x, y, size, size), colour);
        }
    });
  });
}

export const box = (x: number, y: number, width: number, height: number): readonly Dot[] => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];
