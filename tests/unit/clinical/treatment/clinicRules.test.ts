import { expect, test } from 'vitest';
import { type ClinicRules, clinicRulesSchema, deliveredRules, tablesOf } from '#core/clinical/treatment/clinicRules.ts';
import { manualTable } from '#core/clinical/treatment/manualTable.ts';
import { judgeShockwaveSession } from '#core/clinical/treatment/shockwaveJudge.ts';
import { shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';
import { tapingTable } from '#core/clinical/treatment/tapingTable.ts';
import { FailureError } from '#core/contract/failure.ts';
import { broken, factsOf, focused, physio } from './lab.ts';

test('as delivered, the tables are those of the program', () => {
  expect(clinicRulesSchema.parse(deliveredRules)).toEqual(deliveredRules);
  expect(tablesOf(deliveredRules)).toEqual({ shockwave: shockwaveTable, taping: tapingTable, manual: manualTable });
});

test("the clinic's own roles and numbers judge, and each result names the revision that did", () => {
  const rules: ClinicRules = {
    ...deliveredRules,
    revision: 4,
    shockwave: {
      ...deliveredRules.shockwave,
      focusedRoles: ['physician', 'physiotherapist'],
      limits: [{ ruleId: 'shockwave.energy-high', value: 0.05, why: 'audit' }],
    },
  };
  const tables = tablesOf(clinicRulesSchema.parse(rules));
  const results = judgeShockwaveSession(tables.shockwave, factsOf({ ...focused({}), operator: physio }));
  expect(broken(results)).toEqual(['energy-high']);
  expect(new Set(results.map(({ rulesVersion }) => rulesVersion))).toEqual(new Set(['shockwave-1/clinic-4']));
  expect([tables.taping.version, tables.manual.version]).toEqual(['taping-1/clinic-4', 'manual-1/clinic-4']);
});

test('a limit of another treatment, a role that there is none of, no reason: refused', () => {
  const edit = { ruleId: 'shockwave.bar-high', value: 3, why: 'audit' };
  expect(() => tablesOf({ ...deliveredRules, taping: { limits: [edit] } })).toThrow(FailureError);
  expect(clinicRulesSchema.safeParse({ ...deliveredRules, taping: { limits: [{ ...edit, why: '' }] } }).success).toBe(false);
  expect(clinicRulesSchema.safeParse({ ...deliveredRules, manual: { ...deliveredRules.manual, thrustRoles: ['anybody'] } }).success).toBe(
    false,
  );
  expect(clinicRulesSchema.safeParse({ ...deliveredRules, revision: -1 }).success).toBe(false);
});
