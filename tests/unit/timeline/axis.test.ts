import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayAt, dayTime, heldWithin, leastDays, lengthOf, panned, roomySpan, type Span, timeAxis, zoomed } from '#core/timeline/axis.ts';
import { tickUnits, timeTicks } from '#core/timeline/ticks.ts';

const limits = fc
  .tuple(fc.double({ min: 0, max: 40000, noNaN: true }), fc.double({ min: leastDays, max: 4000, noNaN: true }))
  .map(([from, length]): Span => ({ from, to: from + length }));
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Limits, and a view within them. */
const views = fc.tuple(limits, share, share).map(([within, a, b]) => {
  const length = Math.max(leastDays, lengthOf(within) * a);
  return {
    within,
    view: heldWithin({ from: within.from + b * lengthOf(within), to: within.from + b * lengthOf(within) + length }, within),
  };
});

describe('the axis of time', () => {
  test('reads a place back as its time, and a time as its place', () => {
    fc.assert(
      fc.property(limits, fc.double({ min: 50, max: 4000, noNaN: true }), share, (view, width, at) => {
        const axis = timeAxis(view, 190, width);
        const time = view.from + at * lengthOf(view);
        expect(axis.timeOf(axis.xOf(time))).toBeCloseTo(time, 6);
        const x = 190 + at * width;
        expect(axis.xOf(axis.timeOf(x))).toBeCloseTo(x, 6);
      }),
    );
  });

  test('a day begins at its number and lasts to the next', () => {
    expect(dayTime('1970-01-02')).toBe(1);
    expect(dayAt(dayTime('2026-03-02') + 0.99)).toBe('2026-03-02');
    expect(dayAt(dayTime('2026-03-02') - 0.01)).toBe('2026-03-01');
  });

  test('a single day is shown with a week around it', () => {
    const span = roomySpan('2026-03-02', '2026-03-02');
    expect(lengthOf(span)).toBeCloseTo(leastDays, 9);
    expect((span.from + span.to) / 2).toBeCloseTo(dayTime('2026-03-02') + 0.5, 9);
  });
});

describe('looking closer', () => {
  test('keeps the point that is looked at in its place', () => {
    fc.assert(
      fc.property(views, fc.double({ min: 0.1, max: 1, noNaN: true }), share, ({ within, view }, factor, at) => {
        const about = view.from + at * lengthOf(view);
        const closer = zoomed(view, factor, about, within);
        expect(timeAxis(closer, 0, 1000).xOf(about)).toBeCloseTo(timeAxis(view, 0, 1000).xOf(about), 4);
        expect(lengthOf(closer)).toBeGreaterThanOrEqual(Math.min(leastDays, lengthOf(view)) - 1e-6);
      }),
    );
  });

  test('back again is where it was, unless the least length or the limits came between', () => {
    fc.assert(
      fc.property(views, share, ({ within, view }, at) => {
        const about = view.from + at * lengthOf(view);
        fc.pre(lengthOf(view) * 0.5 >= leastDays);
        const back = zoomed(zoomed(view, 0.5, about, within), 2, about, within);
        expect(back.from).toBeCloseTo(view.from, 4);
        expect(back.to).toBeCloseTo(view.to, 4);
      }),
    );
  });

  test('further away or to the side, never shows what lies outside the limits', () => {
    fc.assert(
      fc.property(
        views,
        fc.double({ min: 1, max: 50, noNaN: true }),
        share,
        fc.double({ min: -9000, max: 9000, noNaN: true }),
        (one, factor, at, days) => {
          const { within, view } = one;
          for (const moved of [zoomed(view, factor, view.from + at * lengthOf(view), within), panned(view, days, within)]) {
            expect(moved.from).toBeGreaterThanOrEqual(within.from - 1e-6);
            expect(moved.to).toBeLessThanOrEqual(within.to + 1e-6);
          }
          expect(lengthOf(panned(view, days, within))).toBeCloseTo(lengthOf(view), 6);
        },
      ),
    );
  });
});

describe('the ticks', () => {
  test('are in order, inside the axis and far enough apart, however long the time', () => {
    fc.assert(
      fc.property(
        limits,
        fc.double({ min: 100, max: 3000, noNaN: true }),
        fc.double({ min: 40, max: 120, noNaN: true }),
        (view, width, apart) => {
          const axis = timeAxis(view, 190, width);
          const { unit, ticks } = timeTicks(axis, apart);
          ticks.forEach(({ x, day }, n) => {
            expect(x).toBeGreaterThanOrEqual(190 - 1e-6);
            expect(x).toBeLessThanOrEqual(190 + width + 1e-6);
            expect(axis.xOf(dayTime(day))).toBe(x);
            const before = ticks[n - 1];
            if (before === undefined) return;
            expect(day > before.day).toBe(true);
            expect(x - before.x).toBeGreaterThanOrEqual(apart - 1e-6);
          });
          expect(tickUnits).toContain(unit);
        },
      ),
    );
  });

  test.each([
    [7, 'day', '2026-03-03'],
    [60, 'week', '2026-03-09'],
    [300, 'month', '2026-04-01'],
    [800, 'quarter', '2026-04-01'],
    [3000, 'year', '2027-01-01'],
    [30000, 'decade', '2030-01-01'],
  ])('over %i days are those of each %s', (days, unit, first) => {
    const from = dayTime('2026-03-02') + 0.5;
    const { unit: found, ticks } = timeTicks(timeAxis({ from, to: from + days }, 0, 900), 72);
    expect(found).toBe(unit);
    expect(ticks[0]?.day).toBe(first);
  });
});
