import type { Answer } from '../clinical/answer.ts';
import { addDays } from '../clinical/calendar.ts';
import type { DiaryItem } from '../plan/diary.ts';
import type { StoredDay, StoredRun } from '../plan/stored.ts';
import { valued } from './observation.ts';
import { quantity } from './quantity.ts';
import { type Draft, type Resource, refer, resource, spelled } from './resource.ts';
import type { FhirPlan } from './source.ts';

const points = 'points';

/** Names of exercises by plan and by the name of their entry in it: what a diary calls them by. */
export type ExerciseNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Those of the version that holds now. */
export const exerciseNames = (plans: readonly FhirPlan[]): ExerciseNames =>
  new Map(
    plans.map(({ version: { plan } }) => [
      plan.id,
      new Map(
        plan.phases.flatMap(({ prescriptions }) =>
          prescriptions.map(({ id, exercise }) => [id, plan.exercises.find((one) => one.id === exercise)?.name ?? exercise]),
        ),
      ),
    ]),
  );

/** A number that was asked for, or why there is none; nothing where nobody asked. */
const part = (text: string, answer: Answer<number>, unit: string): readonly Draft[] => {
  if ('given' in answer) return [{ code: { text }, ...valued({ value: answer.given, unit }) }];
  return answer.none === 'not-asked' ? [] : [{ code: { text }, ...valued({ reason: answer.none }) }];
};

const common = (patientId: string, at: string): { readonly [name: string]: Draft } => ({
  status: 'final',
  category: [{ text: 'diary' }],
  subject: refer('Patient', patientId),
  effectiveDateTime: at,
});
const planOf = (exercises: ExerciseNames, planId: string | null): Draft =>
  planId !== null && exercises.has(planId) ? [refer('CarePlan', planId)] : null;

/** One go of a plan's entry: done, done in part or not, with what was lifted and how it was borne. */
function goObservation(
  patientId: string,
  { episodeId, details }: StoredDay,
  item: DiaryItem,
  n: number,
  exercises: ExerciseNames,
): Resource {
  const { planId, prescriptionId, done, reps, loadKg, effort, painDuring, reason } = item;
  const sets = 'given' in reps ? reps.given : [];
  return resource('Observation', `${episodeId}.${details.day}.g${n}`, {
    ...common(patientId, details.day),
    code: { text: exercises.get(planId)?.get(prescriptionId) ?? spelled(prescriptionId) },
    basedOn: planOf(exercises, planId),
    focus: [refer('Condition', episodeId)],
    valueCodeableConcept: { text: done === 'partly' ? 'done in part' : done === 'not' ? 'not done' : 'done' },
    component: [
      ...sets.map((value, n) => ({
        code: { text: `set ${n + 1}: repetitions, or seconds of a hold` },
        valueQuantity: quantity(value, ''),
      })),
      ...part('load', loadKg, 'kg'),
      ...part('effort, 0 to 10', effort, points),
      ...part('pain during, 0 to 10', painDuring, points),
    ],
    note: [{ text: reason }],
  });
}

/** Pain and stiffness of a day of a diary, each for itself, and every go that was entered. What nobody asked is left out; what was declined says so. */
export function dayObservations(patientId: string, day: StoredDay, exercises: ExerciseNames): readonly Resource[] {
  const { episodeId, details } = day;
  const next = addDays(details.day, 1);
  const numbers = [
    ['pain-during', 'pain during, 0 to 10', details.painDuring, points, details.day],
    ['pain-after', 'pain afterwards, 0 to 10', details.painAfter, points, details.day],
    ['pain-morning', 'pain the next morning, 0 to 10', details.painNextMorning, points, next],
    ['stiff-morning', 'stiffness the next morning', details.stiffnessNextMorning, 'min', next],
  ] as const;
  return [
    ...numbers.flatMap(([name, text, answer, unit, at]) =>
      part(text, answer, unit).map((made) =>
        resource('Observation', `${episodeId}.${details.day}.${name}`, {
          ...common(patientId, at),
          focus: [refer('Condition', episodeId)],
          ...(made as { readonly [name: string]: Draft }),
        }),
      ),
    ),
    ...details.items.map((item, n) => goObservation(patientId, day, item, n, exercises)),
  ];
}

/** A run with its minutes, distance, effort and pain. */
export function runObservation(patientId: string, { details }: StoredRun, exercises: ExerciseNames): Resource {
  const { id, day, runMinutes, walkMinutes, km, effort, gradientPercent, painBefore, painDuring, painAfter, painNextMorning, note } =
    details;
  return resource('Observation', id, {
    ...common(patientId, day),
    code: { text: 'run, minutes of running' },
    basedOn: planOf(exercises, details.planned?.planId ?? null),
    ...valued('given' in runMinutes ? { value: runMinutes.given, unit: 'min' } : { reason: runMinutes.none }),
    component: [
      ...part('walking between', walkMinutes, 'min'),
      ...part('distance', km, 'km'),
      ...part('effort, 0 to 10', effort, points),
      ...part('gradient', gradientPercent, '%'),
      ...part('pain before, 0 to 10', painBefore, points),
      ...part('pain during, 0 to 10', painDuring, points),
      ...part('pain afterwards, 0 to 10', painAfter, points),
      ...part('pain the next morning, 0 to 10', painNextMorning, points),
    ],
    note: [{ text: note }],
  });
}
