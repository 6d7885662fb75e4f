import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import type { Clinician } from '#core/clinical/entry.ts';
import { againstOf, type Block } from '#core/clinical/redFlags/block.ts';
import type { Module } from '#core/clinical/redFlags/module.ts';
import type { Safety } from '#core/clinical/redFlags/schema.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { edit, newCourse, newRunner, newVisitOf, robin, screen, sign, start, writeNote } from '#tests/helpers/clinical.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
let patientId: PatientId;
let visitId: VisitId;
beforeEach(async () => {
  lab = createTestApp();
  ({ patientId, visitId } = await newRunner(lab));
});
afterEach(() => lab[Symbol.asyncDispose]());

const now = (): string => lab.clock.now.toISOString();
const stateOf = async (visit = visitId) => (await lab.call('safety.ofVisit', { visitId: visit })).state;
const blocksOf = ({ state }: Safety, module: Module): readonly Block[] => state.modules.find((one) => one.module === module)?.because ?? [];
const flagOf = (safety: Safety, item: string): string => safety.flags.find(({ flag }) => flag.item === item)?.flag.id ?? 'none';
const later = async (days = 7): Promise<VisitId> => {
  lab.clock.tick(days * 86_400);
  return (await newVisitOf(lab, patientId)).id;
};
const override = async (module: Module, by: Clinician = robin, physicianOrder: string | null = null, visit = visitId) => {
  const safety = await lab.call('safety.ofVisit', { visitId: visit });
  for (const block of blocksOf(safety, module))
    await lab.call('safety.record', {
      visitId: visit,
      details: {
        deed: 'override',
        override: {
          item: block.item,
          module,
          against: againstOf(block),
          screeningId: safety.screeningId ?? '',
          at: now(),
          by,
          reason: 'Discussed and agreed with the patient.',
          confirmed: true,
          physicianOrder,
        },
      },
    });
};
const clear = (visit: VisitId, flagId: string, confirmed = true) =>
  lab.call('safety.record', {
    visitId: visit,
    details: {
      deed: 'event',
      event: { kind: 'cleared', flagId, at: now(), by: robin, reason: 'Examined; explained otherwise.', answers: [], confirmed },
    },
  });
const rf02 = { 'RF02.swelling': { given: 'yes' } } as const;

test('before anybody has screened, every treatment is blocked and says what was not asked', async () => {
  const failure = await lab.failing('forms.start', { visitId, kind: 'taping', from: 'empty', technique: 'low-dye', side: 'left' });
  expect(failure).toMatchObject({ code: 'blocked' });
  expect(failure.message).toMatch(/^Taping is blocked at this visit: RF01 Achilles tendon rupture \(not asked\)/);
  expect(failure.action).toMatch(/Answer the red-flag screen/);
  for (const kind of ['intake', 'note', 'cause-and-effect'] as const) await start(lab, visitId, kind);
  await start(lab, visitId, 'outcome', { instrument: 'visa-a', side: 'left' });
});

test('“no” to all opens treatment; “unknown” is not no', async () => {
  const form = await screen(lab, visitId);
  expect(await stateOf()).toMatchObject({ level: null, raised: [], unresolved: [] });
  await start(lab, visitId, 'manual-release');
  await edit(lab, form, 'red-flags', (details) => ({
    ...details,
    screening: { ...details.screening, answers: { ...details.screening.answers, 'RF13.fever': given('unknown') } },
  }));
  expect((await stateOf()).unresolved).toMatchObject([{ item: 'RF13', because: 'unknown' }]);
  const failure = await lab.failing('forms.start', { visitId, kind: 'taping', from: 'empty', technique: 'low-dye', side: 'left' });
  expect(failure.message).toMatch(/RF13 .*\(not known\)/);
});

