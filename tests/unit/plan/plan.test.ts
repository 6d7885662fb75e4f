import { describe, expect, test } from 'vitest';
import { given, notAsked } from '#core/clinical/answer.ts';
import { daysBetween } from '#core/clinical/calendar.ts';
import { baselineOf } from '#core/plan/baseline.ts';
import { cautionsOf } from '#core/plan/cautions.ts';
import { beginPhase, bookAhead } from '#core/plan/course.ts';
import { suffolkCutOffs } from '#core/plan/cutOffs.ts';
import { daysFrom, mondayOf, weekdayOf } from '#core/plan/day.ts';
import { applyEdits, headerPatch, phasePatch } from '#core/plan/edit.ts';
import { phaseOn, planSchema } from '#core/plan/plan.ts';
import { firstVersion, latestOf, loadSince, nextVersion, type PlanVersions, planVersionSchema, versionOn } from '#core/plan/version.ts';
import { monday, on, planIdOf, planOf, shipped, usual, versionsOf } from './lab.ts';

describe('a programme taken for a patient', () => {
  test('begins in its first phase, on the leg that has the problem, with the model as delivered', () => {
    const plan = planOf('silbernagel');
    expect(planSchema.parse(plan)).toEqual(plan);
    expect(plan).toMatchObject({
      programme: { id: 'silbernagel', version: 1, name: 'Silbernagel combined' },
      course: [{ phaseId: 'phase-1', from: monday }],
      cutOffs: { green: { value: 2 }, acceptable: { value: 5 } },
      endsOn: null,
    });
    expect(plan.phases).toEqual(shipped('silbernagel').phases);
    expect(new Set(plan.exercises.map(({ side }) => side))).toEqual(new Set(['each-leg', 'both-legs', 'left']));
    expect(plan.sources['clinician']?.certainty).toBe('own-default');
  });

  test('of both legs is done with each; begins later, with other cut-offs, where the clinician says so', () => {
    const plan = planOf('silbernagel', { side: 'bilateral', phaseId: 'phase-3', cutOffs: suffolkCutOffs });
    expect(plan.exercises.map(({ side }) => side)).not.toContain('left');
    expect(plan.exercises.find(({ id }) => id === 'one-leg-step')?.side).toBe('each-leg');
    expect(phaseOn(plan, monday)).toMatchObject({ phase: { id: 'phase-3' }, index: 2 });
    expect(plan.cutOffs.green.value).toBe(3);
  });

  test('a phase that is not there and a day that is none are refused', () => {
    expect(() => planOf('alfredson', { phaseId: 'phase-9' })).toThrow('Alfredson eccentric has no phase phase-9.');
    for (const startsOn of ['2026-02-30', '', 'today', '2026-3-2']) expect(() => planOf('alfredson', { startsOn })).toThrow();
  });
});

test('the usual morning is the median of what was given of the seven days before the plan', () => {
  const morning = (days: number, pain: number | null, minutes: number | null) => ({
    day: on(days),
    pain: pain === null ? notAsked : given(pain),
    stiffnessMinutes: minutes === null ? notAsked : given(minutes),
  });
  const mornings = [
    morning(-8, 9, 200),
    morning(-7, 3, 10),
    morning(-4, 0, null),
    morning(-2, null, 30),
    morning(-1, 4, 20),
    morning(0, 9, 200),
  ];
  expect(baselineOf(mornings, monday)).toEqual({ pain: given(3), stiffnessMinutes: given(20) });
  expect(baselineOf([morning(-1, 2, 0), morning(-2, 3, 0)], monday)).toEqual({ pain: given(2.5), stiffnessMinutes: given(0) });
  expect(baselineOf([morning(-8, 3, 10), morning(0, 3, 10)], monday)).toEqual({ pain: notAsked, stiffnessMinutes: notAsked });
});

