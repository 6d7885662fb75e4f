import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, given, notAsked } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import { beginPhase } from '#core/plan/course.ts';
import { applyEdits } from '#core/plan/edit.ts';
import { dayLoadOf, dayLoadTable, dayLoadTableSchema } from '#core/plan/running/dayLoad.ts';
import { ladderPosition, sorenessAdvice, type sorenesses } from '#core/plan/running/ladder.ts';
import { runSchema } from '#core/plan/running/run.ts';
import { dropChanges, type Shoe, shoeSchema, shoeUse } from '#core/plan/running/shoes.ts';
import { acuteRise, loadBetween, loadMeasures, loadOf, riseCaveats, riseReferences, weeklyLoad } from '#core/plan/running/weeklyLoad.ts';
import { on, planOf, runOf, uuid } from './lab.ts';

const logged = [{ from: on(-400), to: on(400) }];
/** Runs of so many minutes, by days after the Monday. */
const log = (...runs: readonly (readonly [number, number | null])[]) => ({
  logged,
  runs: runs.map(([day, minutes], n) => runOf(n, on(day), { runMinutes: minutes === null ? notAsked : given(minutes) })),
});

describe('the load of a run', () => {
  test('is minutes, kilometres, or minutes run and walked times effort', () => {
    const run = runOf(1, on(0), { runMinutes: given(20), walkMinutes: given(10), km: given(4.2), effort: given(5) });
    expect(loadMeasures.map((measure) => loadOf(run, measure))).toEqual([20, 4.2, 150]);
    expect(loadOf(runOf(1, on(0), { effort: given(0) }), 'session-load')).toBe(0);
    for (const gone of ['runMinutes', 'walkMinutes', 'effort'] as const)
      expect(loadOf(runOf(1, on(0), { [gone]: notAsked }), 'session-load')).toBeNull();
  });
});

describe('weekly load', () => {
  test('sums calendar weeks and tells each one its rise over the week before', () => {
    const weeks = weeklyLoad(log([-3, 20], [0, 20], [2, 20], [6, 10], [7, 30], [13, 25]), 'minutes', on(1), on(9));
    expect(weeks).toEqual([
      { week: on(0), load: { known: true, sum: 50, runs: 3 }, rise: { known: true, percent: 150, before: 20, now: 50 } },
      // Not over by the ninth day: three days of it against three of the week before.
      { week: on(7), load: { known: true, sum: 30, runs: 1 }, rise: { known: true, percent: -25, before: 40, now: 30 } },
    ]);
  });

  test('a week without a run is 0 only where the diary says so, and what follows has no rise', () => {
    expect(loadBetween(log([0, 20]), 'minutes', on(7), on(13))).toEqual({ known: true, sum: 0, runs: 0 });
    expect(loadBetween({ ...log([0, 20]), logged: [] }, 'minutes', on(0), on(6))).toEqual({
      known: false,
      reason: 'not-logged',
      atLeast: 20,
      runs: 1,
    });
    expect(loadBetween({ ...log([0, 20]), logged: [{ from: on(0), to: on(5) }] }, 'minutes', on(0), on(6))).toMatchObject({
      reason: 'not-logged',
    });
    const halves = [
      { from: on(0), to: on(2) },
      { from: on(3), to: on(6) },
    ];
    expect(loadBetween({ ...log([0, 20]), logged: halves }, 'minutes', on(0), on(6))).toMatchObject({ known: true, sum: 20 });
    expect(weeklyLoad(log([7, 20]), 'minutes', on(7), on(7))[0]?.rise).toEqual({ known: false, reason: 'nothing-before' });
    expect(weeklyLoad(log([0, 20]), 'minutes', on(7), on(7))[0]?.rise).toEqual({ known: true, percent: -100, before: 20, now: 0 });
  });

  test('a run that lacks the measure leaves the week open', () => {
    expect(loadBetween(log([0, 20], [1, null]), 'minutes', on(0), on(6))).toEqual({
      known: false,
      reason: 'not-measured',
      atLeast: 20,
      runs: 2,
    });
    expect(weeklyLoad(log([0, 20], [7, null]), 'minutes', on(7), on(7))[0]?.rise).toEqual({ known: false, reason: 'not-measured' });
    expect(loadBetween(log([0, 20], [1, null]), 'km', on(0), on(6))).toMatchObject({ known: true, sum: 10 });
  });

  test('the acute rise is that of the seven days up to today over the seven before', () => {
    expect(acuteRise(log([0, 30], [6, 10], [7, 50]), 'minutes', on(13))).toEqual({ known: true, percent: 25, before: 40, now: 50 });
    expect(acuteRise(log([0, 30], [6, 10], [7, 50]), 'minutes', on(12))).toEqual({ known: true, percent: 100, before: 30, now: 60 });
    expect(acuteRise({ ...log([6, 10]), logged: [] }, 'minutes', on(13))).toEqual({ known: false, reason: 'not-logged' });
  });

  test('what others went by stands beside it, with what it does not say', () => {
    expect(riseReferences.map(({ percent, source }) => [percent, source.certainty])).toEqual([
      [10, 'read'],
      [20, 'read'],
    ]);
    expect(riseCaveats.every(({ certainty }) => certainty === 'own-default')).toBe(true);
    expect(riseCaveats.some(({ words }) => words.includes('Ratios'))).toBe(true);
  });

  test('never depends on the order entered; splitting a run in two changes no sum', () => {
    const minutes = fc.integer({ min: 1, max: 90 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(27), minutes), { maxLength: 20 }), fc.nat(27), (runs, day) => {
        const whole = log(...runs);
        const split = log(
          ...runs
            .flatMap(([at, each]): [number, number][] => [
              [at, each / 2],
              [at, each / 2],
            ])
            .toReversed(),
        );
        const [a, b] = [acuteRise(whole, 'minutes', on(day)), acuteRise(split, 'minutes', on(day))];
        expect(a.known).toBe(b.known);
        if (a.known && b.known) expect(a.percent).toBeCloseTo(b.percent, 9);
      }),
    );
  });
});

