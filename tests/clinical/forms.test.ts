import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { edit, newCourse, newRunner, newVisitOf, robin, screen, start } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
let patientId: PatientId;
let visitId: VisitId;
beforeEach(async () => {
  lab = createTestApp();
  ({ patientId, visitId } = await newRunner(lab));
});
afterEach(() => lab[Symbol.asyncDispose]());

const later = async (days = 7): Promise<VisitId> => {
  lab.clock.tick(days * 86_400);
  return (await newVisitOf(lab, patientId)).id;
};

describe('a form', () => {
  test('is written through with each change, and is as it was after the program is opened again', async () => {
    const form = await start(lab, visitId, 'intake');
    const written = await edit(lab, form, 'intake', (details) => {
      const { complaint } = details.intake;
      const answers = { ...complaint.answers, painNow: given(0), painWorst: { none: 'declined' as const } };
      return { ...details, intake: { ...details.intake, complaint: { ...complaint, answers, remarks: { painNow: 'Only after hills.' } } } };
    });
    expect(written).toMatchObject({ revision: 2, locked: false, patientId, visitId, createdBy: 'clinician' });
    await lab.close();
    await using again = createTestApp({ dataFolder: lab.dataFolder, firstId: 1000 });
    expect(await again.call('forms.get', { id: form.id })).toEqual(written);
    // Missing is not zero, and each kind of none is its own.
    const { details } = await again.call('forms.get', { id: form.id });
    expect(details.kind === 'intake' && details.intake.complaint.answers).toMatchObject({
      painNow: { given: 0 },
      painWorst: { none: 'declined' },
      painAverage: { none: 'not-asked' },
    });
  });

  test('of a stale window is refused, and nothing is overwritten', async () => {
    const form = await start(lab, visitId, 'note');
    const first = { kind: 'note', content: { subjective: 'First window.', objective: '', assessment: '', plan: '' } } as const;
    await lab.call('forms.update', { id: form.id, revision: 1, details: first });
    const second = { ...first, content: { ...first.content, subjective: 'Second window.' } };
    expect(await lab.failing('forms.update', { id: form.id, revision: 1, details: second })).toMatchObject({ code: 'conflict' });
    expect((await lab.call('forms.get', { id: form.id })).details).toEqual(first);
  });

  test('whose change changes nothing makes no revision and no audit line', async () => {
    const form = await start(lab, visitId, 'note');
    const lines = (await lab.call('audit.list', { entityId: form.id })).length;
    expect(await lab.call('forms.update', { id: form.id, revision: 1, details: form.details })).toEqual(form);
    expect(await lab.call('audit.list', { entityId: form.id })).toHaveLength(lines);
  });

  test('is audited by the names of its parts, never by what stands in them', async () => {
    const form = await start(lab, visitId, 'note');
    await edit(lab, form, 'note', (details) => ({ ...details, content: { ...details.content, plan: 'Secret plan' } }));
    const lines = await lab.call('audit.list', { entityId: form.id });
    expect(lines.map(({ action, detail }) => [action, detail])).toEqual([
      ['updated', 'note: content.plan'],
      ['began', 'note, empty'],
    ]);
    expect(lab.events).toContainEqual({ type: 'changed', topic: 'clinical', id: patientId });
  });

  test('that was removed is out of the visit, cannot be changed, and comes back', async () => {
    const form = await start(lab, visitId, 'note');
    await lab.call('forms.remove', { id: form.id });
    expect(await lab.call('forms.ofVisit', { visitId })).toEqual([]);
    expect(await lab.call('forms.ofVisit', { visitId, removed: true })).toMatchObject([{ id: form.id }]);
    expect(await lab.failing('forms.update', { id: form.id, revision: 2, details: form.details })).toMatchObject({ code: 'conflict' });
    const other = await start(lab, visitId, 'note');
    expect(await lab.failing('forms.restore', { id: form.id })).toMatchObject({ code: 'duplicate' });
    await lab.call('forms.remove', { id: other.id });
    expect(await lab.call('forms.restore', { id: form.id })).toMatchObject({ removedAt: null });
    expect(await lab.call('forms.ofVisit', { visitId })).toHaveLength(1);
  });

  test('of which a visit has one is not begun twice', async () => {
    for (const kind of ['intake', 'red-flags', 'note'] as const) {
      await start(lab, visitId, kind);
      expect(await lab.failing('forms.start', { visitId, kind, from: 'empty' })).toMatchObject({ code: 'duplicate' });
    }
  });

  test('is not begun at a removed visit, nor for a removed patient’s window', async () => {
    await lab.call('visits.remove', { id: visitId });
    expect(await lab.failing('forms.start', { visitId, kind: 'note', from: 'empty' })).toMatchObject({ code: 'conflict' });
    await lab.call('patients.remove', { id: patientId });
    expect(await lab.failing('visits.create', { patientId, details: { startedAt: '2026-03-02T09:00:00.000Z' } })).toMatchObject({
      code: 'conflict',
    });
  });

  test('of another kind, or of another patient’s episode or visit, is refused', async () => {
    const other = await newRunner(lab, 'Berg');
    const { episode } = await newCourse(lab, other.patientId, countedId(0xd1));
    expect(await lab.failing('forms.start', { visitId, kind: 'note', from: 'empty', episodeId: episode.id })).toMatchObject({
      code: 'invalid-input',
    });
    const note = await start(lab, visitId, 'note');
    const intake = await start(lab, visitId, 'intake');
    expect(await lab.failing('forms.update', { id: note.id, revision: 1, details: intake.details })).toMatchObject({
      code: 'invalid-input',
    });
    expect(await lab.failing('forms.update', { id: note.id, revision: 1, details: note.details, episodeId: episode.id })).toMatchObject({
      code: 'invalid-input',
    });
    const pairing = await start(lab, visitId, 'cause-and-effect');
    const foreign = {
      kind: 'cause-and-effect',
      pairing: { visitId: other.visitId, baseline: null, intervention: null, retest: null, note: '' },
    };
    expect(await lab.failing('forms.update', { id: pairing.id, revision: 1, details: foreign })).toMatchObject({ code: 'invalid-input' });
  });

  test('keeps the time and the id of its screening', async () => {
    const form = await start(lab, visitId, 'red-flags');
    if (form.details.kind !== 'red-flags') throw new Error('no screening');
    const { screening } = form.details;
    expect(screening).toMatchObject({ id: form.id, at: form.createdAt, set: 'intake', side: 'bilateral' });
    for (const change of [{ id: countedId(7) }, { at: '2020-01-01T00:00:00.000Z' }])
      expect(
        await lab.failing('forms.update', {
          id: form.id,
          revision: 1,
          details: { kind: 'red-flags', screening: { ...screening, ...change } },
        }),
      ).toMatchObject({ code: 'invalid-input' });
  });
});

