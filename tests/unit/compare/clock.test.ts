import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  canAlignByStride,
  clipTimeAt,
  jointClock,
  jointTime,
  momentAt,
  nearestFrame,
  type TimedClip,
  warpOf,
} from '#core/compare/clock.ts';
import type { ComparisonPane } from '#core/domain/comparison.ts';
import { clipTime, type FrameIndex, type FrameNo, toFrameNo } from '#core/domain/frameIndex.ts';
import { recordingId } from '#core/domain/ids.ts';

const even = (rate: number, frames: number): FrameIndex => ({
  ticks: Array.from({ length: frames }, (_, n) => Math.round((n * 1_000_000) / rate)),
  ticksPerSecond: 1_000_000,
});
const some = recordingId.parse('00000000-0000-4000-8000-000000000001');
const pane = (change: Partial<ComparisonPane> = {}): ComparisonPane => ({
  recordingId: some,
  mirrored: false,
  zero: 0 as FrameNo,
  offset: 0,
  contacts: [],
  ...change,
});
const frames = (...numbers: readonly number[]) => numbers.map(toFrameNo);

/** A clip whose frames come at uneven times, some missing, shot so many times slower than life. */
const clip = fc
  .record({
    gaps: fc.array(fc.integer({ min: 900, max: 90_000 }), { minLength: 3, maxLength: 60 }),
    slowdown: fc.constantFrom(1, 2, 4, 8, 10),
  })
  .map(({ gaps, slowdown }): TimedClip => {
    const ticks = [0];
    for (const gap of gaps) ticks.push((ticks.at(-1) ?? 0) + gap);
    return { index: { ticks, ticksPerSecond: 1_000_000 }, slowdown };
  });
const placed = fc.tuple(clip, fc.nat(), fc.double({ min: -3, max: 3, noNaN: true })).map(([timed, zero, offset]) => ({
  timed,
  pane: pane({ zero: toFrameNo(zero % timed.index.ticks.length), offset }),
}));

test('the nearest frame is never more than half an interval away', () => {
  const index = even(120, 100);
  for (let t = 0; t < 0.8; t += 0.0013) expect(Math.abs(clipTime(index, nearestFrame(index, t)) - t)).toBeLessThanOrEqual(1 / 240 + 1e-6);
});

test('a clip of 240 frames/s and one of 60 step as one: by frames of the first, by its offset', () => {
  const clips = [
    { index: even(240, 480), slowdown: 1 },
    { index: even(60, 120), slowdown: 1 },
  ];
  const clock = jointClock([pane(), pane({ offset: 0.25 })], clips, 'time');
  const at = momentAt(clock, 1);
  expect(clock.moments[at]?.frames).toEqual([240, 45]);
  expect(clock.moments[at + 4]?.frames).toEqual([244, 46]);
  expect(clock.moments[0]).toEqual({ joint: 0, frames: [0, 0], covered: [true, false] });
  // The second clip goes on for a quarter of a second after the first has ended: then its frames are the steps.
  expect(clock.moments.at(-1)).toMatchObject({ frames: [479, 119], covered: [false, true] });
  expect(clock.moments).toHaveLength(480 + 15);
});

test('slow motion written into a slow file lies on the same clock as real time', () => {
  const clips = [
    { index: even(30, 240), slowdown: 8 },
    { index: even(60, 60), slowdown: 1 },
  ];
  const { moments } = jointClock([pane({ zero: toFrameNo(48) }), pane({ zero: toFrameNo(6) })], clips, 'time');
  const contact = moments.find(({ frames: [first] }) => first === 48);
  expect(contact).toMatchObject({ joint: 0, frames: [48, 6] });
  expect(moments.find(({ frames: [first] }) => first === 48 + 8)?.frames[1]).toBe(8);
});

