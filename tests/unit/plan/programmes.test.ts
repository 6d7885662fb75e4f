import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { clinicianSource } from '#core/plan/amount.ts';
import { amountSources } from '#core/plan/amountSources.ts';
import { type Criterion, partsOf } from '#core/plan/criterion.ts';
import type { Phase } from '#core/plan/phase.ts';
import { runMinutesOf } from '#core/plan/prescription.ts';
import { parseProgramme } from '#core/plan/programme.ts';
import { allIds, planOf, programmeFolder, programmeText, shipped, shippedIds } from './lab.ts';

const phase = (id: (typeof shippedIds)[number], name: string): Phase => {
  const found = shipped(id).phases.find((one) => one.id === name);
  if (found === undefined) throw new Error(`no phase ${name}`);
  return found;
};
const range = (amount: { from: number; to: number }) => (amount.from === amount.to ? amount.from : [amount.from, amount.to]);
/** Exercise, sets x repetitions, days a week or every so many days. */
const doses = ({ prescriptions }: Phase) =>
  prescriptions.map(({ exercise, dose, frequency }) => [
    exercise,
    dose.kind === 'reps' ? `${range(dose.sets)}x${range(dose.reps)}` : dose.kind,
    frequency.kind === 'every-days' ? 'daily' : range(frequency.days),
  ]);
const criterion = (list: readonly Criterion[], id: string) => list.find((one) => one.id === id);

describe('the programmes that come with Soleus', () => {
  test('are all of these, each named after its file', () => {
    expect(readdirSync(programmeFolder).toSorted()).toEqual(allIds.map((id) => `${id}.json`).toSorted());
    for (const id of allIds) expect(shipped(id).id).toBe(id);
  });

  test.each(allIds)('%s: every source is used, and every number has one', (id) => {
    const programme = shipped(id);
    const used = new Set(amountSources(programme).map(({ source }) => source));
    expect([...used].toSorted()).toEqual(Object.keys(programme.sources).toSorted());
    expect(used.size).toBeGreaterThan(0);
  });

  test.each(shippedIds)('%s: nothing is loaded with a STOP or EMERGENCY flag open', (id) => {
    const loading = shipped(id).phases.filter(({ prescriptions }) => prescriptions.some(({ dose }) => dose.kind !== 'as-shown'));
    const first = loading[0];
    expect(first?.entry.map(({ kind }) => kind)).toContain('no-stop-flag');
  });

  test.each(shippedIds)('%s: every exercise is prescribed somewhere', (id) => {
    const { exercises, phases } = shipped(id);
    const prescribed = new Set(phases.flatMap(({ prescriptions }) => prescriptions.map(({ exercise }) => exercise)));
    expect(exercises.map((one) => one.id).filter((one) => !prescribed.has(one))).toEqual([]);
  });
});

test('what is written from scratch begins as one empty phase, which no open flag may be in', () => {
  const plan = planOf('written-here');
  expect(plan.phases).toMatchObject([{ prescriptions: [], exit: [], entry: [{ kind: 'no-stop-flag' }] }]);
  expect(plan.exercises).toEqual([]);
});

test('isometric entry: 5 x 45 s at 70 %, 2 min rest, once to three times a day, called no painkiller', () => {
  const { phases, description } = shipped('isometric-entry');
  const hold = phases[1]?.prescriptions[0];
  expect(hold).toMatchObject({
    dose: { kind: 'hold', sets: { from: 5, source: 'oneill' }, seconds: { from: 45, source: 'oneill' } },
    load: { kind: 'mvc-percent', percent: { from: 70 } },
    restSeconds: { from: 120, to: 120 },
    frequency: { kind: 'every-days', days: { from: 1 }, perDay: { from: 1, to: 3, source: 'how-often' } },
  });
  expect(description).toContain('not a painkiller');
  const [settle, low] = phases;
  expect(criterion(settle?.exit ?? [], 'walking-pain')).toMatchObject({ task: 'walking', most: 3 });
  expect(criterion(settle?.exit ?? [], 'stiffness-steady')).toMatchObject({ kind: 'stiffness-not-rising', weeks: 1 });
  expect(criterion(low?.exit ?? [], 'two-leg-done')).toMatchObject({ kind: 'completed', sessions: 3, least: { sets: 3, reps: 15 } });
  expect(criterion(low?.exit ?? [], 'pain-during')).toMatchObject({ moment: 'during', most: 5, sessions: 3 });
});

