import type { PlanEdit, PlanPatch } from './edit.ts';
import { headerOf } from './edit.ts';
import type { Exercise } from './exercise.ts';
import type { Phase } from './phase.ts';
import type { Plan } from './plan.ts';
import { same } from './same.ts';

type Named = { readonly id: string };
type ListEdit<T> =
  | { readonly op: 'add' | 'remove'; readonly at: number; readonly item: T }
  | { readonly op: 'change'; readonly before: T; readonly after: T };

/** Edits that make one list of the other: what is gone first, from the end, then each place in order. What only moved is taken out and put in. */
function listEdits<T extends Named>(before: readonly T[], after: readonly T[]): readonly ListEdit<T>[] {
  const edits: ListEdit<T>[] = [];
  const list = [...before];
  for (let at = list.length - 1; at >= 0; at--) {
    const item = list[at];
    if (item === undefined || after.some(({ id }) => id === item.id)) continue;
    edits.push({ op: 'remove', at, item });
    list.splice(at, 1);
  }
  for (const [at, item] of after.entries()) {
    const from = list.findIndex(({ id }) => id === item.id);
    const was = list[from];
    if (was !== undefined && from === at) {
      if (!same(was, item)) edits.push({ op: 'change', before: was, after: item });
      continue;
    }
    if (was !== undefined) {
      edits.push({ op: 'remove', at: from, item: was });
      list.splice(from, 1);
    }
    edits.push({ op: 'add', at, item });
    list.splice(at, 0, item);
  }
  return edits;
}

/** The shortest account of what makes one plan of another of the same id, as a patch that applies to the first; empty where they are the same. */
export function editsBetween(before: Plan, after: Plan): PlanPatch | readonly [] {
  const [was, is] = [headerOf(before), headerOf(after)];
  const header: readonly PlanEdit[] = same(was, is) ? [] : [{ op: 'change', what: 'header', before: was, after: is }];
  const exercises = listEdits<Exercise>(before.exercises, after.exercises).map((edit): PlanEdit => ({ ...edit, what: 'exercise' }));
  const phases = listEdits<Phase>(before.phases, after.phases).map((edit): PlanEdit => ({ ...edit, what: 'phase' }));
  return [...header, ...exercises, ...phases];
}
