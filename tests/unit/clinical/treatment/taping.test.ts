import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, given, notAsked, type YesNoUnknown } from '#core/clinical/answer.ts';
import { unsettled } from '#core/clinical/treatment/decision.ts';
import type { OpenFlag } from '#core/clinical/treatment/openFlag.ts';
import { type Taping, tapingConditions, tapingSchema } from '#core/clinical/treatment/taping.ts';
import { judgeTaping, tapingOverrides } from '#core/clinical/treatment/tapingJudge.ts';
import { plannedRemoval, removalState, tapeResponse } from '#core/clinical/treatment/tapingResponse.ts';
import { newTaping, repeatTaping } from '#core/clinical/treatment/tapingStart.ts';
import { tapingTable } from '#core/clinical/treatment/tapingTable.ts';
import { tapingTechniques, techniqueTable, usualWearHours } from '#core/clinical/treatment/tapingTechnique.ts';
import { assistant, broken, physician, physio } from './lab.ts';

const appliedAt = '2026-03-10T09:00:00Z';
const of = { side: 'left', operator: physio, appliedAt } as const;
const no = given<YesNoUnknown>('no');
const yes = given<YesNoUnknown>('yes');
const kinesio: Taping = {
  ...newTaping('kinesiology', of),
  materials: [{ type: 'kinesio', brand: '', widthMm: 50, latexFree: yes }],
  strips: [{ material: 'kinesio', from: 'heel', to: 'calf', tensionPercent: 25 }],
  skinBefore: { intact: yes, shaved: no, lotionFree: yes },
  conditions: Object.fromEntries(tapingConditions.map((condition) => [condition, no])),
};
const rigid: Taping = {
  ...kinesio,
  technique: 'achilles-offload',
  materials: [{ type: 'rigid', brand: '', widthMm: 38, latexFree: yes }],
  strips: [{ material: 'rigid', from: 'forefoot', to: 'calf', tensionPercent: 0 }],
  plannedRemovalAt: plannedRemoval(appliedAt, [{ type: 'rigid', brand: '', widthMm: 38, latexFree: yes }]),
};
const found = (taping: Taping, flags: readonly OpenFlag[] | null = []) => broken(judgeTaping(tapingTable, taping, flags));
const withAnswer = (condition: string, answer: Answer<YesNoUnknown>, taping = kinesio): Taping => ({
  ...taping,
  conditions: { ...taping.conditions, [condition]: answer },
});

test('a usual taping breaks nothing', () => {
  expect([found(kinesio), found(rigid)]).toEqual([[], []]);
  expect(tapingSchema.parse(kinesio)).toEqual(kinesio);
});

describe('the exact limit and just beyond it', () => {
  const tension = (tensionPercent: number, taping = kinesio) =>
    found({ ...taping, strips: taping.strips.map((strip) => ({ ...strip, tensionPercent })) });
  const wear = (plannedRemovalAt: string, taping = kinesio) => found({ ...taping, plannedRemovalAt });
  test('tension', () => {
    expect([tension(0), tension(75), tension(-0.1)]).toEqual([[], [], ['tension-negative']]);
    expect([tension(75.1), tension(100), tension(100.1)]).toEqual([
      ['tension-kinesio-high'],
      ['tension-kinesio-high'],
      ['tension-over-full', 'tension-kinesio-high'],
    ]);
    expect([tension(100, rigid), tension(101, rigid)]).toEqual([[], ['tension-over-full']]);
  });
  test('wear', () => {
    expect([wear('2026-03-15T09:00:00Z'), wear('2026-03-15T09:00:01Z')]).toEqual([[], ['wear-kinesio-long']]);
    expect([wear('2026-03-12T09:00:00Z', rigid), wear('2026-03-12T09:00:01Z', rigid)]).toEqual([[], ['wear-rigid-long']]);
  });
  test('what came off is judged by when it did', () => {
    const removal = { at: '2026-03-13T09:00:00Z', reason: 'planned', skin: 'none' } as const;
    expect(found({ ...rigid, removal })).toEqual(['wear-rigid-long']);
  });
  test('a heel lift has a height, up to 12 mm, and needs neither skin nor strips', () => {
    const lift = (heightMm: number | null) => found({ ...newTaping('heel-lift', of), lift: { heightMm, bothShoes: notAsked } });
    expect([lift(6), lift(12), lift(12.5), lift(0), lift(null)]).toEqual([[], [], ['lift-high'], ['lift-none'], ['incomplete']]);
  });
});

