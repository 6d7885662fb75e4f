import { describe, expect, test } from 'vitest';
import { applyEdits, headerPatch, phasePatch } from '#core/plan/edit.ts';
import { finding } from '#core/plan/finding.ts';
import type { Plan } from '#core/plan/plan.ts';
import { suggestionRuleIds } from '#core/plan/suggestionRules.ts';
import { changesInWords } from '#renderer/clinical/plan/changeWords.ts';
import { criterionWords } from '#renderer/clinical/plan/criterionWords.ts';
import { readSets } from '#renderer/clinical/plan/diary/ItemDetails.tsx';
import { entryWords } from '#renderer/clinical/plan/doseWords.ts';
import { readTempo } from '#renderer/clinical/plan/phases/TempoFields.tsx';
import { readRange } from '#renderer/clinical/plan/RangeField.tsx';
import { reasonWords, seenWords } from '#renderer/clinical/plan/reasonWords.ts';
import '#renderer/i18n/index.ts';
import { planOf, shippedIds } from '../plan/lab.ts';

const unfilled = /\{\{|undefined|NaN|\[object/;

describe('a plan in words', () => {
  test('every rule of a suggestion has a sentence of its own', () => {
    const said = suggestionRuleIds.map((id) => reasonWords(finding(id)));
    expect(new Set(said).size).toBe(suggestionRuleIds.length);
    for (const words of said) expect(words).not.toMatch(/plan\./);
  });

  test('what a rule looked at is told in days, names and numbers', () => {
    expect(reasonWords(finding('plan.pain-during', { worst: 6, acceptable: 5, days: '2026-03-02 2026-03-04' }))).toBe(
      'Pain during was up to 6 of 10; up to 5 is acceptable (2 Mar 2026, 4 Mar 2026).',
    );
    expect(reasonWords(finding('plan.red-flag', { flags: 'RF02' }))).toContain('RF02 Deep vein thrombosis');
    expect(
      reasonWords(finding('plan.warning-sign', { signs: 'pop 2026-03-01, nightPain 2026-03-02', screenedOn: '2026-02-01' })),
    ).toContain('a pop (1 Mar 2026), night pain (2 Mar 2026)');
    expect(reasonWords(finding('plan.pain-rose', { 'week to 2026-03-15': 3, 'week to 2026-03-08': 2.5, weeks: 1 }))).toContain(
      'week to 8 Mar 2026: 2.5; week to 15 Mar 2026: 3',
    );
    expect(reasonWords(finding('plan.few-done', { percent: null, planned: 0, done: 0, notEntered: 0, least: 60 }))).toContain(
      '(not known %)',
    );
    expect(seenWords({ days: 7, since: '2026-03-02' })).toBe('7 days, since 2 Mar 2026');
    expect(seenWords({ flags: '', screenedOn: '2026-03-02' })).toBe('screened on 2 Mar 2026');
  });

  test('every entry and criterion of every shipped programme is told without a gap', () => {
    for (const id of shippedIds) {
      const plan = planOf(id);
      for (const phase of plan.phases) {
        for (const entry of phase.prescriptions) expect(entryWords(entry)).not.toMatch(unfilled);
        for (const criterion of [...phase.entry, ...phase.exit]) {
          const words = criterionWords(criterion, plan.exercises);
          expect(words).not.toMatch(unfilled);
          expect(words.length).toBeGreaterThan(5);
        }
      }
    }
    expect(entryWords(planOf('alfredson').phases[0]?.prescriptions[0] as never)).toBe('3 × 15 · body weight · every day, 2 times a day');
  });
});

describe('what differs between two versions', () => {
  const plan = planOf('silbernagel');
  const told = (after: Plan): readonly string[] => changesInWords(plan, after);
  const [phase] = plan.phases;
  const changed = (change: Parameters<typeof phasePatch>[2]): Plan => applyEdits(plan, phasePatch(plan, phase?.id ?? '', change));

  test('is nothing for the same plan', () => expect(told(structuredClone(plan))).toEqual([]));

  test('is told field by field, before and after', () => {
    const sets = { from: 4, to: 4, source: 'clinician' };
    const heavier = changed((one) => ({
      ...one,
      aim: 'Other words.',
      exit: [],
      prescriptions: one.prescriptions.map((entry, i) =>
        i === 1 && entry.dose.kind === 'reps' ? { ...entry, dose: { ...entry.dose, sets } } : entry,
      ),
    }));
    expect(told(heavier)).toEqual([
      expect.stringMatching(/^Phase 1, Aim: .* → Other words\.$/),
      ...(phase?.exit ?? []).map(() => expect.stringMatching(/^Phase 1: criterion removed: /)),
      'Phase 1, Heel raise on both legs, floor, dose: 3 × 10 to 15 → 4 × 10 to 15',
    ]);
  });

  test('names what was added and removed, and the header', () => {
    const without = changed((one) => ({ ...one, prescriptions: one.prescriptions.slice(1) }));
    expect(told(without)).toEqual(['Phase 1: Circulation exercises removed']);
    expect(told(applyEdits(plan, headerPatch(plan, { goals: 'Run', endsOn: '2026-06-01' })))).toEqual([
      'Last day: Goes on → 1 Jun 2026',
      'Goals: none → Run',
    ]);
    const second = plan.phases[1]?.id ?? '';
    const course = [...plan.course, { phaseId: second, from: '2026-03-16' }];
    expect(told(applyEdits(plan, headerPatch(plan, { course })))).toEqual([
      'Phases begun: Phase 1 from 2 Mar 2026 → Phase 1 from 2 Mar 2026; Phase 2 from 16 Mar 2026',
    ]);
  });
});

test('what an exercise is now, another order and the walk around a run are told', () => {
  const plan = planOf('return-to-run');
  const [exercise] = plan.exercises;
  if (exercise === undefined) throw new Error('no exercise');
  const after: Plan = {
    ...plan,
    exercises: plan.exercises.map((one) => (one === exercise ? { ...one, how: 'On grass.', knee: 'bent', tier: null } : one)),
    phases: plan.phases.toReversed(),
  };
  expect(changesInWords(plan, after)).toEqual([
    `${exercise.name}, how it is done: ${exercise.how} → On grass.`,
    `${exercise.name}, knee: Either → Bent`,
    ...(exercise.tier === null ? [] : [`${exercise.name}, tier changed`]),
    'Phases put in another order',
  ]);
  // A phase that is gone is named all the same.
  const [, second] = plan.phases;
  const booked = applyEdits(plan, headerPatch(plan, { course: [...plan.course, { phaseId: second?.id ?? '', from: '2026-03-16' }] }));
  const without = { ...plan, phases: plan.phases.filter(({ id }) => id !== second?.id) };
  expect(changesInWords(booked, without).join(' ')).toContain(`${second?.name} from 16 Mar 2026 →`);
  const run = plan.phases[0]?.prescriptions.find(({ dose }) => dose.kind === 'run');
  expect(run && entryWords(run)).toContain('walk 5 min before and after');
});

describe('what is typed into a field', () => {
  test.each([
    ['15', { from: 15, to: 15 }],
    ['2-3', { from: 2, to: 3 }],
    ['2 to 3', { from: 2, to: 3 }],
    ['2,5', { from: 2.5, to: 2.5 }],
    ['3-2', null],
    ['-2', null],
    ['many', null],
    ['', null],
    ['1-2-3', null],
  ])('"%s" is the range %o', (text, range) => expect(readRange(text)).toEqual(range));

  test.each([
    ['3 0 3', { up: 3, hold: 0, down: 3 }],
    ['3-0-3', { up: 3, hold: 0, down: 3 }],
    ['1,5 0 2', { up: 1.5, hold: 0, down: 2 }],
    ['3 0', null],
    ['3 0 61', null],
    ['', null],
  ])('"%s" is the tempo %o', (text, tempo) => expect(readTempo(text)).toEqual(tempo));

  test.each([
    ['15 15 12', [15, 15, 12]],
    ['15,15;12', [15, 15, 12]],
    ['0', [0]],
    ['601', null],
    ['x', null],
    ['', null],
  ])('"%s" are the sets %o', (text, sets) => expect(readSets(text)).toEqual(sets));
});