describe('at every moment of any clips', () => {
  test('every running clip shows the frame nearest to the moment, and the finest running one lies on it', () => {
    fc.assert(
      fc.property(fc.array(placed, { minLength: 1, maxLength: 4 }), (lanes) => {
        const clips = lanes.map(({ timed }) => timed);
        const clock = jointClock(
          lanes.map((lane) => lane.pane),
          clips,
          'time',
        );
        let before = Number.NEGATIVE_INFINITY;
        for (const { joint, frames: shown, covered } of clock.moments) {
          expect(joint).toBeGreaterThan(before);
          before = joint;
          expect(covered).toContain(true);
          let exact = false;
          for (const [i, { index, slowdown }] of clips.entries()) {
            if (covered[i] !== true) continue;
            const warp = clock.warps[i];
            const frame = shown[i];
            if (warp === undefined || frame === undefined) throw new Error('a lane is missing');
            const away = Math.abs(jointTime(warp, clipTime(index, frame)) - joint);
            if (away < 1e-6) exact = true;
            const around = [frame - 1, frame, frame + 1].flatMap((n) => (index.ticks[n] === undefined ? [] : [index.ticks[n] / 1e6]));
            const longest = Math.max(...around.slice(1).map((time, n) => time - (around[n] ?? 0)));
            // The last frame stays for as long as the one before it: up to a whole interval away at the very end.
            const share = frame === index.ticks.length - 1 ? 1 : 0.5;
            expect(away * slowdown).toBeLessThanOrEqual(longest * share + 1e-5);
          }
          expect(exact).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('every frame of a lone clip is one step', () => {
    fc.assert(
      fc.property(placed, ({ timed, pane: on }) => {
        const { moments } = jointClock([on], [timed], 'time');
        expect(moments.map(({ frames: [frame] }) => frame)).toEqual(timed.index.ticks.map((_, n) => n));
      }),
    );
  });

  test('there and back again: clip time to joint time to clip time', () => {
    fc.assert(
      fc.property(placed, fc.double({ min: -5, max: 20, noNaN: true }), ({ timed, pane: on }, time) => {
        const warp = warpOf(on, timed, 'time');
        expect(clipTimeAt(warp, jointTime(warp, time))).toBeCloseTo(time, 6);
      }),
    );
  });
});

describe('by stride', () => {
  const clips = [
    { index: even(240, 960), slowdown: 1 },
    { index: even(30, 960), slowdown: 8 },
  ];
  // 150 strides a minute against 160: contacts every 168 and every 157.5 frames.
  const panes = [pane({ contacts: frames(20, 188, 356, 524) }), pane({ contacts: frames(40, 197, 355, 512) })];

  test('contacts fall together whatever the cadence, and half a stride is half a stride in both', () => {
    const clock = jointClock(panes, clips, 'stride');
    for (const [k, pair] of [
      [20, 40],
      [188, 197],
      [356, 355],
      [524, 512],
    ].entries())
      expect(clock.moments[momentAt(clock, k)]?.frames).toEqual(pair);
    const half = clock.moments[momentAt(clock, 0.5)]?.frames ?? [];
    expect(Math.abs((half[0] ?? 0) - 104)).toBeLessThanOrEqual(1);
    expect(Math.abs((half[1] ?? 0) - 118.5)).toBeLessThanOrEqual(1);
  });

  test('before the first contact and after the last the pace goes on', () => {
    const warp = warpOf(panes[0] ?? pane(), clips[0] ?? { index: even(1, 1), slowdown: 1 }, 'stride');
    expect(jointTime(warp, (20 - 84) / 240)).toBeCloseTo(-0.5, 5);
    expect(jointTime(warp, (524 + 84) / 240)).toBeCloseTo(3.5, 5);
  });

  test('one unit is the mean stride of the clip with the finest steps, in true time', () => {
    expect(jointClock(panes, clips, 'stride').unitSeconds).toBeCloseTo((524 - 20) / 3 / 240, 6);
  });

  test('without two contacts on every clip it is by time', () => {
    const one = [pane({ contacts: frames(20, 188) }), pane({ contacts: frames(40, 40) })];
    expect(canAlignByStride(one, clips)).toBe(false);
    expect(jointClock(one, clips, 'stride').unitSeconds).toBe(1);
  });
});
