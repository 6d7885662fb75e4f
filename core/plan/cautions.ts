import { ownDefault, read, type Source } from '../domain/source.ts';
import type { Phase } from './phase.ts';
import type { Plan } from './plan.ts';
import type { Prescription } from './prescription.ts';

/** What stands out in a plan. It may be meant: nothing is refused. */
export type Caution = {
  /** `below-level`: the heel drops below level, of an insertional problem or a programme that avoids it. `tier-4-close`: days of the highest tier follow within 48 hours. */
  readonly kind: 'below-level' | 'tier-4-close';
  readonly phaseId: string;
  readonly prescriptionId: string;
  readonly source: Source;
};

const level = read('Insertional: from floor level, no drop below horizontal (Jonsson 2008 to verify)');
const spacing = ownDefault('48 to 72 h between days of the highest tier');

const leastDaysBetween = 2;

/** The shortest time from one planned day to the next, in days. */
function gapOf({ frequency, weekdays }: Prescription): number {
  if (frequency.kind === 'every-days') return frequency.days.from;
  if (weekdays === null) return Math.floor(7 / frequency.days.from);
  const days = weekdays.toSorted((a, b) => a - b);
  return Math.min(...days.map((day, i) => (days[i + 1] ?? (days[0] ?? day) + 7) - day));
}

/** All that stands out, phase by phase. */
export function cautionsOf(plan: Plan): readonly Caution[] {
  const exercises = new Map(plan.exercises.map((exercise) => [exercise.id, exercise]));
  const ofEntry = (phase: Phase, entry: Prescription): readonly Caution[] => {
    const exercise = exercises.get(entry.exercise);
    const place = { phaseId: phase.id, prescriptionId: entry.id };
    return [
      ...(exercise?.lowestHeel === 'below-level' && (plan.insertional || plan.neverBelowLevel)
        ? [{ kind: 'below-level' as const, ...place, source: level }]
        : []),
      ...(exercise?.tier?.value === 4 && (gapOf(entry) < leastDaysBetween || entry.frequency.perDay.from > 1)
        ? [{ kind: 'tier-4-close' as const, ...place, source: spacing }]
        : []),
    ];
  };
  return plan.phases.flatMap((phase) => phase.prescriptions.flatMap((entry) => ofEntry(phase, entry)));
}