describe('a raised flag', () => {
  test('blocks treatments and hop tests until it is overridden with a reason, which is kept', async () => {
    await screen(lab, visitId, rf02);
    const safety = await lab.call('safety.ofVisit', { visitId });
    expect(safety.state).toMatchObject({ level: 'stop', raised: [{ item: 'RF02', level: 'stop' }], toRefer: ['RF02'] });
    for (const wish of [
      { kind: 'manual-release' },
      { kind: 'taping', technique: 'low-dye', side: 'left' },
      { kind: 'outcome', instrument: 'single-hop', side: 'left' },
    ])
      expect(await lab.failing('forms.start', { visitId, from: 'empty', ...wish })).toMatchObject({ code: 'blocked' });
    expect(await lab.failing('takes.begin', { visitId, conditions: {}, cameras: [camera] })).toMatchObject({ code: 'blocked' });
    await override('manual-release');
    const without = await start(lab, visitId, 'manual-release');
    // The treatment's own rule is stricter than the screen: it takes a physician's order.
    expect(without.judgement.unsettled).toContain('manual.flag-thrombosis');
    await override('manual-release', robin, 'Dr Sample, 2 March');
    const form = await start(lab, visitId, 'manual-release');
    // The rule of the treatment itself is settled by the same override, and its verdict stays to be read.
    expect(form.judgement.results.find(({ ruleId }) => ruleId === 'manual.flag-thrombosis')).toMatchObject({ verdict: 'block' });
    expect(form.judgement.unsettled).not.toContain('manual.flag-thrombosis');
    expect(await lab.failing('forms.start', { visitId, kind: 'taping', from: 'empty', technique: 'low-dye', side: 'left' })).toMatchObject({
      code: 'blocked',
    });
    const deeds = await lab.call('safety.deeds', { patientId });
    expect(deeds.map(({ details }) => details.deed)).toContain('override');
    expect(JSON.stringify(deeds)).toContain('Discussed and agreed with the patient.');
  });

  test('of today goes with its answer while nobody has signed, and stays once the visit is signed', async () => {
    const form = await screen(lab, visitId, rf02);
    const unsay = () =>
      edit(lab, form, 'red-flags', (details) => ({
        ...details,
        screening: { ...details.screening, answers: { ...details.screening.answers, 'RF02.swelling': given('no') } },
      }));
    await unsay();
    expect((await stateOf()).raised).toEqual([]);
    await edit(lab, form, 'red-flags', (details) => ({
      ...details,
      screening: { ...details.screening, answers: { ...details.screening.answers, ...rf02 } },
    }));
    await writeNote(lab, visitId);
    await sign(lab, visitId);
    await expect(unsay()).rejects.toMatchObject({ failure: { code: 'signed' } });
    const next = await later();
    await screen(lab, next);
    expect((await stateOf(next)).raised).toMatchObject([{ item: 'RF02' }]);
  });

  test('stays at later visits though nobody signed, whatever is answered there, and goes with a reason only', async () => {
    await screen(lab, visitId, rf02);
    const next = await later();
    expect((await stateOf(next)).raised).toMatchObject([{ item: 'RF02' }]);
    await screen(lab, next);
    expect((await stateOf(next)).raised).toMatchObject([{ item: 'RF02' }]);
    const flagId = flagOf(await lab.call('safety.ofVisit', { visitId: next }), 'RF02');
    await expect(clear(next, flagId, false)).rejects.toMatchObject({ failure: { code: 'conflict', message: /confirmed a second time/ } });
    expect((await lab.call('safety.deeds', { patientId })).length).toBe(0);
    await clear(next, flagId);
    expect((await stateOf(next)).raised).toEqual([]);
    await start(lab, next, 'manual-release');
    await expect(clear(next, flagId)).rejects.toMatchObject({ failure: { code: 'conflict', message: /closed/ } });
    // A "yes" of a later visit raises it anew.
    const third = await later();
    await screen(lab, third, rf02);
    expect((await stateOf(third)).raised).toMatchObject([{ item: 'RF02' }]);
    expect((await lab.call('safety.ofPatient', { patientId })).flags.filter(({ flag }) => flag.item === 'RF02')).toHaveLength(2);
  });

  test('does not go with its screening or its visit when these are removed', async () => {
    const form = await screen(lab, visitId, rf02);
    await lab.call('forms.remove', { id: form.id });
    expect((await stateOf()).raised).toMatchObject([{ item: 'RF02' }]);
    const other = await later();
    await screen(lab, other, { 'RF13.fever': given('yes') });
    await lab.call('visits.remove', { id: other });
    expect((await lab.call('safety.ofPatient', { patientId })).state.raised.map(({ item }) => item)).toEqual(
      expect.arrayContaining(['RF02', 'RF13']),
    );
  });

  test('of one patient says nothing of another', async () => {
    await screen(lab, visitId, rf02);
    const other = await newRunner(lab, 'Berg');
    await screen(lab, other.visitId);
    expect((await stateOf(other.visitId)).raised).toEqual([]);
    const flagId = flagOf(await lab.call('safety.ofVisit', { visitId }), 'RF02');
    await expect(clear(other.visitId, flagId)).rejects.toMatchObject({ failure: { code: 'conflict', message: /no such red flag/ } });
    expect(await lab.call('safety.deeds', { patientId: other.patientId })).toEqual([]);
  });
});

