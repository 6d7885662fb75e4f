import { assertNever } from '../domain/brand.ts';
import type { Exercise } from '../plan/exercise.ts';
import { type Plan, phaseOn } from '../plan/plan.ts';
import type { Frequency, Prescription } from '../plan/prescription.ts';
import { doseWords, loadWords } from './dose.ts';
import { type Draft, type Resource, refer, resource } from './resource.ts';
import type { FhirPlan } from './source.ts';

type Range = { readonly from: number; readonly to: number };

const counted = ({ from, to }: Range): { readonly [name: string]: Draft } => ({ frequency: from, frequencyMax: to > from ? to : null });

/** So many times in a week, or so many times every so many days. */
function timing(frequency: Frequency): Draft {
  const { perDay } = frequency;
  switch (frequency.kind) {
    case 'days-per-week': {
      const times = { from: frequency.days.from * perDay.from, to: frequency.days.to * perDay.to };
      return { repeat: { ...counted(times), period: 1, periodUnit: 'wk' } };
    }
    case 'every-days': {
      const { from, to } = frequency.days;
      return { repeat: { ...counted(perDay), period: from, periodMax: to > from ? to : null, periodUnit: 'd' } };
    }
    default:
      return assertNever(frequency);
  }
}

/** Where a phase stands on a day: done, in it, or to come. */
function activityStatus(plan: Plan, phase: string, today: string): string {
  const now = phaseOn(plan, today);
  if (now?.phase.id === phase) return 'in-progress';
  if (now === null) return plan.endsOn !== null && today > plan.endsOn ? 'completed' : 'scheduled';
  const begun = plan.course.some(({ phaseId, from }) => phaseId === phase && from <= today);
  return begun ? 'completed' : 'scheduled';
}

const activity = (prescription: Prescription, exercise: Exercise | undefined, status: string, phase: string): Draft => ({
  detail: {
    kind: 'ServiceRequest',
    code: { text: exercise?.name ?? prescription.exercise },
    status,
    scheduledTiming: timing(prescription.frequency),
    description: [
      `${phase}.`,
      exercise?.how ?? '',
      [doseWords(prescription.dose), loadWords(prescription)].filter((part) => part !== '').join(', '),
      prescription.note,
    ]
      .filter((part) => part !== '')
      .join(' '),
  },
});

/** A loading plan as its version of today has it: every phase with its exercises, those that are done, those of now and those to come. */
export function carePlan(patientId: string, { version, episodeId }: FhirPlan, today: string): Resource {
  const { plan, number, at, by } = version;
  const over = plan.endsOn !== null && today > plan.endsOn;
  const exerciseOf = (id: string): Exercise | undefined => plan.exercises.find((exercise) => exercise.id === id);
  return resource('CarePlan', plan.id, {
    status: over ? 'completed' : 'active',
    intent: 'plan',
    title: plan.name,
    description: plan.goals,
    subject: refer('Patient', patientId),
    period: { start: plan.startsOn, end: plan.endsOn },
    created: at,
    author: by === '' ? null : { display: by },
    addresses: episodeId === null ? [] : [refer('Condition', episodeId)],
    activity: plan.phases.flatMap((phase) =>
      phase.prescriptions.map((one) => activity(one, exerciseOf(one.exercise), activityStatus(plan, phase.id, today), phase.name)),
    ),
    note: [{ text: `Version ${number}, after ${plan.programme.name}.` }],
  });
}
