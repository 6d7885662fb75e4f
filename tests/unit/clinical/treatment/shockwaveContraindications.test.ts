import { describe, expect, test } from 'vitest';
import { type Answer, given, type YesNoUnknown } from '#core/clinical/answer.ts';
import { judgementSchema, type RuleDecision, unsettled } from '#core/clinical/treatment/decision.ts';
import { judgeShockwaveCourse, judgeShockwaveSession, shockwaveOverrides } from '#core/clinical/treatment/shockwaveJudge.ts';
import { shockwaveConditions, shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';
import { allNo, assistant, broken, brokenBy, factsOf, focused, focusedDevice, physician, physio, radial } from './lab.ts';

const overrides = shockwaveOverrides(shockwaveTable);
const verdict = (session: Parameters<typeof factsOf>[0], condition: string, answer: Answer<YesNoUnknown> = given('yes')) =>
  judgeShockwaveSession(shockwaveTable, factsOf(session, { contraindications: { ...allNo, [condition]: answer } })).find(
    ({ ruleId }) => ruleId === `shockwave.${condition}`,
  )?.verdict;

describe('columns: radial, low-energy focused, high-energy focused', () => {
  const columns = (condition: string) => [
    verdict(radial({}), condition),
    verdict(focused({ intensity: 0.079 }), condition),
    verdict(focused({ intensity: 0.08 }), condition),
  ];
  test.each([
    ['malignancy-in-field', ['block', 'block', 'block']],
    ['pregnancy-in-field', ['block', 'block', 'block']],
    ['infection-at-site', ['block', 'block', 'block']],
    ['lung-brain-spine-or-nerve-in-field', [undefined, undefined, 'block']],
    ['open-growth-plate-in-field', ['warn', 'block', 'block']],
    ['severe-coagulopathy', ['warn', 'warn', 'block']],
    ['anticoagulant', ['caution', 'caution', 'caution']],
    ['pacemaker-or-implant', ['caution', 'caution', 'caution']],
    ['deep-vein-thrombosis', ['block', 'block', 'block']],
    ['open-wound', ['block', 'block', 'block']],
  ])('%s', (condition, expected) => {
    expect(columns(condition)).toEqual(expected);
  });
});

test('unknown, declined and not asked weigh as yes; only no and not applicable clear', () => {
  const answers: readonly Answer<YesNoUnknown>[] = [given('yes'), given('unknown'), { none: 'not-asked' }, { none: 'declined' }];
  for (const answer of answers) expect(verdict(radial({}), 'malignancy-in-field', answer)).toBe('block');
  expect(verdict(radial({}), 'pregnancy-in-field', given('no'))).toBe('fine');
  expect(verdict(radial({}), 'pregnancy-in-field', { none: 'not-applicable' })).toBe('fine');
});

test('a form that nobody filled in blocks by every condition of its column', () => {
  const blocked = brokenBy(radial({}), { contraindications: {} });
  expect(blocked).toEqual(shockwaveConditions.filter((condition) => condition !== 'lung-brain-spine-or-nerve-in-field'));
});

test('the energy of one strong segment makes the whole session high-energy', () => {
  const facts = { contraindications: { ...allNo, 'lung-brain-spine-or-nerve-in-field': given('yes' as const) } };
  expect(brokenBy(focused({ intensity: 0.07 }, { intensity: 0.2, impulses: 1000 }), facts)).toEqual(['lung-brain-spine-or-nerve-in-field']);
});

test('a focused course whose energy is not known yet counts as high-energy, and takes a role that may', () => {
  const course = (operator: typeof physician) =>
    broken(
      judgeShockwaveCourse(shockwaveTable, {
        device: focusedDevice,
        contraindications: { ...allNo, 'lung-brain-spine-or-nerve-in-field': given('yes') },
        openFlags: [],
        day: '2026-03-10',
        operator,
        course: { plannedSessions: 3 },
      }),
    );
  expect(course(physician)).toEqual(['lung-brain-spine-or-nerve-in-field']);
  expect(course(physio)).toEqual(['lung-brain-spine-or-nerve-in-field', 'focused-role']);
  expect(brokenBy({ ...focused({}), operator: physio })).toEqual(['focused-role']);
  expect(brokenBy({ ...radial({}), operator: assistant })).toEqual([]);
});

describe('open red flags', () => {
  const flags = (...openFlags: NonNullable<Parameters<typeof brokenBy>[1]>['openFlags'] & object) => brokenBy(radial({}), { openFlags });
  test('each level does its own', () => {
    expect(flags({ id: 'RF03', level: 'emergency' })).toEqual(['flag-emergency']);
    expect(flags({ id: 'RF02', level: 'stop' })).toEqual(['flag-stop']);
    expect(flags({ id: 'RF05', level: 'refer' })).toEqual(['flag-refer']);
    expect(flags({ id: 'RF20', level: 'caution' })).toEqual(['flag-caution']);
  });
  test('a bone stress injury takes a physician at any level', () => {
    expect(flags({ id: 'RF07', level: 'caution' })).toEqual(['flag-bone-stress', 'flag-caution']);
  });
  test('not screened is not "no flag"', () => {
    expect(brokenBy(radial({}), { openFlags: null })).toEqual(['not-screened']);
  });
});

describe('what the clinician decides', () => {
  const results = judgeShockwaveSession(
    shockwaveTable,
    factsOf(radial({ intensity: 4.5 }), {
      contraindications: {
        ...allNo,
        'malignancy-in-field': given('yes'),
        anticoagulant: given('yes'),
        'acute-fracture': given('yes'),
        'open-wound': given('yes'),
      },
    }),
  );
  const at = '2026-03-10T10:00:00Z';
  const seen = (ruleId: string, of = results) => ({ ruleId, inputs: of.find((result) => result.ruleId === ruleId)?.inputs ?? {}, at });
  const acknowledged = (name: string): RuleDecision => ({ ...seen(`shockwave.${name}`), decision: 'acknowledged', by: physio });
  const overridden = (name: string, by = physio, physicianOrder: string | null = null): RuleDecision => ({
    ...seen(`shockwave.${name}`),
    decision: 'overridden',
    by,
    reason: 'agreed by letter',
    physicianOrder,
  });
  const left = (...decisions: readonly RuleDecision[]) => broken(unsettled(results, decisions, overrides));
  const all = ['bar-high', 'malignancy-in-field', 'anticoagulant', 'acute-fracture', 'open-wound'];

  test('everything stands until it is decided', () => {
    expect(left()).toEqual(all);
  });
  test('a caution and a warning are acknowledged; a block is not', () => {
    expect(left(...all.map(acknowledged))).toEqual(['malignancy-in-field', 'acute-fracture', 'open-wound']);
  });
  test('a block gives way to a reason only where the rule lets who gave it', () => {
    const blocks = ['malignancy-in-field', 'acute-fracture', 'open-wound'];
    const by = (who: typeof physio, order: string | null = null) => left(...blocks.map((name) => overridden(name, who, order)));
    expect(by(assistant, 'Dr Sample, today')).toEqual(all);
    expect(by(physio)).toEqual(['bar-high', 'malignancy-in-field', 'anticoagulant', 'acute-fracture']);
    expect(by(physio, 'Dr Sample, today')).toEqual(['bar-high', 'malignancy-in-field', 'anticoagulant']);
    expect(by(physician)).toEqual(['bar-high', 'anticoagulant']);
  });
  test('a decision covers what was seen, not what was typed later', () => {
    const higher = judgeShockwaveSession(shockwaveTable, factsOf(radial({ intensity: 4.6 })));
    expect(broken(unsettled(higher, [acknowledged('bar-high')], overrides))).toEqual(['bar-high']);
  });
  test('a hard limit and an unknown rule give way to nobody', () => {
    const hard = judgeShockwaveSession(shockwaveTable, factsOf(radial({ intensity: 6.5 })));
    const decisions = ['shockwave.bar-too-high', 'shockwave.bar-high'].map(
      (ruleId): RuleDecision => ({ ...seen(ruleId, hard), decision: 'overridden', by: physician, reason: 'wanted', physicianOrder: null }),
    );
    expect(broken(unsettled(hard, decisions, overrides))).toEqual(['bar-too-high']);
    expect(broken(unsettled(results, [overridden('open-wound', physician)], new Map()))).toEqual(all);
  });
  test('results and decisions are kept together as they were; an override without a reason is none', () => {
    const judgement = { results: [...results], decisions: [acknowledged('bar-high'), overridden('open-wound')] };
    expect(judgementSchema.parse(judgement)).toEqual(judgement);
    expect(judgementSchema.safeParse({ ...judgement, decisions: [{ ...overridden('open-wound'), reason: ' ' }] }).success).toBe(false);
    expect(judgementSchema.safeParse({ results: [], decisions: [] }).success).toBe(false);
  });
});
