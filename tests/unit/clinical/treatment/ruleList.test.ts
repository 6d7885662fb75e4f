import { expect, test } from 'vitest';
import { deliveredRules, tablesOf } from '#core/clinical/treatment/clinicRules.ts';
import { type ListedRule, rulesOfManual, rulesOfShockwave, rulesOfTaping } from '#core/clinical/treatment/ruleList.ts';
import { treatment as words } from '#renderer/i18n/en/treatment.ts';

const tables = tablesOf(deliveredRules);
const lists = {
  shockwave: rulesOfShockwave(tables.shockwave),
  taping: rulesOfTaping(tables.taping),
  manual: rulesOfManual(tables.manual),
} as const;

/** Every rule that stands anywhere in a table, whatever it is kept under. */
function idsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (value === null || typeof value !== 'object') return [];
  return 'id' in value && 'source' in value ? [String(value.id)] : Object.values(value).flatMap(idsIn);
}

test.each(['shockwave', 'taping', 'manual'] as const)('no rule of %s is left out of its list, and none stands twice', (name) => {
  expect(lists[name].map(({ id }) => id).toSorted()).toEqual(idsIn(tables[name]).toSorted());
});

const wordsOf = ({ id, condition }: ListedRule): unknown => {
  if (condition !== null) return words.condition[condition];
  const [treatment, rule] = id.split('.');
  return (words.rule as Record<string, Record<string, string>>)[treatment ?? '']?.[rule ?? ''];
};

test('each rule has its words, a source, and a certainty', () => {
  for (const rule of Object.values(lists).flat()) {
    expect(wordsOf(rule), rule.id).toEqual(expect.any(String));
    expect(rule.source.words, rule.id).not.toBe('');
  }
});

test('a limit that the clinic moved is listed with its number and says that the clinic set it', () => {
  const moved = tablesOf({
    ...deliveredRules,
    revision: 1,
    shockwave: { ...deliveredRules.shockwave, limits: [{ ruleId: 'shockwave.bar-high', value: 3.5, why: 'thin runners' }] },
  });
  const rule = rulesOfShockwave(moved.shockwave).find(({ id }) => id === 'shockwave.bar-high');
  expect(rule).toMatchObject({
    limit: 3.5,
    movable: true,
    source: { certainty: 'own-default', words: expect.stringContaining('thin runners') },
  });
  expect(lists.shockwave.filter(({ movable }) => !movable).some(({ id }) => id === 'shockwave.impulses-not-whole')).toBe(true);
});