describe('the return-to-run ladder', () => {
  const plan = planOf('return-to-run');
  const climbed = applyEdits(plan, beginPhase(plan, 'level-7', on(10)));

  test('tells the level, since when, and its minutes of running', () => {
    expect(ladderPosition(plan, on(0))).toMatchObject({ level: 1, of: 10, since: on(0), runMinutes: { from: 5, to: 5 } });
    expect(ladderPosition(climbed, on(10))).toMatchObject({ level: 7, of: 10, since: on(10), runMinutes: { from: 25, to: 25 } });
    expect(ladderPosition(climbed, on(9))?.level).toBe(1);
    expect(ladderPosition(climbed, on(-1))).toBeNull();
    expect(ladderPosition(planOf('alfredson'), on(0))).toBeNull();
  });

  test.each<[(typeof sorenesses)[number], number, number, number]>([
    ['warm-up', 4, 3, 2],
    ['during', 4, 3, 1],
    ['after', 4, 4, 1],
    ['after', 3, 3, 2],
    ['none', 4, 4, 1],
    ['none', 3, 3, 2],
    ['warm-up', 1, 1, 2],
  ])('sore %s at level %i: level %i after %i days off', (sore, level, to, daysOff) => {
    expect(sorenessAdvice(sore, level, on(0))).toMatchObject({
      level: to,
      daysOff,
      nextRun: on(daysOff + 1),
      source: { certainty: 'read' },
    });
  });
});

describe('light, medium and high days', () => {
  test.each<[number | null, number | null, string, number]>([
    [0, 0, 'light', 1],
    [2, 3, 'light', 1],
    [3, 3, 'medium', 3],
    [2, 4, 'medium', 3],
    [3, 6, 'medium', 3],
    [4, 6, 'high', 4],
    [5, 10, 'high', 4],
    [6, 0, 'beyond', 0],
    [null, 3, 'not-entered', 0],
    [0, null, 'not-entered', 0],
  ])('pain %j and effort %j: %s', (pain, effort, load, after) => {
    const found = dayLoadOf(on(0), pain, effort);
    expect(found).toMatchObject(found.known ? { row: { load }, nextDay: on(after) } : { reason: load });
  });

  test('say that their recovery is to be verified and their limits are our own; the clinic may have others', () => {
    expect(
      dayLoadTable.map(({ recoveryDays, recoveryFrom, limitsFrom }) => [recoveryDays, recoveryFrom.certainty, limitsFrom.certainty]),
    ).toEqual([0, 2, 3].map((days) => [days, 'to-verify', 'own-default']));
    expect(dayLoadTableSchema.parse(dayLoadTable)).toEqual(dayLoadTable);
    const [light, medium] = dayLoadTable;
    expect(dayLoadTableSchema.safeParse([medium, light]).success).toBe(false);
    expect(dayLoadTableSchema.safeParse([light, light]).success).toBe(false);
    expect(dayLoadTableSchema.safeParse([]).success).toBe(false);
  });
});

