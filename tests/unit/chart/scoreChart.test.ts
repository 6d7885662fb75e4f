import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScoreLimits, scoreChart } from '#core/chart/scoreChart.ts';
import { addDays } from '#core/clinical/calendar.ts';

const size = { width: 240, height: 100 };
const margins = { left: 30, right: 10, top: 8, bottom: 18 };
const range = { min: 0, max: 100 };
const none: ScoreLimits = { mdc: null, mcid: null, better: 'higher' };
const day = (n: number): string => addDays('2026-01-05', n);
const at = (...values: readonly (readonly [number, number])[]) => values.map(([n, value]) => ({ day: day(n), value }));

describe('a score over time', () => {
  it('is nothing without a value', () => expect(scoreChart([], none, range, size, margins)).toBeNull());

  it('is a dot without a line for one value, within the plot', () => {
    const chart = scoreChart(at([0, 40]), none, range, size, margins);
    expect(chart?.line).toBe('');
    expect(chart?.dots).toHaveLength(1);
    expect(chart?.dots[0]?.y).toBeGreaterThan(margins.top);
    expect(chart?.dots[0]?.y).toBeLessThan(size.height - margins.bottom);
  });

  it('stands on the days, whatever the order in which they come', () => {
    const chart = scoreChart(at([28, 70], [0, 50], [14, 55]), none, range, size, margins);
    expect(chart?.dots.map(({ x }) => x)).toEqual([30, 130, 230]);
    expect(chart?.dayTicks.map(({ label }) => label)).toEqual([day(0), day(14), day(28)]);
  });

  it('draws measurement error to both sides of the first value, and what patients notice the good way', () => {
    const limits = { mdc: 9, mcid: 15, better: 'higher' } as const;
    const chart = scoreChart(at([0, 50], [28, 70]), limits, range, size, margins);
    const [first, last] = chart?.dots ?? [];
    if (chart?.error == null || chart.noticed === null || first === undefined || last === undefined) throw new Error('no limits');
    const perPoint = (first.y - last.y) / 20;
    expect(first.y - chart.error.top).toBeCloseTo(9 * perPoint, 9);
    expect(chart.error.bottom - first.y).toBeCloseTo(9 * perPoint, 9);
    expect(first.y - chart.noticed).toBeCloseTo(15 * perPoint, 9);
    const down = scoreChart(at([0, 50], [28, 30]), { ...limits, better: 'lower' }, range, size, margins);
    expect(down?.noticed).toBeGreaterThan(down?.dots[0]?.y ?? Number.NaN);
  });

  it('draws no line that the measure cannot reach', () => {
    expect(scoreChart(at([0, 95]), { ...none, mcid: 15 }, range, size, margins)?.noticed).toBeNull();
  });

  it('leaves out labels of days that would touch, but never the first and the last', () => {
    const chart = scoreChart(at([0, 1], [1, 2], [2, 3], [60, 4], [61, 5]), none, range, size, margins);
    expect(chart?.dayTicks.map(({ label }) => label)).toEqual([day(0), day(61)]);
  });

  it('keeps every value and limit within the plot', () => {
    const points = fc.array(fc.record({ n: fc.integer({ min: 0, max: 800 }), value: fc.integer({ min: 0, max: 100 }) }), {
      minLength: 1,
      maxLength: 20,
    });
    const limit = fc.option(fc.integer({ min: 1, max: 60 }), { nil: null });
    fc.assert(
      fc.property(points, limit, limit, fc.constantFrom('higher' as const, 'lower' as const), (found, mdc, mcid, better) => {
        const chart = scoreChart(
          found.map(({ n, value }) => ({ day: day(n), value })),
          { mdc, mcid, better },
          range,
          size,
          margins,
        );
        const { left, top, width, height } = chart?.plot ?? { left: 0, top: 0, width: 0, height: 0 };
        const places = [
          ...(chart?.dots.map(({ y }) => y) ?? []),
          ...(chart?.error == null ? [] : Object.values(chart.error)),
          ...(chart?.noticed == null ? [] : [chart.noticed]),
        ];
        for (const y of places) {
          expect(y).toBeGreaterThanOrEqual(top - 1e-6);
          expect(y).toBeLessThanOrEqual(top + height + 1e-6);
        }
        for (const { x } of chart?.dots ?? []) {
          expect(x).toBeGreaterThanOrEqual(left - 1e-6);
          expect(x).toBeLessThanOrEqual(left + width + 1e-6);
        }
      }),
    );
  });
});
