import { expect, test } from 'vitest';
import type { RuleResult } from '#core/clinical/ruleResult.ts';
import { decisionOn, mayOverride, type RuleDecision } from '#core/clinical/treatment/decision.ts';

const result: RuleResult = {
  ruleId: 'shockwave.bar-high',
  rulesVersion: 'shockwave-1',
  verdict: 'warn',
  inputs: { bar: 4.5, limit: 4 },
  source: { words: 'invented', certainty: 'own-default' },
};
const decided = (inputs: RuleResult['inputs'], at: string): RuleDecision => ({
  ruleId: result.ruleId,
  inputs,
  by: { name: 'Robin Sample', role: 'physiotherapist', registration: '' },
  at,
  decision: 'acknowledged',
});

test('a decision stands as long as the rule sees the same; of several the last', () => {
  const first = decided(result.inputs, '2026-11-23T10:00:00.000Z');
  const second = decided(result.inputs, '2026-11-23T11:00:00.000Z');
  const ofOther = decided({ bar: 5, limit: 4 }, '2026-11-23T12:00:00.000Z');
  expect(decisionOn(result, [first, second, ofOther])).toBe(second);
  expect(decisionOn({ ...result, inputs: { bar: 4.6, limit: 4 } }, [first, second])).toBeNull();
  expect(decisionOn({ ...result, ruleId: 'shockwave.bar-low' }, [first])).toBeNull();
});

test.each([
  ['never', 'physician', true, false],
  ['with-reason', 'physiotherapist', false, true],
  ['with-reason', 'assistant', true, false],
  ['physician-order', 'physiotherapist', false, false],
  ['physician-order', 'physiotherapist', true, true],
  ['physician-order', 'physician', false, true],
  ['physician-order', 'assistant', true, false],
  ['physician', 'physiotherapist', true, false],
  ['physician', 'physician', false, true],
] as const)('%s, %s, ordered %s: may go on %s', (override, role, ordered, may) => expect(mayOverride(override, role, ordered)).toBe(may));
