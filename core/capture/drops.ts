import { holesOf } from './rate.ts';
import type { Drop } from './take.ts';

/**
 * Every place of a take where frames are missing, and who is to blame. `saved` and `lost` are camera times in microseconds, each ascending: of the frames in
 * the file, and of those that arrived but could not be encoded or held. What lies before the first saved frame or after the last is not part of the
 * take. One place may have both: frames that never came and frames that were lost. `late` are times of frames that this computer let wait: what is missing
 * beside them found no room while they waited, and is its doing.
 */
export function dropMap(saved: readonly number[], lost: readonly number[], late: ReadonlySet<number> = new Set()): readonly Drop[] {
  const first = saved[0];
  const last = saved.at(-1);
  if (first === undefined || last === undefined) return [];
  const inside = lost.filter((time) => time > first && time < last);
  const arrived = [...saved, ...inside].sort((a, b) => a - b);
  const found = new Map<string, Drop>();
  const add = (afterFrame: number, missing: number, blame: Drop['blame']): void => {
    const key = `${afterFrame} ${blame}`;
    const holeMs = ((saved[afterFrame + 1] as number) - (saved[afterFrame] as number)) / 1000;
    found.set(key, { afterFrame, blame, holeMs, missing: missing + (found.get(key)?.missing ?? 0) });
  };
  for (const time of inside) add(savedBefore(saved, time), 1, 'encoder');
  for (const { afterFrame, missing } of holesOf(arrived)) {
    const before = arrived[afterFrame] as number;
    const place = savedBefore(saved, before + 0.5);
    const waited = late.has(before) || late.has(arrived[afterFrame + 1] as number);
    if (place < saved.length - 1) add(place, missing, waited ? 'encoder' : 'camera');
  }
  return [...found.values()].sort((a, b) => a.afterFrame - b.afterFrame || a.blame.localeCompare(b.blame));
}

/** Number of the last saved frame before `time`; `time` lies after the first. */
function savedBefore(saved: readonly number[], time: number): number {
  let low = 0;
  let high = saved.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((saved[middle] as number) < time) low = middle;
    else high = middle - 1;
  }
  return low;
}
