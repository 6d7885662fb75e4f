import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { notAsked } from '#core/clinical/answer.ts';
import type { StoredEpisode } from '#core/clinical/stored.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { headerPatch } from '#core/plan/edit.ts';
import { optionsFor } from '#core/plan/options.ts';
import { phaseOn } from '#core/plan/plan.ts';
import { edit, newRunner, newVisitOf, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { dayOf, enterDay, enterGoodDay, newEpisode, runEntryOf, shoeEntryOf, startPlan } from '#tests/helpers/plan.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

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

const days = (n: number): void => lab.clock.tick(n * 86_400);
const advice = async (id: string) => {
  const { suggestion } = await lab.call('plans.standing', { id });
  return { advice: suggestion.advice, first: suggestion.reasons[0]?.ruleId, all: suggestion.reasons.map(({ ruleId }) => ruleId) };
};

describe('a day of the diary', () => {
  test('is written through, and a stale window, a day to come and a morning to come are refused', async () => {
    const first = await enterDay(lab, episode.id, '2026-03-01', { painDuring: { given: 3 }, enteredFrom: 'phone' });
    expect(first).toMatchObject({ revision: 1, details: { enteredFrom: 'phone' } });
    const set = (revision: number, day: string, more = {}) =>
      lab.failing('diary.setDay', { episodeId: episode.id, revision, details: dayOf(day, more) });
    expect(await set(0, '2026-03-01')).toMatchObject({ code: 'conflict' });
    expect(await set(2, '2026-03-01')).toMatchObject({ code: 'conflict' });
    expect(await set(0, '2026-03-03')).toMatchObject({ code: 'invalid-input', message: /still to come/ });
    expect(await set(0, '2026-03-02', { painNextMorning: { given: 0 } })).toMatchObject({
      code: 'invalid-input',
      fields: { painNextMorning: expect.any(String) },
    });
    expect(await set(0, '2026-03-01', { painDuring: { given: 11 } })).toMatchObject({ code: 'invalid-input' });
    expect(await enterDay(lab, episode.id, '2026-03-01', { painDuring: { given: 3 }, enteredFrom: 'phone' })).toEqual(first);
    expect(await lab.call('diary.days', { episodeId: episode.id, from: '2026-02-01', to: '2026-03-31' })).toEqual([first]);
  });

  test('takes only what a plan of the episode has asked for, once a go', async () => {
    const plan = await startPlan(lab, visitId, episode.id);
    const item = {
      planId: plan.id,
      prescriptionId: plan.plan.phases[0]?.prescriptions[0]?.id ?? '',
      session: 1,
      done: 'done' as const,
      reps: notAsked,
      loadKg: notAsked,
      effort: notAsked,
      painDuring: notAsked,
      reason: '',
    };
    expect(await enterDay(lab, episode.id, '2026-03-02', { items: [item] })).toMatchObject({ details: { items: [item] } });
    const of = (items: readonly object[]) =>
      lab.failing('diary.setDay', { episodeId: episode.id, revision: 1, details: { ...dayOf('2026-03-02'), items } });
    expect(await of([item, item])).toMatchObject({ code: 'invalid-input', message: /twice/ });
    expect(await of([{ ...item, prescriptionId: 'never' }])).toMatchObject({ code: 'invalid-input' });
    expect(await of([{ ...item, planId: countedId(0xdead) }])).toMatchObject({ code: 'not-found' });
    const other = await newEpisode(lab, patientId);
    expect(
      await lab.failing('diary.setDay', { episodeId: other.id, revision: 0, details: dayOf('2026-03-02', { items: [item] }) }),
    ).toMatchObject({ code: 'invalid-input', message: /another episode/ });
  });
});

test('a sign or a jump of pain in the diary makes a new screening due, and the next screening settles it', async () => {
  lab.clock.tick(60);
  const due = async () => (await lab.call('safety.ofPatient', { patientId })).state.rescreen;
  expect(await due()).toMatchObject({ due: false });
  await enterDay(lab, episode.id, '2026-02-28', { painDuring: { given: 2 } });
  expect(await due()).toMatchObject({ due: false });
  await enterDay(lab, episode.id, '2026-03-01', { painDuring: { given: 5 } });
  expect(await due()).toMatchObject({ due: true, because: ['pain-rise'] });
  await enterDay(lab, episode.id, '2026-03-02', {
    warnings: { pop: { given: 'unknown' }, newSwelling: { given: 'no' }, nightPain: { given: 'yes' } },
  });
  expect((await due()).because).toEqual(['pop', 'night-pain', 'pain-rise']);
  lab.clock.tick(60);
  const next = await newVisitOf(lab, patientId);
  await screen(lab, next.id);
  expect(await due()).toMatchObject({ due: false });
});

describe('the suggestion', () => {
  test('is more after three good sessions, and a missing next morning keeps it back', async () => {
    const plan = await startPlan(lab, visitId, episode.id, 'heavy-slow-resistance', '2026-03-02');
    expect(await advice(plan.id)).toMatchObject({ advice: 'none', first: 'plan.nothing-entered' });
    // What was usual before: else no morning can be worse than it.
    const { plan: now } = await lab.call('plans.get', { id: plan.id });
    const baseline = { pain: { given: 2 }, stiffnessMinutes: { given: 10 } };
    await lab.call('plans.edit', { id: plan.id, visitId, revision: 1, step: { key: 'baseline', patch: headerPatch(now, { baseline }) } });
    const asked = await lab.call('plans.expected', { id: plan.id, from: '2026-03-02', to: '2026-03-08' });
    const sessions = asked.filter(({ items }) => items.length > 0).map(({ day }) => day);
    expect(sessions).toHaveLength(3);
    days(7);
    for (const day of sessions) await enterGoodDay(lab, plan, day);
    const good = await advice(plan.id);
    expect(good).toMatchObject({ advice: 'progress', all: ['plan.good-sessions'] });
    await enterGoodDay(lab, plan, sessions[2] ?? '', 2, { painNextMorning: notAsked });
    expect(await advice(plan.id)).toMatchObject({ advice: 'hold', first: 'plan.morning-missing' });
    await enterGoodDay(lab, plan, sessions[2] ?? '', 7);
    expect(await advice(plan.id)).toMatchObject({ advice: 'step-back', first: 'plan.pain-during' });
    // A red flag before all.
    const visit = await newVisitOf(lab, patientId);
    await screen(lab, visit.id, { 'RF02.swelling': { given: 'yes' } });
    expect(await advice(plan.id)).toMatchObject({ advice: 'hold', first: 'plan.red-flag' });
  });

  test('is to hold where pain rose from one week to the next, and less where it rose two weeks running; both by the patient’s cut-offs', async () => {
    const plan = await startPlan(lab, visitId, episode.id, 'heavy-slow-resistance', '2026-03-02');
    const baseline = { pain: { given: 4 }, stiffnessMinutes: { given: 10 } };
    await lab.call('plans.edit', {
      id: plan.id,
      visitId,
      revision: 1,
      step: { key: 'baseline', patch: headerPatch(plan.plan, { baseline }) },
    });
    const asked = await lab.call('plans.expected', { id: plan.id, from: '2026-03-02', to: '2026-03-22' });
    const sessions = asked.filter(({ items }) => items.length > 0).map(({ day }) => day);
    days(14);
    for (const day of sessions.filter((one) => one < '2026-03-09')) await enterGoodDay(lab, plan, day, 2);
    const second = sessions.filter((one) => one >= '2026-03-09' && one < '2026-03-16');
    for (const day of second) await enterGoodDay(lab, plan, day, 2);
    expect((await advice(plan.id)).all).not.toContain('plan.pain-rose');
    for (const day of second) await enterGoodDay(lab, plan, day, 3);
    expect(await advice(plan.id)).toMatchObject({ advice: 'hold', first: 'plan.pain-rose' });
    days(7);
    for (const day of sessions.filter((one) => one >= '2026-03-16')) await enterGoodDay(lab, plan, day, 4);
    expect(await advice(plan.id)).toMatchObject({ advice: 'step-back', first: 'plan.pain-rising' });
    // This patient’s trend may rise three weeks.
    const visit = await newVisitOf(lab, patientId);
    const { plan: now, revision } = await lab.call('plans.get', { id: plan.id });
    const source = { words: 'set by the clinician for this patient', certainty: 'own-default' as const };
    const cutOffs = { ...now.cutOffs, risingWeeks: { value: 3, source } };
    await lab.call('plans.edit', {
      id: plan.id,
      visitId: visit.id,
      revision,
      step: { key: 'cut-offs', patch: headerPatch(now, { cutOffs }) },
    });
    expect(await advice(plan.id)).toMatchObject({ advice: 'hold', first: 'plan.pain-rose' });
  });

  test('says what was measured of the criteria, and a judged one is judged once and stays', async () => {
    const plan = await startPlan(lab, visitId, episode.id, 'isometric-entry');
    const before = await lab.call('plans.standing', { id: plan.id });
    expect(before.phase).toMatchObject({ phaseId: 'settle', exit: [{ status: 'unknown', why: 'not-measured' }, {}], ready: false });
    const form = await start(lab, visitId, 'outcome', { instrument: 'nprs', side: 'left' });
    await edit(lab, form, 'outcome', (details) =>
      details.entry.instrument === 'nprs'
        ? {
            ...details,
            entry: {
              ...details.entry,
              input: { rating: { given: 2 }, kind: 'with-task', task: 'walking to the shop', window: 'during-task' },
            },
          }
        : details,
    );
    const after = await lab.call('plans.standing', { id: plan.id });
    expect(after.phase?.exit[0]).toMatchObject({ status: 'met', seen: { value: 2, day: '2026-03-02' } });
    const ladder = await startPlan(lab, visitId, episode.id, 'return-to-run');
    const judge = { id: ladder.id, visitId, phaseId: 'level-1', criterionId: 'springing', met: true, by: robin };
    expect(await lab.failing('plans.judge', { ...judge, criterionId: 'hop-pain' })).toMatchObject({ code: 'not-found' });
    await lab.call('plans.judge', judge);
    const standing = await lab.call('plans.standing', { id: ladder.id });
    expect(standing.phase?.entry.find(({ criterion }) => criterion.id === 'springing')).toMatchObject({
      status: 'met',
      seen: { by: robin.name },
    });
  });
});

describe('a decision', () => {
  test('is kept with the suggestion as it was, and makes the step in a new version', async () => {
    const plan = await startPlan(lab, visitId, episode.id, 'return-to-run');
    days(1);
    await enterDay(lab, episode.id, '2026-03-02', { painDuring: { given: 8 } });
    const run = runEntryOf('2026-03-02', {
      painDuring: { given: 8 },
      planned: { planId: plan.id, prescriptionId: plan.plan.phases[0]?.prescriptions[0]?.id ?? '' },
    });
    await lab.call('runs.create', { patientId, details: run });
    const { suggestion } = await lab.call('plans.standing', { id: plan.id });
    expect(suggestion.advice).toBe('step-back');
    const second = await newVisitOf(lab, patientId);
    const wish = { id: plan.id, visitId: second.id, revision: 1, seen: suggestion, by: robin };
    // The lowest level has no level below it, and a step that the plan does not name is none.
    expect(suggestion.options).toEqual([]);
    expect(await lab.failing('plans.decide', { ...wish, chosen: 'hold' })).toMatchObject({ code: 'invalid-input', message: /Say why/ });
    expect(await lab.failing('plans.decide', { ...wish, chosen: 'progress', reason: 'Feels fine.' })).toMatchObject({ code: 'blocked' });
    await screen(lab, second.id);
    const option = { prescriptionId: null, variable: 'level' as const, from: 1, to: 1, source: { words: 'x', certainty: 'read' as const } };
    expect(await lab.failing('plans.decide', { ...wish, chosen: 'progress', reason: 'Feels fine.', option })).toMatchObject({
      code: 'invalid-input',
      message: /no such step/,
    });
    const after = (await lab.call('plans.standing', { id: plan.id })).suggestion;
    const now = phaseOn(plan.plan, '2026-03-03');
    if (now === null) throw new Error('no phase');
    const [up] = optionsFor(plan.plan, now, 'progress');
    const done = await lab.call('plans.decide', {
      ...wish,
      seen: after,
      chosen: 'progress',
      option: up ?? null,
      reason: 'The pain was of a fall.',
    });
    expect(done).toMatchObject({
      versions: [{}, { number: 2, from: '2026-03-03', why: 'The pain was of a fall.', visitId: second.id }],
      plan: { course: [{}, { phaseId: 'level-2', from: '2026-03-03' }] },
    });
    expect(await lab.call('plans.deeds', { id: plan.id })).toMatchObject([
      {
        visitId: second.id,
        details: {
          deed: 'decision',
          decision: {
            decision: 'rejected',
            chosen: 'progress',
            by: robin.name,
            madeVersion: 2,
            suggestion: { advice: 'step-back', planVersion: 1 },
          },
        },
      },
    ]);
    expect(await lab.failing('plans.decide', { ...wish, revision: 2, chosen: 'hold', reason: 'x' })).toMatchObject({ code: 'conflict' });
    await writeNote(lab, second.id);
    expect(await sign(lab, second.id)).toMatchObject({ state: 'signed', intact: true });
    const { suggestion: latest } = await lab.call('plans.standing', { id: plan.id });
    expect(await lab.failing('plans.decide', { ...wish, revision: 2, seen: latest, chosen: 'hold', reason: 'x' })).toMatchObject({
      code: 'signed',
    });
  });
});

describe('runs and shoes', () => {
  test('are entered, changed, removed and brought back; a shoe that was run in stays', async () => {
    const shoe = await lab.call('shoes.create', { patientId, details: shoeEntryOf('Blue') });
    const shoeId = { given: shoe.details.id };
    const run = await lab.call('runs.create', { patientId, details: runEntryOf('2026-03-01', { shoeId }) });
    expect(await lab.failing('shoes.remove', { id: shoe.details.id })).toMatchObject({ code: 'conflict', action: /Retire/ });
    const { id } = run.details;
    expect(
      await lab.call('runs.update', { id, revision: 1, details: runEntryOf('2026-03-01', { shoeId, km: { given: 7 } }) }),
    ).toMatchObject({
      revision: 2,
      details: { km: { given: 7 } },
    });
    expect(await lab.failing('runs.update', { id, revision: 1, details: runEntryOf('2026-03-01') })).toMatchObject({ code: 'conflict' });
    expect(await lab.failing('runs.create', { patientId, details: runEntryOf('2026-03-05') })).toMatchObject({ code: 'invalid-input' });
    await lab.call('runs.remove', { id });
    await lab.call('shoes.remove', { id: shoe.details.id });
    expect(await lab.call('shoes.list', { patientId })).toEqual([]);
    await lab.call('shoes.restore', { id: shoe.details.id });
    await lab.call('runs.restore', { id });
    expect((await lab.call('runs.list', { patientId })).runs).toMatchObject([{ details: { id, km: { given: 7 } } }]);
    const retired = shoeEntryOf('Blue', { retiredOn: '2026-03-02' });
    expect(await lab.call('shoes.update', { id: shoe.details.id, revision: 3, details: retired })).toMatchObject({
      details: { retiredOn: '2026-03-02' },
    });
    expect(await lab.failing('shoes.update', { id: shoe.details.id, revision: 3, details: retired })).toMatchObject({ code: 'conflict' });
    const other = await newRunner(lab, 'Berg');
    expect(await lab.failing('runs.create', { patientId: other.patientId, details: runEntryOf('2026-03-01', { shoeId }) })).toMatchObject({
      code: 'invalid-input',
    });
  });

  test('every run of some days is said to be entered, and taken back for some of them', async () => {
    const logged = async (from: string, to: string, is: boolean) =>
      (await lab.call('runs.setLogged', { patientId, from, to, logged: is })).logged.map((span) => `${span.from} ${span.to}`);
    expect(await logged('2026-02-16', '2026-03-01', true)).toEqual(['2026-02-16 2026-03-01']);
    expect(await logged('2026-02-16', '2026-02-22', true)).toEqual(['2026-02-16 2026-03-01']);
    expect(await logged('2026-02-18', '2026-02-20', false)).toEqual(['2026-02-16 2026-02-17', '2026-02-21 2026-03-01']);
    expect(await lab.failing('runs.setLogged', { patientId, from: '2026-03-02', to: '2026-03-08', logged: true })).toMatchObject({
      code: 'invalid-input',
    });
    expect(await lab.failing('runs.setLogged', { patientId, from: '2026-03-02', to: '2026-03-01', logged: true })).toMatchObject({
      code: 'invalid-input',
    });
  });
});
