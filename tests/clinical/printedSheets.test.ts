import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { type Form, type FormKind, type FormOf, isKind } from '#core/clinical/form.ts';
import { outcomeForms } from '#core/clinical/outcomeHistory.ts';
import { instrumentIds } from '#core/clinical/outcomes/definition.ts';
import { instrumentOf } from '#core/clinical/outcomes/table.ts';
import { type Sheet, type SheetRow, sheetSchema } from '#core/clinical/printed/sheet.ts';
import { againstOf } from '#core/clinical/redFlags/block.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import { effectSheet } from '#renderer/clinical/printing/effectSheet.ts';
import { intakeSheet } from '#renderer/clinical/printing/intakeSheet.ts';
import { manualSheet } from '#renderer/clinical/printing/manualSheet.ts';
import { noteSheet } from '#renderer/clinical/printing/noteSheet.ts';
import { outcomeSheet } from '#renderer/clinical/printing/outcomeSheet.ts';
import { screeningSheet } from '#renderer/clinical/printing/screeningSheet.ts';
import { shockwaveSheet } from '#renderer/clinical/printing/shockwaveSheet.ts';
import { tapingSheet } from '#renderer/clinical/printing/tapingSheet.ts';
import '#renderer/i18n/index.ts';
import { edit, kim, newCourse, newRunner, robin, screen, start } from '#tests/helpers/clinical.ts';
import { keepStill, still } from '#tests/helpers/tapePhoto.ts';
import { countedId, createTestApp, type TestApp } from '#tests/helpers/testApp.ts';

let lab: TestApp;
let visitId: VisitId;
let patientId: PatientId;
beforeEach(async () => {
  lab = createTestApp();
  ({ visitId, patientId } = await newRunner(lab));
});
afterEach(() => lab[Symbol.asyncDispose]());

function as<K extends FormKind>(form: Form, kind: K): FormOf<K> {
  if (!isKind(form, kind)) throw new Error(`${form.kind} is no ${kind}`);
  return form;
}

/** Everything printed, checked: it fits the contract, and no key, placeholder or missing value shows. */
function printed(sheet: Sheet): Sheet {
  const words = JSON.stringify(sheetSchema.parse(sheet));
  for (const raw of ['{{', 'undefined', 'NaN', '[object', 'scores:', 'treatment:', 'intake:', 'safety:', 'printing:', 'clinical:'])
    expect(words, raw).not.toContain(raw);
  return sheet;
}

const rowsOf = (sheet: Sheet, heading?: string): readonly SheetRow[] =>
  sheet.sections.filter((one) => heading === undefined || one.heading === heading).flatMap(({ rows }) => rows);
function rowOf(sheet: Sheet, label: string, heading?: string): SheetRow {
  const found = rowsOf(sheet, heading).find((row) => row.label === label);
  if (found === undefined) throw new Error(`no row ${label} in ${JSON.stringify(sheet)}`);
  return found;
}
const saidBelow = ({ notes }: SheetRow): string => notes.join(' ');
const allWords = (sheet: Sheet): string => JSON.stringify(sheet);

