import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PatientId } from '#core/domain/ids.ts';
import { truthOf } from '#core/runner/truth.ts';
import { loadRecipe, shotOf } from '#node/sample/recipe.ts';
import { createTestApp } from '#tests/helpers/testApp.ts';

test('the sample patient has two visits with four clips, and what is drawn on them measures what is true', async () => {
  await using lab = createTestApp();
  const { job } = await lab.call('sample.create', {});
  const end = await lab.jobEnd(job);
  expect(end).toMatchObject({ state: 'done', failure: null, result: { existing: 'no' } });

  const patient = await lab.call('patients.get', { id: end.result['patientId'] as PatientId });
  expect(patient).toMatchObject({ sample: true, familyName: 'Sample', removedAt: null });
  const visits = await lab.call('visits.list', { patientId: patient.id });
  expect(visits.map((visit) => [visit.recordings, visit.keyImages])).toEqual([
    [2, 5],
    [2, 5],
  ]);

  const recipes = loadRecipe(lab.ports.resourcesFolder).visits;
  for (const recipe of recipes) {
    const visit = visits.find((each) => each.title === recipe.title);
    if (visit === undefined) throw new Error(`no visit ${recipe.title}`);
    const recordings = await lab.call('recordings.list', { visitId: visit.id });
    const rows = await lab.call('measurements.ofVisit', { visitId: visit.id });
    for (const clip of recipe.clips) {
      const recording = recordings.find((each) => each.originalName === clip.name);
      if (recording === undefined) throw new Error(`no clip ${clip.name}`);
      expect(recording).toMatchObject({ frames: 600, reviewCopy: false });
      expect(recording.probe.warnings, clip.name).toEqual([]);
      expect(recording.captureRate).toMatchObject({ framesPerSecond: 240, slowdown: 8, source: 'android-capture-tag', confirmed: true });
      const shot = shotOf(clip);
      for (const row of rows.filter((each) => each.recordingId === recording.id)) {
        const { pose } = truthOf(shot.runner, shot.take, row.frame);
        const left = pose.angles.left;
        const truth: Record<string, number> = {
          'Knee flexion at initial contact': left.kneeFlexion,
          'Knee flexion at midstance': left.kneeFlexion,
          'Knee flexion at toe-off': left.kneeFlexion,
          'Tibia to vertical at initial contact': Math.abs(left.tibia),
          'Thigh to vertical at toe-off': Math.abs(left.thighExtension),
          'Trunk lean': pose.angles.trunkLean,
          'Heel ahead of hip': pose.legs.left.soleHeel.x * 1000,
          'Pelvic drop, standing on the left': pose.angles.pelvisRightLower,
          'Pelvic drop, standing on the right': -pose.angles.pelvisRightLower,
          'Thigh to vertical, standing on the left': left.femoralAdduction,
          'Thigh to vertical, standing on the right': pose.angles.right.femoralAdduction,
        };
        expect(truth[row.name], row.name).toBeDefined();
        expect(row.value, row.name).toBeCloseTo(truth[row.name] ?? Number.NaN, row.unit === 'mm' ? 1 : 6);
      }
    }
    expect(rows).toHaveLength(11);
  }

  const forms = await lab.call('forms.ofPatient', { patientId: patient.id, kinds: ['intake', 'red-flags', 'outcome', 'shockwave'] });
  expect(forms.map(({ kind }) => kind).toSorted()).toEqual(['intake', 'outcome', 'outcome', 'red-flags', 'red-flags', 'shockwave']);
  expect(forms.filter(({ kind }) => kind === 'outcome').map(({ derived }) => derived.measures[0]?.value)).toEqual([64, 59]);
  const shockwave = forms.find(({ kind }) => kind === 'shockwave');
  // What it says is what a careful clinician would have done: nothing of it stands in a rule's way.
  expect(shockwave?.judgement.unsettled).toEqual([]);
  expect(await lab.call('safety.ofPatient', { patientId: patient.id })).toMatchObject({ state: { level: null, unresolved: [] } });
  expect(await lab.call('episodes.list', { patientId: patient.id })).toMatchObject([{ details: { site: { side: 'left' } } }]);
  expect(await lab.call('courses.list', { patientId: patient.id })).toMatchObject([{ sessions: 1, next: { due: '2026-03-09' } }]);
  const [plan] = await lab.call('plans.list', { patientId: patient.id });
  if (plan === undefined) throw new Error('no loading plan');
  expect(plan.plan).toMatchObject({ name: 'Heavy slow resistance', startsOn: '2026-02-16' });
  const diary = await lab.call('diary.days', { episodeId: plan.episodeId, from: '2026-01-01', to: '2026-12-31' });
  expect(diary.map(({ details }) => details.day)).toHaveLength(14);
  expect((await lab.call('runs.list', { patientId: patient.id })).runs).toHaveLength(5);
  // The runner has done well: a step harder is suggested, and why.
  expect((await lab.call('plans.standing', { id: plan.id })).suggestion).toMatchObject({
    advice: 'progress',
    reasons: [{ ruleId: 'plan.good-sessions' }],
  });
  expect((await lab.call('consents.ofPatient', { patientId: patient.id })).map(({ kind }) => kind).toSorted()).toEqual([
    'data-protection',
    'treatment',
    'video-use',
  ]);
  expect((await lab.call('clinicTables.get', {})).devices.value).toEqual([]);
  // The runner is drawn: the clips may leave, whatever becomes of the invented consent.
  for (const { id } of await lab.call('consents.ofPatient', { patientId: patient.id }))
    await lab.call('consents.withdraw', { id, by: { who: 'patient' }, reason: '' });
  const drawn = (await Promise.all(visits.map(({ id }) => lab.call('recordings.list', { visitId: id })))).flat();
  expect((await lab.call('consents.check', { recordingIds: drawn.map(({ id }) => id), way: 'export' })).may).toBe(true);

  const again = await lab.jobEnd((await lab.call('sample.create', {})).job);
  expect(again).toMatchObject({ state: 'done', result: { existing: 'yes', patientId: patient.id } });
}, 180_000);

test('a sample that is cancelled leaves no patient and no file', async () => {
  await using lab = createTestApp();
  const { job } = await lab.call('sample.create', {});
  const second = await lab.call('sample.create', {});
  expect(second.job).toBe(job);
  await expect.poll(() => lab.events.some((e) => e.type === 'job' && e.job.step.startsWith('Importing')), { timeout: 40_000 }).toBe(true);
  await expect.poll(() => lab.events.findLast((e) => e.type === 'job')?.job.step.includes('from behind'), { timeout: 40_000 }).toBe(true);
  await lab.call('jobs.cancel', { id: job });
  expect(await lab.jobEnd(job)).toMatchObject({ state: 'cancelled' });
  expect(await lab.call('patients.search', { query: '' })).toMatchObject({ total: 0 });
  expect((await lab.call('app.info', {})).empty).toBe(true);
  expect(readdirSync(join(lab.dataFolder, 'library'))).toEqual([]);
});

test('without ffmpeg the sample says so and leaves nothing', async () => {
  await using lab = createTestApp({ ffmpeg: null });
  const end = await lab.jobEnd((await lab.call('sample.create', {})).job);
  expect(end).toMatchObject({ state: 'failed', failure: { code: 'ffmpeg-missing' } });
  expect((await lab.call('app.info', {})).empty).toBe(true);
});