test('Alfredson: 180 repetitions a day, every day, for twelve weeks, 5 kg more at a time', () => {
  for (const id of ['alfredson', 'alfredson-insertional'] as const) {
    const { phases } = shipped(id);
    expect(phases).toHaveLength(1);
    const entries = phases[0]?.prescriptions ?? [];
    const perDay = entries.reduce(
      (sum, { dose, frequency }) => sum + (dose.kind === 'reps' ? dose.sets.from * dose.reps.from * frequency.perDay.from : 0),
      0,
    );
    expect(perDay).toBe(180);
    expect(entries.every(({ frequency }) => frequency.kind === 'every-days' && frequency.days.from === 1)).toBe(true);
    expect(phases[0]?.usualWeeks).toMatchObject({ from: 12, to: 12 });
    expect(entries.map(({ progressions }) => progressions[0])).toEqual(
      entries.map(() => ({ variable: 'load-kg', by: { from: 5, to: 5, source: 'adding' } })),
    );
    expect(shipped(id).exercises.map(({ knee }) => knee)).toEqual(['straight', 'bent']);
  }
});

test('the insertional variant never goes below level, and such an exercise cannot be put into its file', () => {
  const programme = shipped('alfredson-insertional');
  expect(programme.neverBelowLevel).toBe(true);
  expect(programme.exercises.map(({ lowestHeel, standing }) => [lowestHeel, standing])).toEqual([
    ['level', 'floor'],
    ['level', 'floor'],
  ]);
  expect(shipped('alfredson').exercises.every(({ lowestHeel }) => lowestHeel === 'below-level')).toBe(true);
  const changed = programmeText('alfredson-insertional').replace('"lowestHeel": "level"', '"lowestHeel": "below-level"');
  expect(parseProgramme(changed)).toMatchObject({ ok: false, problems: [{ path: 'exercises[0].lowestHeel' }] });
});

test('heavy slow resistance after Beyer 2015, week by week; the row that was not read says so', () => {
  const { phases, sources } = shipped('heavy-slow-resistance');
  const rows = phases.map(({ usualWeeks, prescriptions }) => [
    usualWeeks?.from,
    ...new Set(prescriptions.map(({ dose, load }) => rowOf(dose, load))),
  ]);
  expect(rows).toEqual([
    [1, '3x15 15RM'],
    [2, '3x12 12RM'],
    [2, '4x10 10RM'],
    [3, '4x8 8RM'],
    [4, '4x6 6RM'],
  ]);
  expect(rows.reduce((sum, [weeks]) => sum + Number(weeks), 0)).toBe(12);
  for (const one of phases) {
    expect(one.restBetweenSeconds).toMatchObject({ from: 300, to: 300 });
    expect(one.prescriptions).toHaveLength(3);
    for (const { frequency, restSeconds, dose } of one.prescriptions) {
      expect(frequency).toMatchObject({ kind: 'days-per-week', days: { from: 3, to: 3 } });
      expect(restSeconds).toMatchObject({ from: 120, to: 180 });
      expect(dose).toMatchObject({ tempo: { up: 3, hold: 0, down: 3 } });
    }
  }
  expect(amountSources(phases[3]).some(({ source }) => source === 'beyer-weeks-6-8')).toBe(true);
  expect(sources['beyer-weeks-6-8']?.certainty).toBe('to-verify');
  expect(sources['beyer']?.certainty).toBe('read');
});
const rowOf = (dose: Phase['prescriptions'][number]['dose'], load: Phase['prescriptions'][number]['load']): string =>
  dose.kind === 'reps' && load.kind === 'rm' ? `${range(dose.sets)}x${range(dose.reps)} ${load.rm.from}RM` : 'other';

test('Silbernagel, phase by phase', () => {
  expect(doses(phase('silbernagel', 'phase-1'))).toEqual([
    ['circulation', 'as-shown', 'daily'],
    ['two-leg-floor', '3x10,15', 'daily'],
    ['one-leg-floor', '3x10', 'daily'],
    ['seated', '3x10', 'daily'],
    ['lowering-floor', '3x10', 'daily'],
  ]);
  expect(doses(phase('silbernagel', 'phase-2'))).toEqual([
    ['two-leg-step', '3x15', 'daily'],
    ['one-leg-step', '3x15', 'daily'],
    ['seated', '3x15', 'daily'],
    ['lowering-step', '3x15', 'daily'],
    ['quick-rebound', '3x20', 'daily'],
  ]);
  expect(doses(phase('silbernagel', 'phase-3'))).toEqual([
    ['one-leg-step', '3x15', [2, 3]],
    ['seated', '3x15', 'daily'],
    ['lowering-step', '3x15', [2, 3]],
    ['quick-rebound', '3x20', 'daily'],
    ['plyometric', 'as-shown', [2, 3]],
  ]);
  expect(doses(phase('silbernagel', 'phase-4')).every(([, , days]) => String(days) === '2,3')).toBe(true);
  const { sources } = shipped('silbernagel');
  expect(shipped('silbernagel').exercises.find(({ id }) => id === 'seated')?.bodyWeights).toMatchObject({ from: 0.5, to: 0.5 });
  expect([sources['bmc-differs']?.words, sources['maintenance']?.certainty]).toEqual([expect.stringContaining('3 x 10'), 'to-verify']);
});