describe('the intake', () => {
  test('tells 0, not asked, declined and does not apply apart, with unit and remark', async () => {
    const form = await edit(lab, await start(lab, visitId, 'intake'), 'intake', (details) => {
      const { complaint, training, recovery } = details.intake;
      return {
        ...details,
        intake: {
          ...details.intake,
          complaint: {
            ...complaint,
            answers: { ...complaint.answers, morningStiffnessMinutes: given(0), painNow: given(3) },
            remarks: { painNow: 'Only downhill.' },
            note: 'Worse on Mondays.',
          },
          training: { ...training, answers: { ...training.answers, weeklyKm: given([42, null, 0]), surfaces: given([]) } },
          recovery: {
            ...recovery,
            answers: { ...recovery.answers, lowEnergy: { none: 'declined' }, menstrualCycle: { none: 'not-applicable' } },
          },
        },
      };
    });
    const sheet = printed(intakeSheet(as(form, 'intake'), null));
    expect(sheet.title).toBe('Intake');
    expect(rowOf(sheet, 'Morning stiffness')).toMatchObject({ answer: '0 min', state: 'given' });
    expect(rowOf(sheet, 'Pain now')).toMatchObject({ answer: '3 of 10', notes: ['Remark: Only downhill.'] });
    expect(rowOf(sheet, 'Anything else: Complaint').answer).toBe('Worse on Mondays.');
    expect(rowOf(sheet, 'Kilometres a week').answer).toBe('42 km; not remembered; 0 km. The latest week first.');
    expect(rowOf(sheet, 'Surfaces').answer).toBe('None of these');
    expect(rowOf(sheet, 'Longest run')).toMatchObject({ answer: 'Not asked', state: 'not-asked' });
    expect(rowOf(sheet, 'Concern that too little is eaten')).toMatchObject({ answer: 'Declined', state: 'declined' });
    expect(rowOf(sheet, 'Menstrual cycle')).toMatchObject({ answer: 'Does not apply', state: 'not-applicable' });
    expect(rowsOf(sheet, 'Examination, left')).toHaveLength(rowsOf(sheet, 'Examination, right').length);
  });

  test('says since when and until when a drug was taken, what was typed as it was, and where it hurts', async () => {
    const form = await edit(lab, await start(lab, visitId, 'intake'), 'intake', (details) => {
      const { medical, painMap, contributing } = details.intake;
      const exposure = { use: 'past' as const, drug: 'ciprofloxacin', start: null, stop: '2026-01-10' };
      const mark = { of: 'region' as const, region: 'back.left.achilles-midportion', quality: null, pain: given(0), words: 'A cord.' };
      return {
        ...details,
        intake: {
          ...details.intake,
          medical: { ...medical, answers: { ...medical.answers, fluoroquinolone: given(exposure), otherMedication: given('never') } },
          painMap: { ...painMap, answers: { marks: given([mark]) } },
          contributing: {
            ...contributing,
            answers: { ...contributing.answers, trainingError: given({ contributes: 'yes', ticks: ['more-hills'] }) },
          },
        },
      };
    });
    const sheet = printed(intakeSheet(as(form, 'intake'), null));
    expect(rowOf(sheet, 'Fluoroquinolone antibiotic').answer).toBe('Took it before, ciprofloxacin, until 10 Jan 2026');
    expect(rowOf(sheet, 'Other drugs').answer).toBe('never');
    expect(rowOf(sheet, 'Training error').answer).toBe('Yes. What speaks for it: More hills');
    expect(rowOf(sheet, 'Mark 1: Achilles midportion, left')).toMatchObject({
      answer: 'Not said',
      notes: ['Pain at: Achilles midportion, left: 0 of 10', 'A cord.'],
    });
  });
});

test('the red-flag screen says what is raised, why, what waits, who went on, and what nobody asked', async () => {
  const form = await screen(lab, visitId, { 'RF01.pop': given('yes'), 'RF01.thompson@left': given('yes') });
  const { state, screeningId } = await lab.call('safety.ofVisit', { visitId });
  const block = state.modules.find(({ module }) => module === 'manual-release')?.because.find(({ cause }) => cause === 'flag');
  if (block === undefined) throw new Error('the flag blocks nothing');
  await lab.call('safety.record', {
    visitId,
    details: {
      deed: 'override',
      override: {
        item: 'RF01',
        module: 'manual-release',
        against: againstOf(block),
        screeningId: screeningId ?? '',
        at: lab.clock.now.toISOString(),
        by: kim,
        reason: 'Ultrasound of today shows it whole.',
        confirmed: true,
        physicianOrder: 'Dr Sample, 2 March',
      },
    },
  });
  const now = as(await lab.call('forms.get', { id: form.id }), 'red-flags');
  const sheet = printed(screeningSheet(now, await lab.call('safety.ofVisit', { visitId })));
  const raised = rowOf(sheet, 'RF01 Achilles tendon rupture', 'Raised');
  expect(raised.answer).toMatch(/^Stop\. How soon: /);
  expect(saidBelow(raised)).toMatch(/Because: .*pop.*\(.+\)$/);
  const waits = rowOf(sheet, 'Manual release', 'What waits or was gone on with');
  expect(saidBelow(waits)).toMatch(/RF01 .*Kim Sample.*Ultrasound of today shows it whole.*Dr Sample, 2 March/);
  expect(rowOf(sheet, 'Thompson (Simmonds) test, left leg').answer).toBe('Yes');

  const { visitId: fresh } = await newRunner(lab, 'Sample');
  const empty = as(await start(lab, fresh, 'red-flags', { side: 'left' }), 'red-flags');
  const unasked = printed(screeningSheet(empty, await lab.call('safety.ofVisit', { visitId: fresh })));
  const [pop] = rowsOf(unasked, 'Achilles tendon rupture');
  expect(pop).toMatchObject({ answer: 'Not asked', state: 'not-asked' });
  expect(allWords(unasked)).toContain('Nothing is raised.');
  expect(rowsOf(unasked, 'Not ruled out').length).toBeGreaterThan(0);
});

