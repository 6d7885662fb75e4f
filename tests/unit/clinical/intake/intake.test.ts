import { describe, expect, test } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { carryTable } from '#core/clinical/intake/carry.ts';
import { completenessOf } from '#core/clinical/intake/completeness.ts';
import { factorTicks, tickSource } from '#core/clinical/intake/contributing.ts';
import { copyForward } from '#core/clinical/intake/copyForward.ts';
import { emptyIntake, type Intake, intakeSchema, intakeSections } from '#core/clinical/intake/intake.ts';

type Raw = Readonly<Record<string, { answers?: Record<string, unknown>; remarks?: Record<string, string>; note?: string }>>;
const intake = (raw: Raw): Intake => intakeSchema.parse(raw);
const refused = (raw: unknown) => !intakeSchema.safeParse(raw).success;

describe('answers', () => {
  test('an empty form is one of which nothing was asked, and {} reads as it', () => {
    for (const section of intakeSections)
      for (const answer of Object.values(emptyIntake[section].answers)) expect(answer).toEqual({ none: 'not-asked' });
    expect(intake({ complaint: {} })).toEqual(emptyIntake);
  });
  test('not asked, declined, not applicable and 0 are four different answers', () => {
    const four = [{ none: 'not-asked' }, { none: 'declined' }, { none: 'not-applicable' }, { given: 0 }];
    const kept = four.map(
      (answer) => intake({ complaint: { answers: { morningStiffnessMinutes: answer } } }).complaint.answers.morningStiffnessMinutes,
    );
    expect(kept).toEqual(four);
  });
  test('free text stands beside a field and under its section, and beside no field that there is none of', () => {
    const form = intake({ training: { remarks: { weeklyKm: 'from the watch' }, note: 'new coach' } });
    expect(form.training).toMatchObject({ remarks: { weeklyKm: 'from the watch' }, note: 'new coach' });
    expect(refused({ training: { remarks: { nothing: 'x' } } })).toBe(true);
    expect(refused({ training: { remarks: { toString: 'x' } } })).toBe(true);
  });
  test('a week without a run is 0, one that nobody remembers is null', () => {
    const weeklyKm = { given: [42, 0, null, 38.5, 40, 41] };
    expect(intake({ training: { answers: { weeklyKm } } }).training.answers.weeklyKm).toEqual(weeklyKm);
  });
  test('a drug that was never taken has no days, and none is stopped before it was begun', () => {
    const taken = (use: string, start: string | null, stop: string | null) =>
      !refused({ medical: { answers: { fluoroquinolone: { given: { use, drug: '', start, stop } } } } });
    expect(taken('current', '2026-01-01', null)).toBe(true);
    expect(taken('past', '2026-01-01', '2026-01-01')).toBe(true);
    expect(taken('past', '2026-01-02', '2026-01-01')).toBe(false);
    expect(taken('never', null, null)).toBe(true);
    expect(taken('never', '2026-01-01', null)).toBe(false);
    expect(taken('unknown', null, null)).toBe(true);
  });
  test('a girth has one decimal, whichever', () => {
    const girth = (cm: number) => !refused({ examLeft: { answers: { calfGirthCm: { given: cm } } } });
    for (let mm = 100; mm <= 800; mm += 1) expect(girth(mm / 10), `${mm} mm`).toBe(true);
    expect([girth(38.25), girth(9.9), girth(80.1)]).toEqual([false, false, false]);
  });
});

test('hostile forms are refused', () => {
  const answers: readonly Record<string, unknown>[] = [
    { painNow: 3 },
    { painNow: null },
    { painNow: { given: 11 } },
    { painNow: { given: 3.5 } },
    { painNow: { given: '3' } },
    { painNow: { given: 3, none: 'declined' } },
    { painNow: { none: 'zero' } },
    { painNow: {} },
    { nightPain: { given: true } },
    { morningStiffnessMinutes: { given: -1 } },
    { extra: { given: 1 } },
    { complaint: { given: 'x'.repeat(20001) } },
  ];
  for (const bad of answers) expect(refused({ complaint: { answers: bad } }), JSON.stringify(bad).slice(0, 80)).toBe(true);
  for (const bad of [null, [], 'form', { other: {} }, { complaint: null }, { complaint: { answers: [] } }])
    expect(refused(bad), JSON.stringify(bad)).toBe(true);
});

describe('completeness', () => {
  test('0, false and an empty list are given; declined and not applicable are answers; only not asked is open', () => {
    const form = intake({
      complaint: { answers: { painNow: { given: 0 }, painWorst: { none: 'declined' }, warmsUp: { none: 'not-applicable' } } },
      history: { answers: { surgery: { given: [] } } },
    });
    const summary = completenessOf(form);
    expect(summary.sections.complaint).toEqual({ fields: 8, given: 1, declined: 1, notApplicable: 1, notAsked: 5 });
    expect(summary.sections.history).toMatchObject({ given: 1, notAsked: 3 });
    expect(summary).toMatchObject({ given: 2, declined: 1, notApplicable: 1, complete: false });
    expect(summary.fields).toBe(summary.given + summary.declined + summary.notApplicable + summary.notAsked);
    expect(completenessOf(emptyIntake)).toMatchObject({ given: 0, notAsked: summary.fields });
  });
  test('a form on which everything was asked is complete, whatever the answers', () => {
    const all = Object.fromEntries(
      intakeSections.map((section) => [
        section,
        { answers: Object.fromEntries(Object.keys(emptyIntake[section].answers).map((field) => [field, { none: 'declined' }])) },
      ]),
    );
    expect(completenessOf(intake(all))).toMatchObject({ complete: true, given: 0, notAsked: 0 });
  });
});

