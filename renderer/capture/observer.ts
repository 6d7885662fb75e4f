import type { FramePair, Luma, TakeInput } from '#core/capture/quality/input.ts';
import { type Light, lightOf, lumaOf, smallLumaOf } from './brightness.ts';
import type { PictureCopy } from './pictureCopy.ts';

/** Looks at the frames that go by, so that a take can be judged when it ends. Times in microseconds. */
export type Observer = {
  readonly look: (copy: PictureCopy, timestamp: number) => Light;
  /** Keeps a few pairs of whole pictures from now on. */
  readonly begin: (startedAt: number) => void;
  /** Forgets what was seen before `timestamp`. */
  readonly forget: (timestamp: number) => void;
  /** What was seen of the saved frames. */
  readonly seen: (saved: readonly number[]) => Pick<TakeInput, 'light' | 'thumbs' | 'pairs'>;
};

const thumbColumns = 160;
const thumbEveryUs = 100_000;
/** When after the start a pair of neighbours is kept whole, in seconds: four pairs, soon enough for a short take and spread over a long one. */
const pairsAt = [0.3, 1.5, 4, 9] as const;

export function createObserver(): Observer {
  let light = new Map<number, number>();
  let thumbs: { readonly timestamp: number; readonly luma: Luma }[] = [];
  let pairs: { readonly timestamp: number; readonly first: Luma; readonly second: Luma }[] = [];
  let half: { readonly timestamp: number; readonly luma: Luma } | null = null;
  let startedAt = Number.POSITIVE_INFINITY;

  const keepWhole = (copy: PictureCopy, timestamp: number): void => {
    if (half !== null) {
      pairs.push({ timestamp: half.timestamp, first: half.luma, second: lumaOf(copy) });
      half = null;
      return;
    }
    const next = pairsAt[pairs.length];
    if (next !== undefined && timestamp >= startedAt + next * 1_000_000) half = { timestamp, luma: lumaOf(copy) };
  };
  return {
    look: (copy, timestamp) => {
      const seen = lightOf(copy);
      light.set(timestamp, seen.mean);
      if (timestamp - (thumbs.at(-1)?.timestamp ?? Number.NEGATIVE_INFINITY) >= thumbEveryUs)
        thumbs.push({ timestamp, luma: smallLumaOf(copy, thumbColumns) });
      keepWhole(copy, timestamp);
      return seen;
    },
    begin: (at) => {
      startedAt = at;
      pairs = [];
      half = null;
    },
    forget: (timestamp) => {
      light = new Map([...light].filter(([time]) => time >= timestamp));
      thumbs = thumbs.filter((thumb) => thumb.timestamp >= timestamp);
    },
    seen: (saved) => {
      const frameOf = new Map(saved.map((timestamp, frame) => [timestamp, frame]));
      const means = saved.map((timestamp) => light.get(timestamp));
      return {
        light: means.every((mean) => mean !== undefined) ? (means as number[]) : [],
        thumbs: thumbs.flatMap(({ timestamp, luma }) => {
          const frame = frameOf.get(timestamp);
          return frame === undefined ? [] : [{ frame, luma }];
        }),
        pairs: pairs.flatMap(({ timestamp, first, second }): FramePair[] => {
          const frame = frameOf.get(timestamp);
          return frame === undefined ? [] : [{ frame, first, second }];
        }),
      };
    },
  };
}
