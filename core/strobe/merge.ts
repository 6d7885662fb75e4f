import { type Mask, middleOf, staysInPlace } from './figure.ts';
import { newPicture, type Picture } from './picture.ts';

/** A frame and where in it the figure is. */
export type Figure = { readonly picture: Picture; readonly mask: Mask };

export type Merged = {
  readonly picture: Picture;
  /** Middle of each figure across the merged picture, in pixels. */
  readonly middles: readonly number[];
};

/**
 * Lays the figures of one clip, all of one size, onto one picture, later ones over earlier ones. With `step` 0 each lies where it was, on the still
 * background. Else each is moved `step` pixels on from the one before it (below 0: to the left), the picture grows by as much, and what is behind
 * the figures is the frames' own background: each column shows the frame whose figure is nearest, so that a runner on a treadmill keeps the trunk, which never
 * moves and so differs from no background. Figures that stay in place share one middle, so that a leg that swings far back does not draw the border over
 * the face. A step is at most the picture's width.
 */
export function merged(background: Picture, figures: readonly Figure[], step: number): Merged {
  const { width, height } = background;
  const by = Math.max(-width, Math.min(width, Math.round(step)));
  const begin = by < 0 ? -by * (figures.length - 1) : 0;
  const shifts = figures.map((_, k) => begin + k * by);
  const own = figures.map(({ mask }) => middleOf(mask));
  const mean = own.reduce((total, middle) => total + middle, 0) / Math.max(1, own.length);
  const inPlace = by !== 0 && staysInPlace(figures.map(({ mask }) => mask));
  const middles = own.map((middle, k) => (inPlace ? mean : middle) + (shifts[k] ?? 0));
  const picture = newPicture(width + Math.abs(by) * Math.max(0, figures.length - 1), height);
  if (by === 0) picture.data.set(background.data);
  else fill(picture, figures, shifts, middles);
  for (const [k, figure] of figures.entries()) lay(picture, figure, shifts[k] ?? 0);
  return { picture, middles };
}

/** Each column from the frame whose figure is nearest, of those that reach it. */
function fill(into: Picture, figures: readonly Figure[], shifts: readonly number[], middles: readonly number[]): void {
  const source = new Uint32Array(into.data.buffer);
  const frames = figures.map(({ picture }) => new Uint32Array(picture.data.buffer, picture.data.byteOffset));
  for (let x = 0; x < into.width; x++) {
    let nearest = -1;
    for (const [k, { picture }] of figures.entries()) {
      const inside = x - (shifts[k] as number);
      if (inside < 0 || inside >= picture.width) continue;
      if (nearest < 0 || Math.abs(x - (middles[k] as number)) < Math.abs(x - (middles[nearest] as number))) nearest = k;
    }
    const frame = frames[nearest];
    const figure = figures[nearest];
    if (frame === undefined || figure === undefined) continue;
    const own = x - (shifts[nearest] as number);
    for (let y = 0; y < into.height; y++) source[y * into.width + x] = frame[y * figure.picture.width + own] as number;
  }
}

function lay(into: Picture, { picture, mask }: Figure, shift: number): void {
  const target = new Uint32Array(into.data.buffer);
  const source = new Uint32Array(picture.data.buffer, picture.data.byteOffset);
  for (let y = 0; y < picture.height; y++) {
    const row = y * picture.width;
    const out = y * into.width + shift;
    for (let x = 0; x < picture.width; x++) if (mask.bits[row + x] === 1) target[out + x] = source[row + x] as number;
  }
}
