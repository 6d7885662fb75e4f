import { describe, expect, it } from 'vitest';
import { given } from '#core/clinical/answer.ts';
import { addDays } from '#core/clinical/calendar.ts';
import type { Form } from '#core/clinical/form.ts';
import type { OutcomeForm } from '#core/clinical/outcomeHistory.ts';
import { scored } from '#core/clinical/outcomes/record.ts';
import type { ShockwaveSession } from '#core/clinical/treatment/shockwaveSession.ts';
import { splitByVisit } from '#node/reports/beforeAfter.ts';
import { collectReport } from '#node/reports/collect.ts';
import { printedDiary } from '#node/reports/collectDiary.ts';
import { printedScores } from '#node/reports/collectScores.ts';
import { printedTreatments } from '#node/reports/collectTreatments.ts';
import { reportModelSchema } from '#node/reports/model.ts';
import { focused, focusedDevice, radial, radialDevice } from '../clinical/treatment/lab.ts';
import { emptyDay, monday, on, planOf, versionsOf } from '../plan/lab.ts';
import { clinicalFactsOf } from './clinicalLab.ts';
import { runnersSources, runnersVisit } from './runVisit.ts';
import { collectAll } from './sampleReport.ts';

const toWall = (cm: number, measuredOn: string, record: 'best-of-3' | 'mean-of-3' = 'best-of-3'): OutcomeForm => {
  const entry = { instrument: 'knee-to-wall', side: 'left', measuredOn, input: { trialsCm: given([cm, cm, cm]), record } } as const;
  const { derived, algorithm } = scored(entry as never);
  return {
    id: measuredOn,
    visitId: measuredOn,
    details: { kind: 'outcome', entry, retestDue: null, decisions: [] },
    derived: { algorithm, measures: derived, numbers: [] },
    createdAt: `${measuredOn}T09:00:00.000Z`,
  } as unknown as OutcomeForm;
};

describe('scores over time', () => {
  it('are held against measurement error, with its source', () => {
    const [score, ...others] = printedScores([toWall(8, '2026-03-02'), toWall(10.5, '2026-03-30')], []);
    expect(others).toEqual([]);
    expect(score).toMatchObject({
      name: 'Knee to wall',
      side: 'left',
      unit: 'cm',
      better: 'higher',
      points: [
        { day: '2026-03-02', value: 8 },
        { day: '2026-03-30', value: 10.5 },
      ],
      mdc: { value: 1.9, source: { words: expect.stringContaining('Powden 2015') } },
      mcid: null,
    });
    expect(score?.change).toBe(
      'From 8 to 10.5: +2.5 cm (+31 %) in 28 days: better beyond measurement error, less than patients notice or nobody knows what they notice.',
    );
  });

  it('stand on one line only where they were taken alike', () => {
    const scores = printedScores([toWall(8, '2026-03-02'), toWall(9, '2026-03-09', 'mean-of-3')], []);
    expect(scores.map(({ points }) => points.length)).toEqual([1, 1]);
    expect(scores[0]?.change).toBe('One entry: there is nothing to compare yet.');
  });
});

const session = (details: ShockwaveSession, device: unknown, day: string): Form =>
  ({
    details: { kind: 'shockwave', session: { ...details, day }, device: { id: 'x', facts: device } },
    createdAt: `${day}T09:00:00.000Z`,
  }) as unknown as Form;