test('clearing a flag leaves an answer of today open that the clearing did not name, signed or not', async () => {
  await screen(lab, visitId, rf02);
  const next = await later();
  await screen(lab, next, rf02);
  await writeNote(lab, next);
  await sign(lab, next);
  const flagId = flagOf(await lab.call('safety.ofVisit', { visitId: next }), 'RF02');
  lab.clock.tick(60);
  await clear(next, flagId);
  const third = await later();
  await screen(lab, third);
  expect((await stateOf(third)).raised).toMatchObject([{ item: 'RF02', open: [{ flag: { screeningId: expect.any(String) } }] }]);
  expect((await lab.call('safety.ofPatient', { patientId })).flags.filter(({ flag }) => flag.item === 'RF02')).toHaveLength(2);
});

test('an emergency takes what was done about it first', async () => {
  await screen(lab, visitId, { 'RF09.saddle': given('yes') });
  const safety = await lab.call('safety.ofVisit', { visitId });
  expect(safety.state.fullScreen).toEqual(['RF09']);
  const failure = await lab.failing('forms.start', { visitId, kind: 'manual-release', from: 'empty' });
  expect(failure.action).toMatch(/Record what was done about the emergency/);
  const flagId = flagOf(safety, 'RF09');
  await expect(clear(visitId, flagId)).rejects.toMatchObject({ failure: { message: /emergency/ } });
  const after = await lab.call('safety.record', {
    visitId,
    details: { deed: 'event', event: { kind: 'emergency-action', flagId, at: now(), by: robin, action: 'call-made', words: '' } },
  });
  expect(after.state.fullScreen).toEqual([]);
});

test('a referral stays a task until its outcome is known, also after the visit is signed', async () => {
  await screen(lab, visitId, rf02);
  const flagId = flagOf(await lab.call('safety.ofVisit', { visitId }), 'RF02');
  const event = { flagId, at: now(), by: robin } as const;
  const referred = await lab.call('safety.record', {
    visitId,
    details: {
      deed: 'event',
      event: { kind: 'referral-made', ...event, to: 'Emergency department', urgency: 'same-day', outcomeDue: '2026-03-04' },
    },
  });
  expect(referred.state.openReferrals).toMatchObject([{ to: 'Emergency department', outcomeDue: '2026-03-04' }]);
  await writeNote(lab, visitId);
  await sign(lab, visitId);
  lab.clock.tick(3 * 86_400);
  expect((await lab.call('home.today', {})).overdue).toMatchObject([{ kind: 'referral-outcome', patientId, state: 'overdue', days: 1 }]);
  const ended = await lab.call('safety.record', {
    visitId,
    details: {
      deed: 'event',
      event: { kind: 'outcome-entered', ...event, at: now(), finding: 'excluded', words: 'No thrombosis.', answers: [] },
    },
  });
  expect(ended.state.openReferrals).toEqual([]);
  expect(ended.state.raised).toEqual([]);
  expect((await lab.call('home.today', {})).overdue).toEqual([]);
  expect(await lab.call('visits.signing', { id: visitId })).toMatchObject({ state: 'signed', intact: true });
});

