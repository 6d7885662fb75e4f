import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { heelRaiseProtocol, heelRaiseStops, predictedHeelRaises } from '#core/clinical/outcomes/heelRaiseProtocol.ts';
import { hopGate } from '#core/clinical/outcomes/hopGate.ts';
import { heightFromFlight, reactiveStrength } from '#core/clinical/outcomes/jumpPhysics.ts';
import { derivedOf } from '#core/clinical/outcomes/record.ts';
import { weeklyMedians } from '#core/clinical/outcomes/stiffness.ts';
import { ruleResultSchema } from '#core/clinical/ruleResult.ts';
import { heelRaiseOf, numberOf, outcome } from './lab.ts';

describe('heel raises', () => {
  test('work is body mass times 9.81 times the height risen in all', () => {
    const one = heelRaiseOf({ reps: given(20), peakHeightCm: given(11), totalHeightCm: given(200), massKg: given(70) });
    expect(one.derived.map(({ measure, unit, value }) => [measure, unit, value])).toEqual([
      ['reps', 'reps', 20],
      ['peak-height', 'cm', 11],
      ['total-height', 'cm', 200],
      ['work', 'J', expect.closeTo(70 * 9.81 * 2, 9)],
    ]);
  });

  test('what was not measured is missing by name, and 0 raises are 0', () => {
    const one = heelRaiseOf({ reps: given(0), massKg: { none: 'declined' } });
    expect(numberOf(one, 'reps')).toBe(0);
    expect(derivedOf(one, 'work')).toMatchObject({
      value: null,
      missing: [
        { item: 'massKg', why: 'declined' },
        { item: 'totalHeightCm', why: 'not-asked' },
      ],
    });
  });

  test('more height than so many raises of the peak is refused', () => {
    expect(() => heelRaiseOf({ reps: given(20), peakHeightCm: given(10), totalHeightCm: given(203) })).toThrow('total height');
    expect(() => heelRaiseOf({ reps: given(0), peakHeightCm: given(10), totalHeightCm: given(1) })).toThrow('total height');
    expect(numberOf(heelRaiseOf({ reps: given(20), peakHeightCm: given(10), totalHeightCm: given(200) }), 'total-height')).toBe(200);
  });

  test('the protocol and the reasons to stop', () => {
    expect(heelRaiseProtocol).toMatchObject({
      inclineDegrees: 10,
      metronomePerMinute: 60,
      raisesPerMinute: 30,
      warmUpRaises: 10,
      restBetweenLegsSeconds: 120,
    });
    expect(heelRaiseStops).toContain('tempo-lost');
    expect(() => heelRaiseOf({ stopped: given([]) })).toThrow();
  });

  test('the predicted number by sex and decade, to be checked, and none beyond the bands', () => {
    expect(predictedHeelRaises('male', 20)).toMatchObject({ reps: 37, ages: { from: 20, to: 29 }, source: { certainty: 'to-verify' } });
    expect(predictedHeelRaises('male', 59)?.reps).toBe(23);
    expect(predictedHeelRaises('female', 60)?.reps).toBe(19);
    expect(predictedHeelRaises('female', 89)?.reps).toBe(13);
    for (const [sex, age] of [
      ['male', 19],
      ['female', 90],
      ['intersex', 40],
      ['not-stated', 40],
    ] as const)
      expect(predictedHeelRaises(sex, age)).toBeNull();
  });
});