describe('treatments with dose', () => {
  it('add up over the sessions of one place and kind of device', () => {
    const printed = printedTreatments([
      session(focused({ impulses: 1000, intensity: 0.2 }), focusedDevice, '2026-03-16'),
      session(focused({ impulses: 2000, intensity: 0.1 }), focusedDevice, '2026-03-09'),
    ]);
    expect(printed.map(({ day }) => day)).toEqual(['2026-03-09', '2026-03-16']);
    expect(printed[0]?.dose).toBe('2000 impulses, 0.1 mJ/mm² at 4 Hz, 200 mJ/mm² in all');
    expect(printed[1]?.soFar).toBe('2 sessions, 3000 impulses, 400 mJ/mm²');
    expect(printed[0]?.place).toBe('Achilles midportion, left');
  });

  it('give no energy for bar, and say why', () => {
    const [printed] = printedTreatments([session(radial({ impulses: 2000, intensity: 2.5 }), radialDevice, '2026-03-09')]);
    expect(printed?.dose).toContain('energy not known: bar is drive pressure, no energy');
    expect(printed?.soFar).toBe('1 session, 2000 impulses');
  });

  it('add nothing up where something was not entered', () => {
    const [printed] = printedTreatments([session(radial({ impulses: null }), radialDevice, '2026-03-09')]);
    expect(printed?.dose).toContain('impulses not entered');
    expect(printed?.soFar).toBe('1 session, impulses not entered');
  });
});

describe('the diary week by week', () => {
  const versions = versionsOf(planOf('heavy-slow-resistance'));
  const diary = (days: readonly ReturnType<typeof emptyDay>[]) => ({ days, runs: [], logged: [] });

  it('is medians of what was entered, and nothing where nothing was', () => {
    const days = [1, 4, 6].map((pain, n) => emptyDay(on(n), { painDuring: given(pain) }));
    const [latest, before] = printedDiary(diary(days), [versions], on(8));
    expect(latest).toMatchObject({ from: on(2), to: on(8), during: 6, after: null, stiffness: null });
    expect(before).toMatchObject({ from: addDays(monday, -5), to: on(1), during: 2.5 });
  });

  it('goes no further back than the first entry', () => {
    expect(printedDiary(diary([]), [versions], on(30))).toEqual([]);
    expect(printedDiary(diary([emptyDay(on(29))]), [versions], on(30))).toHaveLength(1);
  });
});

describe('the parts of the clinical record', () => {
  const visit = runnersVisit(1);
  const facts = clinicalFactsOf({ outcomes: [toWall(8, '2026-03-02')], treatments: [session(radial({}), radialDevice, '2026-03-02')] });
  const model = (change: Parameters<typeof collectAll>[0]) =>
    collectReport(runnersSources(visit, []), { ...collectAll(change), clinical: facts });

  it('are in the model, which stays valid', () => {
    const made = model({});
    expect(made.scores).toHaveLength(1);
    expect(made.treatments).toHaveLength(1);
    expect(reportModelSchema.parse(made)).toEqual(made);
  });

  it('can each be left out, and are in no other report', () => {
    expect(model({ includeScores: false })).toMatchObject({ scores: null, treatments: [expect.anything()] });
    expect(model({ includeTreatments: false })).toMatchObject({ treatments: null });
    expect(model({ audience: 'patient' })).toMatchObject({ scores: null, treatments: null, standings: null, diary: null, safety: null });
  });

  it('say nothing of red flags where nobody screened and nothing was raised', () => expect(model({}).safety).toBeNull());
});

describe('before and after', () => {
  it('is what was compared of two visits; the rest stays where it was', () => {
    const pair = (title: string, ...moments: readonly string[]) => ({ title, images: moments.map((visitAt) => ({ visitAt })) }) as never;
    const [one, other] = ['2026-01-15T10:00:00.000Z', '2026-05-01T10:00:00.000Z'];
    const difference = (a: string, b: string) => ({ a: { visitAt: a }, b: { visitAt: b } }) as never;
    const { across, within } = splitByVisit({
      comparisons: [pair('across', one, other), pair('within', one, one)],
      differences: [difference(one, other), difference(other, other)],
    });
    expect(across.comparisons.map(({ title }) => title)).toEqual(['across']);
    expect(within.comparisons.map(({ title }) => title)).toEqual(['within']);
    expect([across.differences?.length, within.differences?.length]).toEqual([1, 1]);
    expect(splitByVisit({ comparisons: [], differences: null }).across.differences).toBeNull();
  });
});