describe('an outcome measure', () => {
  const facts = async () => ({
    all: outcomeForms(await lab.call('forms.ofPatient', { patientId, kinds: ['outcome'] })),
    episodes: await lab.call('episodes.list', { patientId }),
    overrides: [],
  });
  const wall = async (side: 'left' | 'right', centimetres: number) => {
    const form = await start(lab, visitId, 'outcome', { instrument: 'knee-to-wall', side });
    return edit(lab, form, 'outcome', (details) =>
      details.entry.instrument === 'knee-to-wall'
        ? { ...details, entry: { ...details.entry, input: { trialsCm: given([centimetres]), record: 'single' } } }
        : details,
    );
  };

  test('stands with its unit and measurement error, beside the last time and the other leg', async () => {
    await wall('left', 8);
    lab.clock.tick(60);
    await wall('right', 10);
    lab.clock.tick(60);
    const form = await wall('left', 11);
    const sheet = printed(outcomeSheet(as(form, 'outcome'), await facts()));
    const score = rowOf(sheet, 'Distance', 'Score');
    expect(score.answer).toBe('11 cm');
    expect(saidBelow(score)).toMatch(/^Measurement error \(MDC\): [\d.]+ cm, .+\(.+\)\.$/);
    expect(rowOf(sheet, 'Against the last time: Distance').answer).toMatch(
      /^Last: 8 cm on 2 Mar 2026\. Change: \+3 cm .*0 days between\.$/,
    );
    expect(saidBelow(rowOf(sheet, 'What it amounts to'))).toContain('Measurement error (MDC)');
    expect(rowOf(sheet, 'Distance', 'One leg against the other').answer).toBe('110 %');
    expect(allWords(sheet)).toContain('Which leg has symptoms is not known: no aim.');
  });

  test('has no number where an item is missing, and says which', async () => {
    const form = await start(lab, visitId, 'outcome', { instrument: 'visa-a', side: 'left' });
    const sheet = printed(outcomeSheet(as(form, 'outcome'), await facts()));
    const score = rowOf(sheet, 'Total', 'Score');
    expect(score).toMatchObject({ answer: 'Incomplete: no number', state: 'empty' });
    expect(saidBelow(score)).toContain('8. Training time (not asked)');
    expect(rowOf(sheet, '8. Training time')).toMatchObject({ answer: 'Not asked', state: 'not-asked' });
    expect(allWords(sheet)).toContain('This is the first one of this measure and side.');
  });

  test.each(instrumentIds)('%s is printed item by item in words, empty', async (instrument) => {
    await screen(lab, visitId);
    const [side = 'left'] = instrumentOf(instrument).sides;
    const form = await start(lab, visitId, 'outcome', { instrument, side });
    const sheet = printed(outcomeSheet(as(form, 'outcome'), await facts()));
    expect(rowsOf(sheet, 'Score').some(({ answer }) => answer === 'Incomplete: no number')).toBe(true);
  });

  test('a hop test that was gone on with says by whom, why and against what', async () => {
    await screen(lab, visitId);
    const form = await start(lab, visitId, 'outcome', { instrument: 'single-hop', side: 'left' });
    const [gate] = form.judgement.results;
    const decided = await edit(lab, form, 'outcome', (details) => ({
      ...details,
      decisions: [
        {
          ruleId: gate?.ruleId ?? '',
          inputs: gate?.inputs ?? {},
          by: robin,
          at: lab.clock.now.toISOString(),
          decision: 'overridden',
          reason: 'Walked in without pain.',
          physicianOrder: null,
        },
      ],
    }));
    const sheet = printed(outcomeSheet(as(decided, 'outcome'), await facts()));
    const rule = rowOf(sheet, 'Blocked', 'What the rules say');
    expect(rule.answer).toContain('Nobody has asked for pain when walking');
    expect(saidBelow(rule)).toMatch(/Gone on by Robin Sample.*: Walked in without pain\. .*our own default/);
  });
});

