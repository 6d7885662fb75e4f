import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dropMap } from '#core/capture/drops.ts';
import { holesOf, measuredRate } from '#core/capture/rate.ts';

/** Times of a camera in microseconds; `late` delays single frames without moving those after them. */
const steady = (frames: number, rate: number, late: (frame: number) => number = () => 0): number[] =>
  Array.from({ length: frames }, (_, i) => Math.round(((i * 1_000_000) / rate + late(i)) / 100) * 100 + 7_000_000);

const without = (times: readonly number[], gone: ReadonlySet<number>): number[] => times.filter((_, i) => !gone.has(i));

test('a steady camera has its rate and no holes, whatever the grain of its clock', () => {
  for (const rate of [25, 30, 59.94, 60, 119.88, 120, 240]) {
    const times = steady(400, rate);
    expect(holesOf(times)).toEqual([]);
    expect(measuredRate(times)?.framesPerSecond).toBeCloseTo(rate, 1);
  }
  expect(measuredRate([0, 4000])).toBeNull();
});

test('holes are found where they are, with how many frames they lack', () => {
  const times = without(steady(300, 120), new Set([50, 100, 101, 102, 250]));
  expect(holesOf(times).map(({ afterFrame, missing }) => [afterFrame, missing])).toEqual([
    [49, 1],
    [98, 3],
    [245, 1],
  ]);
  expect(measuredRate(times)?.framesPerSecond).toBeCloseTo(120, 1);
  expect(measuredRate(times)?.worstGapMs).toBeCloseTo(33.3, 0);
});

test('a frame that merely comes late is no hole', () => {
  const interval = 1_000_000 / 120;
  const times = steady(200, 120, (i) => (i === 60 ? interval * 0.9 : i === 120 || i === 121 ? interval * 0.8 : 0));
  expect(holesOf(times)).toEqual([]);
});

test('whatever goes missing from an uneven camera is found, and nothing else', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(30, 60, 120, 240),
      fc.array(fc.integer({ min: 12, max: 380 }), { maxLength: 5 }),
      fc.array(fc.double({ min: 0, max: 0.22, noNaN: true }), { minLength: 400, maxLength: 400 }),
      (rate, gone, jitter) => {
        const interval = 1_000_000 / rate;
        const spaced = [...new Set(gone.map((frame) => Math.floor(frame / 12) * 12))];
        const times = steady(400, rate, (i) => (jitter[i] ?? 0) * interval);
        const holes = holesOf(without(times, new Set(spaced)));
        expect(holes.reduce((sum, { missing }) => sum + missing, 0)).toBe(spaced.length);
        expect(measuredRate(without(times, new Set(spaced)))?.framesPerSecond).toBeCloseTo(rate, 0);
      },
    ),
  );
});

test('the drop map says who is to blame, and tells both apart in one place', () => {
  const times = steady(100, 120);
  const notArrived = new Set([20, 60, 61]);
  const lost = new Set([40, 62]);
  const saved = times.filter((_, i) => !notArrived.has(i) && !lost.has(i));
  const drops = dropMap(
    saved,
    times.filter((_, i) => lost.has(i)),
  );
  expect(drops.map(({ afterFrame, missing, blame }) => [afterFrame, missing, blame])).toEqual([
    [19, 1, 'camera'],
    [38, 1, 'encoder'],
    [57, 2, 'camera'],
    [57, 1, 'encoder'],
  ]);
  expect(drops[1]?.holeMs).toBeCloseTo(16.7, 0);
  expect(drops[2]?.holeMs).toBeCloseTo(33.3, 0);
});

