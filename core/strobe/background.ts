import { newPicture, type Picture } from './picture.ts';

/** Frames from which a background is estimated; odd, so that the median is one of them. */
export const backgroundSamples = 11;

/** What stands still, and how much it wavers. */
export type Background = {
  readonly picture: Picture;
  /** Noise of each pixel in grey levels, as a standard deviation: that of its noisiest channel. */
  readonly local: Uint8Array;
  /** The same of the picture as a whole. */
  readonly noise: number;
};

/** A standard deviation from the median of the distances to the median, for normal noise. */
const fromMedian = 1.4826;

/**
 * The still background: of each channel of each pixel the median over the samples, all of one size. What covers a pixel in fewer than half of them leaves no
 * trace; a runner who stays in place does, where the trunk always is. The noise is 1.4826 times the median distance of the samples from that median,
 * over the samples for each pixel, over all pixels for the whole (Rousseeuw and Croux 1993, the median absolute deviation). One sample is its own
 * background, without noise. `onProgress` hears the share that is done.
 */
export function stillBackground(samples: readonly [Picture, ...Picture[]], onProgress: (share: number) => void = () => {}): Background {
  const [{ width, height }] = samples;
  const picture = newPicture(width, height);
  const local = new Uint8Array(width * height);
  const found = new Uint32Array(256);
  const n = samples.length;
  const middle = n >> 1;
  const planes = samples.map(({ data }) => data);
  const values = new Uint8Array(n);
  const away = new Uint8Array(n);
  for (let y = 0; y < height; y++) {
    for (let pixel = y * width; pixel < (y + 1) * width; pixel++) {
      let most = 0;
      for (let channel = 0; channel < 3; channel++) {
        const at = pixel * 4 + channel;
        for (let k = 0; k < n; k++) insert(values, k, (planes[k] as Uint8ClampedArray)[at] as number);
        const median = values[middle] as number;
        picture.data[at] = median;
        for (let k = 0; k < n; k++) insert(away, k, Math.abs((values[k] as number) - median));
        const distance = away[middle] as number;
        found[distance] = (found[distance] as number) + 1;
        if (distance > most) most = distance;
      }
      picture.data[pixel * 4 + 3] = 255;
      local[pixel] = Math.min(255, Math.round(most * fromMedian));
    }
    if (y % 64 === 63) onProgress((y + 1) / height);
  }
  return { picture, local, noise: medianOf(found, width * height * 3) * fromMedian };
}

/** Puts a value in its place among the first `count`, which are in order. */
function insert(sorted: Uint8Array, count: number, value: number): void {
  let at = count;
  while (at > 0 && (sorted[at - 1] as number) > value) {
    sorted[at] = sorted[at - 1] as number;
    at--;
  }
  sorted[at] = value;
}

function medianOf(histogram: Uint32Array, total: number): number {
  let seen = 0;
  const at = histogram.findIndex((count) => {
    seen += count;
    return seen * 2 >= total;
  });
  return Math.max(0, at);
}