test('a session of shockwave keeps bar apart from energy, says why there is none, and lists what the rules say', async () => {
  await screen(lab, visitId);
  const { course } = await newCourse(lab, patientId, countedId(0xd1));
  const form = await edit(lab, await start(lab, visitId, 'shockwave', { courseId: course.id }), 'shockwave', (details) =>
    details.session.type === 'radial'
      ? {
          ...details,
          contraindications: { anticoagulant: given('unknown') },
          session: {
            ...details.session,
            applicator: 'D15',
            segments: [{ area: 'midportion', impulses: 2000, hz: null, bar: 4.5, pain: given(6) }],
            pain: { ...details.session.pain, before: given(0) },
          },
        }
      : details,
  );
  const [summary = null] = await lab.call('courses.list', { patientId });
  const sheet = printed(shockwaveSheet(as(form, 'shockwave'), summary));
  expect(rowOf(sheet, 'Segment 1')).toMatchObject({ answer: 'midportion: 2000 impulses, 4.5 bar, not filled in' });
  expect(rowOf(sheet, 'Before', 'Pain, 0 to 10').answer).toBe('0 of 10');
  expect(rowOf(sheet, 'After', 'Pain, 0 to 10')).toMatchObject({ answer: 'Not asked', state: 'not-asked' });
  expect(rowOf(sheet, 'Cumulative energy flux density')).toMatchObject({ state: 'empty' });
  expect(rowOf(sheet, 'Cumulative energy flux density').answer).toContain('bar is drive pressure and no energy');
  expect(rowOf(sheet, 'Anticoagulant').answer).toBe('Cannot tell');
  expect(rowOf(sheet, 'Given by').answer).toBe('Robin Sample, Physiotherapist, registration PH 0000');
  const rules = rowsOf(sheet, 'What the rules say');
  expect(rules.some(({ answer }) => answer.startsWith('Pressure above 4 bar. Entered: 4.5.'))).toBe(true);
  expect(rules.every(({ notes }) => notes.at(-1)?.endsWith(')'))).toBe(true);
  expect(rules.some((row) => saidBelow(row).includes('Still open'))).toBe(true);
  expect(printed(shockwaveSheet(as(form, 'shockwave'), null)).title).toBe('Shockwave');
});

test('a taping names strips, skin, wear and response; a picture is named, not printed', async () => {
  await screen(lab, visitId);
  const begun = await start(lab, visitId, 'taping', { technique: 'kinesiology', side: 'left' });
  const photo = await keepStill(lab, begun, still(90));
  const form = await edit(lab, begun, 'taping', (details) => ({
    ...details,
    taping: {
      ...details.taping,
      strips: [{ material: 'kinesio', from: 'heel', to: '', tensionPercent: 0 }],
      skinBefore: { ...details.taping.skinBefore, intact: given('yes') },
      testPatch: { none: 'declined' },
      response: {
        before: { task: given('hop-5'), pain: given(4) },
        after: { task: given('hop-5'), pain: given(4) },
      },
      photos: [photo],
    },
  }));
  const sheet = printed(tapingSheet(as(form, 'taping')));
  expect(rowOf(sheet, 'Strip 1').answer).toBe('Kinesio, from heel to not filled in, tension 0 %');
  expect(rowOf(sheet, 'Skin intact').answer).toBe('Yes');
  expect(rowOf(sheet, 'Test patch')).toMatchObject({ answer: 'Declined', state: 'declined' });
  expect(rowOf(sheet, 'Latex allergy')).toMatchObject({ state: 'not-asked' });
  expect(rowOf(sheet, 'Came off')).toMatchObject({ answer: 'Not taken off yet', state: 'empty' });
  expect(rowOf(sheet, 'Pictures of the tape').answer).toContain('not printed here');
  expect(allWords(sheet)).toContain('No response: 0 points less');
});

