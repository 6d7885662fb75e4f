import { describe, expect, test } from 'vitest';
import { beginPhase } from '#core/plan/course.ts';
import { applyEdits, headerPatch, phasePatch } from '#core/plan/edit.ts';
import { loadsMore } from '#core/plan/loadsMore.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import { on, planOf, type ShippedId } from './lab.ts';

const amount = (n: number, to = n) => ({ from: n, to, source: 'clinician' });
/** The plan with another first entry of its first phase. */
function entryOf(plan: Plan, change: (entry: Prescription) => Partial<Prescription>): Plan {
  const [phase] = plan.phases;
  return applyEdits(
    plan,
    phasePatch(plan, phase?.id ?? '', (one) => ({
      ...one,
      prescriptions: one.prescriptions.map((entry, i) => (i === 0 ? { ...entry, ...change(entry) } : entry)),
    })),
  );
}
const more = (id: ShippedId, change: (entry: Prescription) => Partial<Prescription>): boolean => {
  const plan = planOf(id);
  return loadsMore(plan, entryOf(plan, change), on(0));
};

describe('of an entry of the phase of today', () => {
  test.each<readonly [string, boolean, ShippedId, (entry: Prescription) => Partial<Prescription>]>([
    ['a set more', true, 'alfredson', ({ dose }) => (dose.kind === 'reps' ? { dose: { ...dose, sets: amount(4) } } : {})],
    ['a set less', false, 'alfredson', ({ dose }) => (dose.kind === 'reps' ? { dose: { ...dose, sets: amount(2) } } : {})],
    [
      'a range that reaches further',
      true,
      'alfredson',
      ({ dose }) => (dose.kind === 'reps' ? { dose: { ...dose, reps: amount(15, 20) } } : {}),
    ],
    ['another kind of dose', true, 'alfredson', () => ({ dose: { kind: 'hold', sets: amount(1), seconds: amount(5) } })],
    ['weight where there was none', true, 'alfredson', () => ({ load: { kind: 'kg', kg: amount(5) } })],
    ['no load', false, 'alfredson', () => ({ load: { kind: 'none' } })],
    ['fewer repetitions to the limit: heavier', true, 'heavy-slow-resistance', () => ({ load: { kind: 'rm', rm: amount(10) } })],
    ['more repetitions to the limit: lighter', false, 'heavy-slow-resistance', () => ({ load: { kind: 'rm', rm: amount(20) } })],
    ['kilograms in place of a share of strength', true, 'heavy-slow-resistance', () => ({ load: { kind: 'kg', kg: amount(1) } })],
    ['more days', true, 'heavy-slow-resistance', ({ frequency }) => ({ frequency: { ...frequency, days: amount(5) } })],
    ['fewer days', false, 'heavy-slow-resistance', ({ frequency }) => ({ frequency: { ...frequency, days: amount(1) } })],
    [
      'every third day for every second',
      false,
      'return-to-run',
      () => ({ frequency: { kind: 'every-days', days: amount(3), perDay: amount(1) } }),
    ],
    [
      'daily for every second day',
      true,
      'return-to-run',
      () => ({ frequency: { kind: 'every-days', days: amount(1), perDay: amount(1) } }),
    ],
    [
      'less walking between runs',
      true,
      'return-to-run',
      ({ dose }) => (dose.kind === 'run' ? { dose: { ...dose, walkMinutes: amount(1) } } : {}),
    ],
    ['shorter runs', false, 'return-to-run', ({ dose }) => (dose.kind === 'run' ? { dose: { ...dose, runMinutes: amount(0.5) } } : {})],
    ['other words', false, 'return-to-run', () => ({ note: 'On grass.' })],
  ])('%s', (_, expected, id, change) => {
    expect(more(id, change)).toBe(expected);
  });
});

test('a further phase asks for more, an earlier one does not; a phase that is not in the course may be anything', () => {
  const plan = planOf('silbernagel');
  const [, second, third] = plan.phases;
  const inSecond = applyEdits(plan, beginPhase(plan, second?.id ?? '', on(7)));
  expect(loadsMore(plan, inSecond, on(7))).toBe(true);
  expect(loadsMore(plan, inSecond, on(0))).toBe(true);
  expect(loadsMore(inSecond, plan, on(7))).toBe(false);
  const heavier = applyEdits(
    plan,
    phasePatch(plan, third?.id ?? '', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.map((entry) => ({ ...entry, load: { kind: 'kg', kg: amount(99) } })),
    })),
  );
  expect(loadsMore(plan, heavier, on(0))).toBe(false);
});

test('ending later asks for more, ending sooner does not', () => {
  const plan = planOf('alfredson');
  const ended = applyEdits(plan, headerPatch(plan, { endsOn: on(10) }));
  expect(loadsMore(plan, ended, on(0))).toBe(false);
  expect(loadsMore(ended, plan, on(0))).toBe(true);
});

test('an exercise that is done otherwise cannot be compared, and counts as more; its words, and one that is not asked for, do not', () => {
  const plan = planOf('silbernagel');
  const asked = plan.phases[0]?.prescriptions[0]?.exercise;
  const change = (id: string | undefined, more: Partial<(typeof plan.exercises)[number]>) => ({
    ...plan,
    exercises: plan.exercises.map((one) => (one.id === id ? { ...one, ...more } : one)),
  });
  expect(loadsMore(plan, change(asked, { side: 'each-leg', knee: 'bent' }), on(0))).toBe(true);
  expect(loadsMore(plan, change(asked, { name: 'Ankle circles', how: 'Slowly.' }), on(0))).toBe(false);
  const later = plan.exercises.find(({ id }) => plan.phases[0]?.prescriptions.every(({ exercise }) => exercise !== id))?.id;
  expect(loadsMore(plan, change(later, { knee: 'bent', standing: 'incline' }), on(0))).toBe(false);
});