describe('the phase of a day', () => {
  const plan = applyEdits(planOf('heavy-slow-resistance'), headerPatch(planOf('heavy-slow-resistance'), { endsOn: on(20) }));

  test('is none before the plan and after its last day', () => {
    expect(phaseOn(plan, on(-1))).toBeNull();
    expect(phaseOn(plan, on(20))?.phase.id).toBe('week-1');
    expect(phaseOn(plan, on(21))).toBeNull();
  });

  test('is the last that began; one that begins takes the place of what was booked from then on', () => {
    const second = applyEdits(plan, beginPhase(plan, 'weeks-2-3', on(7)));
    expect([6, 7].map((day) => phaseOn(second, on(day))?.phase.id)).toEqual(['week-1', 'weeks-2-3']);
    const other = applyEdits(second, beginPhase(second, 'weeks-4-5', on(5)));
    expect(other.course).toEqual([
      { phaseId: 'week-1', from: monday },
      { phaseId: 'weeks-4-5', from: on(5) },
    ]);
    const again = applyEdits(second, beginPhase(second, 'weeks-2-3', monday));
    expect(again.course).toEqual([{ phaseId: 'weeks-2-3', from: monday }]);
    expect(() => beginPhase(plan, 'week-99', on(1))).toThrow('The plan has no phase week-99.');
    expect(() => beginPhase(plan, 'weeks-2-3', on(-1))).toThrow('before the plan');
  });

  test('booked ahead, the weeks of Beyer follow each other: 1, 2, 2, 3 and 4', () => {
    const open = planOf('heavy-slow-resistance');
    const patch = bookAhead(open, on(3));
    expect(patch).not.toBeNull();
    const booked = applyEdits(open, patch ?? []);
    expect(booked.course.map(({ phaseId, from }) => [phaseId, daysBetween(monday, from) / 7])).toEqual([
      ['week-1', 0],
      ['weeks-2-3', 1],
      ['weeks-4-5', 3],
      ['weeks-6-8', 5],
      ['weeks-9-12', 8],
    ]);
    expect(bookAhead(open, on(-1))).toBeNull();
    expect(bookAhead(planOf('silbernagel'), on(3))).toBeNull();
    expect(bookAhead(planOf('alfredson'), on(3))).toBeNull();
    const late = applyEdits(open, bookAhead(open, on(30)) ?? []);
    expect(late.course.slice(0, 3).map(({ from }) => daysBetween(monday, from))).toEqual([0, 31, 45]);
  });
});

describe('versions', () => {
  const made = (from: number, why = 'Tolerated well') => ({ from: on(from), at: '2026-03-20T10:00:00Z', by: 'A. Physio', why });
  const first = firstVersion(planOf('silbernagel'), { at: '2026-03-02T09:00:00Z', by: 'A. Physio', why: '' });
  const heavier = nextVersion(
    first,
    phasePatch(first.plan, 'phase-1', (phase) => ({ ...phase, prescriptions: phase.prescriptions.slice(0, 2) })),
    made(10),
  );
  const reworded = nextVersion(
    heavier,
    phasePatch(heavier.plan, 'phase-1', (phase) => ({ ...phase, aim: 'Other words.' })),
    made(12),
  );
  const all: PlanVersions = [first, heavier, reworded];

  test('follow each other; what was planned before stands', () => {
    expect(all.map(({ number, from }) => [number, from])).toEqual([
      [1, monday],
      [2, on(10)],
      [3, on(12)],
    ]);
    expect(first.plan).toEqual(planOf('silbernagel'));
    expect([-3, 9, 10, 11, 12, 99].map((day) => versionOn(all, on(day)).number)).toEqual([1, 1, 2, 2, 3, 3]);
    expect(latestOf(all)).toBe(reworded);
    for (const version of all) expect(planVersionSchema.parse(version)).toEqual(version);
  });

  test('of the same day: the later one holds. None is made for a day before the last', () => {
    const sameDay = nextVersion(reworded, headerPatch(reworded.plan, { goals: 'Run 10 km' }), made(12));
    expect(versionOn([...all, sameDay] as unknown as PlanVersions, on(12)).number).toBe(4);
    expect(() => nextVersion(reworded, headerPatch(reworded.plan, { goals: '' }), made(11))).toThrow('Version 3 of the plan holds from');
  });

  test('the load is as old as the last change of what is prescribed: words and criteria are no load', () => {
    expect(loadSince(all, on(9))).toBe(monday);
    expect(loadSince(all, on(10))).toBe(on(10));
    expect(loadSince(all, on(30))).toBe(on(10));
    expect(loadSince(all, on(-1))).toBeNull();
    const noted = phasePatch(reworded.plan, 'phase-1', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.map((one) => ({ ...one, note: 'Hold on to the rail.' })),
    }));
    expect(loadSince([...all, nextVersion(reworded, noted, made(15))] as unknown as PlanVersions, on(30))).toBe(on(10));
    const other = phasePatch(reworded.plan, 'phase-1', (phase) => ({
      ...phase,
      prescriptions: phase.prescriptions.toReversed().map((one) => ({ ...one, progressions: [] })),
    }));
    expect(loadSince([...all, nextVersion(reworded, other, made(15))] as unknown as PlanVersions, on(30))).toBe(on(10));
    const [exercise] = reworded.plan.exercises;
    if (exercise === undefined) throw new Error('no exercise');
    const become = (after: typeof exercise) =>
      [...all, nextVersion(reworded, [{ op: 'change', what: 'exercise', before: exercise, after }], made(15))] as unknown as PlanVersions;
    expect(loadSince(become({ ...exercise, how: 'Slowly.' }), on(30))).toBe(on(10));
    expect(loadSince(become({ ...exercise, side: 'left', knee: 'bent' }), on(30))).toBe(on(15));
    const climbed = nextVersion(reworded, beginPhase(reworded.plan, 'phase-2', on(20)), made(20));
    expect(loadSince([...all, climbed] as unknown as PlanVersions, on(25))).toBe(on(20));
    expect(loadSince(versionsOf(planOf('alfredson')), on(3))).toBe(monday);
  });

  test('who made it has a name', () => {
    expect(planVersionSchema.safeParse({ ...first, by: '  ' }).success).toBe(false);
    expect(planVersionSchema.safeParse({ ...first, number: 0 }).success).toBe(false);
    expect(planVersionSchema.safeParse({ ...heavier, edits: [{ op: 'add' }] }).success).toBe(false);
  });
});

