import { describe, expect, test } from 'vitest';
import { given, notAsked, type YesNoUnknown } from '#core/clinical/answer.ts';
import { type RuleDecision, unsettled } from '#core/clinical/treatment/decision.ts';
import { judgeManualRelease, manualOverrides, markerChange } from '#core/clinical/treatment/manualJudge.ts';
import { type ManualItem, type ManualRelease, manualConditions, manualReleaseSchema } from '#core/clinical/treatment/manualRelease.ts';
import { newManualRelease, repeatManualRelease } from '#core/clinical/treatment/manualStart.ts';
import { type ManualTable, manualTable } from '#core/clinical/treatment/manualTable.ts';
import { kindOf, manualTechniques } from '#core/clinical/treatment/manualTechnique.ts';
import type { OpenFlag } from '#core/clinical/treatment/openFlag.ts';
import { read } from '#core/domain/source.ts';
import { assistant, broken, physician, physio } from './lab.ts';

const no = given<YesNoUnknown>('no');
const item: ManualItem = {
  technique: 'deep-longitudinal-stripping',
  structure: 'soleus-medial',
  side: 'left',
  grade: { scale: 'soft', grade: 'moderate' },
  pressure: given(5),
  tool: '',
  minutes: 5,
  sets: null,
  reps: null,
  pain: given(4),
};
const consent = { type: 'verbal', scope: 'calf', needling: false, chaperoneOffered: true } as const;
const session: ManualRelease = {
  ...newManualRelease({ day: '2026-03-10', operator: physio }),
  consent: given(consent),
  items: [item],
  conditions: Object.fromEntries(manualConditions.map((condition) => [condition, no])),
};
const found = (part: Partial<ManualRelease> = {}, flags: readonly OpenFlag[] | null = [], table: ManualTable = manualTable) =>
  broken(judgeManualRelease(table, { ...session, ...part }, flags));
const items = (...parts: readonly Partial<ManualItem>[]) => ({ items: parts.map((part) => ({ ...item, ...part })) });

test('a usual session breaks nothing and is valid', () => {
  expect(found()).toEqual([]);
  expect(manualReleaseSchema.parse(session)).toEqual(session);
});

describe('the exact limit and just beyond it', () => {
  test('minutes of an item', () => {
    expect(found(items({ minutes: 0.1 }))).toEqual([]);
    expect(found(items({ minutes: 0.09 }))).toEqual(['minutes-short']);
    expect(found(items({ minutes: 0 }))).toEqual(['minutes-short']);
    expect(found(items({ minutes: 60 }))).toEqual(['structure-long', 'session-long']);
    expect(found(items({ minutes: 60.1 }))).toEqual(['minutes-beyond', 'structure-long', 'session-long']);
  });
  test('minutes on one structure of one side, over all its items', () => {
    expect(found(items({ minutes: 5 }, { minutes: 5, technique: 'transverse-friction' }))).toEqual([]);
    expect(found(items({ minutes: 5 }, { minutes: 5.1, technique: 'transverse-friction' }))).toEqual(['structure-long']);
    expect(found(items({ minutes: 8 }, { minutes: 8, side: 'right' }))).toEqual([]);
    expect(found(items({ minutes: 8 }, { minutes: 8, structure: 'plantaris' }))).toEqual([]);
    expect(found(items({ minutes: 6 }, { minutes: 5, side: 'bilateral' }))).toEqual(['structure-long']);
  });
  test('minutes of the session', () => {
    const structures = ['plantaris', 'paratenon', 'hamstring', 'peroneals'] as const;
    const four = structures.map((structure) => ({ structure, minutes: 10 }));
    expect(found(items(...four))).toEqual([]);
    expect(found(items(...four, { minutes: 0.1 }))).toEqual(['session-long']);
  });
  test('pain while it was done', () => {
    expect(found(items({ pain: given(6) }))).toEqual([]);
    expect(found(items({ pain: given(7) }))).toEqual(['pain-high']);
    expect(found(items({ pain: notAsked }))).toEqual([]);
  });
});

