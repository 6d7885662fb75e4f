import i18next from 'i18next';
import { type ClinicRules, tablesOf } from '#core/clinical/treatment/clinicRules.ts';
import { type ListedRule, rulesOfManual, rulesOfShockwave, rulesOfTaping } from '#core/clinical/treatment/ruleList.ts';

export const ruledTreatments = ['shockwave', 'taping', 'manual'] as const;
export type RuledTreatment = (typeof ruledTreatments)[number];

/** The rules of a treatment as they judge in this clinic, and the version that a result names. */
export function rulesInForce(
  rules: ClinicRules,
  treatment: RuledTreatment,
): { readonly version: string; readonly list: readonly ListedRule[] } {
  const { shockwave, taping, manual } = tablesOf(rules);
  switch (treatment) {
    case 'shockwave':
      return { version: shockwave.version, list: rulesOfShockwave(shockwave) };
    case 'taping':
      return { version: taping.version, list: rulesOfTaping(taping) };
    case 'manual':
      return { version: manual.version, list: rulesOfManual(manual) };
  }
}

/** What a rule says, as a sentence. */
export function listedRuleWords({ id, limit, condition }: ListedRule): string {
  if (condition !== null) return i18next.t(`treatment:condition.${condition}`);
  // A rule's id is its place in the words; a test holds that each has its own.
  return i18next.t(`treatment:rule.${id}` as 'treatment:rule.shockwave.bar-high', {
    limit: limit ?? '',
    missing: i18next.t('rules:something'),
  });
}
