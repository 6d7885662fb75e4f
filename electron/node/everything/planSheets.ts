import type { Answer, Unanswered } from '#core/clinical/answer.ts';
import { doseWords, frequencyWords, loadWords } from '#core/fhir/dose.ts';
import type { PlanDeed } from '#core/plan/deed.ts';
import type { DiaryItem } from '#core/plan/diary.ts';
import type { Phase } from '#core/plan/phase.ts';
import type { Prescription } from '#core/plan/prescription.ts';
import type { StoredDay, StoredRun, StoredShoe } from '#core/plan/stored.ts';
import type { PlanVersion } from '#core/plan/version.ts';
import { type Column, type Sheet, sheetOf } from '../export/sheet.ts';
import type { Content, ContentPlan } from './content.ts';

/** Tables of loading plans and of what was done of them, by the name of their file. */
export const planSheetNames = ['plans', 'phases', 'diary', 'exercises-done', 'runs', 'shoes', 'decisions'] as const;
type PlanSheetName = (typeof planSheetNames)[number];

/** A value that was given, or the word for why there is none. */
const told = <T extends string | number>(answer: Answer<T>): T | Unanswered => ('given' in answer ? answer.given : answer.none);

type Versioned = { readonly of: ContentPlan; readonly version: PlanVersion };
const versionColumns: readonly Column<Versioned>[] = [
  { title: 'plan_id', width: 38, of: ({ of }) => of.plan.id },
  { title: 'episode_id', width: 38, of: ({ of }) => of.plan.episodeId },
  { title: 'version', width: 8, of: ({ version }) => version.number },
  { title: 'from_day', width: 12, of: ({ version }) => version.from },
  { title: 'name', width: 30, of: ({ version }) => version.plan.name },
  { title: 'programme', width: 30, of: ({ version }) => `${version.plan.programme.id} ${version.plan.programme.version}` },
  { title: 'side', width: 10, of: ({ version }) => version.plan.side },
  { title: 'starts_on', width: 12, of: ({ version }) => version.plan.startsOn },
  { title: 'ends_on', width: 12, of: ({ version }) => version.plan.endsOn },
  { title: 'goals', width: 40, of: ({ version }) => version.plan.goals },
  { title: 'why', width: 40, of: ({ version }) => version.why },
  { title: 'made_by', width: 20, of: ({ version }) => version.by },
  { title: 'made_at', width: 24, of: ({ version }) => version.at },
];

type Prescribed = Versioned & { readonly phase: Phase; readonly one: Prescription };
const phaseColumns: readonly Column<Prescribed>[] = [
  { title: 'plan_id', width: 38, of: ({ of }) => of.plan.id },
  { title: 'version', width: 8, of: ({ version }) => version.number },
  { title: 'phase', width: 24, of: ({ phase }) => phase.name },
  {
    title: 'phase_began_on',
    width: 12,
    of: ({ version, phase }) => version.plan.course.findLast(({ phaseId }) => phaseId === phase.id)?.from ?? null,
  },
  { title: 'prescription', width: 24, of: ({ one }) => one.id },
  {
    title: 'exercise',
    width: 30,
    of: ({ version, one }) => version.plan.exercises.find(({ id }) => id === one.exercise)?.name ?? one.exercise,
  },
  { title: 'dose', width: 30, of: ({ one }) => doseWords(one.dose) },
  { title: 'load', width: 20, of: ({ one }) => loadWords(one) },
  { title: 'how_often', width: 24, of: ({ one }) => frequencyWords(one) },
  { title: 'note', width: 40, of: ({ one }) => one.note },
];

const dayColumns: readonly Column<StoredDay>[] = [
  { title: 'episode_id', width: 38, of: ({ episodeId }) => episodeId },
  { title: 'day', width: 12, of: ({ details }) => details.day },
  { title: 'pain_during', width: 14, of: ({ details }) => told(details.painDuring) },
  { title: 'pain_after', width: 14, of: ({ details }) => told(details.painAfter) },
  { title: 'pain_next_morning', width: 14, of: ({ details }) => told(details.painNextMorning) },
  { title: 'stiffness_next_morning_min', width: 14, of: ({ details }) => told(details.stiffnessNextMorning) },
  { title: 'settled_within_24_h', width: 14, of: ({ details }) => told(details.settled) },
  { title: 'pop', width: 12, of: ({ details }) => told(details.warnings.pop) },
  { title: 'new_swelling', width: 12, of: ({ details }) => told(details.warnings.newSwelling) },
  { title: 'night_pain', width: 12, of: ({ details }) => told(details.warnings.nightPain) },
  { title: 'note', width: 40, of: ({ details }) => details.note },
  { title: 'entered_from', width: 14, of: ({ details }) => details.enteredFrom },
  { title: 'entered_by', width: 20, of: ({ enteredBy }) => enteredBy },
];

type Done = { readonly day: StoredDay; readonly item: DiaryItem };
const doneColumns: readonly Column<Done>[] = [
  { title: 'episode_id', width: 38, of: ({ day }) => day.episodeId },
  { title: 'day', width: 12, of: ({ day }) => day.details.day },
  { title: 'plan_id', width: 38, of: ({ item }) => item.planId },
  { title: 'prescription', width: 24, of: ({ item }) => item.prescriptionId },
  { title: 'session', width: 8, of: ({ item }) => item.session },
  { title: 'done', width: 8, of: ({ item }) => item.done },
  { title: 'reps_or_seconds_by_set', width: 20, of: ({ item }) => ('given' in item.reps ? item.reps.given.join(' ') : item.reps.none) },
  { title: 'load_kg', width: 10, of: ({ item }) => told(item.loadKg) },
  { title: 'effort', width: 10, of: ({ item }) => told(item.effort) },
  { title: 'pain_during', width: 10, of: ({ item }) => told(item.painDuring) },
  { title: 'reason', width: 40, of: ({ item }) => item.reason },
];