describe('consent and scope of practice', () => {
  const needle = items({ technique: 'dry-needling', grade: null });
  const needlers: ManualTable = { ...manualTable, needlingRoles: ['physiotherapist'] };
  test('no consent, no session', () => {
    expect(found({ consent: notAsked })).toEqual(['consent']);
    expect(found({ consent: { none: 'declined' } })).toEqual(['consent']);
  });
  test('needling takes a consent of its own and a role that the clinic named', () => {
    expect(found(needle)).toEqual(['needling-consent', 'needling-role']);
    expect(found(needle, [], needlers)).toEqual(['needling-consent']);
    expect(found({ ...needle, consent: given({ ...consent, needling: true }) }, [], needlers)).toEqual([]);
    expect(found({ ...needle, consent: given({ ...consent, needling: true }), operator: assistant }, [], needlers)).toEqual([
      'needling-role',
    ]);
  });
  test('a thrust takes a role that may; grade IV does not', () => {
    const graded = (grade: 'IV' | 'V') =>
      items({ technique: 'talocrural-ap-glide', structure: 'talocrural', grade: { scale: 'maitland', grade, step: '+' } });
    expect(found({ ...graded('V'), operator: assistant })).toEqual(['thrust-role']);
    expect([found({ ...graded('IV'), operator: assistant }), found(graded('V'))]).toEqual([[], []]);
  });
  test('pregnancy is asked for needling alone', () => {
    const conditions = { ...session.conditions, pregnancy: given<YesNoUnknown>('yes') };
    expect(found({ conditions })).toEqual([]);
    expect(found({ conditions, ...needle, consent: given({ ...consent, needling: true }) }, [], needlers)).toEqual(['pregnancy']);
  });
});

test.each(manualTechniques)('%s takes the grades of its kind alone', (technique) => {
  const judged = (grade: ManualItem['grade']) => found(items({ technique, grade })).filter((id) => id === 'grade-scale').length === 0;
  const kind = kindOf(technique);
  expect(judged({ scale: 'maitland', grade: 'II', step: '' })).toBe(kind === 'joint');
  expect(judged({ scale: 'soft', grade: 'light' })).toBe(kind === 'soft-tissue');
  expect(judged(null)).toBe(true);
});

test('conditions block or caution; red flags block; unasked is not no', () => {
  const answered = (condition: string) =>
    judgeManualRelease(manualTable, { ...session, conditions: { ...session.conditions, [condition]: given<YesNoUnknown>('unknown') } }, [])
      .filter(({ verdict }) => verdict !== 'fine')
      .map(({ verdict }) => verdict);
  expect([answered('fracture'), answered('skin-lesion-at-site'), answered('anticoagulant'), answered('lymphoedema')]).toEqual([
    ['block'],
    ['block'],
    ['caution'],
    ['caution'],
  ]);
  expect(found({ conditions: {} })).toHaveLength(manualConditions.length - 1);
  for (const [id, name] of [
    ['RF02', 'thrombosis'],
    ['RF04', 'compartment'],
    ['RF13', 'infection'],
  ] as const)
    expect(found({}, [{ id, level: 'refer' }])).toEqual([`flag-${name}`, 'flag-refer']);
  expect(found({}, null)).toEqual(['not-screened']);
});

test('what is missing refuses, and nobody overrides it', () => {
  expect(found({ items: [] })).toEqual(['incomplete']);
  const results = judgeManualRelease(manualTable, { ...session, ...items({ minutes: null }) }, []);
  expect(results.find(({ ruleId }) => ruleId === 'manual.incomplete')).toMatchObject({ verdict: 'block', inputs: { missing: 'minutes' } });
  const decision: RuleDecision = {
    decision: 'overridden',
    ruleId: 'manual.incomplete',
    inputs: { missing: 'minutes' },
    by: physician,
    at: '2026-03-10T10:00:00Z',
    reason: 'busy',
    physicianOrder: null,
  };
  expect(unsettled(results, [decision], manualOverrides(manualTable))).toHaveLength(1);
});

