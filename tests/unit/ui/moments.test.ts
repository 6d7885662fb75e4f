import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocalField, toLocalField } from '#renderer/clinical/treatment/fields/moments.ts';

test('an instant goes into a field and comes back, to the minute', () => {
  const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
  fc.assert(
    fc.property(minute, (minutes) => {
      const instant = new Date(minutes * 60_000).toISOString();
      const back = fromLocalField(toLocalField(instant));
      // The hour that a clock repeats in autumn has two instants and one name.
      expect(back === null ? null : toLocalField(back)).toBe(toLocalField(instant));
    }),
  );
});

test('an empty or half-filled field is no instant', () => {
  expect(fromLocalField('')).toBeNull();
  expect(fromLocalField('2026-11-23T')).toBeNull();
});