describe('an outcome measure', () => {
  test.each(instrumentIds)('%s begins half-filled, and missing is not zero', async (instrument) => {
    if (['countermovement-jump', 'drop-jump', 'hops-25', 'single-hop', 'hop-count'].includes(instrument)) await screen(lab, visitId);
    const { sides } = instrumentOf(instrument);
    const side = sides.includes('left') ? 'left' : 'bilateral';
    const form = await start(lab, visitId, 'outcome', { instrument, side });
    expect(form.derived.measures.length).toBeGreaterThan(0);
    expect(form.derived.measures.every(({ value }) => value === null)).toBe(true);
    expect(form.derived.algorithm).toMatch(/-1$/);
  });

  test('stores its score with the version of the scoring, and scores anew with each answer', async () => {
    const form = await start(lab, visitId, 'outcome', { instrument: 'visa-a', side: 'left' });
    const answers = [8, 6, 7, 8, 5] as const;
    const scored = await edit(lab, form, 'outcome', (details) => {
      if (details.entry.instrument !== 'visa-a') throw new Error('no VISA-A');
      const [q1, q2, q3, q4, q5] = answers;
      const input = {
        q1: given({ points: q1 }),
        q2: given(q2),
        q3: given(q3),
        q4: given(q4),
        q5: given(q5),
        q6: given(4),
        q7: given(4 as const),
        q8: given({ branch: 'pain-goes-on' as const, points: 14 as const }),
      };
      return { ...details, entry: { ...details.entry, input } };
    });
    expect(scored.derived).toMatchObject({ algorithm: 'visa-a-1', measures: [{ measure: 'total', unit: 'points', value: 56 }] });
    const incomplete = await edit(lab, scored, 'outcome', (details) =>
      details.entry.instrument === 'visa-a'
        ? { ...details, entry: { ...details.entry, input: { ...details.entry.input, q4: { none: 'declined' } } } }
        : details,
    );
    expect(incomplete.derived.measures).toMatchObject([{ value: null, missing: [{ item: 'q4', why: 'declined' }] }]);
  });

  test('of one leg takes no “bilateral”, and needs an instrument', async () => {
    expect(
      await lab.failing('forms.start', { visitId, kind: 'outcome', from: 'empty', instrument: 'visa-a', side: 'bilateral' }),
    ).toMatchObject({ code: 'invalid-input' });
    expect(await lab.failing('forms.start', { visitId, kind: 'outcome', from: 'empty', side: 'left' })).toMatchObject({
      code: 'invalid-input',
      message: 'The measure is missing.',
    });
  });
});

