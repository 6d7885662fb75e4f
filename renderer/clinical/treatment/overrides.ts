import type { Form } from '#core/clinical/form.ts';
import { type ClinicRules, tablesOf } from '#core/clinical/treatment/clinicRules.ts';
import { manualOverrides } from '#core/clinical/treatment/manualJudge.ts';
import type { Override } from '#core/clinical/treatment/rule.ts';
import { shockwaveOverrides } from '#core/clinical/treatment/shockwaveJudge.ts';
import { tapingOverrides } from '#core/clinical/treatment/tapingJudge.ts';

/** Who may go on against each rule that judges a form of a kind, by rule id; a rule that is not there is one that nobody goes on against. */
export function overridesFor(kind: Form['kind'], rules: ClinicRules): ReadonlyMap<string, Override> {
  const tables = tablesOf(rules);
  if (kind === 'shockwave') return shockwaveOverrides(tables.shockwave);
  if (kind === 'taping') return tapingOverrides(tables.taping);
  return kind === 'manual-release' ? manualOverrides(tables.manual) : new Map();
}
