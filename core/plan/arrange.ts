import type { Phase } from './phase.ts';
import type { Plan } from './plan.ts';

type Named = { readonly id: string };

/** The list with `item` at a place, or at its end where the list is shorter; as it was where the item is in it. */
export const putAt = <T extends Named>(list: readonly T[], at: number, item: T): readonly T[] =>
  list.some(({ id }) => id === item.id) ? list : list.toSpliced(Math.min(at, list.length), 0, item);

/** The list with an item one place earlier (-1) or later (1); as it was at its ends and where it has no such item. */
export function moved<T extends Named>(list: readonly T[], id: string, by: -1 | 1): readonly T[] {
  const from = list.findIndex((one) => one.id === id);
  const item = list[from];
  const to = from + by;
  return item === undefined || to < 0 || to >= list.length ? list : list.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** The plan with one phase changed; as it was where it has none of that name. */
export const withPhase = (plan: Plan, phaseId: string, change: (phase: Phase) => Phase): Plan => ({
  ...plan,
  phases: plan.phases.map((phase) => (phase.id === phaseId ? change(phase) : phase)),
});

/** Why a phase has to stay. `been`: the patient was in it. `only`: a plan has at least one. */
export type PhaseStays = 'been' | 'only';

/** Whether a phase can be taken out of a plan on `today`; null where it can. */
export function phaseStays({ phases, course }: Plan, phaseId: string, today: string): PhaseStays | null {
  if (phases.length === 1) return 'only';
  // The first phase is in the course before its day has come, and a plan begins with one.
  return course.some((begun, i) => begun.phaseId === phaseId && (i === 0 || begun.from <= today)) ? 'been' : null;
}

/** The plan without a phase and what was booked of it. Only for a phase that can go, see `phaseStays`. */
export const withoutPhase = (plan: Plan, phaseId: string): Plan => ({
  ...plan,
  course: plan.course.filter((begun) => begun.phaseId !== phaseId),
  phases: plan.phases.filter(({ id }) => id !== phaseId),
});

/** Whether a phase prescribes an exercise, or a criterion asks for it. */
export const isAskedFor = ({ phases }: Plan, exercise: string): boolean =>
  phases.some(
    ({ prescriptions, entry, exit }) =>
      prescriptions.some((one) => one.exercise === exercise) ||
      [...entry, ...exit]
        .flatMap((one) => (one.kind === 'any-of' ? one.of : [one]))
        .some((one) => 'exercise' in one && one.exercise === exercise),
  );