describe('shoes', () => {
  const shoe = (n: number, dropMm: Answer<number>, kmBefore: Answer<number> = given(0)): Shoe =>
    shoeSchema.parse({
      id: uuid(n),
      name: `Invented ${n}`,
      dropMm,
      stackMm: notAsked,
      kmBefore,
      since: notAsked,
      retiredOn: null,
      note: '',
    });
  const [high, low, unknown] = [shoe(1, given(10), given(200)), shoe(2, given(4)), shoe(3, notAsked, notAsked)];
  const wore = (n: number, day: number, which: Shoe | null, km: number | null = 5) =>
    runOf(n, on(day), { shoeId: which === null ? notAsked : given(which.id), km: km === null ? notAsked : given(km) });

  test('km per shoe, with what was run before; unknown where a distance is', () => {
    const runs = [
      wore(1, 3, high, 8),
      wore(2, 0, high, 5),
      wore(3, 1, low, null),
      wore(4, 2, low, 6),
      wore(5, 2, null),
      wore(6, 4, unknown, 3),
    ];
    expect(
      shoeUse([high, low, unknown], runs).map(({ runs: n, km, atLeastKm, kmInDiary, firstRun, lastRun }) => [
        n,
        km,
        atLeastKm,
        kmInDiary,
        firstRun,
        lastRun,
      ]),
    ).toEqual([
      [2, 213, 213, 13, on(0), on(3)],
      [2, null, 6, 6, on(1), on(2)],
      [1, null, 3, 3, on(4), on(4)],
    ]);
    expect(shoeUse([low], [])).toMatchObject([{ runs: 0, km: 0, firstRun: null, lastRun: null }]);
  });

  test('a first run in a shoe of another drop is told, with its sign', () => {
    const runs = [wore(4, 6, high), wore(1, 0, high), wore(2, 2, low), wore(3, 4, low), wore(5, 8, null), wore(6, 10, low)];
    expect(dropChanges([high, low], runs)).toEqual([{ day: on(2), from: high, to: low, deltaMm: -6 }]);
    expect(dropChanges([high, low], [wore(1, 0, low), wore(2, 1, high)])).toEqual([{ day: on(1), from: low, to: high, deltaMm: 6 }]);
  });

  test('the same drop is no change; an unknown one may be', () => {
    expect(dropChanges([high, shoe(4, given(10))], [wore(1, 0, high), wore(2, 1, shoe(4, given(10)))])).toEqual([]);
    expect(dropChanges([high, unknown], [wore(1, 0, high), wore(2, 1, unknown)])).toEqual([
      { day: on(1), from: high, to: unknown, deltaMm: null },
    ]);
    expect(dropChanges([high], [wore(1, 0, high), wore(2, 1, low)])).toEqual([]);
  });
});

describe('a run that is none', () => {
  const good = runOf(1, on(0));
  test.each<[string, object]>([
    ['less than no minutes', { runMinutes: given(-1) }],
    ['more than a day', { runMinutes: given(1441) }],
    ['a distance that is no number', { km: given(Number.NaN) }],
    ['an endless distance', { km: given(Number.POSITIVE_INFINITY) }],
    ['effort beyond all', { effort: given(11) }],
    ['a surface nobody knows', { surface: given('moon') }],
    ['half a point of pain', { painDuring: given(0.5) }],
    ['a shoe by its name', { shoeId: given('the blue one') }],
    ['a day that is none', { day: '2026-13-01' }],
    ['no id', { id: '' }],
    ['a plan that is none', { planned: { planId: 'x', prescriptionId: 'run-1' } }],
    ['a field of somebody else', { pace: 5 }],
  ])('%s', (_, change) => {
    expect(runSchema.safeParse({ ...good, ...change }).success).toBe(false);
  });

  test('a shoe without a name, or with a drop beyond all', () => {
    const fine = {
      id: uuid(1),
      name: 'A',
      dropMm: given(0),
      stackMm: notAsked,
      kmBefore: notAsked,
      since: given(addDays(on(0), 1)),
      retiredOn: null,
      note: '',
    };
    expect(shoeSchema.safeParse(fine).success).toBe(true);
    for (const change of [{ name: ' ' }, { dropMm: given(41) }, { kmBefore: given(-1) }, { retiredOn: 'soon' }])
      expect(shoeSchema.safeParse({ ...fine, ...change }).success).toBe(false);
  });
});
