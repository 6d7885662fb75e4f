import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { headerPatch } from '#core/plan/edit.ts';
import { migrate } from '#db/migrate.ts';
import { migrations } from '#db/migrations/index.ts';
import type { WriteDb } from '#db/sql.ts';
import { newRunner, newVisitOf, robin, screen } from '#tests/helpers/clinical.ts';
import { repoRoot } from '#tests/helpers/paths.ts';
import { editPlan, enterDay, newEpisode, runEntryOf, setsOf, shoeEntryOf, startPlan } from '#tests/helpers/plan.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
beforeEach(() => {
  lab = createTestApp();
});
afterEach(() => lab[Symbol.asyncDispose]());

const planTables = ['loading_plan', 'plan_version', 'plan_deed', 'diary_day', 'training_run', 'runs_logged', 'shoe'] as const;

/** A patient with one of everything that a plan brings. */
async function withPlan(familyName?: string) {
  const { patientId, visitId } = await newRunner(lab, familyName);
  const episode = await newEpisode(lab, patientId);
  await screen(lab, visitId);
  const plan = await startPlan(lab, visitId, episode.id);
  await editPlan(lab, plan, visitId, (now) => headerPatch(now, { goals: 'Never read Zanzibar.' }));
  const { suggestion } = await lab.call('plans.standing', { id: plan.id });
  await lab.call('plans.decide', { id: plan.id, visitId, revision: 2, seen: suggestion, chosen: 'hold', reason: 'New.', by: robin });
  await enterDay(lab, episode.id, '2026-03-01', { note: 'Zanzibar again.' });
  const shoe = await lab.call('shoes.create', { patientId, details: shoeEntryOf('Zanzibar racer') });
  await lab.call('runs.create', { patientId, details: runEntryOf('2026-03-01', { shoeId: { given: shoe.details.id } }) });
  await lab.call('runs.setLogged', { patientId, from: '2026-02-23', to: '2026-03-01', logged: true });
  return { patientId, visitId, episode, plan };
}