const runColumns: readonly Column<StoredRun>[] = [
  { title: 'run_id', width: 38, of: ({ details }) => details.id },
  { title: 'day', width: 12, of: ({ details }) => details.day },
  { title: 'run_min', width: 10, of: ({ details }) => told(details.runMinutes) },
  { title: 'walk_min', width: 10, of: ({ details }) => told(details.walkMinutes) },
  { title: 'distance_km', width: 10, of: ({ details }) => told(details.km) },
  { title: 'effort', width: 10, of: ({ details }) => told(details.effort) },
  { title: 'surface', width: 12, of: ({ details }) => told(details.surface) },
  { title: 'gradient_percent', width: 10, of: ({ details }) => told(details.gradientPercent) },
  { title: 'shoe_id', width: 38, of: ({ details }) => told(details.shoeId) },
  { title: 'pain_before', width: 10, of: ({ details }) => told(details.painBefore) },
  { title: 'pain_during', width: 10, of: ({ details }) => told(details.painDuring) },
  { title: 'pain_after', width: 10, of: ({ details }) => told(details.painAfter) },
  { title: 'pain_next_morning', width: 10, of: ({ details }) => told(details.painNextMorning) },
  { title: 'plan_id', width: 38, of: ({ details }) => details.planned?.planId ?? null },
  { title: 'prescription', width: 24, of: ({ details }) => details.planned?.prescriptionId ?? null },
  { title: 'note', width: 40, of: ({ details }) => details.note },
  { title: 'entered_by', width: 20, of: ({ enteredBy }) => enteredBy },
];

const shoeColumns: readonly Column<StoredShoe>[] = [
  { title: 'shoe_id', width: 38, of: ({ details }) => details.id },
  { title: 'name', width: 28, of: ({ details }) => details.name },
  { title: 'drop_mm', width: 10, of: ({ details }) => told(details.dropMm) },
  { title: 'stack_mm', width: 10, of: ({ details }) => told(details.stackMm) },
  { title: 'before_the_diary_km', width: 12, of: ({ details }) => told(details.kmBefore) },
  { title: 'since', width: 12, of: ({ details }) => told(details.since) },
  { title: 'retired_on', width: 12, of: ({ details }) => details.retiredOn },
  { title: 'note', width: 40, of: ({ details }) => details.note },
];

const decided = ({ details }: PlanDeed) => (details.deed === 'decision' ? details.decision : null);
const judged = ({ details }: PlanDeed) => (details.deed === 'judgement' ? details.judgement : null);
const decisionColumns: readonly Column<PlanDeed>[] = [
  { title: 'plan_id', width: 38, of: ({ planId }) => planId },
  { title: 'visit_id', width: 38, of: ({ visitId }) => visitId },
  { title: 'at', width: 24, of: ({ at }) => at },
  { title: 'deed', width: 12, of: ({ details }) => details.deed },
  { title: 'suggested', width: 12, of: (deed) => decided(deed)?.suggestion.advice ?? null },
  {
    title: 'because',
    width: 40,
    of: (deed) =>
      decided(deed)
        ?.suggestion.reasons.map(({ ruleId }) => ruleId)
        .join(' ') ?? null,
  },
  { title: 'decision', width: 12, of: (deed) => decided(deed)?.decision ?? null },
  { title: 'chosen', width: 12, of: (deed) => decided(deed)?.chosen ?? null },
  { title: 'reason', width: 40, of: (deed) => decided(deed)?.reason ?? null },
  { title: 'made_version', width: 8, of: (deed) => decided(deed)?.madeVersion ?? null },
  { title: 'criterion', width: 30, of: (deed) => judged(deed)?.criterionId ?? null },
  { title: 'met', width: 8, of: (deed) => judged(deed)?.met ?? null },
  { title: 'by', width: 20, of: (deed) => decided(deed)?.by ?? judged(deed)?.by ?? null },
];

export function sheetOfPlans(name: PlanSheetName, { plans, days, runs, shoes }: Content): Sheet {
  const versions = plans.flatMap((of) => of.versions.map((version) => ({ of, version })));
  switch (name) {
    case 'plans':
      return sheetOf('Plans', versionColumns, versions);
    case 'phases':
      return sheetOf(
        'Phases',
        phaseColumns,
        versions.flatMap((each) =>
          each.version.plan.phases.flatMap((phase) => phase.prescriptions.map((one) => ({ ...each, phase, one }))),
        ),
      );
    case 'diary':
      return sheetOf('Diary', dayColumns, days);
    case 'exercises-done':
      return sheetOf(
        'Exercises done',
        doneColumns,
        days.flatMap((day) => day.details.items.map((item) => ({ day, item }))),
      );
    case 'runs':
      return sheetOf('Runs', runColumns, runs);
    case 'shoes':
      return sheetOf('Shoes', shoeColumns, shoes);
    case 'decisions':
      return sheetOf(
        'Decisions',
        decisionColumns,
        plans.flatMap(({ deeds }) => deeds),
      );
  }
}
