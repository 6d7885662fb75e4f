import { describe, expect, test } from 'vitest';
import { finding } from '#core/plan/finding.ts';
import { type SuggestionRuleId, suggestionRuleIds } from '#core/plan/suggestionRules.ts';
import { adviceReason } from '#node/reports/adviceReasons.ts';
import { planRules } from '../../../renderer/i18n/en/planRules.ts';

/** What a rule looks at, by the names in the words of the screen. */
const inputsOf = (id: SuggestionRuleId): readonly string[] => {
  const words: Readonly<Record<string, string>> = planRules.rules.plan;
  return [...(words[id.slice('plan.'.length)] ?? '').matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'values');
};

describe('the reasons of a suggestion in print', () => {
  test.each(suggestionRuleIds)('%s tells everything that the screen tells', (id) => {
    const names = inputsOf(id);
    const inputs = Object.fromEntries(names.map((name, n) => [name, 41 + n]));
    const words = adviceReason(finding(id, inputs));
    for (const n of names.keys()) expect(words).toContain(String(41 + n));
    expect(words).not.toContain('not known)');
    expect(words).toMatch(/^[A-Z\d].* Rule: .+\.$/);
  });

  test('days, weeks, flags and signs are in words, and what is not known says so', () => {
    expect(adviceReason(finding('plan.morning-missing', { days: '2026-03-02 2026-03-04' }))).toContain(
      'The next morning is not entered: 2 March 2026, 4 March 2026.',
    );
    expect(adviceReason(finding('plan.pain-rose', { 'week to 2026-03-14': 3.25, 'week to 2026-03-07': null }))).toContain(
      'The weekly median of pain rose: week to 7 March 2026: no entry; week to 14 March 2026: 3.3.',
    );
    expect(adviceReason(finding('plan.red-flag', { flags: 'RF01' }))).toMatch(/A red flag is open: RF01 \p{L}+/u);
    expect(adviceReason(finding('plan.warning-sign', { signs: 'newSwelling 2026-03-02', screenedOn: null }))).toContain(
      'new swelling (2 March 2026). Last screened on not known.',
    );
  });

  test('a rule of our own says that no limit is published', () => {
    expect(adviceReason(finding('plan.few-sessions', { sessions: 0, wanted: 3, since: '2026-03-02' }))).toBe(
      '0 of 3 sessions on the load as it is, since 2 March 2026. Rule: three good sessions running on the load as it is now (our own default, no published limit).',
    );
  });
});
