import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addHours,
  addYears,
  compareInstants,
  daysBetween,
  hasReached,
  hoursBetween,
  momentSchema,
} from '#core/clinical/calendar.ts';
import { samePlace, siteSchema } from '#core/clinical/site.ts';

const day = fc.integer({ min: -30000, max: 40000 }).map((n) => addDays('1970-01-01', n));

test('days are counted by the calendar, over leap days and ends of years', () => {
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
  expect(daysBetween('2026-02-28', '2026-03-01')).toBe(1);
  expect(daysBetween('2026-01-01', '2025-12-31')).toBe(-1);
  expect(addDays('2023-12-31', 60)).toBe('2024-02-29');
  fc.assert(fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, n) => daysBetween(from, addDays(from, n)) === n));
});

test('years and months on, with the first of the next month where there is no such date', () => {
  expect(addYears('2008-02-29', 18)).toBe('2026-03-01');
  expect(addYears('2008-02-29', 20)).toBe('2028-02-29');
  expect(addYears('2026-01-31', 0, 1)).toBe('2026-03-01');
  expect(addYears('2026-12-15', 0, 1)).toBe('2027-01-15');
  expect(addYears('2026-08-31', 1, 6)).toBe('2028-03-01');
  expect(addYears('2016-03-10', 8)).toBe('2024-03-10');
  expect(addYears('1926-03-10', 0)).toBe('1926-03-10');
});

test('an age is reached on the birthday, not the day before', () => {
  expect(hasReached(18, '2008-03-10', '2026-03-09')).toBe(false);
  expect(hasReached(18, '2008-03-10', '2026-03-10')).toBe(true);
  expect(hasReached(18, '2008-02-29', '2026-02-28')).toBe(false);
  expect(hasReached(18, '2008-02-29', '2026-03-01')).toBe(true);
  expect(hasReached(20, '2008-02-29', '2028-02-28')).toBe(false);
  expect(hasReached(20, '2008-02-29', '2028-02-29')).toBe(true);
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 120 }),
      (birth, age) => hasReached(age, birth, addYears(birth, age)) && !hasReached(age, birth, addDays(addYears(birth, age), -1)),
    ),
  );
});

test('instants are compared as instants, however they are written', () => {
  expect(compareInstants('2026-03-10T09:00:00Z', '2026-03-10T09:00:00.000Z')).toBe(0);
  expect(compareInstants('2026-03-10T09:00:00.5Z', '2026-03-10T09:00:00Z')).toBeGreaterThan(0);
  expect(hoursBetween('2026-03-10T09:00:00Z', '2026-03-09T21:00:00Z')).toBe(-12);
  expect(addHours('2026-03-10T09:00:00Z', 96)).toBe('2026-03-14T09:00:00.000Z');
});

describe('a moment', () => {
  const fits = (at: string, on: string) => momentSchema.safeParse({ at, day: on }).success;
  test("the day may be any time zone's, and no other", () => {
    expect(fits('2026-03-10T09:00:00Z', '2026-03-10')).toBe(true);
    expect(fits('2026-03-10T10:00:00Z', '2026-03-11')).toBe(true);
    expect(fits('2026-03-10T09:59:59Z', '2026-03-11')).toBe(false);
    expect(fits('2026-03-10T11:59:59Z', '2026-03-09')).toBe(true);
    expect(fits('2026-03-10T12:00:00Z', '2026-03-09')).toBe(false);
  });
  test('what is no day or no time is refused', () => {
    expect([fits('2026-03-10', '2026-03-10'), fits('2026-03-10T09:00:00Z', '2026-02-30'), fits('', '')]).toEqual([false, false, false]);
  });
});

describe('a place on the body', () => {
  const at = (side: 'left' | 'right' | 'bilateral', location = 'midportion', other = '') => siteSchema.parse({ side, location, other });
  test('both sides touch each side; other locations are told by their words', () => {
    expect(samePlace(at('left'), at('left'))).toBe(true);
    expect(samePlace(at('left'), at('right'))).toBe(false);
    expect(samePlace(at('left'), at('bilateral'))).toBe(true);
    expect(samePlace(at('left'), at('left', 'insertional'))).toBe(false);
    expect(samePlace(at('left', 'other', 'shin'), at('left', 'other', 'shin'))).toBe(true);
    expect(samePlace(at('left', 'other', 'shin'), at('left', 'other', 'foot'))).toBe(false);
  });
  test('a side is mandatory, and so is what other means', () => {
    for (const bad of [
      { location: 'midportion' },
      { side: 'both', location: 'midportion' },
      { side: 'left', location: 'other' },
      { side: 'left', location: 'knee' },
    ])
      expect(siteSchema.safeParse(bad).success, JSON.stringify(bad)).toBe(false);
  });
});