test('frames that were pushed out while this computer stood still are its doing, not the camera’s', () => {
  const times = steady(100, 120);
  const saved = times.filter((_, i) => i < 30 || (i > 39 && i !== 70));
  const drops = dropMap(saved, [], new Set(times.slice(40, 52)));
  expect(drops.map(({ missing, blame }) => [missing, blame])).toEqual([
    [10, 'encoder'],
    [1, 'camera'],
  ]);
  // Frames that were on their way when it stood still come late, and those after them found no room.
  expect(dropMap(saved, [], new Set(times.slice(22, 30)))[0]).toMatchObject({ missing: 10, blame: 'encoder' });
});

test('what was lost before the first saved frame or after the last is not part of the take', () => {
  const times = steady(50, 60);
  expect(dropMap(times.slice(5, 45), [...times.slice(0, 5), ...times.slice(45)])).toEqual([]);
  expect(dropMap([], [1, 2])).toEqual([]);
});

/** A camera whose frames are handed over late, some much later, some in a heap after a stall; `gone` never come. Also tells where frames are missing. */
function rough(
  rate: number,
  seed: number,
  how: { readonly late: number; readonly often: number; readonly by: number; readonly gone: number },
) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const interval = 1_000_000 / rate;
  const times: number[] = [];
  const missing = new Map<number, number>();
  let hole = 0;
  for (let i = 0; i < 1200; i++) {
    if (i > 8 && i < 1190 && next() < how.gone) {
      hole++;
      continue;
    }
    const delay = (how.late * next() + (next() < how.often && i < 1190 ? how.by : 0)) * interval;
    if (hole > 0) missing.set(times.length - 1, hole);
    hole = 0;
    times.push(Math.max((times.at(-1) ?? -1) + interval * 0.05, Math.round(i * interval + delay)));
  }
  return { times, missing };
}

test('frames that come late, or in a heap after a stall, are no holes: fewer than one false in ten thousand frames', () => {
  let found = 0;
  for (const rate of [30, 60, 120, 240])
    for (let seed = 1; seed <= 8; seed++)
      for (const how of [
        { late: 0.2, often: 0.02, by: 0.9, gone: 0 },
        { late: 0.2, often: 0.01, by: 1.5, gone: 0 },
        { late: 0.3, often: 0.003, by: 3.4, gone: 0 },
      ])
        found += holesOf(rough(rate, seed, how).times).reduce((sum, { missing }) => sum + missing, 0);
  expect(found).toBeLessThanOrEqual((4 * 8 * 3 * 1200) / 10_000);
});

test('of frames missing from such a camera at least 99 in 100 are found, and 97 exactly where they are', () => {
  let all = 0;
  let counted = 0;
  let placed = 0;
  for (const rate of [30, 60, 120, 240])
    for (let seed = 1; seed <= 12; seed++) {
      const { times, missing } = rough(rate, seed, { late: 0.2, often: 0.005, by: 0.9, gone: 0.01 });
      const holes = holesOf(times);
      for (const [after, count] of missing) {
        all += count;
        const near = holes.filter(({ afterFrame }) => Math.abs(afterFrame - after) <= 2).reduce((sum, hole) => sum + hole.missing, 0);
        counted += Math.min(count, near);
        if (holes.some((hole) => hole.afterFrame === after && hole.missing === count)) placed += count;
      }
      expect(Math.abs((measuredRate(times)?.framesPerSecond ?? 0) / rate - 1)).toBeLessThan(0.005);
    }
  expect(all).toBeGreaterThan(400);
  expect(counted / all).toBeGreaterThanOrEqual(0.99);
  expect(placed / all).toBeGreaterThanOrEqual(0.97);
});

test('a camera that slows down, or speeds up again, lost nothing', () => {
  const fast = steady(600, 120);
  const end = fast.at(-1) as number;
  const slow = steady(300, 60).map((time) => time - 7_000_000 + end + 16_667);
  const again = steady(600, 120).map((time) => time - 7_000_000 + (slow.at(-1) as number) + 8333);
  expect(holesOf([...fast, ...slow])).toEqual([]);
  expect(holesOf([...fast, ...slow, ...again])).toEqual([]);
});
