import { assertNever } from '../domain/brand.ts';
import { bodyOf } from './exercise.ts';
import type { Phase } from './phase.ts';
import { type Plan, phaseOn } from './plan.ts';
import type { Dose, Frequency, Load, Prescription } from './prescription.ts';
import { same } from './same.ts';

type Amount = { readonly from: number; readonly to: number };
const more = (before: Amount, after: Amount): boolean => after.from > before.from || after.to > before.to;

/** Of another kind than before, nobody can tell: it counts as more. */
function moreDose(before: Dose, after: Dose): boolean {
  if (before.kind === 'reps' && after.kind === 'reps') return more(before.sets, after.sets) || more(before.reps, after.reps);
  if (before.kind === 'hold' && after.kind === 'hold') return more(before.sets, after.sets) || more(before.seconds, after.seconds);
  if (before.kind === 'run' && after.kind === 'run') {
    const none: Amount = { from: 0, to: 0 };
    return (
      more(before.runMinutes, after.runMinutes) ||
      more(before.repeats, after.repeats) ||
      more(before.thenRunMinutes ?? none, after.thenRunMinutes ?? none) ||
      more(after.walkMinutes, before.walkMinutes)
    );
  }
  if (before.kind === 'minutes' && after.kind === 'minutes') return more(before.minutes, after.minutes);
  return before.kind !== after.kind;
}

/** Kilograms added to the body or on the machine; null where it is not told in kilograms. */
const kgOf = (load: Load): Amount | null => {
  switch (load.kind) {
    case 'none':
    case 'body-weight':
      return { from: 0, to: 0 };
    case 'body-weight-plus':
    case 'kg':
      return load.kg;
    case 'rm':
    case 'mvc-percent':
    case 'band':
      return null;
    default:
      return assertNever(load);
  }
};

function moreLoad(before: Load, after: Load): boolean {
  if (after.kind === 'none' || same(before, after)) return false;
  if (before.kind === 'rm' && after.kind === 'rm') return more(after.rm, before.rm);
  if (before.kind === 'mvc-percent' && after.kind === 'mvc-percent') return more(before.percent, after.percent);
  const [was, is] = [kgOf(before), kgOf(after)];
  // Weight on a machine says nothing of weight carried.
  if (was !== null && is !== null && (before.kind === 'kg') === (after.kind === 'kg')) return more(was, is);
  return true;
}

const perWeek = ({ kind, days, perDay }: Frequency): Amount => {
  const daysOf = (n: number): number => (kind === 'days-per-week' ? n : 7 / n);
  const ends = [daysOf(days.from), daysOf(days.to)];
  return { from: Math.min(...ends) * perDay.from, to: Math.max(...ends) * perDay.to };
};

const asksMore = (before: Prescription, after: Prescription): boolean =>
  before.exercise !== after.exercise ||
  moreDose(before.dose, after.dose) ||
  moreLoad(before.load, after.load) ||
  more(perWeek(before.frequency), perWeek(after.frequency));

/** The leg, the knee, the ground or the heel of an exercise otherwise than before: nobody can tell, which counts as more. */
const otherBody = (before: Plan, after: Plan, exercise: string): boolean => {
  const [was, is] = [before, after].map(({ exercises }) => exercises.find(({ id }) => id === exercise));
  return was !== undefined && is !== undefined && !same(bodyOf(was), bodyOf(is));
};

const phaseAsksMore = (before: Phase | undefined, after: Phase, isOther: (exercise: string) => boolean): boolean =>
  after.prescriptions.some((entry) => {
    const was = before?.prescriptions.find(({ id }) => id === entry.id);
    return was === undefined || asksMore(was, entry) || isOther(entry.exercise);
  });

/**
 * Whether a change of a plan asks more of the patient on `today` or later than before: a further phase begun or booked, an entry added, an exercise made another, or more of sets,
 * repetitions, time, weight or days. What cannot be compared counts as more. Words, criteria, rest, cut-offs and phases that are not in the course yet are no load.
 */
export function loadsMore(before: Plan, after: Plan, today: string): boolean {
  const place = ({ phases }: Plan, id: string): number => phases.findIndex((phase) => phase.id === id);
  const last = (plan: Plan): number => Math.max(...coming(plan, today).map((id) => place(after, id)));
  if (before.endsOn !== null && (after.endsOn === null || after.endsOn > before.endsOn)) return true;
  if (after.startsOn < before.startsOn && before.startsOn > today) return true;
  if (last(after) > last(before)) return true;
  const ahead = new Set(coming(after, today));
  return after.phases.some(
    (phase) =>
      ahead.has(phase.id) &&
      phaseAsksMore(
        before.phases.find(({ id }) => id === phase.id),
        phase,
        (exercise) => otherBody(before, after, exercise),
      ),
  );
}

/** The phase of a day and those booked for later. */
function coming(plan: Plan, today: string): readonly string[] {
  const now = phaseOn(plan, today)?.phase.id;
  const booked = plan.course.filter(({ from }) => from > today).map(({ phaseId }) => phaseId);
  return now === undefined ? booked : [now, ...booked];
}