const countsIn = (folder: string): readonly number[] => {
  const db = new Database(join(folder, 'soleus.db'), { readonly: true });
  try {
    return planTables.map((table) => (db.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n);
  } finally {
    db.close();
  }
};

test('an erased patient leaves no row and no word of plan, diary, runs or shoes; another’s stay', async () => {
  const { patientId } = await withPlan();
  await withPlan('Berg');
  expect(countsIn(lab.dataFolder)).toEqual([2, 2, 2, 2, 2, 2, 2]);
  lab.clock.tick(9 * 366 * 86_400);
  const { revision } = await lab.call('patients.get', { id: patientId });
  const attack = { patientId, revision, familyName: 'Quillfeather', reason: 'erasure-asked-for' as const, by: robin };
  expect((await lab.call('patients.erase', attack)).patient).toBeNull();
  expect(countsIn(lab.dataFolder)).toEqual([1, 1, 1, 1, 1, 1, 1]);
  const left = (await lab.call('patients.search', { query: 'berg' })).patients[0];
  const second = await lab.call('patients.get', { id: left?.id ?? '' });
  await lab.call('patients.erase', { ...attack, patientId: second.id, revision: second.revision, familyName: 'Berg' });
  expect(countsIn(lab.dataFolder)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  await lab.close();
  for (const file of readdirSync(lab.dataFolder).filter((entry) => entry.startsWith('soleus.db')))
    expect([file, readFileSync(join(lab.dataFolder, file)).includes(Buffer.from('Zanzibar'))]).toEqual([file, false]);
});

test('a merge is not undone while a plan was worked on at a visit of the other record', async () => {
  const { patientId: keep, plan } = await withPlan();
  const other = await newRunner(lab, 'Quilfeather');
  const preview = await lab.call('patients.mergePreview', { keep, merge: other.patientId });
  const back = await lab.call('patients.mergePreview', { keep: other.patientId, merge: keep });
  expect(back.moves).toMatchObject({ plans: 1, diaryDays: 1, runs: 1, shoes: 1 });
  const revisions = { keepRevision: preview.keep.revision, mergeRevision: preview.merge.revision };
  const { id } = await lab.call('patients.merge', { keep, merge: other.patientId, ...revisions, details: preview.proposed });
  lab.clock.tick(86_400);
  await editPlan(lab, plan, other.visitId, (now) => headerPatch(now, { goals: 'Across' }));
  expect(await lab.failing('patients.unmerge', { id })).toMatchObject({ code: 'conflict', message: /^1 thing was made across/ });
});

test('what was decided, and a version that is over, are only added to', async () => {
  const { patientId, plan } = await withPlan();
  lab.clock.tick(86_400);
  const second = await newVisitOf(lab, patientId);
  await screen(lab, second.id);
  await editPlan(lab, plan, second.id, setsOf(2));
  await lab.close();
  const db = new Database(join(lab.dataFolder, 'soleus.db'));
  for (const attack of [
    `UPDATE plan_deed SET details_json = '{}'`,
    `UPDATE plan_version SET plan_json = '{}' WHERE number = 1`,
    `UPDATE plan_version SET why = 'x' WHERE number = 1`,
  ])
    expect(() => db.exec(attack), attack).toThrow(/is not changed/);
  db.exec(`UPDATE plan_version SET why = 'x' WHERE number = 2`);
  db.exec(`UPDATE plan_version SET signed_at = '2026-03-03T09:00:00.000Z' WHERE number = 2`);
  expect(() => db.exec(`UPDATE plan_version SET why = 'y' WHERE number = 2`)).toThrow(/is not changed/);
  db.close();
});

test('a record of before there were plans keeps what it had', () => {
  const db = new Database(':memory:') as WriteDb;
  migrate(db, () => undefined, migrations.slice(0, 8));
  const at = '2026-01-05T08:00:00.000Z';
  db.prepare(
    `INSERT INTO patient (id, number, revision, family_name, given_name, sex_at_birth, created_at, updated_at) VALUES (?, 1, 1, 'Berg', 'Ida', 'not-stated', ?, ?)`,
  ).run(countedId(1), at, at);
  db.prepare(`INSERT INTO episode VALUES (?, ?, 1, '{}', ?, ?, NULL)`).run(countedId(2), countedId(1), at, at);
  const before = ['patient', 'episode'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  migrate(db, () => undefined);
  expect(['patient', 'episode'].map((table) => db.prepare(`SELECT * FROM ${table}`).all())).toEqual(before);
  expect(planTables.map((table) => db.prepare(`SELECT count(*) AS n FROM ${table}`).get())).toEqual(planTables.map(() => ({ n: 0 })));
  db.close();
});

test('every change of a plan and a diary that was acknowledged is there after the program was killed', async () => {
  const program = `
    import { createTestApp } from '#tests/helpers/testApp.ts';
    import { newRunner, screen } from '#tests/helpers/clinical.ts';
    import { editPlan, enterDay, newEpisode, startPlan } from '#tests/helpers/plan.ts';
    import { headerPatch } from '#core/plan/edit.ts';
    const lab = createTestApp({ dataFolder: ${JSON.stringify(lab.dataFolder)} });
    const { patientId, visitId } = await newRunner(lab);
    const episode = await newEpisode(lab, patientId);
    await screen(lab, visitId);
    const plan = await startPlan(lab, visitId, episode.id);
    for (let n = 1; ; n++) {
      const { plan: now } = await editPlan(lab, plan, visitId, (one) => headerPatch(one, { goals: 'x'.repeat(n) }), 'goals');
      const day = await enterDay(lab, episode.id, '2026-03-01', { note: 'y'.repeat(n) });
      process.stdout.write([plan.id, episode.id, now.goals.length, day.details.note.length].join(' ') + '\\n');
    }`;
  await lab.close();
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { cwd: repoRoot, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes.toString();
  });
  while (said.split('\n').length <= 30) await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'close');
  const [planId = '', episodeId = '', goals = '', note = ''] = said.split('\n').at(-2)?.split(' ') ?? [];
  await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 100_000 });
  const plan = await again.call('plans.get', { id: planId });
  expect(plan.plan.goals.length).toBeGreaterThanOrEqual(Number(goals));
  expect(plan.plan.goals.length).toBeLessThanOrEqual(Number(goals) + 1);
  // Letters of one field are one step, however they came.
  expect(plan).toMatchObject({ undoable: 1, versions: [{ number: 1 }] });
  const [day] = await again.call('diary.days', { episodeId, from: '2026-03-01', to: '2026-03-01' });
  expect(day?.details.note.length).toBeGreaterThanOrEqual(Number(note));
  const undone = await again.call('plans.undo', { id: planId, visitId: plan.versions[0]?.visitId as VisitId, revision: plan.revision });
  expect(undone.plan.goals).toBe('');
  expect((await again.call('plans.list', { patientId: plan.patientId as PatientId })).length).toBe(1);
});
