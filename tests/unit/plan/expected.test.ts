import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#core/clinical/calendar.ts';
import { beginPhase } from '#core/plan/course.ts';
import { weekdayOf } from '#core/plan/day.ts';
import { applyEdits, headerPatch, phasePatch } from '#core/plan/edit.ts';
import { expected, expectedOver } from '#core/plan/expected.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Frequency } from '#core/plan/prescription.ts';
import { firstVersion, nextVersion } from '#core/plan/version.ts';
import { monday, on, planOf, shippedIds } from './lab.ts';

/** By days after the Monday: how many goes are asked for. */
const goes = (plan: Plan, from: number, to: number) => expected(plan, on(from), on(to)).map(({ items }) => items.length);

const withFrequency = (frequency: Frequency, weekdays: readonly number[] | null = null): Plan => {
  const plan = planOf('alfredson');
  return applyEdits(
    plan,
    phasePatch(plan, 'eccentric', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.slice(0, 1).map((one) => ({ ...one, frequency, weekdays })),
    })),
  );
};
const amount = (from: number, to = from) => ({ from, to, source: 'clinician' });

test('Alfredson asks for both exercises twice a day, the first session before the second', () => {
  const [day] = expected(planOf('alfredson'), monday, monday);
  expect(day).toMatchObject({ day: monday, phaseId: 'eccentric' });
  expect(day?.items.map(({ prescription, session }) => [prescription.id, session])).toEqual([
    ['straight', 1],
    ['bent', 1],
    ['straight', 2],
    ['bent', 2],
  ]);
});

test.each<[number, readonly number[]]>([
  [1, [0]],
  [2, [0, 3]],
  [3, [0, 2, 4]],
  [4, [0, 1, 3, 5]],
  [5, [0, 1, 2, 4, 5]],
  [6, [0, 1, 2, 3, 4, 5]],
  [7, [0, 1, 2, 3, 4, 5, 6]],
])('%i days a week are spread out', (days, which) => {
  const plan = withFrequency({ kind: 'days-per-week', days: amount(days), perDay: amount(1) });
  const asked = goes(plan, 0, 13);
  expect(asked.flatMap((count, n) => (count > 0 ? [n] : []))).toEqual([...which, ...which.map((n) => n + 7)]);
});

test('of a range the lesser is asked for: more is not missed', () => {
  const plan = withFrequency({ kind: 'days-per-week', days: amount(2, 3), perDay: amount(1, 3) });
  expect(goes(plan, 0, 6)).toEqual([1, 0, 0, 1, 0, 0, 0]);
});

test('weekdays that the clinician chose are kept, whenever the phase began', () => {
  const plan = withFrequency({ kind: 'days-per-week', days: amount(3), perDay: amount(2) }, [1, 3, 6]);
  expect(goes(plan, 0, 6)).toEqual([2, 0, 2, 0, 0, 2, 0]);
  const later = { ...plan, startsOn: on(2), course: [{ phaseId: 'eccentric', from: on(2) }] };
  expect(goes(later, 0, 8)).toEqual([0, 0, 2, 0, 0, 2, 0, 2, 0]);
});

test('every other day counts from the first day of the phase', () => {
  const plan = planOf('return-to-run');
  expect(goes(plan, 0, 6)).toEqual([1, 0, 1, 0, 1, 0, 1]);
  const climbed = applyEdits(plan, beginPhase(plan, 'level-2', on(3)));
  expect(expected(climbed, on(0), on(5)).map(({ phaseId, items }) => `${phaseId} ${items.length}`)).toEqual([
    'level-1 1',
    'level-1 0',
    'level-1 1',
    'level-2 1',
    'level-2 0',
    'level-2 1',
  ]);
});

describe('a calendar', () => {
  const plan = applyEdits(planOf('alfredson'), headerPatch(planOf('alfredson'), { endsOn: on(2) }));

  test('has every day from first to last; none outside of the plan has anything in it', () => {
    expect(expected(plan, on(-1), on(3)).map(({ day, phaseId, items }) => [day, phaseId, items.length])).toEqual([
      [on(-1), null, 0],
      [on(0), 'eccentric', 4],
      [on(1), 'eccentric', 4],
      [on(2), 'eccentric', 4],
      [on(3), null, 0],
    ]);
    expect(expected(plan, on(1), on(0))).toEqual([]);
  });

  test('over versions asks for what was planned on the day', () => {
    const first = firstVersion(planOf('alfredson'), { at: '2026-03-02T09:00:00Z', by: 'A. Physio', why: '' });
    const less = phasePatch(first.plan, 'eccentric', (phase) => ({ ...phase, prescriptions: phase.prescriptions.slice(0, 1) }));
    const second = nextVersion(first, less, { from: on(2), at: '2026-03-04T09:00:00Z', by: 'A. Physio', why: '' });
    expect(expectedOver([first, second], on(0), on(4)).map(({ items }) => items.length)).toEqual([4, 4, 2, 2, 2]);
  });
});

test('whatever the programme and the days, the same day is asked for the same, and a week for at least one go a loading phase', () => {
  fc.assert(
    fc.property(fc.constantFrom(...shippedIds), fc.nat(400), fc.nat(30), (id, from, length) => {
      const plan = planOf(id);
      const whole = expected(plan, on(from), on(from + length + 6));
      expect(whole.map(({ day }) => day)).toEqual(Array.from({ length: length + 7 }, (_, n) => addDays(on(from), n)));
      expect(expected(plan, on(from + length), on(from + length))).toEqual(whole.slice(length, length + 1));
      expect(whole.slice(0, 7).some(({ items }) => items.length > 0)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('days before 1970 and beyond the clock have their weekday', () => {
  fc.assert(
    fc.property(fc.integer({ min: -40_000, max: 60_000 }), (n) => {
      const day = addDays('1970-01-01', n);
      expect(weekdayOf(day)).toBe(new Date(`${day}T00:00:00Z`).getUTCDay() || 7);
    }),
  );
});
