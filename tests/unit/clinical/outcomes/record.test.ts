import { expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { isComplete, type Outcome, outcomeEntrySchema, outcomeSchema } from '#core/clinical/outcomes/record.ts';
import { measureOf } from '#core/clinical/outcomes/table.ts';
import { emptyVisaA } from '#core/clinical/outcomes/visaAForm.ts';
import { heelRaiseOf, outcome, painOf, visaAOf } from './lab.ts';

const jump = { record: 'single', method: 'measured', legs: 'one', pain: notAsked, jumps: notAsked } as const;
const distance = { trialsCm: notAsked, record: 'single' } as const;
const pain = { kind: 'now', task: null, window: 'this-moment' } as const;
/** One of each, nothing answered. */
const empty: readonly Outcome[] = [
  outcome('visa-a', emptyVisaA),
  outcome('visa-a-sed', { total: notAsked }),
  outcome('tendins-a', { total: notAsked }),
  outcome('nprs', { rating: notAsked, ...pain }),
  outcome('vas', { mm: notAsked, ...pain }),
  outcome('lefs', { items: Array.from({ length: 20 }, () => notAsked) }),
  outcome('morning-stiffness', { minutes: notAsked }),
  outcome('knee-to-wall', distance),
  heelRaiseOf({}),
  heelRaiseOf({}, {}, 'heel-raise-bent'),
  outcome('countermovement-jump', jump),
  outcome('drop-jump', { ...jump, dropCm: notAsked }),
  outcome('hops-25', { meanFlightMs: notAsked, meanContactMs: notAsked, legs: 'one', pain: notAsked }),
  outcome('single-hop', { ...distance, pain: notAsked }),
  outcome('hop-count', { hops: notAsked, pain: notAsked }),
  outcome('psfs', { activities: [] }),
  outcome('groc', { scale: '7-point', rating: notAsked }),
  outcome('tsk-11', { total: notAsked }),
  outcome('tsk-17', { total: notAsked }),
  outcome('pcs', { total: notAsked }),
];

test('every instrument can be kept as a draft: nothing answered, every measure null with what it lacks, in the table’s unit', () => {
  expect(empty.map(({ entry }) => entry.instrument)).toEqual([...instrumentIds]);
  for (const one of empty) {
    const { instrument } = one.entry;
    expect(isComplete(one), instrument).toBe(false);
    for (const { measure, unit, value, missing } of one.derived) {
      expect(value, instrument).toBeNull();
      expect(missing.length, instrument).toBeGreaterThan(0);
      expect(measureOf(instrument, measure)?.unit, `${instrument} ${measure}`).toBe(unit);
    }
    expect(outcomeSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one);
  }
});

test('a side is always there, and a form or test of one leg takes no "bilateral"', () => {
  const { entry } = visaAOf(40, '2026-03-02');
  const problem = (part: object) => outcomeEntrySchema.safeParse({ ...entry, ...part }).error?.issues[0]?.message;
  expect(problem({ side: undefined })).toBeDefined();
  expect(problem({ side: 'bilateral' })).toBe('Of one leg: enter each leg on its own.');
  expect(problem({ side: 'right' })).toBeUndefined();
  expect(problem({ measuredOn: '2026-02-30' })).toBeDefined();
  expect(problem({ instrument: 'ffi' })).toBeDefined();
  expect(problem({ surplus: 1 })).toBeDefined();
});

test('numbers that the scoring in force does not make of the items are refused; those of an older version stand', () => {
  const one = visaAOf(40, '2026-03-02');
  expect(one.algorithm).toBe('visa-a-1');
  const forged = { ...one, derived: [{ measure: 'total', unit: 'points', value: 90, missing: [], rules: [] }] };
  expect(outcomeSchema.safeParse(forged).error?.issues[0]).toMatchObject({
    path: ['derived'],
    message: 'The numbers are not those of the items.',
  });
  expect(outcomeSchema.safeParse({ ...forged, algorithm: 'visa-a-0' }).success).toBe(true);
  const work = heelRaiseOf({ reps: given(7), totalHeightCm: given(70.3), massKg: given(61.7) });
  expect(outcomeSchema.parse(JSON.parse(JSON.stringify(work)))).toEqual(work);
});

test('a number without a value must say what it lacks, and the other way about', () => {
  const one = painOf(given(4));
  const with_ = (part: object) =>
    outcomeSchema.safeParse({ ...one, algorithm: 'nprs-0', derived: [{ ...one.derived[0], ...part }] }).success;
  expect(with_({})).toBe(true);
  expect(with_({ value: null })).toBe(false);
  expect(with_({ missing: [{ item: 'rating', why: 'not-asked' }] })).toBe(false);
});