describe('markers before and after', () => {
  const mdc = { value: 1.9, source: read('Powden 2015') };
  const wall = (before: number, after: number) =>
    markerChange({ marker: 'knee-to-wall', side: 'left', before: given(before), after: given(after) }, mdc);
  test('exactly the detectable change counts, whatever its last bit; just under it does not', () => {
    for (let tenth = 0; tenth <= 200; tenth += 1) {
      const before = tenth / 10;
      expect(wall(before, (tenth + 19) / 10).verdict, `from ${before}`).toBe('better');
      expect(wall((tenth + 19) / 10, before).verdict).toBe('worse');
      expect(wall(before, (tenth + 18) / 10).verdict).toBe('within-error');
    }
  });
  test('less pain is better, more is worse', () => {
    const pain = (before: number, after: number) =>
      markerChange({ marker: 'palpation-pain', side: 'right', before: given(before), after: given(after) }, { ...mdc, value: 2 });
    expect([pain(6, 4), pain(4, 6), pain(4, 3)].map(({ verdict }) => verdict)).toEqual(['better', 'worse', 'within-error']);
  });
  test('0 is a reading, not asked is none, and without a detectable change nothing is judged', () => {
    expect(wall(0, 5)).toMatchObject({ verdict: 'better', delta: 5 });
    const reading = { marker: 'straight-leg-raise', side: 'left', before: given(60), after: notAsked } as const;
    expect(markerChange(reading, mdc)).toEqual({ verdict: 'not-judged', reason: 'not-measured-after', delta: null });
    expect(markerChange({ ...reading, before: notAsked }, mdc)).toMatchObject({ reason: 'not-measured-before' });
    for (const detectable of [null, { ...mdc, value: 0 }, { ...mdc, value: Number.NaN }])
      expect(markerChange({ ...reading, after: given(70) }, detectable)).toEqual({
        verdict: 'not-judged',
        reason: 'no-detectable-change',
        delta: 10,
      });
  });
});

test('same as last time: what was done and what is to be read, nothing that is of the day', () => {
  const readings = [{ marker: 'knee-to-wall', side: 'left', before: given(8), after: given(10) }] as const;
  const last: ManualRelease = {
    ...session,
    readings: [...readings],
    adverseEvents: ['bruise'],
    response: given('better'),
    homeAdvice: 'roll',
    note: 'n',
  };
  const again = repeatManualRelease(last, { day: '2026-03-17', operator: physician });
  expect(again).toMatchObject({
    day: '2026-03-17',
    operator: physician,
    items: [{ technique: item.technique, minutes: 5, pain: notAsked }],
    homeAdvice: 'roll',
  });
  expect(again).toMatchObject({ consent: notAsked, conditions: {}, adverseEvents: [], response: notAsked, note: '' });
  expect(again.readings).toEqual([{ marker: 'knee-to-wall', side: 'left', before: notAsked, after: notAsked }]);
});

test('hostile values are refused', () => {
  for (const bad of [
    { items: [{ ...item, technique: 'chiropractic' }] },
    { items: [{ ...item, side: null }] },
    { items: [{ ...item, grade: { scale: 'maitland', grade: 'VI', step: '' } }] },
    { items: [{ ...item, grade: { scale: 'soft', grade: 'IV' } }] },
    { items: [{ ...item, reps: 0 }] },
    { items: [{ ...item, minutes: '5' }] },
    { readings: [{ marker: 'knee-to-wall', side: 'bilateral', before: notAsked, after: notAsked }] },
    { readings: [{ marker: 'knee-to-wall', side: 'left', before: given(-1), after: notAsked }] },
    { day: '10.03.2026' },
  ])
    expect(manualReleaseSchema.safeParse({ ...session, ...bad }).success, JSON.stringify(bad)).toBe(false);
});