test('strength is left by 15 raises or 80 % of the other leg, two settled weeks and a rising load', () => {
  const { exit } = phase('heavy-slow-resistance', 'weeks-9-12');
  const strength = criterion(exit, 'strength');
  expect(strength && partsOf(strength)).toMatchObject([
    { kind: 'heel-raises', least: 15 },
    { kind: 'symmetry', leastPercent: 80 },
  ]);
  expect(criterion(exit, 'settled-2-weeks')).toMatchObject({ kind: 'settled-weeks', weeks: 2 });
  expect(criterion(exit, 'load-rising')).toMatchObject({ exercise: 'seated-raise' });
});

test('energy storage begins with 30 to 60 contacts, on spaced days, climbs in tiers and says how little is published', () => {
  const { phases, exercises, sources, evidence } = shipped('energy-storage');
  const tierOf = new Map(exercises.map(({ id, tier }) => [id, tier?.value]));
  const contacts = ({ prescriptions }: Phase) =>
    prescriptions.reduce(
      ({ from, to }, { dose }) =>
        dose.kind === 'reps'
          ? { from: from + dose.sets.from * dose.reps.from, to: to + dose.sets.to * dose.reps.to }
          : { from: Number.NaN, to: Number.NaN },
      { from: 0, to: 0 },
    );
  expect(contacts(phases[0] as Phase)).toEqual({ from: 30, to: 60 });
  expect(phases.map(({ prescriptions }) => Math.max(...prescriptions.map(({ exercise }) => tierOf.get(exercise) ?? 0)))).toEqual([3, 4, 4]);
  for (const { prescriptions } of phases)
    for (const { frequency } of prescriptions) expect(frequency).toMatchObject({ kind: 'days-per-week', days: { from: 2, to: 3 } });
  for (const [name, exercise] of [
    ['tier-3', 'two-leg-hop'],
    ['tier-4-hops', 'one-leg-hop'],
  ] as const) {
    const { exit } = phase('energy-storage', name);
    expect(criterion(exit, 'hops-done')).toMatchObject({ exercise, sessions: 3, least: { sets: 3, reps: 20 } });
    expect(criterion(exit, 'pain-during')).toMatchObject({ most: 3, sessions: 3 });
    expect(criterion(exit, 'settled-3')).toMatchObject({ kind: 'settled', sessions: 3 });
  }
  expect(criterion(phase('energy-storage', 'tier-3').entry, 'walking-30')).toMatchObject({ task: 'walking-30-minutes', most: 2 });
  const last = phase('energy-storage', 'tier-4-drops').exit;
  expect(criterion(last, 'even')).toMatchObject({ leastPercent: 90 });
  expect(criterion(last, 'better')).toMatchObject({ kind: 'improved', instrument: 'visa-a' });
  expect(exercises.find(({ id }) => id === 'forward-hop')?.bodyWeights).toMatchObject({ from: 7.3, to: 7.3 });
  expect(evidence).toContain('habets');
  expect(sources['habets']?.words).toContain('vary widely');
  expect(exercises.every(({ tier }) => tier !== null && sources[tier.source]?.certainty === 'to-verify')).toBe(true);
});

