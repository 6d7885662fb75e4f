import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { editsBetween } from '#core/plan/difference.ts';
import { headerPatch, phasePatch } from '#core/plan/edit.ts';
import { freshCriterion, freshEntry, freshExercise, freshPhase } from '#core/plan/fresh.ts';
import { kim, newRunner, newVisitOf, robin, screen, sign, writeNote } from '#tests/helpers/clinical.ts';
import { editPlan, enterDay, newEpisode, setsOf, startPlan } from '#tests/helpers/plan.ts';
import { createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { allIds, programmeText } from '../unit/plan/lab.ts';

let lab: TestApp;
let patientId: PatientId;
let visitId: VisitId;
let episode: StoredEpisode;
beforeEach(async () => {
  lab = createTestApp();
  ({ patientId, visitId } = await newRunner(lab));
  episode = await newEpisode(lab, patientId);
  await screen(lab, visitId);
});
afterEach(() => lab[Symbol.asyncDispose]());

const start = (programme?: string) => startPlan(lab, visitId, episode.id, programme);
const setsNow = async (id: string): Promise<number | null> => {
  const { plan } = await lab.call('plans.get', { id });
  const dose = plan.phases[0]?.prescriptions[0]?.dose;
  return dose?.kind === 'reps' ? dose.sets.to : null;
};

describe('the programmes', () => {
  test('are those that come with Soleus and the clinic’s own, which may stand in their place', async () => {
    const { programmes, problems, folder } = await lab.call('programmes.list', {});
    expect(programmes.map(({ programme }) => programme.id).toSorted()).toEqual([...allIds].toSorted());
    expect(problems).toEqual([]);
    const own = { ...JSON.parse(programmeText('alfredson')), name: 'Alfredson as we do it' };
    writeFileSync(join(folder, 'ours.json'), JSON.stringify(own));
    writeFileSync(join(folder, 'broken.json'), '{"schema": 1');
    const again = await lab.call('programmes.list', {});
    expect(again.programmes.find(({ programme }) => programme.id === 'alfredson')).toMatchObject({
      origin: 'clinic',
      overrides: true,
      file: 'ours.json',
      programme: { name: 'Alfredson as we do it' },
    });
    expect(again.problems).toMatchObject([{ origin: 'clinic', file: 'broken.json', message: expect.stringMatching(/not JSON/) }]);
    expect((await start('alfredson')).plan.name).toBe('Alfredson as we do it');
  });
});

describe('a plan', () => {
  test('begins as its programme, for the leg and the place of the episode', async () => {
    const plan = await start();
    expect(plan).toMatchObject({
      patientId,
      episodeId: episode.id,
      revision: 1,
      undoable: 0,
      plan: { programme: { id: 'heavy-slow-resistance' }, side: 'left', insertional: false, startsOn: '2026-03-02' },
      versions: [{ number: 1, from: '2026-03-02', visitId, signed: false, why: '' }],
    });
    expect(await lab.call('plans.list', { patientId })).toEqual([plan]);
    expect(lab.events).toContainEqual({ type: 'changed', topic: 'plan', id: patientId });
  });

  test('is usual in the mornings as the diary of the week before has it, and keeps the cut-offs of the patient', async () => {
    for (const [day, pain] of [
      ['2026-02-26', 3],
      ['2026-02-27', 1],
      ['2026-02-28', 2],
    ] as const)
      await enterDay(lab, episode.id, day, { painNextMorning: { given: pain }, stiffnessNextMorning: { given: 10 * pain } });
    const first = await start();
    expect(first.plan.baseline).toEqual({ pain: { given: 2 }, stiffnessMinutes: { given: 20 } });
    const { cutOffs } = first.plan;
    const own = { ...cutOffs, acceptable: { value: 4, source: { words: 'set for this patient', certainty: 'own-default' as const } } };
    await editPlan(lab, first, visitId, (plan) => headerPatch(plan, { cutOffs: own }));
    expect((await start('return-to-run')).plan.cutOffs.acceptable.value).toBe(4);
  });

  test('of an unknown programme, of another patient’s episode, or a second of the same programme is refused', async () => {
    const of = (more: object) =>
      lab.failing('plans.start', { visitId, episodeId: episode.id, programmeId: 'alfredson', startsOn: '2026-03-02', ...more });
    expect(await of({ programmeId: 'no-such' })).toMatchObject({ code: 'not-found' });
    expect(await of({ phaseId: 'no-such' })).toMatchObject({ code: 'invalid-input' });
    const other = await newRunner(lab, 'Berg');
    const theirs = await newEpisode(lab, other.patientId);
    expect(await of({ episodeId: theirs.id })).toMatchObject({ code: 'invalid-input' });
    const plan = await start('alfredson');
    expect(await of({})).toMatchObject({ code: 'duplicate' });
    await editPlan(lab, plan, visitId, (now) => headerPatch(now, { endsOn: '2026-03-02' }));
    expect(await of({ startsOn: '2026-03-03' }).catch(() => null)).toBeNull();
  });

  test('is blocked while a red flag is open or nobody has screened, and open again with an override', async () => {
    const flagged = await newRunner(lab, 'Berg');
    const theirs = await newEpisode(lab, flagged.patientId);
    const attempt = { visitId: flagged.visitId, episodeId: theirs.id, programmeId: 'alfredson', startsOn: '2026-03-02' };
    expect(await lab.failing('plans.start', attempt)).toMatchObject({ code: 'blocked', message: /loading plan is blocked/i });
    await screen(lab, flagged.visitId, { 'RF02.swelling': { given: 'yes' } });
    expect(await lab.failing('plans.start', attempt)).toMatchObject({ code: 'blocked', message: /RF02/ });
    expect(await lab.call('plans.list', { patientId: flagged.patientId })).toEqual([]);
  });

  test('is removed and brought back, until one of its versions is signed', async () => {
    const plan = await start();
    await lab.call('plans.remove', { id: plan.id });
    expect(await lab.call('plans.list', { patientId })).toEqual([]);
    const attack = { id: plan.id, visitId, revision: 2, step: { key: 'goals', patch: headerPatch(plan.plan, { goals: 'Run' }) } };
    expect(await lab.failing('plans.edit', attack)).toMatchObject({ code: 'conflict', message: /removed/ });
    await lab.call('plans.restore', { id: plan.id });
    await writeNote(lab, visitId);
    await sign(lab, visitId);
    expect(await lab.failing('plans.remove', { id: plan.id })).toMatchObject({ code: 'signed' });
  });
});

describe('changes of a plan', () => {
  test('of one visit and day are one version, step by step undone and done again', async () => {
    const plan = await start();
    const before = await setsNow(plan.id);
    await editPlan(lab, plan, visitId, setsOf(2), 'sets');
    await editPlan(lab, plan, visitId, setsOf(1), 'sets');
    const edited = await editPlan(lab, plan, visitId, (now) => headerPatch(now, { goals: 'Run again' }), 'goals');
    expect(edited).toMatchObject({ undoable: 2, redoable: 0, plan: { goals: 'Run again' }, versions: [{ number: 1 }] });
    const undo = async (name: 'plans.undo' | 'plans.redo') =>
      lab.call(name, { id: plan.id, visitId, revision: (await lab.call('plans.get', { id: plan.id })).revision });
    expect(await undo('plans.undo')).toMatchObject({ undoable: 1, redoable: 1, plan: { goals: '' } });
    // Both letters of the field were one step.
    await undo('plans.undo');
    expect(await setsNow(plan.id)).toBe(before);
    expect(await undo('plans.redo')).toMatchObject({ undoable: 1, redoable: 1 });
    expect(await setsNow(plan.id)).toBe(1);
    const third = await editPlan(lab, plan, visitId, (now) => headerPatch(now, { goals: 'Walk' }), 'goals');
    expect(third).toMatchObject({ undoable: 2, redoable: 0 });
    expect((await lab.failing('plans.redo', { id: plan.id, visitId, revision: third.revision })).code).toBe('not-found');
  });

  test('of another day or visit begin a new version, and the one before stays as it was', async () => {
    const plan = await start();
    await editPlan(lab, plan, visitId, setsOf(2));
    const first = await lab.call('plans.version', { id: plan.id, number: 1 });
    lab.clock.tick(86_400);
    const nextDay = await editPlan(lab, plan, visitId, setsOf(1));
    expect(nextDay.versions).toMatchObject([
      { number: 1, from: '2026-03-02' },
      { number: 2, from: '2026-03-03' },
    ]);
    const second = await newVisitOf(lab, patientId);
    const explained = await editPlan(lab, plan, second.id, (now) => headerPatch(now, { goals: 'Run' }));
    expect(explained.versions).toHaveLength(3);
    const { versions } = await lab.call('plans.explain', {
      id: plan.id,
      visitId: second.id,
      revision: explained.revision,
      why: 'Asked for a goal.',
    });
    expect(versions[2]).toMatchObject({ visitId: second.id, why: 'Asked for a goal.' });
    expect(await lab.call('plans.version', { id: plan.id, number: 1 })).toEqual(first);
    expect((await lab.call('plans.version', { id: plan.id, number: 2 })).edits).toHaveLength(1);
    // Each day as the version that held on it asks.
    const setsOn = async (day: string): Promise<unknown> => {
      const [asked] = await lab.call('plans.expected', { id: plan.id, from: day, to: day });
      return [asked?.version, asked?.items[0]?.prescription.dose];
    };
    expect(await setsOn('2026-03-02')).toMatchObject([1, { sets: { from: 2 } }]);
    expect((await setsOn('2026-03-04')) as unknown[]).toMatchObject([3, { sets: { from: 1 } }]);
  });

  test('may write a phase, an exercise and criteria from scratch, which are undone whole and come again', async () => {
    const plan = await start();
    const exercise = freshExercise('step-down', 'Step down', 'As shown in the clinic.', plan.plan.side);
    const phase = {
      ...freshPhase('stairs', 'Stairs', 'Go down without pain.'),
      prescriptions: [freshEntry('step-down-1', exercise.id)],
      exit: [
        freshCriterion('judged', 'steady', { words: 'Steady on one leg.', exercise: '' }),
        freshCriterion('completed', 'done', { words: '', exercise: exercise.id }),
      ],
    };
    const after = { ...plan.plan, exercises: [...plan.plan.exercises, exercise], phases: [phase, ...plan.plan.phases] };
    const patch = editsBetween(plan.plan, after);
    if (patch.length === 0) throw new Error('nothing was changed');
    const { revision } = await lab.call('plans.edit', { id: plan.id, visitId, revision: 1, step: { key: 'stairs', patch } });
    expect((await lab.call('plans.get', { id: plan.id })).plan).toEqual(after);
    const undone = await lab.call('plans.undo', { id: plan.id, visitId, revision });
    expect(undone.plan).toEqual(plan.plan);
    const again = await lab.call('plans.redo', { id: plan.id, visitId, revision: undone.revision });
    expect(again.plan).toEqual(after);
    // An exercise that is still asked for cannot go.
    const gone = [{ op: 'remove', what: 'exercise', at: after.exercises.length - 1, item: exercise }] as const;
    expect(
      await lab.failing('plans.edit', { id: plan.id, visitId, revision: again.revision, step: { key: 'gone', patch: gone } }),
    ).toMatchObject({ code: 'invalid-input' });
  });

  test('of the words of a criterion leave what was judged before to the words before', async () => {
    const plan = await startPlan(lab, visitId, episode.id, 'return-to-run');
    const statusOf = async () =>
      (await lab.call('plans.standing', { id: plan.id })).phase?.entry.find(({ criterion }) => criterion.id === 'springing')?.status;
    await lab.call('plans.judge', { id: plan.id, visitId, phaseId: 'level-1', criterionId: 'springing', met: true, by: robin });
    expect(await statusOf()).toBe('met');
    const worded = await editPlan(lab, plan, visitId, (now) =>
      phasePatch(now, 'level-1', (phase) => ({
        ...phase,
        entry: phase.entry.map((one) => (one.id === 'springing' && one.kind === 'judged' ? { ...one, words: 'Hops ten times.' } : one)),
      })),
    );
    expect(await statusOf()).toBe('unknown');
    await lab.call('plans.undo', { id: plan.id, visitId, revision: worded.revision });
    expect(await statusOf()).toBe('met');
  });

  test('of a stale window, of what is no longer there, or of nothing change nothing', async () => {
    const plan = await start();
    const step = { key: 'goals', patch: headerPatch(plan.plan, { goals: 'Run' }) };
    await lab.call('plans.edit', { id: plan.id, visitId, revision: 1, step });
    expect(await lab.failing('plans.edit', { id: plan.id, visitId, revision: 1, step })).toMatchObject({ code: 'conflict' });
    expect(await lab.failing('plans.edit', { id: plan.id, visitId, revision: 2, step })).toMatchObject({ code: 'conflict' });
    const noPlan = {
      key: 'course',
      patch: headerPatch((await lab.call('plans.get', { id: plan.id })).plan, { course: [{ phaseId: 'gone', from: '2026-03-02' }] }),
    };
    expect(await lab.failing('plans.edit', { id: plan.id, visitId, revision: 2, step: noPlan })).toMatchObject({ code: 'invalid-input' });
    const same = headerPatch((await lab.call('plans.get', { id: plan.id })).plan, {});
    expect(await lab.call('plans.edit', { id: plan.id, visitId, revision: 2, step: { key: 'x', patch: same } })).toMatchObject({
      revision: 2,
    });
    const other = await newRunner(lab, 'Berg');
    expect(await lab.failing('plans.edit', { id: plan.id, visitId: other.visitId, revision: 2, step })).toMatchObject({
      code: 'invalid-input',
    });
  });

  test('that ask for more are blocked while a red flag is open; less and other words never are', async () => {
    const plan = await start();
    lab.clock.tick(86_400);
    const second = await newVisitOf(lab, patientId);
    await screen(lab, second.id, { 'RF02.swelling': { given: 'yes' } });
    const try_ = async (sets: number) => {
      const { revision, plan: now } = await lab.call('plans.get', { id: plan.id });
      return lab.app.call('plans.edit', { id: plan.id, visitId: second.id, revision, step: { key: 'sets', patch: setsOf(sets)(now) } });
    };
    expect(await try_(9)).toMatchObject({ ok: false, failure: { code: 'blocked', message: expect.stringMatching(/RF02/) } });
    expect(await try_(1)).toMatchObject({ ok: true });
    // To go back to what it was is to ask for more again.
    const { revision } = await lab.call('plans.get', { id: plan.id });
    expect(await lab.failing('plans.undo', { id: plan.id, visitId: second.id, revision })).toMatchObject({ code: 'blocked' });
    expect(await editPlan(lab, plan, second.id, (now) => headerPatch(now, { goals: 'Rest' }), 'goals')).toMatchObject({
      plan: { goals: 'Rest' },
    });
  });
});

describe('the signature of a visit', () => {
  test('covers what was made of plans at it, and locks it', async () => {
    const plan = await start();
    await editPlan(lab, plan, visitId, setsOf(2));
    await writeNote(lab, visitId);
    const before = await lab.call('visits.signing', { id: visitId });
    const changed = await editPlan(lab, plan, visitId, setsOf(1));
    expect(await lab.failing('visits.sign', { id: visitId, by: robin, sha256: before.sha256 })).toMatchObject({ code: 'conflict' });
    await lab.call('plans.judge', { id: plan.id, visitId, phaseId: 'x', criterionId: 'y', met: true, by: kim }).catch(() => null);
    expect(await sign(lab, visitId)).toMatchObject({ state: 'signed', intact: true, broken: [] });
    expect((await lab.call('plans.get', { id: plan.id })).versions).toMatchObject([{ signed: true }]);
    const step = { key: 'goals', patch: headerPatch(changed.plan, { goals: 'Run' }) };
    for (const [name, input] of [
      ['plans.edit', { step }],
      ['plans.undo', {}],
      ['plans.explain', { why: 'Because.' }],
    ] as const)
      expect([name, (await lab.failing(name, { id: plan.id, visitId, revision: changed.revision, ...input })).code]).toEqual([
        name,
        'signed',
      ]);
    expect(
      await lab.failing('plans.start', { visitId, episodeId: episode.id, programmeId: 'alfredson', startsOn: '2026-03-02' }),
    ).toMatchObject({
      code: 'signed',
    });
    const second = await newVisitOf(lab, patientId);
    await screen(lab, second.id);
    expect((await editPlan(lab, plan, second.id, setsOf(3))).versions).toMatchObject([
      { signed: true },
      { signed: false, visitId: second.id },
    ]);
    expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ state: 'signed', intact: true });
    // The diary is the patient's: what is done between visits is entered whatever is signed.
    expect(await enterDay(lab, episode.id, '2026-03-01', { painDuring: { given: 3 } })).toMatchObject({ revision: 1 });
  });
});
