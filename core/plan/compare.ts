import type { Criterion } from './criterion.ts';
import { type Header, headerOf } from './edit.ts';
import type { Exercise } from './exercise.ts';
import type { Phase } from './phase.ts';
import type { Plan } from './plan.ts';
import type { Prescription } from './prescription.ts';
import { same } from './same.ts';

type HeaderField = Exclude<keyof Header, 'sources'>;
type PhaseField = 'name' | 'aim' | 'usualWeeks' | 'restBetweenSeconds';
export type ExerciseField = Exclude<keyof Exercise, 'id'>;
export type EntryField = Exclude<keyof Prescription, 'id' | 'exercise'>;

/** One thing in which two versions of a plan differ, as it is told in words. */
export type PlanChange =
  | { readonly of: 'header'; readonly field: HeaderField; readonly before: Header; readonly after: Header }
  | { readonly of: 'exercise'; readonly op: 'added' | 'removed'; readonly exercise: Exercise }
  | { readonly of: 'exercise-field'; readonly field: ExerciseField; readonly before: Exercise; readonly after: Exercise }
  /** The same phases, entries or criteria in another order. `phase` is null where it is the phases. */
  | { readonly of: 'order'; readonly list: 'phases' | 'entries' | 'entry' | 'exit'; readonly phase: Phase | null }
  | { readonly of: 'phase'; readonly op: 'added' | 'removed'; readonly phase: Phase }
  | { readonly of: 'phase-field'; readonly field: PhaseField; readonly before: Phase; readonly after: Phase }
  | {
      readonly of: 'criterion';
      readonly op: 'added' | 'removed' | 'changed';
      readonly list: 'entry' | 'exit';
      readonly phase: Phase;
      readonly criterion: Criterion;
    }
  | {
      readonly of: 'entry';
      readonly op: 'added' | 'removed';
      readonly phase: Phase;
      readonly entry: Prescription;
      readonly exercise: string;
    }
  | {
      readonly of: 'entry-field';
      readonly field: EntryField;
      readonly phase: Phase;
      readonly exercise: string;
      readonly before: Prescription;
      readonly after: Prescription;
    };

const headerFields = [
  'name',
  'side',
  'insertional',
  'startsOn',
  'endsOn',
  'goals',
  'course',
  'cutOffs',
  'baseline',
  'neverBelowLevel',
  'ladder',
  'evidence',
] as const satisfies readonly HeaderField[];
const phaseFields = ['name', 'aim', 'usualWeeks', 'restBetweenSeconds'] as const satisfies readonly PhaseField[];
const exerciseFields = [
  'name',
  'how',
  'side',
  'knee',
  'standing',
  'lowestHeel',
  'tier',
  'bodyWeights',
] as const satisfies readonly ExerciseField[];
const entryFields = [
  'dose',
  'load',
  'frequency',
  'weekdays',
  'restSeconds',
  'effort',
  'progressions',
  'note',
] as const satisfies readonly EntryField[];

type Named = { readonly id: string };
type Pair<T> = { readonly before: T | undefined; readonly after: T | undefined };

/** What of two lists belongs together, by id: what is there now in its order, then what is gone. */
function pairs<T extends Named>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const of = (list: readonly T[], id: string): T | undefined => list.find((one) => one.id === id);
  return [
    ...after.map((one) => ({ before: of(before, one.id), after: one })),
    ...before.filter(({ id }) => of(after, id) === undefined).map((one) => ({ before: one, after: undefined })),
  ];
}

/** Whether what is in both lists stands in another order. */
function isOtherOrder(before: readonly Named[], after: readonly Named[]): boolean {
  const common = (list: readonly Named[], other: readonly Named[]) => list.filter(({ id }) => other.some((one) => one.id === id));
  return !same(
    common(before, after).map(({ id }) => id),
    common(after, before).map(({ id }) => id),
  );
}

const orderChange = (
  list: Extract<PlanChange, { of: 'order' }>['list'],
  phase: Phase | null,
  before: readonly Named[],
  after: readonly Named[],
): readonly PlanChange[] => (isOtherOrder(before, after) ? [{ of: 'order', list, phase }] : []);

const opOf = ({ before, after }: Pair<unknown>): 'added' | 'removed' | 'changed' =>
  before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';

function criteriaChanges(before: Phase, after: Phase): readonly PlanChange[] {
  return (['entry', 'exit'] as const).flatMap((list) => [
    ...pairs<Criterion>(before[list], after[list]).flatMap((pair): readonly PlanChange[] => {
      const criterion = pair.after ?? pair.before;
      return criterion === undefined || same(pair.before, pair.after)
        ? []
        : [{ of: 'criterion', op: opOf(pair), list, phase: after, criterion }];
    }),
    ...orderChange(list, after, before[list], after[list]),
  ]);
}

function entryChanges(before: Phase, after: Phase, nameOf: (exercise: string) => string): readonly PlanChange[] {
  return pairs<Prescription>(before.prescriptions, after.prescriptions).flatMap(({ before: was, after: is }): readonly PlanChange[] => {
    if (was !== undefined && is !== undefined && was.exercise === is.exercise)
      return entryFields
        .filter((field) => !same(was[field], is[field]))
        .map((field) => ({ of: 'entry-field', field, phase: after, exercise: nameOf(is.exercise), before: was, after: is }));
    const gone =
      was === undefined ? [] : [{ of: 'entry' as const, op: 'removed' as const, phase: after, entry: was, exercise: nameOf(was.exercise) }];
    const come =
      is === undefined ? [] : [{ of: 'entry' as const, op: 'added' as const, phase: after, entry: is, exercise: nameOf(is.exercise) }];
    return [...gone, ...come];
  });
}

function phaseChanges(before: Phase, after: Phase, nameOf: (exercise: string) => string): readonly PlanChange[] {
  return [
    ...phaseFields
      .filter((field) => !same(before[field], after[field]))
      .map((field): PlanChange => ({ of: 'phase-field', field, before, after })),
    ...criteriaChanges(before, after),
    ...entryChanges(before, after, nameOf),
    ...orderChange('entries', after, before.prescriptions, after.prescriptions),
  ];
}

function exerciseChanges({ before, after }: Pair<Exercise>): readonly PlanChange[] {
  if (before === undefined) return after === undefined ? [] : [{ of: 'exercise', op: 'added', exercise: after }];
  if (after === undefined) return [{ of: 'exercise', op: 'removed', exercise: before }];
  return exerciseFields
    .filter((field) => !same(before[field], after[field]))
    .map((field) => ({ of: 'exercise-field', field, before, after }));
}

/** All in which two versions of a plan differ, in the order of the plan; where a number is from is not told. */
export function planChanges(before: Plan, after: Plan): readonly PlanChange[] {
  const [was, is] = [headerOf(before), headerOf(after)];
  const nameOf = (id: string): string => [...after.exercises, ...before.exercises].find((one) => one.id === id)?.name ?? id;
  return [
    ...headerFields
      .filter((field) => !same(was[field], is[field]))
      .map((field): PlanChange => ({ of: 'header', field, before: was, after: is })),
    ...pairs<Exercise>(before.exercises, after.exercises).flatMap(exerciseChanges),
    ...orderChange('phases', null, before.phases, after.phases),
    ...pairs<Phase>(before.phases, after.phases).flatMap((pair): readonly PlanChange[] => {
      if (pair.before === undefined) return pair.after === undefined ? [] : [{ of: 'phase', op: 'added', phase: pair.after }];
      if (pair.after === undefined) return [{ of: 'phase', op: 'removed', phase: pair.before }];
      return phaseChanges(pair.before, pair.after, nameOf);
    }),
  ];
}