describe('jumps and hops', () => {
  test('height from time in the air, and reactive strength', () => {
    expect(heightFromFlight(0.5)).toBeCloseTo(0.3065625, 12);
    expect(reactiveStrength(0.3, 0.25)).toBeCloseTo(1.2, 12);
  });

  const drop = (jumps: readonly { reading: number; contactMs: number | null }[], record: 'single' | 'best-of-3' | 'mean-of-3') =>
    outcome('drop-jump', {
      record,
      method: 'flight-time',
      legs: 'one',
      pain: given(2),
      dropCm: given(20),
      jumps: given(jumps.map(({ reading, contactMs }) => ({ reading, contactMs: contactMs === null ? notAsked : given(contactMs) }))),
    });

  test('the best jump gives its own contact time and strength', () => {
    const one = drop(
      [
        { reading: 400, contactMs: 200 },
        { reading: 500, contactMs: 400 },
        { reading: 450, contactMs: 210 },
      ],
      'best-of-3',
    );
    expect(numberOf(one, 'jump-height')).toBeCloseTo(30.65625, 9);
    expect(numberOf(one, 'contact-time')).toBe(400);
    expect(numberOf(one, 'reactive-strength')).toBeCloseTo(0.3065625 / 0.4, 9);
    expect(derivedOf(one, 'jump-height')?.rules).toEqual(['height-from-flight-time']);
  });

  test('a mean is of three; a contact time that is missing withholds what needs it, not the height', () => {
    const two = drop(
      [
        { reading: 400, contactMs: 200 },
        { reading: 400, contactMs: 200 },
      ],
      'mean-of-3',
    );
    expect(two.derived.map(({ value, missing }) => [value, missing[0]?.item])).toEqual([
      [null, 'trial-3'],
      [null, 'trial-3'],
      [null, 'trial-3'],
    ]);
    const one = drop([{ reading: 400, contactMs: null }], 'single');
    expect(numberOf(one, 'jump-height')).toBeCloseTo(19.62, 9);
    expect(derivedOf(one, 'reactive-strength')).toMatchObject({ value: null, missing: [{ item: 'contact-1', why: 'not-asked' }] });
  });

  test('readings out of range and more trials than the record takes are refused', () => {
    expect(() => drop([{ reading: 0, contactMs: 200 }], 'single')).toThrow('flight time');
    expect(() => drop([{ reading: 1501, contactMs: 200 }], 'single')).toThrow('flight time');
    expect(() =>
      drop(
        [
          { reading: 400, contactMs: 200 },
          { reading: 400, contactMs: 200 },
        ],
        'single',
      ),
    ).toThrow('More trials');
  });

  test('a countermovement jump as a device measured it', () => {
    const one = outcome('countermovement-jump', {
      record: 'mean-of-3',
      method: 'measured',
      legs: 'two',
      pain: notAsked,
      jumps: given([20, 22, 24].map((reading) => ({ reading, contactMs: notAsked }))),
    });
    expect(one.derived).toEqual([{ measure: 'jump-height', unit: 'cm', value: 22, missing: [], rules: [] }]);
  });

  test('twenty-five hops, a hop for distance, hops until it hurts', () => {
    const hops = outcome('hops-25', { meanFlightMs: given(300), meanContactMs: given(250), legs: 'one', pain: given(0) });
    expect(numberOf(hops, 'jump-height')).toBeCloseTo((981 * 0.09) / 8, 9);
    expect(numberOf(hops, 'reactive-strength')).toBeCloseTo((9.81 * 0.09) / 8 / 0.25, 9);
    const halfHops = outcome('hops-25', { meanFlightMs: given(300), meanContactMs: notAsked, legs: 'one', pain: given(0) });
    expect(halfHops.derived.map(({ value }) => value === null)).toEqual([false, true, false, true]);
    const hop = outcome('single-hop', { trialsCm: given([90, 120, 101]), record: 'best-of-3', pain: given(0) });
    expect(numberOf(hop, 'distance')).toBe(120);
    expect(numberOf(outcome('hop-count', { hops: given(0), pain: given(6) }), 'hops')).toBe(0);
  });

  test('no hop test with an open STOP flag, more walking pain than 5, or where nobody knows', () => {
    const verdict = (stopOpen: boolean | null, pain: number | null) => ruleResultSchema.parse(hopGate(stopOpen, pain)).verdict;
    expect(verdict(false, 5)).toBe('fine');
    expect(verdict(false, 0)).toBe('fine');
    expect(verdict(false, 6)).toBe('block');
    expect(verdict(true, 0)).toBe('block');
    expect(verdict(null, 0)).toBe('block');
    expect(verdict(false, null)).toBe('block');
  });
});

describe('knee to wall', () => {
  test('best or mean of three, as recorded', () => {
    const wall = (record: 'single' | 'best-of-3' | 'mean-of-3', trials: readonly number[]) =>
      outcome('knee-to-wall', { trialsCm: given([...trials]), record });
    expect(numberOf(wall('best-of-3', [9, 11, 10]), 'distance')).toBe(11);
    expect(numberOf(wall('mean-of-3', [9, 11, 10]), 'distance')).toBe(10);
    expect(derivedOf(wall('best-of-3', [9]), 'distance')).toMatchObject({
      value: null,
      missing: [
        { item: 'trial-2', why: 'too-few' },
        { item: 'trial-3', why: 'too-few' },
      ],
    });
    expect(() => wall('single', [9, 10])).toThrow('More trials');
    expect(() => wall('single', [25.1])).toThrow();
    expect(derivedOf(outcome('knee-to-wall', { trialsCm: notAsked, record: 'single' }), 'distance')?.missing).toEqual([
      { item: 'trials', why: 'not-asked' },
    ]);
  });
});

