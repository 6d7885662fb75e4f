import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { isEmptyTimeline } from '#core/timeline/timeline.ts';
import { newRunner, newVisitOf, screen, start } from '#tests/helpers/clinical.ts';
import { enterDay, newEpisode, runEntryOf } from '#tests/helpers/plan.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';
import { enterPain, enterVisaA, fillEpisode, giveShockwave, noon } from '#tests/helpers/timeline.ts';

const today = '2026-06-15';
let lab: TestApp;
let patientId: PatientId;
let visitId: VisitId;
beforeEach(async () => {
  lab = createTestApp({ now: noon(today) });
  ({ patientId, visitId } = await newRunner(lab));
});
afterEach(() => lab[Symbol.asyncDispose]());

const timelineOf = (episodeId: string) => lab.call('timeline.ofEpisode', { episodeId: episodeId as never });

describe('an episode without anything', () => {
  test('is empty but for the visit of the day on which it was named, which is of no problem', async () => {
    const { id } = await newEpisode(lab, patientId);
    expect(await timelineOf(id)).toMatchObject({ today, onset: null, visits: [{ visitId, of: 'patient' }], plans: [], diaryAt: null });
    await lab.call('visits.remove', { id: visitId });
    expect(isEmptyTimeline(await timelineOf(id))).toBe(true);
  });

  test('that nobody knows is not found', async () => {
    expect(await lab.failing('timeline.ofEpisode', { episodeId: countedId(0xabc) })).toMatchObject({ code: 'not-found' });
    expect(await lab.failing('timeline.ofEpisode', { episodeId: 'left heel' })).toMatchObject({ code: 'invalid-input' });
  });
});

describe('an episode of ten weeks', () => {
  test('holds everything that was done for it, by its days', async () => {
    const { episode, visits, days, plan, course } = await fillEpisode(lab, patientId, today, countedId(0xd1));
    const found = await timelineOf(episode.id);
    expect(found.onset).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(found.visits.filter(({ of }) => of === 'episode').map(({ day }) => day)).toEqual(days);
    expect(found.visits.find((visit) => visit.visitId === visitId)).toMatchObject({ of: 'patient', day: today });
    const shockwave = found.treatments.filter(({ kind }) => kind === 'shockwave');
    expect(shockwave).toMatchObject([
      {
        courseId: course.id,
        session: 1,
        soFar: { impulses: { known: true, value: 2000 }, energy: { known: false, reason: 'bar-is-no-energy' } },
      },
      { session: 2, soFar: { impulses: { value: 4000 } } },
      { session: 3, dose: { impulses: { value: 2500 } }, soFar: { impulses: { value: 6500 } }, pain: { before: 4, after: 3 } },
    ]);
    expect(found.treatments.find(({ kind }) => kind === 'taping')).toMatchObject({ offOn: '2026-04-23', painFall: 3, side: 'left' });
    expect(found.treatments.find(({ kind }) => kind === 'manual-release')).toMatchObject({ minutes: null, response: 'better' });
    expect(found.treatments.find(({ kind }) => kind === 'cause-and-effect')).toMatchObject({
      intervention: 'cue',
      words: 'Shorter steps',
      outcome: { of: 'incomplete' },
    });
    const visa = found.scores.find(({ instrument }) => instrument === 'visa-a');
    expect(visa).toMatchObject({ better: 'higher', side: 'left', unit: 'points', mdc: { known: true }, mcid: { known: true } });
    expect(visa?.points.map(({ value }) => value)).toEqual([38, 42, 46, 53, 59]);
    expect(found.plans).toMatchObject([
      { planId: plan.id, visitId: visits[0], bands: [{ number: 1, from: days[0], to: null, booked: false }] },
    ]);
    expect(found.diaryAt).toEqual({ planId: plan.id, visitId: visits[0] });
    expect(found.load.length).toBeGreaterThanOrEqual(10);
    for (const { planned, done, partly, not, notEntered } of found.load) expect(done + partly + not + notEntered).toBe(planned);
    expect(found.running.some(({ km }) => km.known)).toBe(true);
    expect(found.running.some(({ km }) => !km.known && km.reason === 'not-logged')).toBe(true);
    expect(found.pain[0]).toMatchObject({ day: days[0], during: { worst: 5 }, after: { worst: 6 }, nextMorning: { worst: 5 } });
  });

  test('leaves out what was removed: visits with their forms, forms, runs, plans', async () => {
    const { episode, visits, tape, plan } = await fillEpisode(lab, patientId, today, countedId(0xd1));
    await lab.call('visits.remove', { id: visits[2] as VisitId });
    await lab.call('forms.remove', { id: tape.id });
    await lab.call('plans.remove', { id: plan.id });
    const found = await timelineOf(episode.id);
    expect(found.visits.map((visit) => visit.visitId)).not.toContain(visits[2]);
    expect(found.treatments.filter(({ kind }) => kind === 'shockwave')).toMatchObject([
      { session: 1 },
      { soFar: { impulses: { value: 4000 } } },
    ]);
    expect(found.treatments.some(({ kind }) => kind === 'taping')).toBe(false);
    expect(found).toMatchObject({ plans: [], load: [], diaryAt: null });
    expect(found.scores.find(({ instrument }) => instrument === 'visa-a')?.points).toHaveLength(4);
    await lab.call('visits.restore', { id: visits[2] as VisitId });
    expect((await timelineOf(episode.id)).visits.map((visit) => visit.visitId)).toContain(visits[2]);
  });

  test('is the same after its patient was merged into another, whose visits come along', async () => {
    const { episode, days } = await fillEpisode(lab, patientId, today, countedId(0xd1));
    const before = await timelineOf(episode.id);
    const other = await newRunner(lab, 'Quillfether');
    const { proposed } = await lab.call('patients.mergePreview', { keep: other.patientId, merge: patientId });
    const revisionOf = async (id: PatientId) => (await lab.call('patients.get', { id })).revision;
    await lab.call('patients.merge', {
      keep: other.patientId,
      merge: patientId,
      keepRevision: await revisionOf(other.patientId),
      mergeRevision: await revisionOf(patientId),
      details: proposed,
    });
    const after = await timelineOf(episode.id);
    expect(after.episode.patientId).toBe(other.patientId);
    expect(after.visits.filter(({ of }) => of === 'episode').map(({ day }) => day)).toEqual(days);
    expect(after.visits.map((visit) => visit.visitId)).toContain(other.visitId);
    expect(after.treatments).toEqual(before.treatments);
    expect(after.scores).toEqual(before.scores);
    expect(after.pain).toEqual(before.pain);
    expect(after.load).toEqual(before.load);
  });
});