test('manual release says item by item what was done, and each change against measurement error', async () => {
  await screen(lab, visitId);
  const item = {
    technique: 'talocrural-ap-glide' as const,
    structure: 'talocrural' as const,
    side: 'left' as const,
    grade: { scale: 'maitland' as const, grade: 'III' as const, step: '-' as const },
    pressure: { none: 'not-asked' as const },
    tool: '',
    minutes: 3,
    sets: null,
    reps: null,
    pain: given(0),
  };
  const form = await edit(lab, await start(lab, visitId, 'manual-release'), 'manual-release', (details) => ({
    ...details,
    session: {
      ...details.session,
      consent: given({ type: 'verbal', scope: 'the calf', needling: false, chaperoneOffered: true }),
      items: [item],
      readings: [
        { marker: 'knee-to-wall', side: 'left', before: given(8), after: given(11) },
        { marker: 'palpation-pain', side: 'left', before: given(5), after: given(2) },
        { marker: 'straight-leg-raise', side: 'right', before: given(70), after: { none: 'not-asked' } },
      ],
    },
  }));
  const sheet = printed(manualSheet(as(form, 'manual-release'), []));
  expect(rowOf(sheet, 'Consent').answer).toBe('Said; To: the calf; To needling too: No; A chaperone was offered: Yes');
  expect(rowOf(sheet, 'Item 1').answer).toBe('Talocrural AP glide, Talocrural joint, left');
  expect(saidBelow(rowOf(sheet, 'Item 1'))).toBe(
    'Grade: Maitland III−; Pressure, 0 to 10: Not asked; Minutes: 3; Sets: Not filled in; Repetitions: Not filled in; Pain, 0 to 10: 0',
  );
  expect(saidBelow(rowOf(sheet, 'Knee to wall (cm), left'))).toMatch(/^\+3 cm: better, beyond the measurement error of [\d.]+ cm$/);
  expect(saidBelow(rowOf(sheet, 'Pain on palpation (0 to 10), left'))).toContain('no smallest detectable change is known');
  expect(saidBelow(rowOf(sheet, 'Straight-leg raise (°), right'))).toBe('Not measured after');
});

test('cause and effect names both ends, what was tried between, and what came of it or what is missing', async () => {
  const wall = async (centimetres: number) => {
    const form = await start(lab, visitId, 'outcome', { instrument: 'knee-to-wall', side: 'left' });
    lab.clock.tick(60);
    return edit(lab, form, 'outcome', (details) =>
      details.entry.instrument === 'knee-to-wall'
        ? { ...details, entry: { ...details.entry, input: { trialsCm: given([centimetres]), record: 'single' } } }
        : details,
    );
  };
  const pairing = await start(lab, visitId, 'cause-and-effect');
  const facts = async () => ({
    effect: await lab.call('forms.effect', { id: pairing.id }),
    forms: await lab.call('forms.ofVisit', { visitId }),
    clips: [],
  });
  const empty = printed(effectSheet(as(pairing, 'cause-and-effect'), await facts()));
  expect(rowOf(empty, 'Baseline')).toMatchObject({ answer: 'Not filled in', state: 'empty' });
  expect(allWords(empty)).toContain('Still missing, or removed since: the baseline, the intervention, the re-test.');

  const baseline = await wall(8);
  const at = lab.clock.now.toISOString();
  lab.clock.tick(60);
  const retest = await wall(11);
  const form = await edit(lab, pairing, 'cause-and-effect', (details) => ({
    ...details,
    pairing: {
      ...details.pairing,
      baseline: { kind: 'test', testId: baseline.id },
      intervention: { kind: 'manual-release', recordId: null, words: 'Ankle glide', at },
      retest: { kind: 'test', testId: retest.id },
    },
  }));
  const sheet = printed(effectSheet(as(form, 'cause-and-effect'), await facts()));
  expect(rowOf(sheet, 'Baseline').answer).toMatch(/^Knee to wall, Left, /);
  expect(rowOf(sheet, 'Intervention')).toMatchObject({ answer: 'Manual release' });
  expect(rowOf(sheet, 'Intervention').notes[0]).toBe('Ankle glide');
  expect(rowOf(sheet, 'Knee to wall, Distance').answer).toMatch(/^\+3 cm: better, beyond the measurement error of [\d.]+ cm$/);
  expect(allWords(sheet)).toContain('does not say that it came of it');
});

test('a note has its four parts, and says which were left empty', () => {
  const sheet = printed(
    noteSheet({ subjective: 'Tight after hills.', objective: '', assessment: 'Load too fast.\n\nBuild up again.', plan: ' ' }),
  );
  expect(sheet.sections.map(({ heading }) => heading)).toEqual(['Subjective', 'Objective', 'Assessment', 'Plan']);
  expect(sheet.sections.map(({ paragraphs }) => paragraphs[0])).toEqual([
    'Tight after hills.',
    'Nothing was written.',
    'Load too fast.\n\nBuild up again.',
    'Nothing was written.',
  ]);
});