describe('forms', () => {
  const lefs = (items: readonly (number | null)[]) =>
    outcome('lefs', { items: items.map((item) => (item === null ? notAsked : given(item))) });

  test('LEFS adds twenty items and gives its share of 80; a missing item is not guessed', () => {
    expect(lefs(Array.from({ length: 20 }, () => 3)).derived.map(({ value }) => value)).toEqual([60, 75]);
    expect(lefs([...Array.from({ length: 19 }, () => 4), null]).derived[0]).toMatchObject({
      value: null,
      missing: [{ item: 'i20', why: 'not-asked' }],
    });
    expect(() => lefs([4])).toThrow();
    expect(() => lefs(Array.from({ length: 20 }, () => 5))).toThrow();
  });

  test('property: LEFS is whole, from 0 to 80, and never falls when an item rises', () => {
    const items = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(items, fc.nat(19), (values, at) => {
        const total = numberOf(lefs(values), 'total') ?? Number.NaN;
        expect(Number.isInteger(total) && total >= 0 && total <= 80).toBe(true);
        expect(numberOf(lefs(values.with(at, 4)), 'total')).toBeGreaterThanOrEqual(total);
        expect(numberOf(lefs(values), 'percent')).toBeCloseTo((total / 80) * 100, 9);
      }),
    );
  });

  test('pain says which pain: the task of a task, the moment of now', () => {
    const rate = (part: object) =>
      outcome('nprs', { rating: given(3), kind: 'with-task', task: '10 heel raises', window: 'during-task', ...part } as never);
    expect(numberOf(rate({}), 'rating')).toBe(3);
    expect(() => rate({ task: null })).toThrow('Name the task');
    expect(() => rate({ task: '  ' })).toThrow();
    expect(() => rate({ kind: 'average', window: 'last-7-days' })).toThrow('Name the task');
    expect(() => rate({ kind: 'now', task: null, window: 'last-7-days' })).toThrow('this moment');
    expect(() => rate({ kind: 'worst', task: null, window: 'this-moment' })).toThrow('this moment');
    expect(() => rate({ kind: 'worst', task: null, window: 'during-task' })).toThrow('during one');
    expect(() => rate({ rating: given(3.5) })).toThrow();
    const vas = outcome('vas', { mm: given(34.5), kind: 'now', task: null, window: 'this-moment' });
    expect(vas.derived).toEqual([{ measure: 'rating', unit: 'mm', value: 34.5, missing: [], rules: [] }]);
  });

  test('the patient’s own activities: the mean of three to five', () => {
    const psfs = (ratings: readonly (number | null)[]) =>
      outcome('psfs', {
        activities: ratings.map((rating, index) => ({ name: `activity ${index}`, rating: rating === null ? notAsked : given(rating) })),
      });
    expect(numberOf(psfs([2, 4, 9]), 'mean')).toBe(5);
    expect(psfs([2, 4]).derived[0]).toMatchObject({ value: null, missing: [{ item: 'activity-3', why: 'too-few' }] });
    expect(psfs([2, null, 4]).derived[0]).toMatchObject({ value: null, missing: [{ item: 'activity-2', why: 'not-asked' }] });
    expect(() => psfs([1, 2, 3, 4, 5, 6])).toThrow();
    expect(() =>
      outcome('psfs', {
        activities: [
          { name: 'Run', rating: given(1) },
          { name: 'run ', rating: given(2) },
        ],
      }),
    ).toThrow('named twice');
  });

  test.each([
    ['visa-a-sed', 0, 100],
    ['tsk-11', 11, 44],
    ['tsk-17', 17, 68],
    ['pcs', 0, 52],
  ] as const)('%s takes a whole total from %i to %i', (id, min, max) => {
    for (const total of [min, max]) expect(numberOf(outcome(id, { total: given(total) }), 'total')).toBe(total);
    for (const total of [min - 1, max + 1, min + 0.5]) expect(() => outcome(id, { total: given(total) })).toThrow();
    expect(outcome(id, { total: notAsked }).derived[0]).toMatchObject({ value: null, missing: [{ item: 'total', why: 'not-asked' }] });
  });

  test('a rating of change stays on its scale', () => {
    expect(numberOf(outcome('groc', { scale: '15-point', rating: given(-7) }), 'rating')).toBe(-7);
    expect(() => outcome('groc', { scale: '7-point', rating: given(4) })).toThrow('-3 to 3');
  });
});

test('stiffness by calendar week: the median of what there is, and of how many mornings', () => {
  expect(
    weeklyMedians([
      { day: '2026-03-09', minutes: 20 },
      { day: '2026-03-02', minutes: 40 },
      { day: '2026-03-08', minutes: 10 },
      { day: '2026-03-04', minutes: 30 },
      { day: '2026-03-15', minutes: 15 },
    ]),
  ).toEqual([
    { week: '2026-03-02', minutes: 30, n: 3 },
    { week: '2026-03-09', minutes: 17.5, n: 2 },
  ]);
  expect(weeklyMedians([])).toEqual([]);
  expect(weeklyMedians([{ day: '1969-12-31', minutes: 5 }])[0]?.week).toBe('1969-12-29');
});
