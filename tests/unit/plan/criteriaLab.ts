import { given } from '#core/clinical/answer.ts';
import type { Criterion, SimpleCriterion } from '#core/plan/criterion.ts';
import type { CriterionStatus } from '#core/plan/criterionStatus.ts';
import { applyEdits, phasePatch } from '#core/plan/edit.ts';
import type { PlanFacts } from '#core/plan/facts.ts';
import { phaseStatus } from '#core/plan/phaseStatus.ts';
import type { Plan } from '#core/plan/plan.ts';
import { on, planOf } from './lab.ts';

type Bare<T> = T extends SimpleCriterion ? Omit<T, 'id' | 'source'> : never;
export const criterionOf = (bare: Bare<SimpleCriterion>, id = 'tried'): SimpleCriterion =>
  ({ ...bare, id, source: 'clinician' }) as SimpleCriterion;

/** A plan of one phase that is left by one criterion. */
export const leftBy = (exit: Criterion, plan = planOf('alfredson')): Plan =>
  applyEdits(
    plan,
    phasePatch(plan, plan.phases[0]?.id ?? '', (phase) => ({ ...phase, exit: [exit] })),
  );
export function exitOf(plan: Plan, facts: PlanFacts): CriterionStatus {
  const status = phaseStatus(plan, facts)?.exit[0];
  if (status === undefined) throw new Error('no criterion');
  return status;
}
export const tried = (bare: Bare<SimpleCriterion>, facts: PlanFacts): string => {
  const status = exitOf(leftBy(criterionOf(bare)), facts);
  return status.status === 'unknown' ? `unknown: ${status.why}` : status.status;
};
export const today = on(20);
export const reading = <T>(value: T, day = on(19)) => ({ day, value: given(value) });
