import { describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import type { Criterion } from '#core/plan/criterion.ts';
import { applyEdits, headerPatch } from '#core/plan/edit.ts';
import type { PlanFacts } from '#core/plan/facts.ts';
import { phaseStatus } from '#core/plan/phaseStatus.ts';
import { criterionOf, exitOf, leftBy, reading, today, tried } from './criteriaLab.ts';
import { clear, diaryOf, factsOf, goodDay, goodDays, monday, on, planOf } from './lab.ts';

describe('a reading of a visit', () => {
  const walking = (most: number, facts: Partial<PlanFacts>) =>
    tried({ kind: 'pain-at-most', task: 'walking', most }, factsOf(today, facts));

  test.each<[number, string]>([
    [0, 'met'],
    [3, 'met'],
    [4, 'not-met'],
  ])('walking pain of %i, at most 3', (pain, status) => {
    expect(walking(3, { pain: { walking: reading(pain) } })).toBe(status);
  });

  test('not taken, of another task, not answered, too old or of a day to come says nothing', () => {
    expect(walking(3, {})).toBe('unknown: not-measured');
    expect(walking(3, { pain: { hopping: reading(0) } })).toBe('unknown: not-measured');
    expect(walking(3, { pain: { walking: { day: today, value: { none: 'declined' } } } })).toBe('unknown: not-answered');
    expect(walking(3, { pain: { walking: reading(0, on(20 - 28)) } })).toBe('met');
    expect(walking(3, { pain: { walking: reading(0, on(20 - 29)) } })).toBe('unknown: too-old');
    expect(walking(3, { pain: { walking: reading(0, on(21)) } })).toBe('unknown: after-today');
  });

  test('heel raises, hopping, symmetry and VISA-A', () => {
    const raises = (n: number) => tried({ kind: 'heel-raises', least: 15 }, factsOf(today, { heelRaises: reading(n) }));
    expect([raises(14), raises(15), raises(0)]).toEqual(['not-met', 'met', 'not-met']);
    const even = (percent: number, more: Partial<PlanFacts> = {}) =>
      tried(
        { kind: 'symmetry', test: 'heel-raise-reps', leastPercent: 80 },
        factsOf(today, { symmetry: { 'heel-raise-reps': reading(percent) }, ...more }),
      );
    expect([even(79.9), even(80), even(100, { symptoms: 'bilateral' }), even(100, { symptoms: 'unknown' })]).toEqual([
      'not-met',
      'met',
      'unknown: both-legs',
      'unknown: symptoms-unknown',
    ]);
    const better = (improved: PlanFacts['improved']) => tried({ kind: 'improved', instrument: 'visa-a' }, factsOf(today, { improved }));
    expect([better({ 'visa-a': reading(true) }), better({ 'visa-a': reading(false) }), better({})]).toEqual([
      'met',
      'not-met',
      'unknown: not-measured',
    ]);
  });
});

test('flags: screened and none of STOP or EMERGENCY open', () => {
  const flags = (screen: PlanFacts['screen']) => tried({ kind: 'no-stop-flag' }, factsOf(today, { screen }));
  expect(flags(null)).toBe('unknown: not-screened');
  expect(flags(clear())).toBe('met');
  expect(
    flags({
      on: monday,
      open: [
        { id: 'RF16', level: 'caution' },
        { id: 'RF05', level: 'refer' },
      ],
    }),
  ).toBe('met');
  expect(flags({ on: monday, open: [{ id: 'RF01', level: 'stop' }] })).toBe('not-met');
  expect(flags({ on: monday, open: [{ id: 'RF09', level: 'emergency' }] })).toBe('not-met');
});

test('weeks are whole: met on the day that completes them', () => {
  const at = (day: number) => tried({ kind: 'weeks', least: 2 }, factsOf(on(day)));
  expect([at(0), at(13), at(14)]).toEqual(['not-met', 'not-met', 'met']);
});

describe('what the clinician judges', () => {
  const judged = (...judgements: PlanFacts['judgements']) =>
    tried({ kind: 'judged', words: 'Looks good.' }, factsOf(today, { judgements }));
  const one = { phaseId: 'eccentric', criterionId: 'tried', met: true, day: on(19), by: 'A. Physio' };

  test('counts since the phase began, the latest first; that of another criterion or phase does not', () => {
    expect(judged()).toBe('unknown: not-judged');
    expect(judged(one)).toBe('met');
    expect(judged(one, { ...one, met: false, day: on(20) }, { ...one, day: on(18) })).toBe('not-met');
    expect(judged({ ...one, criterionId: 'other' }, { ...one, phaseId: 'other' }, { ...one, day: on(-1) }, { ...one, day: on(21) })).toBe(
      'unknown: not-judged',
    );
  });

  test('is of the words that were judged: changed, they are judged anew', () => {
    expect(judged({ ...one, words: 'Looks good.' })).toBe('met');
    expect(judged({ ...one, words: 'Hops without fear.' })).toBe('unknown: not-judged');
  });
});

describe('any of several', () => {
  const any: Criterion = {
    id: 'strength',
    kind: 'any-of',
    of: [
      criterionOf({ kind: 'heel-raises', least: 15 }, 'raises'),
      criterionOf({ kind: 'symmetry', test: 'heel-raise-reps', leastPercent: 80 }, 'even'),
    ],
  };
  const plan = leftBy(any);
  const facts = (raises: number | null, percent: number | null) =>
    factsOf(today, {
      heelRaises: raises === null ? null : reading(raises),
      symmetry: percent === null ? {} : { 'heel-raise-reps': reading(percent) },
    });

  test.each<[number | null, number | null, string]>([
    [15, null, 'met'],
    [null, 80, 'met'],
    [14, 80, 'met'],
    [14, 79, 'not-met'],
    [14, null, 'unknown'],
    [null, 79, 'unknown'],
    [null, null, 'unknown'],
  ])('%j raises, %j %% of the other leg', (raises, percent, status) => {
    const found = exitOf(plan, facts(raises, percent));
    expect(found.status).toBe(status);
    expect(found.parts.map(({ criterion }) => criterion.id)).toEqual(['raises', 'even']);
  });
});

describe('the phase of today', () => {
  const plan = planOf('isometric-entry', { phaseId: 'hold' });
  const days = [0, 1, 2].map((n) => {
    const day = goodDay(plan, on(n));
    return {
      ...day,
      items: day.items.map((item) => (item.prescriptionId === 'raise-two-legs' ? { ...item, reps: given([15, 15, 15]) } : item)),
    };
  });

  test('is ready once every criterion is met; unknown is not met', () => {
    const facts = factsOf(on(3), { diary: diaryOf(days), pain: { 'heel-raises': reading(5, on(3)) } });
    const status = phaseStatus(plan, facts);
    expect(status).toMatchObject({ phase: { id: 'hold' }, since: monday, days: 3, next: null, ready: true });
    expect(status?.exit.map(({ criterion, status: found }) => [criterion.id, found])).toEqual([
      ['two-leg-done', 'met'],
      ['pain-during', 'met'],
      ['settled-3', 'met'],
      ['raise-pain', 'met'],
    ]);
    expect(phaseStatus(plan, { ...facts, pain: {} })).toMatchObject({ ready: false });
    expect(phaseStatus(plan, { ...facts, pain: { 'heel-raises': reading(6, on(3)) } })).toMatchObject({ ready: false });
  });

  test('waits for the entry of the next one too', () => {
    const settling = planOf('isometric-entry');
    const facts = factsOf(on(14), {
      diary: diaryOf(goodDays(settling, 0, 13)),
      pain: { walking: reading(3, on(14)) },
    });
    expect(phaseStatus(settling, facts)).toMatchObject({ ready: true, next: { phase: { id: 'hold' }, entry: [{ status: 'met' }] } });
    expect(phaseStatus(settling, { ...facts, screen: null })).toMatchObject({
      ready: false,
      next: { entry: [{ status: 'unknown', why: 'not-screened' }] },
    });
  });

  test('is none before the plan and after its end', () => {
    expect(phaseStatus(plan, factsOf(on(-1)))).toBeNull();
    expect(phaseStatus(applyEdits(plan, headerPatch(plan, { endsOn: on(1) })), factsOf(on(2)))).toBeNull();
  });
});
