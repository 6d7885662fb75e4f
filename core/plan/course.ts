import { addDays } from '../clinical/calendar.ts';
import { FailureError } from '../contract/failure.ts';
import { headerPatch, type PlanPatch } from './edit.ts';
import { type Plan, phaseOn } from './plan.ts';

/**
 * The patch that begins a phase on a day, in place of whatever began or was booked for that day and later. Throws `invalid-input` for a phase that the plan does not have and
 * for a day before the plan.
 */
export function beginPhase(plan: Plan, phaseId: string, from: string): PlanPatch {
  if (!plan.phases.some(({ id }) => id === phaseId))
    throw new FailureError('invalid-input', `The plan has no phase ${phaseId}.`, 'Choose a phase of the plan.');
  if (from < plan.startsOn)
    throw new FailureError('invalid-input', 'The phase would begin before the plan.', `Choose ${plan.startsOn} or a later day.`);
  return headerPatch(plan, { course: [...plan.course.filter((begun) => begun.from < from), { phaseId, from }] });
}

/**
 * The patch that books the phases after the one of `today`, each for the lesser of its usual weeks, so that a diary can be printed ahead. Stops at a phase whose length is not
 * known: it and what follows is not booked. Nothing that has begun is touched. Null where there is nothing to book, or no phase today.
 */
export function bookAhead(plan: Plan, today: string): PlanPatch | null {
  const now = phaseOn(plan, today);
  if (now === null) return null;
  const begun = plan.course.filter(({ from }) => from <= today);
  const booked: Plan['course'][number][] = [];
  let from = now.since;
  for (const [i, phase] of plan.phases.entries()) {
    if (i < now.index) continue;
    if (i > now.index) booked.push({ phaseId: phase.id, from });
    const weeks = phase.usualWeeks?.from ?? 0;
    if (weeks === 0) break;
    from = addDays(from, Math.round(7 * weeks));
    // A phase that has lasted beyond its weeks is left to the clinician: the next begins tomorrow at the earliest.
    if (from <= today) from = addDays(today, 1);
  }
  return booked.length === 0 ? null : headerPatch(plan, { course: [...begun, ...booked] });
}
