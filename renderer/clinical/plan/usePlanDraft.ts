import { useEffect, useRef } from 'react';
import { editsBetween } from '#core/plan/difference.ts';
import type { Plan } from '#core/plan/plan.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { call } from '../../link.ts';
import { today } from '../../ui/birthDate.ts';
import type { Stored } from '../../ui/drafts/draftKeeper.ts';
import { type Draft, useDraft } from '../../ui/drafts/useDraft.ts';
import { reportFailure } from '../../ui/failures.ts';

/** One field: the whole plan, so that two windows never mix halves of it. */
type Kept = { readonly plan: Plan };

export type PlanEditing = {
  readonly plan: Plan;
  readonly draft: Draft<Kept>;
  readonly locked: boolean;
  /** Changes the plan; written after a pause. Changes of one key that follow each other are one step to undo. */
  readonly edit: (key: string, change: (plan: Plan) => Plan) => void;
  /** Puts back what was taken out, also once its screen was left; what was changed in between stays. */
  readonly putBack: (key: string, change: (plan: Plan) => Plan) => Promise<void>;
  readonly flush: () => void;
  /** Null where there is nothing to undo, or to do again. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
};

/** Writes a plan through at a visit, as steps that can be undone. */
export function usePlanDraft(stored: StoredPlan, visitId: string, locked: boolean): PlanEditing {
  const { id, revision } = stored;
  const key = useRef('plan');
  /** What the record held at each revision that this window has seen: a step says what it changed. */
  const seen = useRef(new Map<number, Plan>());
  seen.current.set(revision, stored.plan);
  const keep = (now: StoredPlan): Stored<Kept> => {
    seen.current.set(now.revision, now.plan);
    return { details: { plan: now.plan }, revision: now.revision };
  };
  const draft = useDraft<Kept>(
    `plan:${id}:${visitId}`,
    { details: { plan: stored.plan }, revision },
    {
      save: async ({ plan }, at) => {
        const base = seen.current.get(at) ?? (await call('plans.get', { id })).plan;
        const patch = editsBetween(base, plan);
        if (patch.length === 0) return { details: { plan: base }, revision: at };
        return keep(await call('plans.edit', { id, visitId, revision: at, step: { key: key.current, patch } }));
      },
      read: async () => keep(await call('plans.get', { id })),
    },
  );
  /** What is in the fields now, also between two drawings. */
  const now = useRef(draft.draft.plan);
  now.current = draft.draft.plan;
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);
  const edit = (next: string, change: (plan: Plan) => Plan): void => {
    if (locked) return;
    // Another field: what was typed before is a step of its own.
    if (next !== key.current) draft.flush();
    key.current = next;
    now.current = change(now.current);
    draft.edit({ plan: now.current });
  };
  const putBack = async (next: string, change: (plan: Plan) => Plan): Promise<void> => {
    if (shown.current) {
      edit(next, change);
      draft.flush();
      return;
    }
    const there = await call('plans.get', { id });
    const patch = editsBetween(there.plan, change(there.plan));
    if (patch.length > 0) await call('plans.edit', { id, visitId, revision: there.revision, step: { key: next, patch } });
  };
  const move = (name: 'plans.undo' | 'plans.redo') => (): void => {
    call(name, { id, visitId, revision }).catch(reportFailure);
  };
  const settled = !locked && draft.status.kind === 'saved';
  const latest = stored.versions.at(-1);
  const own = settled && latest?.visitId === visitId && !latest.signed && today(new Date(latest.at)) === today();
  return {
    plan: draft.draft.plan,
    draft,
    locked,
    edit,
    putBack,
    flush: draft.flush,
    undo: own && stored.undoable > 0 ? move('plans.undo') : null,
    redo: own && stored.redoable > 0 ? move('plans.redo') : null,
  };
}
