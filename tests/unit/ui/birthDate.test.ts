import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBirthDate } from '#renderer/ui/birthDate.ts';

const today = '2026-11-23';

test.each([
  ['1990-05-04', '1990-05-04', null],
  ['4.5.1990', '1990-05-04', '1990-04-05'],
  ['04/05/1990', '1990-05-04', '1990-04-05'],
  ['23.5.1990', '1990-05-23', null],
  ['5/23/1990', '1990-05-23', null],
  ['5.5.1990', '1990-05-05', null],
  ['4 5 90', '1990-05-04', '1990-04-05'],
  ['04051990', '1990-05-04', '1990-04-05'],
  ['19900504', '1990-05-04', null],
  ['4 May 1990', '1990-05-04', null],
  ['May 4, 1990', '1990-05-04', null],
  ['4th Sept. 1990', '1990-09-04', null],
  ['1990 May 4', '1990-05-04', null],
  ['29.2.2024', '2024-02-29', null],
  // Of two figures the last such year that is not to come.
  ['1.1.26', '2026-01-01', null],
  ['1.1.27', '1927-01-01', null],
  // Read the other way round it would be after today.
  ['11.12.2026', '2026-11-12', null],
])('%s is %s', (text, day, other) => expect(parseBirthDate(text, today)).toEqual({ day, other }));

test.each([
  ['1.1.27', '2027-01-01'],
  ['11.12.2026', '2026-12-11'],
  ['24 Dec 2030', '2030-12-24'],
  ['1.1.2032', null],
])('%s may be a day to come, to the last that may be meant', (text, day) => {
  expect(parseBirthDate(text, '2031-11-27')?.day ?? null).toBe(day);
});

test.each(['', 'May', '4.5', '29.2.2023', '32.1.1990', '13.13.1990', '4.5.2090', '1.1.1879', '4 M 1990', 'seven', '1.2.3.4'])(
  '%s is no birth date',
  (text) => expect(parseBirthDate(text, today)).toBeNull(),
);

test('every day of the last hundred years is read back from how it is shown', () => {
  const days = fc.date({ min: new Date('1927-01-01T00:00:00Z'), max: new Date('2026-11-23T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(days, (date) => {
      const day = date.toISOString().slice(0, 10);
      const shown = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(date);
      expect(parseBirthDate(shown, today)).toEqual({ day, other: null });
      expect(parseBirthDate(day, today)).toEqual({ day, other: null });
    }),
  );
});