describe('allergy', () => {
  const latex = (answer: Answer<YesNoUnknown>, latexFree: Answer<YesNoUnknown>) =>
    found(withAnswer('latex-allergy', answer, { ...kinesio, materials: [{ type: 'kinesio', brand: '', widthMm: 50, latexFree }] }));
  test('latex in the material against an allergy to it: only known answers clear', () => {
    const unsure: readonly Answer<YesNoUnknown>[] = [yes, given('unknown'), notAsked, { none: 'declined' }];
    for (const answer of unsure) {
      expect(latex(answer, yes)).toEqual([]);
      for (const free of [no, given<YesNoUnknown>('unknown'), notAsked]) expect(latex(answer, free)).toEqual(['latex-allergy']);
    }
    expect(latex(no, no)).toEqual([]);
  });
  test('adhesive: whatever sticks, not underwrap', () => {
    expect(found(withAnswer('adhesive-allergy', yes))).toEqual(['adhesive-allergy']);
    expect(found(withAnswer('adhesive-allergy', notAsked))).toEqual(['adhesive-allergy']);
    const underwrap = { ...kinesio, materials: [{ type: 'underwrap' as const, brand: '', widthMm: null, latexFree: yes }] };
    expect(found(withAnswer('adhesive-allergy', yes, underwrap))).toEqual([]);
  });
  test('a test patch that reacted blocks until a clinician gives a reason', () => {
    const patched: Taping = { ...kinesio, testPatch: given({ at: appliedAt, result: 'reaction' }) };
    expect(found(patched)).toEqual(['patch-reaction']);
    expect(found({ ...patched, testPatch: given({ at: appliedAt, result: 'redness' }) })).toEqual([]);
    const results = judgeTaping(tapingTable, patched, []);
    const inputs = results.find(({ ruleId }) => ruleId === 'taping.patch-reaction')?.inputs ?? {};
    const left = (by: typeof physio) =>
      unsettled(
        results,
        [
          {
            decision: 'overridden',
            ruleId: 'taping.patch-reaction',
            inputs,
            by,
            at: appliedAt,
            reason: 'other brand',
            physicianOrder: null,
          },
        ],
        tapingOverrides(tapingTable),
      ).length;
    expect([left(assistant), left(physio)]).toEqual([1, 0]);
  });
});

test('skin that was not looked at, open skin, circulation that is cut off', () => {
  const skin = (intact: Answer<YesNoUnknown>) => found({ ...kinesio, skinBefore: { ...kinesio.skinBefore, intact } });
  expect([skin(no), skin(given('unknown')), skin(notAsked), skin(yes)]).toEqual([
    ['skin-not-intact'],
    ['skin-not-intact'],
    ['skin-not-intact'],
    [],
  ]);
  expect(found(withAnswer('open-skin', yes))).toEqual(['open-skin']);
  expect(found({ ...kinesio, circulation: no })).toEqual(['circulation']);
  expect(found({ ...kinesio, circulation: no, removal: { at: appliedAt, reason: 'circulation', skin: 'none' } })).toEqual([]);
  for (const condition of ['fragile-skin', 'neuropathy', 'peripheral-arterial-disease', 'diabetic-foot'])
    expect(judgeTaping(tapingTable, withAnswer(condition, yes), []).filter(({ verdict }) => verdict !== 'fine')).toMatchObject([
      { verdict: 'caution' },
    ]);
});

test('thrombosis and compartment signs block at any level; unscreened is not clear', () => {
  expect(found(kinesio, [{ id: 'RF02', level: 'caution' }])).toEqual(['flag-thrombosis', 'flag-caution']);
  expect(found(kinesio, [{ id: 'RF04', level: 'emergency' }])).toEqual(['flag-compartment', 'flag-emergency']);
  expect(found(kinesio, null)).toEqual(['not-screened']);
});

test('what is missing refuses', () => {
  const missing = (taping: Taping) => judgeTaping(tapingTable, taping, []).find(({ ruleId }) => ruleId === 'taping.incomplete')?.inputs;
  expect(missing({ ...kinesio, materials: [], strips: [], plannedRemovalAt: null })).toEqual({
    missing: 'materials strips planned-removal',
  });
  expect(missing(kinesio)).toEqual({ missing: '' });
});

