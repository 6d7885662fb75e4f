import { addDays } from '../../clinical/calendar.ts';
import { phaseOn } from '../../plan/plan.ts';
import type { StoredPlan } from '../../plan/stored.ts';
import { latestOf, type PlanVersions, versionOn } from '../../plan/version.ts';
import type { PhaseBand, PlanRow } from '../care.ts';

/** A plan with all its versions. */
export type WholePlan = { readonly stored: StoredPlan; readonly versions: PlanVersions };

/** The stretches of a plan phase by phase: days gone by as the versions that held on them said, days to come as they are booked. */
export function planRow({ stored, versions }: WholePlan, today: string): PlanRow {
  const { plan } = latestOf(versions);
  const head = stored.versions.at(-1) ?? stored.versions[0];
  if (head === undefined) throw new TypeError(`plan ${stored.id} has no version`);
  return {
    planId: stored.id,
    visitId: head.visitId,
    name: plan.name,
    isLadder: plan.ladder !== null,
    bands: bandsOf(versions, today),
  };
}

function bandsOf(versions: PlanVersions, today: string): readonly PhaseBand[] {
  const bands: PhaseBand[] = [];
  for (const day of turningDays(versions)) {
    const { plan } = versionOn(versions, day);
    const now = phaseOn(plan, day);
    const last = bands.at(-1);
    if (last !== undefined && last.to === null) {
      if (now?.phase.id === last.phaseId && now.phase.name === last.name) continue;
      bands[bands.length - 1] = { ...last, to: addDays(day, -1) };
    }
    if (now === null) continue;
    bands.push({
      phaseId: now.phase.id,
      name: now.phase.name,
      number: now.index + 1,
      phases: plan.phases.length,
      from: day,
      to: null,
      booked: day > today,
    });
  }
  return bands;
}

/** Every day on which the phase may be another than the day before, in order. */
function turningDays(versions: PlanVersions): readonly string[] {
  const days = versions.flatMap(({ from, plan }) => [
    from,
    plan.startsOn,
    ...plan.course.map((step) => step.from),
    ...(plan.endsOn === null ? [] : [addDays(plan.endsOn, 1)]),
  ]);
  return [...new Set(days)].toSorted();
}