describe('what belongs to an episode', () => {
  test('is told from what is of no problem, and from another problem’s, which is not there', async () => {
    const mine = await newEpisode(lab, patientId);
    const others = await newEpisode(lab, patientId);
    const [own, none, another] = [
      await newVisitOf(lab, patientId, noon('2026-06-02')),
      await newVisitOf(lab, patientId, noon('2026-06-05')),
      await newVisitOf(lab, patientId, noon('2026-06-08')),
    ];
    await screen(lab, own.id);
    await enterVisaA(lab, { visitId: own.id, episodeId: mine.id, day: '2026-06-02' }, 40);
    await enterPain(lab, { visitId: none.id, episodeId: null, day: '2026-06-05' }, 3);
    await enterVisaA(lab, { visitId: another.id, episodeId: others.id, day: '2026-06-08' }, 50);
    const found = await timelineOf(mine.id);
    expect(found.visits.map((visit) => [visit.day, visit.of])).toEqual([
      ['2026-06-02', 'episode'],
      ['2026-06-05', 'patient'],
      [today, 'patient'],
    ]);
    expect(found.scores.map(({ instrument, points }) => [instrument, points.map(({ value, of }) => [value, of])])).toEqual([
      ['nprs', [[3, 'patient']]],
      ['visa-a', [[40, 'episode']]],
    ]);
  });

  test('reaches as far as it: nothing of no problem from before it began or after it was closed', async () => {
    await newVisitOf(lab, patientId, noon('2026-01-05'));
    const { id, revision, details } = await newEpisode(lab, patientId);
    const own = await newVisitOf(lab, patientId, noon('2026-05-04'));
    await enterVisaA(lab, { visitId: own.id, episodeId: id, day: '2026-05-04' }, 40);
    await newVisitOf(lab, patientId, noon('2026-05-11'));
    await lab.call('episodes.update', { id, revision, details: { ...details, closedOn: '2026-05-20' } });
    await lab.call('runs.create', { patientId, details: runEntryOf('2026-05-06') });
    await lab.call('runs.create', { patientId, details: runEntryOf('2026-01-06') });
    const found = await timelineOf(id);
    expect(found.visits.map(({ day }) => day)).toEqual(['2026-05-04', '2026-05-11']);
    expect(found.running.flatMap(({ week, runs }) => (runs > 0 ? [week] : []))).toEqual(['2026-05-04']);
  });

  test('a session of a course is the course’s, whatever its form says', async () => {
    const { episode, course } = await fillEpisode(lab, patientId, today, countedId(0xd1));
    const other = await newEpisode(lab, patientId);
    const late = await newVisitOf(lab, patientId, noon(today));
    await screen(lab, late.id);
    const form = await giveShockwave(lab, { visitId: late.id, episodeId: null, day: today }, course.id, null);
    expect(form.episodeId === null || form.episodeId === episode.id).toBe(true);
    const own = (await timelineOf(episode.id)).treatments.find(({ formId }) => formId === form.id);
    expect(own).toMatchObject({ of: 'episode', session: 4, soFar: { impulses: { known: false, reason: 'incomplete' } } });
    expect((await timelineOf(other.id)).treatments.some(({ kind }) => kind === 'shockwave')).toBe(false);
  });
});

test('pain is the worst of the day, and says where it may have been worse', async () => {
  const { id } = await newEpisode(lab, patientId);
  await enterDay(lab, id, '2026-06-10', { painDuring: given(2) });
  await lab.call('runs.create', { patientId, details: runEntryOf('2026-06-10', { painDuring: given(5) }) });
  await enterDay(lab, id, '2026-06-11');
  expect((await timelineOf(id)).pain).toEqual([
    {
      day: '2026-06-10',
      during: { worst: 5, complete: true },
      after: { worst: null, complete: false },
      nextMorning: { worst: null, complete: false },
    },
  ]);
});

test('fifty visits with forms, plan and diary are read within two seconds', async () => {
  const { episode } = await fillEpisode(lab, patientId, today, countedId(0xd1));
  for (let n = 0; n < 45; n++) {
    const day = `2026-0${4 + (n % 2)}-${String(1 + (n % 28)).padStart(2, '0')}`;
    const visit = await newVisitOf(lab, patientId, noon(day));
    await enterVisaA(lab, { visitId: visit.id, episodeId: episode.id, day }, 40 + (n % 20));
    await enterPain(lab, { visitId: visit.id, episodeId: episode.id, day }, n % 10);
    await start(lab, visit.id, 'note', { episodeId: episode.id });
  }
  const begun = performance.now();
  const found = await timelineOf(episode.id);
  const took = performance.now() - begun;
  expect(found.visits).toHaveLength(51);
  expect(took, `${took} ms`).toBeLessThan(2000);
});
