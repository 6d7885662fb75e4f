import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestApp } from '#tests/helpers/testApp.ts';
import { tableOf } from './csv.ts';
import { fillEverything, smallClip } from './fill.ts';
import { takenOut } from './lab.ts';

let folder = '';
let out = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'soleus-plan-tables-'));
  await using lab = createTestApp();
  const { patientId } = await fillEverything(lab, await smallClip(folder));
  out = await takenOut(lab, patientId, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tables for a spreadsheet tell of plan, phases, diary, runs, shoes and decisions', () => {
  const table = (name: string) => tableOf(join(out, `tables/${name}.csv`));
  expect(table('plans')).toMatchObject([{ version: '1', side: 'left', starts_on: '2026-02-27', goals: 'Run 10 km.' }]);
  expect(table('phases')).toContainEqual(expect.objectContaining({ phase_began_on: '2026-02-27', how_often: 'every day' }));
  expect(table('phases').every(({ exercise, dose }) => exercise !== '' && dose !== '')).toBe(true);
  expect(table('diary')).toMatchObject([{ day: '2026-02-28', pain_during: '3', stiffness_next_morning_min: '10', pop: 'not-asked' }]);
  expect(new Set(table('exercises-done').map(({ done, effort, load_kg }) => `${done} ${effort} ${load_kg}`))).toEqual(
    new Set(['done 5 not-asked']),
  );
  const [shoe] = table('shoes');
  expect(shoe).toMatchObject({ name: 'Blue', drop_mm: '8', before_the_diary_km: '120' });
  expect(table('runs')).toMatchObject([{ day: '2026-02-28', run_min: '30', distance_km: '5', shoe_id: shoe?.['shoe_id'], plan_id: '' }]);
  expect(table('decisions')).toMatchObject([
    { deed: 'judgement', met: 'true', by: 'Robin Sample' },
    { deed: 'decision', chosen: 'hold', reason: 'New.', by: 'Robin Sample' },
  ]);
});