describe('“same as last time”', () => {
  test('carries what may be carried of an intake and names what has to be asked again', async () => {
    const { episode } = await newCourse(lab, patientId, countedId(0xd1));
    const form = await start(lab, visitId, 'intake', { episodeId: episode.id });
    await edit(lab, form, 'intake', (details) => {
      const { footwear, complaint, goals } = details.intake;
      return {
        ...details,
        intake: {
          ...details.intake,
          footwear: { ...footwear, answers: { ...footwear.answers, model: given('Invented Racer') } },
          complaint: { ...complaint, answers: { ...complaint.answers, painNow: given(3) } },
          goals: { ...goals, answers: { ...goals.answers, goal: given('Ten kilometres.') } },
        },
      };
    });
    const next = await later();
    const same = await lab.call('forms.start', { visitId: next, kind: 'intake', from: 'last', episodeId: episode.id });
    expect(same.carried.toSorted()).toEqual(['intake.footwear.model', 'intake.goals.goal']);
    expect(same.askAgain).toEqual([{ path: 'intake.complaint.painNow', was: { given: 3 } }]);
    await lab.call('forms.remove', { id: same.form.id });
    const other = await lab.call('forms.start', { visitId: next, kind: 'intake', from: 'last' });
    expect(other.carried).toEqual(['intake.footwear.model']);
  });

  test('repeats a session of shockwave without its pain, and counts it in its course', async () => {
    const { course } = await newCourse(lab, patientId, countedId(0xd1));
    await screen(lab, visitId);
    const form = await start(lab, visitId, 'shockwave', { courseId: course.id });
    const done = await edit(lab, form, 'shockwave', (details) => ({
      ...details,
      session: {
        ...details.session,
        applicator: 'D15',
        pain: { ...details.session.pain, before: given(4) },
        segments: [{ area: 'tendon', impulses: 2000, hz: 8, bar: 2, pain: given(5) }],
      } as typeof details.session,
    }));
    expect(done.derived.numbers).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'total-impulses', value: 2000 }),
        expect.objectContaining({ name: 'impulse-seconds', value: 250, unit: 's' }),
        expect.objectContaining({ name: 'cumulative-energy', value: null, reason: 'bar-is-no-energy' }),
        expect.objectContaining({ name: 'pressure-impulses', value: 4000 }),
      ]),
    );
    const next = await later();
    await screen(lab, next);
    const same = await lab.call('forms.start', { visitId: next, kind: 'shockwave', from: 'last', by: robin });
    expect(same.form.details).toMatchObject({
      courseId: course.id,
      session: { day: '2026-03-09', applicator: 'D15', pain: { before: { none: 'not-asked' } }, segments: [{ impulses: 2000, bar: 2 }] },
    });
    expect(same.carried).toContain('session.segments.0.impulses');
    expect(same.askAgain).toContainEqual({ path: 'session.pain.before', was: { given: 4 } });
    expect(same.form.judgement.results.find(({ ruleId }) => ruleId.includes('interval') || ruleId.includes('soon'))?.inputs).toMatchObject({
      'days-since-last': 7,
    });
    const [summary] = await lab.call('courses.list', { patientId });
    expect(summary).toMatchObject({ sessions: 2, next: { due: '2026-03-16', set: 'by-plan' } });
    expect(summary?.totals[0]).toMatchObject({ name: 'total-impulses', value: 4000 });
    expect(await lab.failing('courses.remove', { id: course.id })).toMatchObject({ code: 'conflict' });
  });

  test('takes the technique of the last taping, and the conditions of the last test, never what was found', async () => {
    await screen(lab, visitId);
    const tape = await start(lab, visitId, 'taping', { technique: 'kinesiology', side: 'left' });
    await edit(lab, tape, 'taping', (details) => ({
      ...details,
      taping: {
        ...details.taping,
        strips: [{ material: 'kinesio', from: 'heel', to: 'calf', tensionPercent: 25 }],
        skinBefore: { ...details.taping.skinBefore, intact: given('yes') },
      },
    }));
    const wall = await start(lab, visitId, 'outcome', { instrument: 'knee-to-wall', side: 'left' });
    await edit(lab, wall, 'outcome', (details) =>
      details.entry.instrument === 'knee-to-wall'
        ? { ...details, entry: { ...details.entry, input: { record: 'mean-of-3', trialsCm: given([9, 9.5, 10]) } } }
        : details,
    );
    const next = await later();
    await screen(lab, next);
    const tapeAgain = await lab.call('forms.start', { visitId: next, kind: 'taping', from: 'last' });
    expect(tapeAgain.form.details).toMatchObject({
      taping: { technique: 'kinesiology', strips: [{ tensionPercent: 25 }], skinBefore: { intact: { none: 'not-asked' } } },
    });
    const wallAgain = await lab.call('forms.start', { visitId: next, kind: 'outcome', from: 'last', instrument: 'knee-to-wall' });
    expect(wallAgain.form.details).toMatchObject({
      entry: { measuredOn: '2026-03-09', input: { record: 'mean-of-3', trialsCm: { none: 'not-asked' } } },
    });
    expect(wallAgain.askAgain).toEqual([{ path: 'entry.input.trialsCm', was: { given: [9, 9.5, 10] } }]);
  });

  test('says so where there is no last time, and never takes another patient’s', async () => {
    const other = await newRunner(lab, 'Berg');
    await start(lab, other.visitId, 'intake');
    expect(await lab.failing('forms.start', { visitId, kind: 'intake', from: 'last' })).toMatchObject({ code: 'not-found' });
  });
});

