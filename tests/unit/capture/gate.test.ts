import fc from 'fast-check';
import { expect, test } from 'vitest';
import { measureShape, type Scene } from '#core/annotation/measure.ts';
import type { ShapeOf } from '#core/annotation/records.ts';
import { gapsOfDrops, knownGaps, spanIsWhole } from '#core/capture/gate.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';

test('a span is whole unless a hole lies inside it, whichever end is named first', () => {
  const gaps = gapsOfDrops([{ afterFrame: 10 }, { afterFrame: 40 }]);
  expect(spanIsWhole(gaps, 0, 10)).toBe(true);
  expect(spanIsWhole(gaps, 11, 40)).toBe(true);
  expect(spanIsWhole(gaps, 10, 11)).toBe(false);
  expect(spanIsWhole(gaps, 30, 50)).toBe(false);
  expect(spanIsWhole(gaps, 50, 30)).toBe(false);
  expect(spanIsWhole(gaps, 10, 10)).toBe(true);
  expect(spanIsWhole([], 0, 99)).toBe(true);
});

test('a span is whole exactly when every step in it is', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 6 }), fc.nat(60), fc.nat(60), (after, a, b) => {
      const gaps = gapsOfDrops(after.map((afterFrame) => ({ afterFrame })));
      const steps = Array.from({ length: Math.abs(b - a) }, (_, i) => Math.min(a, b) + i);
      expect(spanIsWhole(gaps, a, b)).toBe(steps.every((step) => !after.includes(step)));
    }),
  );
});

test('only of a take that was filmed here are the gaps known for sure', () => {
  const warnings = [
    { code: 'gap', frames: [{ from: 3, to: 4 }] },
    { code: 'damaged-end', frames: [{ from: 9, to: 9 }] },
  ] as const;
  const probe = { warnings: warnings.map(({ code, frames }) => ({ code, frames: [...frames] })) };
  expect(knownGaps({ captureRate: { source: 'camera-timestamps' }, probe })).toEqual([{ from: 3, to: 4 }]);
  expect(knownGaps({ captureRate: { source: 'clinician' }, probe })).toBeNull();
});

test('a stopwatch goes by the known gaps: a late frame is none, and a frame lost from an uneven camera is one', () => {
  const ticks = Array.from({ length: 30 }, (_, i) => i * 8 + (i === 12 ? 5 : 0));
  const scene = (gaps: Scene['gaps']): Scene => ({
    index: { ticks, ticksPerSecond: 1000 },
    captureRate: { framesPerSecond: 125, slowdown: 1, source: 'camera-timestamps', confirmed: true, reason: '' },
    calibrations: [],
    width: 640,
    height: 360,
    ...(gaps === undefined ? {} : { gaps }),
  });
  const watch = {
    kind: 'stopwatch',
    label: '',
    intervals: [{ from: 5 as FrameNo, to: 20 as FrameNo, label: '' }],
  } as unknown as ShapeOf<'stopwatch'>;
  const warningOf = (gaps: Scene['gaps']) => measureShape(watch, scene(gaps))[0]?.warning;
  expect(warningOf(undefined)).toBe('spans-a-gap');
  expect(warningOf([])).toBeNull();
  expect(warningOf([{ from: 19, to: 20 }])).toBe('spans-a-gap');
  expect(warningOf([{ from: 20, to: 21 }])).toBeNull();
});
