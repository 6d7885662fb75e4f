import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chartRegions } from '#core/clinical/intake/bodyChart.ts';
import { regionTowards, type Way } from '../../../renderer/clinical/intake/chartMoves.ts';
import { parseWeeks, weeksInWords } from '../../../renderer/clinical/intake/weeks.ts';

describe('kilometres of weeks in one line', () => {
  test('are read with blanks, commas in numbers, and ? for a week nobody remembers', () => {
    expect(parseWeeks('42  38,5 ? 0')).toEqual([42, 38.5, null, 0]);
    expect(parseWeeks('42; -; 12')).toEqual([42, null, 12]);
  });
  test('are refused where one is no distance, and where there is none or too many', () => {
    for (const text of ['', '  ', '42 many', '501', '-3', '42 1e9', Array(27).fill('1').join(' ')])
      expect(parseWeeks(text), text).toBeNull();
  });
  test('written out and read again are the same', () => {
    const week = fc.option(
      fc.integer({ min: 0, max: 5000 }).map((tenths) => tenths / 10),
      { nil: null },
    );
    fc.assert(
      fc.property(fc.array(week, { minLength: 1, maxLength: 26 }), (weeks) => {
        expect(parseWeeks(weeksInWords(weeks))).toEqual(weeks);
      }),
    );
  });
});

describe('arrows over the body chart', () => {
  const ways: readonly Way[] = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'];
  for (const view of ['front', 'back'] as const) {
    test(`reach every region seen from the ${view}`, () => {
      const regions = chartRegions.filter((region) => region.view === view);
      const reached = new Set(regions.slice(0, 1));
      for (const region of reached) for (const way of ways) reached.add(regionTowards(regions, region, way));
      expect(regions.filter((region) => !reached.has(region)).map(({ id }) => id)).toEqual([]);
    });
  }
});
