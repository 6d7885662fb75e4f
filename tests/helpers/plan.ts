import { notAsked } from '#core/clinical/answer.ts';
import type { EpisodeId } from '#core/clinical/intake/episode.ts';
import type { PatientId, VisitId } from '#core/domain/ids.ts';
import type { DiaryDay } from '#core/plan/diary.ts';
import { type PlanPatch, phasePatch } from '#core/plan/edit.ts';
import type { Phase } from '#core/plan/phase.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import type { RunEntry } from '#core/plan/running/run.ts';
import type { ShoeEntry } from '#core/plan/running/shoes.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import type { TestApp } from './testApp.ts';

/** An episode of the left Achilles tendon, midportion. */
export const newEpisode = (lab: TestApp, patientId: PatientId) =>
  lab.call('episodes.create', {
    patientId,
    details: {
      title: 'Left Achilles',
      site: { side: 'left', location: 'midportion', other: '' },
      onset: notAsked,
      onsetType: notAsked,
      irritability: notAsked,
      closedOn: null,
      note: '',
    },
  });

/** A plan of heavy slow resistance from the day of the lab's clock, unless said otherwise. */
export const startPlan = (
  lab: TestApp,
  visitId: VisitId,
  episodeId: EpisodeId,
  programmeId = 'heavy-slow-resistance',
  startsOn = '2026-03-02',
) => lab.call('plans.start', { visitId, episodeId, programmeId, startsOn });

/** Changes a plan as it is now, in one step of that key. */
export async function editPlan(
  lab: TestApp,
  { id }: StoredPlan,
  visitId: VisitId,
  patchOf: (plan: StoredPlan['plan']) => PlanPatch,
  key = 'test',
) {
  const { plan, revision } = await lab.call('plans.get', { id });
  return lab.call('plans.edit', { id, visitId, revision, step: { key, patch: patchOf(plan) } });
}

/** The patch that changes the first entry of the first phase. */
export const firstEntry =
  (change: (entry: Prescription) => Prescription) =>
  (plan: StoredPlan['plan']): PlanPatch => {
    const [phase] = plan.phases;
    if (phase === undefined) throw new Error('the plan has no phase');
    return phasePatch(plan, phase.id, (one: Phase) => ({
      ...one,
      prescriptions: one.prescriptions.map((entry, i) => (i === 0 ? change(entry) : entry)),
    }));
  };

/** The same with another number of sets. */
export const setsOf = (sets: number) =>
  firstEntry((entry) =>
    entry.dose.kind === 'reps' ? { ...entry, dose: { ...entry.dose, sets: { from: sets, to: sets, source: 'clinician' } } } : entry,
  );

/** Nothing entered but the day itself. */
export const dayOf = (day: string, more: Partial<DiaryDay> = {}): DiaryDay => ({
  day,
  enteredFrom: 'clinic',
  items: [],
  painDuring: notAsked,
  painAfter: notAsked,
  painNextMorning: notAsked,
  stiffnessNextMorning: notAsked,
  settled: notAsked,
  warnings: { pop: notAsked, newSwelling: notAsked, nightPain: notAsked },
  note: '',
  ...more,
});

/** Writes a day of the diary, whatever stands there. */
export async function enterDay(lab: TestApp, episodeId: EpisodeId, day: string, more: Partial<DiaryDay> = {}) {
  const [there] = await lab.call('diary.days', { episodeId, from: day, to: day });
  return lab.call('diary.setDay', { episodeId, revision: there?.revision ?? 0, details: dayOf(day, more) });
}

/** Everything that a plan asks for on a day, done, borne with such pain during, after and the next morning. */
export async function enterGoodDay(lab: TestApp, plan: StoredPlan, day: string, pain = 2, more: Partial<DiaryDay> = {}) {
  const [asked] = await lab.call('plans.expected', { id: plan.id, from: day, to: day });
  const items = (asked?.items ?? []).map(({ prescription, session }) => ({
    planId: plan.id,
    prescriptionId: prescription.id,
    session,
    done: 'done' as const,
    reps: notAsked,
    loadKg: notAsked,
    effort: { given: 5 },
    painDuring: notAsked,
    reason: '',
  }));
  const given = { given: pain };
  return enterDay(lab, plan.episodeId, day, {
    items,
    painDuring: given,
    painAfter: given,
    painNextMorning: given,
    stiffnessNextMorning: { given: 10 },
    settled: { given: 'yes' },
    ...more,
  });
}

export const runEntryOf = (day: string, more: Partial<RunEntry> = {}): RunEntry => ({
  day,
  runMinutes: { given: 30 },
  walkMinutes: { given: 0 },
  km: { given: 5 },
  effort: { given: 4 },
  surface: { given: 'road' },
  gradientPercent: notAsked,
  shoeId: notAsked,
  painBefore: notAsked,
  painDuring: notAsked,
  painAfter: notAsked,
  painNextMorning: notAsked,
  planned: null,
  note: '',
  ...more,
});

export const shoeEntryOf = (name: string, more: Partial<ShoeEntry> = {}): ShoeEntry => ({
  name,
  dropMm: { given: 8 },
  stackMm: notAsked,
  kmBefore: { given: 120 },
  since: notAsked,
  retiredOn: null,
  note: '',
  ...more,
});
