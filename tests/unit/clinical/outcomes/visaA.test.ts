import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, given, givenOf, notAsked } from '#core/clinical/answer.ts';
import {
  sportPoints,
  stiffnessPoints,
  type TrainingBranch,
  trainingBranches,
  trainingMinutes,
  type VisaAInput,
  visaA,
  visaAInputSchema,
  visaAItems,
  visaAPoints,
} from '#core/clinical/outcomes/visaA.ts';
import { emptyVisaA, readTraining, switchTraining } from '#core/clinical/outcomes/visaAForm.ts';
import { visaAForm } from './lab.ts';

const totalOf = (form: VisaAInput) => visaA.score(form)[0];
const branches = Object.keys(trainingBranches) as TrainingBranch[];

describe('the worked vectors', () => {
  test.each<[string, readonly number[], TrainingBranch, number, number]>([
    ['T1 runner training with pain', [8, 6, 7, 8, 5, 4, 4], 'pain-goes-on', 14, 56],
    ['T2 severe, stopped sport', [4, 4, 3, 5, 2, 1, 0], 'pain-stops', 2, 21],
    ['T3 recovered', [10, 10, 10, 10, 9, 10, 7], 'no-pain', 30, 96],
    ['T4 all best', [10, 10, 10, 10, 10, 10, 10], 'no-pain', 30, 100],
    ['T5 all worst', [0, 0, 0, 0, 0, 0, 0], 'no-pain', 0, 0],
    ['T6', [3, 8, 2, 3, 0, 7, 7], 'no-pain', 21, 51],
    ['T7', [5, 5, 5, 5, 5, 5, 10], 'pain-goes-on', 10, 50],
  ])('%s', (_name, points, branch, training, total) => {
    expect(totalOf(visaAForm(points, branch, training))).toEqual({
      measure: 'total',
      unit: 'points',
      value: total,
      missing: [],
      rules: [],
    });
  });

  test('E1: two branches filled are refused, however they are written', () => {
    expect(readTraining({ 'no-pain': 30, 'pain-goes-on': 20 })).toEqual({ ok: false, problem: 'two-branches' });
    expect(readTraining({ 'no-pain': 0, 'pain-stops': 0 })).toEqual({ ok: false, problem: 'two-branches' });
    const form = visaAForm([0, 0, 0, 0, 0, 0, 0], 'no-pain', 0);
    for (const q8 of [
      given([
        { branch: 'no-pain', points: 30 },
        { branch: 'pain-goes-on', points: 20 },
      ]),
      given({ 'no-pain': 30, 'pain-goes-on': 20 }),
      given({ branch: 'no-pain', points: 30, other: { branch: 'pain-goes-on', points: 20 } }),
    ])
      expect(() => visaA.score({ ...form, q8 })).toThrow();
  });

  test('E2: a value that an item does not have is refused', () => {
    expect(() => visaAForm([0, 0, 0, 0, 0, 0, 5], 'no-pain', 0)).toThrow();
    expect(() => visaAForm([0, 0, 0, 0, 0, 0, 0], 'no-pain', 20)).toThrow();
    expect(readTraining({ 'no-pain': 20 })).toEqual({ ok: false, problem: 'not-a-value-of-the-branch' });
    expect(readTraining({ 'pain-goes-on': 20 })).toEqual({ ok: true, training: { branch: 'pain-goes-on', points: 20 } });
    expect(readTraining({ 'no-pain': null })).toEqual({ ok: false, problem: 'no-branch' });
  });
});

test('the seventh item takes its four values and no other, the eighth those of its branch and no other', () => {
  const form = visaAForm([0, 0, 0, 0, 0, 0, 0], 'no-pain', 0);
  for (let value = -1; value <= 11; value += 1)
    expect(visaAInputSchema.safeParse({ ...form, q7: given(value) }).success, `${value}`).toBe(
      sportPoints.some((points) => points === value),
    );
  for (const branch of branches)
    for (let points = -1; points <= 31; points += 1)
      expect(visaAInputSchema.safeParse({ ...form, q8: given({ branch, points }) }).success, `${branch} ${points}`).toBe(
        (trainingBranches[branch] as readonly number[]).includes(points),
      );
  for (const branch of branches) expect(trainingBranches[branch]).toHaveLength(trainingMinutes.length);
});

test('any missing item makes the total null and is named with why', () => {
  const whole = visaAForm([10, 10, 10, 10, 10, 10, 10], 'no-pain', 30);
  for (const { key } of visaAItems)
    for (const none of ['not-asked', 'declined', 'not-applicable'] as const) {
      const form = { ...whole, [key]: { none } };
      expect(totalOf(form)).toMatchObject({ value: null, missing: [{ item: key, why: none }] });
    }
  expect(totalOf(emptyVisaA)?.missing.map(({ item }) => item)).toEqual(['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7', 'q8']);
});

test('a form of nothing but 0 is complete: 0 is an answer', () => {
  expect(totalOf(visaAForm([0, 0, 0, 0, 0, 0, 0], 'pain-stops', 0))).toMatchObject({ value: 0, missing: [] });
});