describe('copy forward', () => {
  const last = intake({
    person: { answers: { dominantLeg: { given: 'right' }, prescriber: { none: 'declined' } } },
    complaint: { answers: { complaint: { given: 'heel hurts' }, painNow: { given: 0 }, nightPain: { given: 'no' } }, note: 'of that day' },
    painMap: { answers: { marks: { given: [] } } },
    footwear: {
      answers: { model: { given: 'Sample 3' }, orthosis: { given: 'unknown' }, kmOnShoe: { given: 300 } },
      remarks: { model: 'wide', kmOnShoe: 'guess' },
    },
    medical: {
      answers: {
        fluoroquinolone: { given: { use: 'never', drug: '', start: null, stop: null } },
        diabetes: { given: 'yes' },
        gout: { given: 'no' },
        latexAllergy: { given: 'unknown' },
        pregnancy: { none: 'not-applicable' },
      },
    },
    goals: { answers: { goal: { given: 'a marathon' } } },
    examRight: { answers: { thompson: { given: 'no' } } },
  });
  const same = copyForward(last, { sameProblem: true });
  const paths = (list: readonly { readonly section: string; readonly field: string }[]) =>
    list.map(({ section, field }) => `${section}.${field}`);

  test('carried within one episode: what hardly changes and what belongs to the problem', () => {
    expect(paths(same.carried)).toEqual(['person.dominantLeg', 'complaint.complaint', 'footwear.model', 'medical.diabetes', 'goals.goal']);
    expect(same.intake.footwear).toMatchObject({ answers: { model: { given: 'Sample 3' } }, remarks: { model: 'wide' } });
  });
  test('asked again: pain, drugs, load, signs, a no or unknown of last time, and what was declined; shown with what it was', () => {
    expect(paths(same.askAgain)).toEqual([
      'person.prescriber',
      'complaint.painNow',
      'complaint.nightPain',
      'painMap.marks',
      'footwear.kmOnShoe',
      'footwear.orthosis',
      'medical.fluoroquinolone',
      'medical.gout',
      'medical.pregnancy',
      'medical.latexAllergy',
      'examRight.thompson',
    ]);
    expect(same.askAgain.find(({ field }) => field === 'painNow')?.was).toEqual({ given: 0 });
    expect(same.askAgain.find(({ field }) => field === 'kmOnShoe')).toMatchObject({ remark: 'guess' });
    for (const { section, field } of same.askAgain)
      expect(Object.entries(same.intake[section].answers)).toContainEqual([field, { none: 'not-asked' }]);
  });
  test('the text under a section stays with its visit, and last time is left as it was', () => {
    const before = structuredClone(last);
    expect(copyForward(last, { sameProblem: true }).intake.complaint.note).toBe('');
    expect(last).toEqual(before);
  });
  test('another episode takes only what is of the person', () => {
    const other = copyForward(last, { sameProblem: false });
    expect(paths(other.carried)).toEqual(['person.dominantLeg', 'footwear.model', 'medical.diabetes']);
    expect(paths(other.askAgain)).toContain('goals.goal');
  });
  test('nothing is both carried and asked again, nothing that was answered is forgotten', () => {
    const answered = completenessOf(last);
    expect(same.carried.length + same.askAgain.length).toBe(answered.fields - answered.notAsked);
    expect(copyForward(emptyIntake, { sameProblem: true })).toEqual({ intake: emptyIntake, carried: [], askAgain: [] });
  });
  test('what may do harm when it is taken from last time is never carried', () => {
    const { medical, complaint, painMap, examLeft, examRight } = carryTable;
    const drugs = [
      medical.fluoroquinolone,
      medical.oralSteroid,
      medical.anticoagulant,
      medical.pregnancy,
      medical.deepVeinThrombosis,
      medical.cancer,
    ];
    const findings = [...Object.values(examLeft), ...Object.values(examRight), complaint.painNow, complaint.nightPain, painMap.marks];
    expect(new Set([...drugs, ...findings])).toEqual(new Set(['never']));
  });
});

test('contributing factors: each tick belongs to its factor and says where it comes from', () => {
  const factor = (field: string, ticks: readonly string[]) =>
    refused({ contributing: { answers: { [field]: given({ contributes: 'yes', ticks }) } } });
  for (const [field, ticks] of Object.entries(factorTicks)) expect(factor(field, ticks)).toBe(false);
  expect(factor('footwearChange', ['short-sleep'])).toBe(true);
  expect(tickSource('sudden-plyometrics')).toMatchObject({ certainty: 'read' });
  expect(tickSource('lower-heel')).toMatchObject({ certainty: 'read' });
  expect(tickSource('short-sleep')).toMatchObject({ certainty: 'own-default' });
});