describe('what stands out in a plan', () => {
  test('heels below level of an insertional problem, not of a midportion one', () => {
    expect(cautionsOf(planOf('alfredson'))).toEqual([]);
    expect(cautionsOf(planOf('alfredson', { insertional: true })).map(({ kind, prescriptionId }) => [kind, prescriptionId])).toEqual([
      ['below-level', 'straight'],
      ['below-level', 'bent'],
    ]);
    expect(cautionsOf(planOf('alfredson-insertional', { insertional: true }))).toEqual([]);
  });

  test('days of the highest tier less than 48 hours apart', () => {
    const plan = planOf('energy-storage');
    expect(cautionsOf(plan)).toEqual([]);
    const closer = (weekdays: readonly number[]) =>
      cautionsOf(
        applyEdits(
          plan,
          phasePatch(plan, 'tier-4-drops', (phase) => ({
            ...phase,
            prescriptions: phase.prescriptions.map((one) => ({ ...one, weekdays: [...weekdays] })),
          })),
        ),
      ).map(({ kind, phaseId, prescriptionId }) => [kind, phaseId, prescriptionId]);
    expect(closer([1, 4])).toEqual([]);
    expect(closer([1, 3, 6])).toEqual([]);
    const close = ['drop', 'forward'].map((entry) => ['tier-4-close', 'tier-4-drops', entry]);
    expect(closer([1, 2])).toEqual(close);
    expect(closer([1, 7])).toEqual(close);
  });
});

describe('a plan that is none', () => {
  const plan = planOf('alfredson', { id: planIdOf(7), baseline: usual });
  const problems = (change: object) =>
    planSchema.safeParse({ ...plan, ...change }).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  test('is named with its place', () => {
    expect(problems({ endsOn: on(-1) })).toEqual(['endsOn: The plan ends before it begins.']);
    expect(problems({ course: [{ phaseId: 'eccentric', from: on(1) }] })).toEqual(['course.0.from: The first phase begins with the plan.']);
    expect(problems({ course: [...plan.course, { phaseId: 'lost', from: on(1) }] })).toEqual([
      'course.1.phaseId: The plan has been in phase lost, which is not there.',
    ]);
    expect(problems({ course: [...plan.course, ...plan.course] })).toEqual(['course.1.from: A phase begins after the one before it.']);
    expect(problems({ sources: shipped('alfredson').sources })).toEqual([
      'sources.clinician: The source of what the clinician sets is gone.',
    ]);
    expect(problems({ cutOffs: { ...plan.cutOffs, acceptable: { ...plan.cutOffs.acceptable, value: 1 } } })).toEqual([
      'cutOffs.acceptable: What is acceptable cannot be less than what is green.',
    ]);
    expect(problems({ id: 'x' })?.[0]).toMatch(/^id: /);
    expect(problems({ side: 'middle' })?.[0]).toMatch(/^side: /);
    expect(problems({ baseline: { pain: given(11), stiffnessMinutes: notAsked } })?.[0]).toMatch(/^baseline\.pain/);
  });
});

test('days are counted by the calendar, over changes of the clock and leap days', () => {
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysFrom('2028-02-28', '2028-03-01')).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(daysFrom('2026-03-02', '2026-03-01')).toEqual([]);
  expect(['1969-12-29', '2026-03-02', '2026-03-08'].map(weekdayOf)).toEqual([1, 1, 7]);
  expect(['2026-03-02', '2026-03-08', '2026-03-09'].map(mondayOf)).toEqual(['2026-03-02', '2026-03-02', '2026-03-09']);
});