test('cause and effect: a test, what was tried and the re-test of one visit, against the smallest change that can be told', async () => {
  const measure = async (cm: number) => {
    lab.clock.tick(60);
    const form = await start(lab, visitId, 'outcome', { instrument: 'knee-to-wall', side: 'left' });
    return edit(lab, form, 'outcome', (details) =>
      details.entry.instrument === 'knee-to-wall'
        ? { ...details, entry: { ...details.entry, input: { record: 'single', trialsCm: given([cm]) } } }
        : details,
    );
  };
  const pairing = await start(lab, visitId, 'cause-and-effect');
  expect(await lab.call('forms.effect', { id: pairing.id })).toEqual({ of: 'incomplete', missing: ['baseline', 'intervention', 'retest'] });
  const before = await measure(8);
  lab.clock.tick(60);
  const at = lab.clock.now.toISOString();
  const after = await measure(10);
  await edit(lab, pairing, 'cause-and-effect', (details) => ({
    ...details,
    pairing: {
      ...details.pairing,
      baseline: { kind: 'test', testId: before.id },
      intervention: { kind: 'manual-release', recordId: null, words: 'Ankle glide', at },
      retest: { kind: 'test', testId: after.id },
    },
  }));
  expect(await lab.call('forms.effect', { id: pairing.id })).toMatchObject({
    of: 'test',
    effects: [{ measure: 'distance', effect: { verdict: 'better', delta: 2, unit: 'cm', detectable: { value: 1.9 } } }],
  });
  await lab.call('forms.remove', { id: after.id });
  expect(await lab.call('forms.effect', { id: pairing.id })).toEqual({ of: 'incomplete', missing: ['retest'] });
});
