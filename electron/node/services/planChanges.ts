import { canonical } from '#core/clinical/signedContent.ts';
import { FailureError } from '#core/contract/failure.ts';
import { partsOf } from '#core/plan/criterion.ts';
import { type SuggestionDecision, suggestionDecisionSchema } from '#core/plan/decision.ts';
import type { PlanDeed, PlanDeedId } from '#core/plan/deed.ts';
import { type PlanDraft, withoutStep, withStep, withStepAgain } from '#core/plan/draft.ts';
import { optionsFor } from '#core/plan/options.ts';
import { type Plan, type PlanId, phaseOn } from '#core/plan/plan.ts';
import { same } from '#core/plan/same.ts';
import { stepPatch } from '#core/plan/step.ts';
import type { StoredPlan } from '#core/plan/stored.ts';
import { addPlanDeed, planDeedsOf } from '#db/repositories/planDeeds.ts';
import { planById } from '#db/repositories/plans.ts';
import { momentNow } from '../clinical/day.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { standingOf } from '../plan/facts.ts';
import { newVersion, openVersion, planToChange, refuseLoading, refuseMore, type Working, writeVersion } from '../plan/write.ts';
import { found, nowOf, staleWindow, written } from '../written.ts';

type PlanChangeMethods = 'plans.edit' | 'plans.undo' | 'plans.redo' | 'plans.explain' | 'plans.decide' | 'plans.judge';

export function planChangesHandlers(context: AppContext): Pick<Handlers, PlanChangeMethods> {
  const { db, events, ports } = context;
  const changed = (id: PlanId): StoredPlan => {
    const plan = found(planById(db, id), 'plan');
    events.emit({ type: 'changed', topic: 'plan', id: plan.patientId });
    return plan;
  };
  const worked = (plan: StoredPlan, visitId: Parameters<typeof openVersion>[2]): Working => {
    const working = openVersion(context, plan, visitId);
    if (working === null)
      throw new FailureError('not-found', 'Nothing was changed in this plan at this visit today.', 'Change it; that begins a new version.');
    return working;
  };
  /** Goes one step back or forth in the version that is worked on. */
  const move = (
    { id, visitId, revision }: { readonly id: PlanId; readonly visitId: Parameters<typeof openVersion>[2]; readonly revision: number },
    action: 'undid' | 'redid',
    step: (draft: PlanDraft, before: Plan | null) => PlanDraft | null,
  ): StoredPlan => {
    const { plan, visit } = planToChange(context, id, visitId, revision);
    const { draft, before } = worked(plan, visitId);
    const moved = step(draft, before);
    if (moved === null)
      throw new FailureError('not-found', `There is nothing to ${action === 'undid' ? 'undo' : 'redo'}.`, 'Go on as it is.');
    refuseMore(context, visit, plan.plan, moved.version.plan);
    written(context, { action, entity: 'loading-plan', entityId: id, detail: `version ${draft.version.number}` }, (at) =>
      writeVersion(context, plan, visitId, { draft: moved, isNew: false }, at),
    );
    return changed(id);
  };
  const deedOf = (planId: PlanId, visitId: PlanDeed['visitId'], details: PlanDeed['details']): PlanDeed => ({
    id: ports.ids.next() as PlanDeedId,
    planId,
    visitId,
    at: nowOf(context),
    details,
  });

  return {
    'plans.edit': ({ id, visitId, revision, step }) => {
      const { plan, visit } = planToChange(context, id, visitId, revision);
      const { draft, before, isNew } = openVersion(context, plan, visitId) ?? newVersion(context, plan);
      const next = withStep(draft, before, step);
      if (same(next.version.plan, plan.plan)) return plan;
      refuseMore(context, visit, plan.plan, next.version.plan);
      written(context, { action: 'updated', entity: 'loading-plan', entityId: id, detail: `version ${next.version.number}` }, (at) =>
        writeVersion(context, plan, visitId, { draft: next, isNew }, at),
      );
      return changed(id);
    },
    'plans.undo': (change) => move(change, 'undid', withoutStep),
    'plans.redo': (change) => move(change, 'redid', withStepAgain),
    'plans.explain': ({ id, visitId, revision, why }) => {
      const { plan } = planToChange(context, id, visitId, revision);
      const { draft } = worked(plan, visitId);
      if (draft.version.why === why) return plan;
      written(context, { action: 'explained', entity: 'loading-plan', entityId: id, detail: `version ${draft.version.number}` }, (at) =>
        writeVersion(context, plan, visitId, { draft: { ...draft, version: { ...draft.version, why } }, isNew: false }, at),
      );
      return changed(id);
    },
    'plans.decide': ({ id, visitId, revision, seen, chosen, option, reason, by }) => {
      const { plan, visit } = planToChange(context, id, visitId, revision);
      const { suggestion } = standingOf(context, plan);
      if (canonical(suggestion) !== canonical(seen)) throw staleWindow('suggestion');
      if (chosen === 'progress') refuseLoading(context, visit);
      const today = momentNow(context).day;
      const now = phaseOn(plan.plan, today);
      if (option !== null && (now === null || !optionsFor(plan.plan, now, chosen).some((one) => same(one, option))))
        throw new FailureError('invalid-input', 'The plan has no such step.', 'Choose a step that the plan names.');
      const patch = option === null ? null : stepPatch(plan.plan, today, option);
      const working = newVersion(context, plan, reason);
      const next = patch === null ? null : withStep(working.draft, working.before, { key: `decision ${chosen}`, patch });
      if (next !== null) refuseMore(context, visit, plan.plan, next.version.plan);
      const decision = checkedDecision({
        suggestion,
        decision: chosen === suggestion.advice ? 'accepted' : 'rejected',
        chosen,
        reason,
        by: by.name,
        at: nowOf(context),
        madeVersion: next?.version.number ?? null,
      });
      written(context, { action: 'decided', entity: 'loading-plan', entityId: id, detail: `${suggestion.advice}: ${chosen}` }, (at) => {
        addPlanDeed(db, deedOf(id, visitId, { deed: 'decision', decision }));
        if (next !== null) writeVersion(context, plan, visitId, { draft: next, isNew: true }, at);
      });
      return changed(id);
    },
    'plans.judge': ({ id, visitId, phaseId, criterionId, met, by }) => {
      const { plan } = planToChange(context, id, visitId, null);
      const phase = plan.plan.phases.find((one) => one.id === phaseId);
      const parts = [...(phase?.entry ?? []), ...(phase?.exit ?? [])].flatMap(partsOf);
      const judged = parts.find((part) => part.id === criterionId);
      if (judged?.kind !== 'judged')
        throw new FailureError('not-found', 'The plan has no such criterion to judge.', 'Look at the plan as it is now.');
      const judgement = { phaseId, criterionId, words: judged.words, met, day: momentNow(context).day, by: by.name };
      written(context, { action: 'judged', entity: 'loading-plan', entityId: id, detail: `${phaseId} ${criterionId}` }, () =>
        addPlanDeed(db, deedOf(id, visitId, { deed: 'judgement', judgement })),
      );
      changed(id);
      return planDeedsOf(db, id);
    },
  };
}

/** Throws 'invalid-input' where it is done otherwise than was suggested and nobody says why. */
function checkedDecision(decision: SuggestionDecision): SuggestionDecision {
  const parsed = suggestionDecisionSchema.safeParse(decision);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  throw new FailureError('invalid-input', issue?.message ?? 'This is no decision.', 'Correct it and decide again.', {
    fields: { [field]: issue?.message ?? '' },
  });
}
