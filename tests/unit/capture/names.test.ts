import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cameraRoles } from '#core/capture/mode.ts';
import { conditionText, takeName } from '#core/capture/names.ts';
import { type TakeConditions, takeConditionsSchema } from '#core/capture/take.ts';

const of = (part: Partial<TakeConditions>): TakeConditions => ({ ...takeConditionsSchema.parse({}), ...part });

test('a take is named by number, view and what was said of the run, in one order', () => {
  const conditions = of({ shoe: 'Ghost 15', speed: 12 / 3.6, inclinePercent: 1.5, taped: true, fatigue: 'fresh', note: 'shorter steps' });
  expect(takeName({ number: 3, role: 'side-left', conditions })).toBe(
    'Take 03, left side, Ghost 15, 12 km/h, 1.5 % uphill, taped, fresh, shorter steps',
  );
  expect(takeName({ number: 3, role: 'rear', conditions: of({}) })).toBe('Take 03, rear');
});

test('what was not said is not in the name, and what was denied is', () => {
  expect(conditionText(of({}))).toBe('');
  expect(conditionText(of({ taped: false, inclinePercent: -2 }))).toBe('2 % downhill, no tape');
  expect(conditionText(of({ inclinePercent: 0, speed: 2.5 }))).toBe('9 km/h');
});

test('names sort by number up to 99, and two takes with one name have one number and view', () => {
  const some = fc.record({ number: fc.integer({ min: 1, max: 99 }), role: fc.constantFrom(...cameraRoles) });
  fc.assert(
    fc.property(some, some, (a, b) => {
      const [nameA, nameB] = [a, b].map((take) => takeName({ ...take, conditions: of({}) })) as [string, string];
      if (a.number < b.number) expect(nameA < nameB).toBe(true);
      expect(nameA === nameB).toBe(a.number === b.number && a.role === b.role);
    }),
  );
});