test('stiffness in minutes gives a point less for every ten, a half rounded down, and says so', () => {
  expect([0, 5, 10, 15, 25, 94, 95, 96, 100, 101, 240].map(stiffnessPoints)).toEqual([10, 9, 9, 8, 7, 1, 0, 0, 0, 0, 0]);
  const form = { ...visaAForm([0, 0, 0, 0, 0, 0, 0], 'no-pain', 0), q1: given({ minutes: 15 }) };
  expect(totalOf(form)).toMatchObject({ value: 8, rules: ['minutes-rounded-half-down'] });
  expect(visaAInputSchema.safeParse({ ...form, q1: given({ minutes: 15, points: 8 }) }).success).toBe(false);
});

test('who cannot walk 30 min for pain scores 0 there; hops count up to ten', () => {
  const form = { ...visaAForm([0, 0, 7, 0, 0, 0, 0], 'no-pain', 0), q3: given('cannot-walk-for-pain' as const), q6: given(35) };
  expect(totalOf(form)).toMatchObject({ value: 10, rules: ['cannot-walk-is-0', 'hops-capped-at-10'] });
});

test('opening another branch clears the one that was filled, and says what is lost', () => {
  const form = visaAForm([1, 2, 3, 4, 5, 6, 7], 'no-pain', 21);
  expect(switchTraining(form, 'no-pain')).toEqual({ form, clears: null });
  const { form: cleared, clears } = switchTraining(form, 'pain-stops');
  expect(clears).toEqual({ branch: 'no-pain', points: 21 });
  expect(cleared).toEqual({ ...form, q8: notAsked });
  expect(totalOf(cleared)?.value).toBeNull();
  expect(switchTraining(cleared, 'pain-stops').clears).toBeNull();
});

const rating = fc.integer({ min: 0, max: 10 });
const training = fc
  .constantFrom(...branches)
  .chain((branch) => fc.record({ branch: fc.constant(branch), points: fc.constantFrom(...trainingBranches[branch]) }));
const forms = fc
  .record({
    q1: fc.oneof(fc.record({ points: rating }), fc.record({ minutes: fc.integer({ min: 0, max: 1440 }) })),
    q2: rating,
    q3: fc.oneof(rating, fc.constant('cannot-walk-for-pain' as const)),
    q4: rating,
    q5: rating,
    q6: fc.integer({ min: 0, max: 1000 }),
    q7: fc.constantFrom(...sportPoints),
    q8: training,
  })
  .map((values) => visaAInputSchema.parse(Object.fromEntries(Object.entries(values).map(([key, value]) => [key, given(value)]))));

test('property: every complete form has a whole total from 0 to 100, the sum of its items', () => {
  fc.assert(
    fc.property(forms, (form) => {
      const total = totalOf(form)?.value ?? Number.NaN;
      const points = Object.values(visaAPoints(form)).map((answer: Answer<number>) => ('given' in answer ? answer.given : Number.NaN));
      expect(Number.isInteger(total)).toBe(true);
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(100);
      expect(total).toBe(points.reduce((a, b) => a + b, 0));
      points.forEach((value, index) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(index === 7 ? 30 : 10);
      });
    }),
  );
});

test('property: a better answer never lowers the total, longer stiffness never raises it', () => {
  fc.assert(
    fc.property(forms, fc.constantFrom('q2', 'q4', 'q5'), rating, rating, (form, key, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(totalOf({ ...form, [key]: given(low) })?.value).toBeLessThanOrEqual(
        totalOf({ ...form, [key]: given(high) })?.value ?? Number.NaN,
      );
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }), (a, b) => {
      expect(stiffnessPoints(Math.min(a, b))).toBeGreaterThanOrEqual(stiffnessPoints(Math.max(a, b)));
    }),
  );
});

test('property: whatever columns a paper form has filled, at most one branch comes out, and only if one was filled', () => {
  const column = fc.option(fc.integer({ min: -5, max: 35 }), { nil: null });
  fc.assert(
    fc.property(fc.record({ 'no-pain': column, 'pain-goes-on': column, 'pain-stops': column }), (columns) => {
      const filled = branches.filter((branch) => columns[branch] !== null);
      const reading = readTraining(columns);
      if (reading.ok) {
        expect(filled).toEqual([reading.training.branch]);
        expect((trainingBranches[reading.training.branch] as readonly number[]).includes(reading.training.points)).toBe(true);
      } else if (filled.length === 1) expect(reading.problem).toBe('not-a-value-of-the-branch');
      else expect(reading.problem).toBe(filled.length === 0 ? 'no-branch' : 'two-branches');
    }),
  );
});

test('property: after any row of switches the item is empty, unless every switch was to its own branch', () => {
  fc.assert(
    fc.property(forms, fc.array(fc.constantFrom(...branches), { minLength: 1 }), (form, row) => {
      const before = givenOf(form.q8)?.branch;
      const after = givenOf(row.reduce((one, branch) => switchTraining(one, branch).form, form).q8)?.branch;
      expect(after).toBe(row.every((branch) => branch === before) ? before : undefined);
    }),
  );
});