describe('response', () => {
  const response = (before: number, after: number) =>
    tapeResponse({ before: { task: given('hop-5'), pain: given(before) }, after: { task: given('hop-5'), pain: given(after) } });
  test('by 2 points, or by 30 %', () => {
    expect(response(8, 6)).toEqual({ verdict: 'keep', fall: 2 });
    expect(response(8, 7)).toEqual({ verdict: 'no-response', fall: 1 });
    expect(response(3, 2)).toEqual({ verdict: 'keep', fall: 1 });
    expect(response(4, 3)).toEqual({ verdict: 'no-response', fall: 1 });
    expect(response(5, 7)).toEqual({ verdict: 'no-response', fall: -2 });
    expect(response(1, 0)).toEqual({ verdict: 'keep', fall: 1 });
  });
  test('never kept where pain did not fall, and always where it fell to nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 10 }), (before, after) => {
        const { verdict } = response(before, after);
        expect(verdict).toBe(after === 0 || before - after >= 2 || (before - after) / before >= 0.3 ? 'keep' : 'no-response');
        if (after >= before) expect(verdict).toBe('no-response');
      }),
    );
  });
  test('not judged, with its reason', () => {
    expect(response(0, 0)).toEqual({ verdict: 'not-judged', reason: 'no-pain-before' });
    const before = { task: given('hop-5' as const), pain: given(5) };
    expect(tapeResponse({ before, after: { ...before, task: given('jog-1-min' as const) } })).toEqual({
      verdict: 'not-judged',
      reason: 'other-task',
    });
    for (const after of [
      { ...before, pain: notAsked },
      { ...before, task: notAsked },
    ])
      expect(tapeResponse({ before, after })).toEqual({ verdict: 'not-judged', reason: 'not-tested' });
  });
});

describe('removal', () => {
  test('planned by the material that has to come off first', () => {
    expect(usualWearHours(['kinesio'])).toBe(96);
    expect(usualWearHours(['kinesio', 'rigid', 'underwrap'])).toBe(24);
    expect(usualWearHours(['foam'])).toBeNull();
    expect(plannedRemoval(appliedAt, rigid.materials)).toBe('2026-03-11T09:00:00.000Z');
    expect(plannedRemoval(appliedAt, [])).toBeNull();
  });
  test('to be taken off from the planned instant on', () => {
    const tape = { removal: null, plannedRemovalAt: '2026-03-14T09:00:00Z' };
    expect(removalState(tape, '2026-03-14T08:59:59.999Z')).toBe('on');
    expect(removalState(tape, '2026-03-14T09:00:00.000Z')).toBe('take-off');
    expect(removalState({ ...tape, plannedRemovalAt: null }, '2030-01-01T00:00:00Z')).toBe('stays');
    expect(removalState({ ...tape, removal: { at: appliedAt, reason: 'came-off', skin: 'rash' } }, '2030-01-01T00:00:00Z')).toBe('off');
  });
});

describe('records', () => {
  test.each(tapingTechniques)('a new %s is valid, with what it is usually done with and nothing answered', (technique) => {
    const taping = newTaping(technique, of);
    expect(tapingSchema.parse(taping)).toEqual(taping);
    expect(taping.materials.map(({ type }) => type)).toEqual(techniqueTable.find((one) => one.technique === technique)?.materials);
    expect(taping.lift === null).toBe(technique !== 'heel-lift');
    expect(found(taping)).toContain('incomplete');
  });
  test('same as last time: strips and wear, and nothing that is of the day', () => {
    const removal = { at: '2026-03-14T09:00:00Z', reason: 'planned', skin: 'rash' } as const;
    const again = repeatTaping(
      { ...kinesio, removal, note: 'itched', circulation: yes },
      { operator: physician, appliedAt: '2026-03-20T10:00:00Z' },
    );
    expect(again).toMatchObject({
      strips: kinesio.strips,
      materials: kinesio.materials,
      operator: physician,
      plannedRemovalAt: '2026-03-24T10:00:00.000Z',
    });
    expect(again).toMatchObject({
      removal: null,
      note: '',
      circulation: notAsked,
      conditions: {},
      skinBefore: { intact: notAsked },
      testPatch: notAsked,
    });
    expect(found(again)).toEqual([
      'open-skin',
      'fragile-skin',
      'neuropathy',
      'peripheral-arterial-disease',
      'diabetic-foot',
      'skin-not-intact',
      'adhesive-allergy',
    ]);
  });
  test('hostile values are refused', () => {
    for (const bad of [
      { removal: { at: '2026-03-10T08:59:59Z', reason: 'planned', skin: 'none' } },
      { side: 'both' },
      { technique: 'magic' },
      { photos: [{ from: 'camera', sha256: 'ABC' }] },
      { photos: [{ from: 'clip', recordingId: 'x', frame: 1 }] },
      { photos: Array.from({ length: 2 }, () => ({ from: 'camera', sha256: 'a'.repeat(64) })) },
      { photos: Array.from({ length: 13 }, (_, n) => ({ from: 'camera', sha256: n.toString(16).padStart(64, '0') })) },
      { strips: [{ ...kinesio.strips[0], tensionPercent: Number.POSITIVE_INFINITY }] },
      { conditions: { ghosts: yes } },
      { appliedAt: 'yesterday' },
    ])
      expect(tapingSchema.safeParse({ ...kinesio, ...bad }).success, JSON.stringify(bad)).toBe(false);
    expect(tapingSchema.safeParse({ ...kinesio, removal: { at: appliedAt, reason: 'planned', skin: 'none' } }).success).toBe(true);
  });
});