test('the return-to-run ladder, level by level', () => {
  const { phases, ladder } = shipped('return-to-run');
  const levels = phases.map(({ prescriptions }) => {
    const dose = prescriptions[0]?.dose;
    if (dose?.kind !== 'run') throw new Error('no run');
    const { runMinutes, walkMinutes, repeats, thenRunMinutes, walkAround } = dose;
    expect(walkAround).toMatchObject({ from: 5, to: 5 });
    return [range(runMinutes), walkMinutes.from, repeats.from, thenRunMinutes?.from ?? 0, range(runMinutesOf(dose) ?? { from: 0, to: 0 })];
  });
  expect(levels).toEqual([
    [1, 4, 5, 0, 5],
    [1, 3, 6, 0, 6],
    [2, 3, 5, 0, 10],
    [3, 2, 5, 0, 15],
    [4, 1, 5, 0, 20],
    [5, 1, 5, 0, 25],
    [10, 1, 2, 5, 25],
    [25, 0, 1, 0, 25],
    [30, 0, 1, 0, 30],
    [[30, 40], 0, 1, 0, [30, 40]],
  ]);
  expect(ladder?.mostLevelsPerWeek).toMatchObject({ from: 2, to: 2 });
  expect(phases.slice(0, 9).map(({ prescriptions }) => prescriptions[0]?.frequency)).toEqual(
    Array.from({ length: 9 }, () => ({
      kind: 'every-days',
      days: { from: 2, to: 2, source: 'ladder' },
      perDay: { from: 1, to: 1, source: 'ladder' },
    })),
  );
  expect(phases[9]?.prescriptions[0]?.frequency).toMatchObject({ kind: 'days-per-week', days: { from: 3 } });
  expect(criterion(phases[0]?.entry ?? [], 'hop-pain')).toMatchObject({ task: 'hopping', most: 2 });
  expect(criterion(phases[9]?.exit ?? [], 'runs')).toMatchObject({ minutes: 30, perWeek: 3 });
});

describe('a file that is no programme', () => {
  const text = programmeText('alfredson');
  const problems = (changed: string) => {
    const read = parseProgramme(changed);
    return read.ok ? [] : read.problems.map(({ path, message }) => `${path}: ${message}`);
  };
  const changed = (from: string, to: string) => {
    expect(text).toContain(from);
    return problems(text.replace(from, to));
  };

  test('is named with the place and what is wrong', () => {
    expect(changed('"source": "adding"', '"source": "nobody"')).toContain(
      'phases[0].prescriptions[0].progressions[0].by.source: There is no source nobody.',
    );
    expect(changed('"exercise": "lower-straight"', '"exercise": "jump"')).toContain(
      'phases[0].prescriptions[0].exercise: There is no exercise jump.',
    );
    expect(changed('"evidence": ["twelve"', '"evidence": ["lost"')).toContain('evidence[0]: There is no source lost.');
    expect(changed('"id": "bent"', '"id": "straight"')).toContain(
      'phases[0].prescriptions[1].id: Another entry of the programme has this name too.',
    );
    expect(changed('"id": "lower-bent"', '"id": "lower-straight"')).toContain('exercises[1].id: Another exercise has this name too.');
    expect(changed('"id": "raises"', '"id": "no-flag"')).toContain(
      'phases[0].exit[1].of[0].id: Another criterion of the phase has this name too.',
    );
    expect(changed('"twelve": {', `"${clinicianSource}": {`)).toContain(
      `sources.${clinicianSource}: This name is kept for what a clinician sets in a plan.`,
    );
    expect(changed('"from": 5, "to": 5', '"from": 5, "to": 4')).toContain(
      'phases[0].prescriptions[0].progressions[0].by.to: The range ends before it begins.',
    );
    expect(changed('"weekdays": null', '"weekdays": [1]')).toContain(
      'phases[0].prescriptions[0].weekdays: Days of the week go with so many days a week.',
    );
    expect(changed('"kind": "weeks"', '"kind": "moons"')[0]).toMatch(/^phases\[0\]\.exit\[0\]\.kind: /);
    expect(changed('"schema": 1', '"schema": 2')).toEqual(['schema: Version 2 is of a newer Soleus than this one.']);
    expect(changed('"ladder": null', '"ladder": null, "colour": "red"')).toEqual([': Unrecognized key: "colour"']);
  });

  test.each<[string, string]>([
    ['text that is no JSON', '{"schema": 1,'],
    ['nothing', ''],
    ['a list', '[]'],
    ['null', 'null'],
    ['a number beyond all', text.replace('"from": 15, "to": 15', '"from": 1e999, "to": 1e999')],
    ['half a repetition', text.replace('"from": 15, "to": 15', '"from": 14.5, "to": 15')],
    ['no phase', text.replace(/"phases": \[[\s\S]*$/, '"phases": []}')],
    ['a key that would change every object', text.replace('"ladder": null', '"ladder": null, "__proto__": {"a": 1}')],
    ['a name that Windows keeps for itself', text.replace('"id": "alfredson"', '"id": "nul"')],
    ['a name that climbs out of its folder', text.replace('"id": "alfredson"', '"id": "../alfredson"')],
  ])('%s is refused', (_, file) => {
    expect(parseProgramme(file).ok).toBe(false);
  });

  test('the mark of an editor of Windows is no fault', () => {
    expect(parseProgramme(`\uFEFF${text}`).ok).toBe(true);
  });
});
