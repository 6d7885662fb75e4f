import { expect, test } from 'vitest';
import { hopGate } from '#core/clinical/outcomes/hopGate.ts';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { deliveredRules } from '#core/clinical/treatment/clinicRules.ts';
import { manualConditions } from '#core/clinical/treatment/manualRelease.ts';
import { manualTable } from '#core/clinical/treatment/manualTable.ts';
import { shockwaveConditions, shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';
import { tapingConditions } from '#core/clinical/treatment/taping.ts';
import { tapingTable } from '#core/clinical/treatment/tapingTable.ts';
import { overridesFor } from '#renderer/clinical/treatment/overrides.ts';
import { enteredWords, flagWords, ruleInWords, standingInWords } from '#renderer/clinical/treatment/ruleWords.ts';
import { treatment } from '#renderer/i18n/en/treatment.ts';
import '#renderer/i18n/index.ts';

const result = (ruleId: string, inputs: RuleResult['inputs']): RuleResult => ({
  ruleId,
  rulesVersion: 'shockwave-1',
  verdict: 'warn',
  inputs,
  source: { words: 'invented', certainty: 'own-default' },
});

const conditions: readonly string[] = [...shockwaveConditions, ...tapingConditions, ...manualConditions];
const ofPatient = [...shockwaveTable.contraindications, ...tapingTable.conditions, ...manualTable.conditions];
const device = ['least-bar', 'most-bar', 'least-energy', 'most-energy', 'most-hz'].map((name) => `shockwave.device-${name}`);
const ids = [
  ...(['shockwave', 'taping', 'manual-release'] as const).flatMap((kind) => [...overridesFor(kind, deliveredRules).keys()]),
  ...device,
];

test('each condition has its words', () => {
  expect(conditions.filter((condition) => !Object.hasOwn(treatment.condition, condition))).toEqual([]);
});

test.each(ids)('%s says something of its own', (ruleId) => {
  const condition = ofPatient.find(({ id }) => id === ruleId)?.condition;
  const inputs = condition === undefined ? { missing: 'bar', limit: 4 } : { [condition]: 'unknown' };
  const words = ruleInWords(result(ruleId, inputs));
  expect(words).not.toBe('');
  expect(words).not.toContain(ruleId);
  expect(words).not.toContain('{{');
});

test('a limit says its number and what was entered; zero is a number', () => {
  const bar = result('shockwave.bar-high', { 'bar.1': 4.5, 'bar.2': 0, limit: 4 });
  expect(ruleInWords(bar)).toBe('Pressure above 4 bar.');
  expect(enteredWords(bar)).toBe('Entered: 4.5; 0.');
  expect(enteredWords(result('shockwave.anaesthesia', { anaesthesia: 'topical' }))).toBeNull();
});

test('a condition is said with its answer, missing settings by name, open flags by item', () => {
  expect(ruleInWords(result('shockwave.open-wound', { 'open-wound': 'unknown' }))).toBe('Open wound: Cannot tell.');
  expect(ruleInWords(result('shockwave.incomplete', { missing: 'applicator bar' }))).toBe(
    'Something is missing: the applicator, the pressure.',
  );
  expect(flagWords(result('shockwave.flag-stop', { flags: 'RF02' }))).toMatch(/^Open: RF02 .+\.$/);
  expect(flagWords(result('shockwave.flag-stop', { flags: '' }))).toBeNull();
});

test('a hop test says why it is not done: an open flag, nobody screened, walking pain, nobody asked', () => {
  expect(ruleInWords(hopGate(true, 2))).toBe('No hop or jump test as it stands. A STOP or EMERGENCY flag is open.');
  expect(ruleInWords(hopGate(null, 6))).toMatch(/Nobody has screened .* Walking hurts 6 of 10: more than 5\.$/);
  expect(ruleInWords(hopGate(false, null))).toMatch(/^No hop .* Nobody has asked for pain when walking/);
});

test('what stands in the way of signing is said in words, never by a rule’s id', () => {
  const results = [
    result('shockwave.bar-high', { 'bar.1': 4.5, limit: 4 }),
    result('shockwave.open-wound', { 'open-wound': 'not-asked' }),
    result('taping.flag-stop', { flags: 'RF01' }),
    hopGate(false, null),
  ];
  const words = standingInWords([...results.map(({ ruleId }) => ruleId), 'manual.consent'], results);
  expect(words).toEqual([
    'Pressure above 4 bar.',
    'Open wound: Not asked.',
    'A red flag of the level STOP is open. Open: RF01 Achilles tendon rupture.',
    ruleInWords(hopGate(false, null)),
    'A rule that was judged anew since: open the form to read it.',
  ]);
});
