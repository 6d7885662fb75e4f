import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lineChart } from '#core/chart/lineChart.ts';

const size = { width: 600, height: 240 };
const margins = { left: 50, right: 10, top: 20, bottom: 30 };
const points = (...ys: readonly number[]) => ys.map((y, x) => ({ x, y, sigma: 0 }));
const numbers = (d: string) => (d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);

test('nothing to draw is no chart', () => {
  expect(lineChart([], size, margins)).toBeNull();
  expect(lineChart([{ runs: [[]] }], size, margins)).toBeNull();
});

test('every line lies inside the plot, its band around it, with ticks in order', () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 40 }), fc.double({ min: 0, max: 100, noNaN: true }), (ys, sigma) => {
      const chart = lineChart([{ runs: [points(...ys).map((point) => ({ ...point, sigma }))] }], size, margins);
      if (chart === null) throw new Error('no chart');
      const { left, top, width, height } = chart.plot;
      for (const d of [chart.lines[0]?.line ?? '', chart.lines[0]?.band ?? '']) {
        numbers(d).forEach((at, i) => {
          expect(at).toBeGreaterThanOrEqual((i % 2 === 0 ? left : top) - 0.02);
          expect(at).toBeLessThanOrEqual((i % 2 === 0 ? left + width : top + height) + 0.02);
        });
        expect(d).not.toContain('NaN');
      }
      const places = chart.xTicks.map(({ at }) => at);
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(new Set(chart.yTicks.map(({ label }) => label)).size).toBe(chart.yTicks.length);
    }),
  );
});

test('a broken line is several pieces, and a place on the axis is read back as its value', () => {
  const chart = lineChart([{ runs: [points(1, 2, 3), points(4, 5).map((point) => ({ ...point, x: point.x + 5 }))] }], size, margins);
  expect(chart?.lines[0]?.line.match(/M/g)).toHaveLength(2);
  expect(chart?.lines[0]?.band).toBe('');
  expect(chart?.xOf(chart.xAt(2.5))).toBeCloseTo(2.5, 9);
  expect(lineChart([{ runs: [points(-1, 2)] }], size, margins)?.zero).toBeGreaterThan(margins.top);
  expect(lineChart([{ runs: [points(100, 110)] }], size, margins)?.zero).toBeNull();
});