test('the draft of a letter says what is present, absent and not known at this visit', async () => {
  const none = { none: 'not-asked' } as const;
  const wish = { visitId, items: ['RF02' as const], by: robin, to: 'Emergency department', vitals: none, medicines: given(['None known']) };
  const rest = {
    hypothesis: none,
    question: given('Please exclude a thrombosis.'),
    advice: none,
    safetyNet: none,
    outcomeDue: '2026-03-04',
  };
  expect(await lab.failing('safety.letter', { ...wish, ...rest })).toMatchObject({ code: 'conflict' });
  await screen(lab, visitId, { ...rf02, 'RF02.warmth': given('unknown') });
  const letter = await lab.call('safety.letter', { ...wish, ...rest });
  expect(letter).toMatchObject({ urgency: 'same-day', flags: ['RF02'] });
  const words = letter.sections.flatMap(({ sentences }) => sentences).join(' ');
  expect(words).toContain('Quillfeather, Ada.');
  expect(words).toMatch(/Present: .*swelling/i);
  expect(words).toMatch(/Not known: .*warmth/i);
  expect(words).toContain('Please exclude a thrombosis.');
});

test('what is dated in the future is refused', async () => {
  await screen(lab, visitId, rf02);
  const flagId = flagOf(await lab.call('safety.ofVisit', { visitId }), 'RF02');
  const event = { kind: 'acknowledged', flagId, at: '2027-01-01T00:00:00.000Z', by: robin };
  expect(await lab.failing('safety.record', { visitId, details: { deed: 'event', event } })).toMatchObject({ code: 'invalid-input' });
});

test('a report of a pop between visits asks for a new screening', async () => {
  await screen(lab, visitId);
  lab.clock.tick(3600);
  const report = { at: now(), pop: true, newSwelling: false, nightPain: false, pain: { before: 2, now: 6 } };
  const after = await lab.call('safety.record', { visitId, details: { deed: 'report', report } });
  expect(after.state.rescreen).toMatchObject({ due: true, because: ['pop', 'pain-rise'] });
});

