import { expect, test } from 'vitest';
import { limitEditSchema, withEdits } from '#core/clinical/treatment/limit.ts';
import { manualTable } from '#core/clinical/treatment/manualTable.ts';
import { judgeShockwaveSession } from '#core/clinical/treatment/shockwaveJudge.ts';
import { type ShockwaveTable, shockwaveTable } from '#core/clinical/treatment/shockwaveTable.ts';
import { tapingTable } from '#core/clinical/treatment/tapingTable.ts';
import { FailureError } from '#core/contract/failure.ts';
import { broken, factsOf, radial } from './lab.ts';

const edit = { ruleId: 'shockwave.bar-high', value: 3, why: 'our own audit' };
const table: ShockwaveTable = { ...shockwaveTable, version: 'shockwave-1/clinic-1', limits: withEdits(shockwaveTable.limits, [edit]) };

test('a limit that the clinic moved judges by its new number, says who set it, and leaves the table as delivered', () => {
  const results = judgeShockwaveSession(table, factsOf(radial({ intensity: 3.5 })));
  expect(broken(results)).toEqual(['bar-high']);
  expect(results.find(({ ruleId }) => ruleId === 'shockwave.bar-high')).toMatchObject({
    rulesVersion: 'shockwave-1/clinic-1',
    inputs: { bar: 3.5, limit: 3 },
    source: { words: 'set by the clinic: our own audit', certainty: 'own-default' },
  });
  expect(broken(judgeShockwaveSession(shockwaveTable, factsOf(radial({ intensity: 3.5 }))))).toEqual([]);
});

test('no limit is lost by editing, the last edit of one counts, an unknown one is refused', () => {
  expect(table.limits.map(({ id }) => id)).toEqual(shockwaveTable.limits.map(({ id }) => id));
  expect(withEdits(shockwaveTable.limits, [edit, { ...edit, value: 2 }]).find(({ id }) => id === edit.ruleId)?.value).toBe(2);
  for (const ruleId of ['shockwave.nothing', 'shockwave.impulses-not-whole', '__proto__'])
    expect(() => withEdits(shockwaveTable.limits, [{ ...edit, ruleId }])).toThrow(FailureError);
});

test('an edit needs a number and a reason', () => {
  expect(limitEditSchema.safeParse(edit).success).toBe(true);
  for (const bad of [{ value: Number.NaN }, { value: '3' }, { why: '  ' }, { ruleId: '' }])
    expect(limitEditSchema.safeParse({ ...edit, ...bad }).success, JSON.stringify(bad)).toBe(false);
});

test('no id stands twice in a table, and each begins with its treatment', () => {
  for (const [name, rules] of [
    ['shockwave', [...shockwaveTable.limits, ...shockwaveTable.contraindications, ...shockwaveTable.flags]],
    ['taping', [...tapingTable.limits, ...tapingTable.conditions, ...tapingTable.flags]],
    ['manual', [...manualTable.limits, ...manualTable.conditions, ...manualTable.flags]],
  ] as const) {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id.startsWith(`${name}.`)).toBe(true);
  }
});
