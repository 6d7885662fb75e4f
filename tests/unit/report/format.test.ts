import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  printedBirthDate,
  printedFigure,
  printedMoment,
  printedRate,
  printedSeconds,
  printedSpan,
  printedValue,
} from '#node/reports/format.ts';
import { sampleRow } from './sampleReport.ts';

describe('a measured value as it is printed', () => {
  it('shows value and uncertainty to the same place', () => {
    expect(printedFigure(sampleRow({ value: 17.83, uncertainty: 0.82 }), 'cm')).toBe('17.8\u00a0±\u00a00.8°');
    expect(printedFigure(sampleRow({ value: 0.2466, unit: 's', uncertainty: 0.0017 }), 'cm')).toBe('0.247\u00a0±\u00a00.002\u00a0s');
  });

  it('shows lengths in the unit of the clinic', () => {
    const row = sampleRow({ value: 254, unit: 'mm', uncertainty: 6.2 });
    expect(printedValue(row, 'cm')).toEqual({ value: '25.4', uncertainty: '0.6', unit: 'cm' });
    expect(printedValue(row, 'in')).toEqual({ value: '10.00', uncertainty: '0.24', unit: 'in' });
  });

  it('uses a minus sign, but never for zero', () => {
    expect(printedValue(sampleRow({ value: -4.24 }), 'cm')?.value).toBe('\u22124.2');
    expect(printedValue(sampleRow({ value: -0.01 }), 'cm')?.value).toBe('0.0');
  });

  it('gives nothing when there is no value', () => {
    expect(printedFigure(sampleRow({ value: null, uncertainty: null, reason: 'not-calibrated' }), 'cm')).toBeNull();
  });

  it('never shows an uncertainty of zero where there is one, and never a number that is none', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e5, max: 1e5, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e4, noNaN: true }),
        fc.constantFrom('deg', 'mm', 'px', 's', 'ms'),
        (value, uncertainty, unit) => {
          const printed = printedValue(sampleRow({ value, uncertainty, unit }), 'cm');
          expect(Number(printed?.uncertainty)).toBeGreaterThan(0);
          expect(printed?.value).toMatch(/^\u2212?\d+(\.\d+)?$/);
        },
      ),
    );
  });
});

describe('times, rates and days', () => {
  it('prints seconds to the millisecond', () => expect(printedSeconds(-0.5)).toBe('\u22120.500\u00a0s'));
  it.each([
    [240, '240'],
    [29.97003, '29.97'],
    [119.88, '119.88'],
  ])('prints the rate %f as %s', (rate, printed) => expect(printedRate(rate)).toBe(printed));
  it('prints a birth date as that day in every zone', () => expect(printedBirthDate('1988-02-29')).toBe('29 February 1988'));
  it('prints a moment as the clock in the clinic showed it', () =>
    expect(printedMoment('2026-03-01T23:30:00.000Z', 'Europe/Berlin')).toBe('2 March 2026, 00:30'));
});

test.each([
  ['2026-11-22', '2026-11-28', '22 to 28 November 2026'],
  ['2026-11-29', '2026-12-05', '29 November to 5 December 2026'],
  ['2026-12-30', '2027-01-05', '30 December 2026 to 5 January 2027'],
])('days from %s to %s say no more of the first than the last does not', (from, to, words) => {
  expect(printedSpan(from, to)).toBe(words);
});