describe('a treatment that is going on', () => {
  test('raises the rupture flag by what came of it, is still written, and takes no further segment', async () => {
    const { course } = await newCourse(lab, patientId, countedId(0xd1));
    await screen(lab, visitId);
    const form = await start(lab, visitId, 'shockwave', { courseId: course.id });
    const hurt = await edit(lab, form, 'shockwave', (details) => ({
      ...details,
      session: { ...details.session, adverseEvents: ['suspected-rupture'], note: 'A crack on the last impulse.' },
    }));
    expect((await stateOf()).raised).toMatchObject([{ item: 'RF01', level: 'stop' }]);
    expect((await lab.call('forms.get', { id: form.id })).judgement.unsettled).toContain('shockwave.flag-stop');
    const more = edit(lab, hurt, 'shockwave', (details) =>
      details.session.type === 'radial'
        ? { ...details, session: { ...details.session, segments: [...details.session.segments, ...details.session.segments] } }
        : details,
    );
    await expect(more).rejects.toMatchObject({ failure: { code: 'blocked' } });
    const noted = await edit(lab, hurt, 'shockwave', (details) => ({ ...details, session: { ...details.session, skinAfter: 'Bruise.' } }));
    expect(noted.details).toMatchObject({ session: { skinAfter: 'Bruise.' } });
    // Un-ticking closes nothing.
    await edit(lab, hurt, 'shockwave', (details) => ({ ...details, session: { ...details.session, adverseEvents: [] } }));
    expect((await stateOf()).raised).toMatchObject([{ item: 'RF01' }]);
    expect((await lab.call('safety.deeds', { patientId })).filter(({ details }) => details.deed === 'raised')).toHaveLength(1);
  });

  test('is not made a hop test of, where hops are blocked', async () => {
    const form = await start(lab, visitId, 'outcome', { instrument: 'nprs', side: 'left' });
    if (form.details.kind !== 'outcome') throw new Error('no entry');
    const entry = { instrument: 'hop-count', side: 'left', measuredOn: '2026-03-02', input: { hops: given(20), pain: given(0) } };
    expect(await lab.failing('forms.update', { id: form.id, revision: 1, details: { ...form.details, entry } })).toMatchObject({
      code: 'invalid-input',
    });
  });

  test('is judged by the clinic’s device, whatever limits were sent with it', async () => {
    const { course } = await newCourse(lab, patientId, countedId(0xd1));
    await screen(lab, visitId);
    const form = await start(lab, visitId, 'shockwave', { courseId: course.id });
    const forge = (now: typeof form) =>
      edit(lab, now, 'shockwave', (details) =>
        details.device.facts.type === 'radial' && details.session.type === 'radial'
          ? {
              ...details,
              device: { ...details.device, facts: { ...details.device.facts, bar: { min: 0.1, max: 20 } } },
              session: { ...details.session, segments: [{ area: '', impulses: 2000, hz: 8, bar: 5.5, pain: given(1) }] },
            }
          : details,
      );
    const judged = await forge(form);
    expect(judged.judgement.unsettled).toContain('shockwave.device-most-bar');
    await lab.call('clinicTables.set', { table: 'devices', revision: 1, value: [] });
    expect((await forge(judged)).details).toMatchObject({ device: { facts: { bar: { max: 5 } } } });
    const other = edit(lab, judged, 'shockwave', (details) => ({
      ...details,
      device: { ...details.device, id: countedId(0xd2) as never },
    }));
    await expect(other).rejects.toMatchObject({ failure: { code: 'not-found' } });
  });

  test('is judged anew when the screen of its visit changes', async () => {
    const screening = await screen(lab, visitId);
    const tape = await start(lab, visitId, 'taping', { technique: 'low-dye', side: 'left' });
    expect(tape.judgement.unsettled).not.toContain('taping.flag-thrombosis');
    await edit(lab, screening, 'red-flags', (details) => ({
      ...details,
      screening: { ...details.screening, answers: { ...details.screening.answers, ...rf02 } },
    }));
    const after = await lab.call('forms.get', { id: tape.id });
    expect(after.judgement.unsettled).toContain('taping.flag-thrombosis');
    expect(after.revision).toBe(tape.revision);
  });
});

test('the screen of a visit begins with what the intake knows', async () => {
  const intake = await start(lab, visitId, 'intake');
  await edit(lab, intake, 'intake', (details) => {
    const { medical, history } = details.intake;
    const answers = {
      ...medical.answers,
      fluoroquinolone: given({ use: 'current' as const, drug: 'ciprofloxacin', start: '2026-02-20', stop: null }),
      psoriasis: given('no' as const),
    };
    return {
      ...details,
      intake: {
        ...details.intake,
        medical: { ...medical, answers },
        history: { ...history, answers: { ...history.answers, injections: given([]) } },
      },
    };
  });
  const form = await start(lab, visitId, 'red-flags', { side: 'left' });
  expect(form.details).toMatchObject({
    screening: {
      side: 'left',
      answers: { 'RF10.current': given('yes'), 'RF10.past': given('no'), 'RF11.psoriasis': given('no'), 'RF19.injection': given('no') },
    },
  });
  expect((await stateOf()).raised).toMatchObject([{ item: 'RF10', level: 'stop' }]);
});

const mode = { width: 640, height: 360, framesPerSecond: 120 };
const camera = { role: 'rear', label: 'Camera', asked: mode, got: mode };
