import { dayTime } from './axis.ts';
import type { BandsLane, BarsLane, Item } from './items.ts';
import { weekOf } from './pain.ts';
import type { Timeline } from './timeline.ts';

/** The phases of every plan, a row each; a phase that goes on lasts to the end of today. */
export function plansLane({ plans, today }: Timeline): BandsLane | null {
  const rows = plans
    .map((plan) =>
      plan.bands.map((band): Item => {
        const from = dayTime(band.from);
        return {
          id: `phase.${plan.planId}.${band.from}`,
          subject: { kind: 'phase', plan, band },
          from,
          to: Math.max(from + 1, dayTime(band.to ?? today) + 1),
          source: { kind: 'plan', planId: plan.planId, visitId: plan.visitId, part: 'phases', week: null },
        };
      }),
    )
    .filter((row) => row.length > 0);
  return rows.length === 0 ? null : { id: 'plan', choice: 'plan', kind: 'bands', rows };
}

/** Goes that were asked for and done, week by week. */
export function loadLane({ load, diaryAt }: Timeline): BarsLane | null {
  const bars = load.map((week) => {
    const visitId = diaryAt?.visitId ?? null;
    const item: Item = {
      id: `load.${week.week}`,
      subject: { kind: 'load', week },
      from: dayTime(week.week),
      to: dayTime(week.week) + 7,
      source: visitId === null ? null : { kind: 'plan', planId: week.planId, visitId, part: 'week', week: week.week },
    };
    return { item, outline: week.planned, filled: week.done, beside: week.done + week.partly, open: week.notEntered > 0 };
  });
  return bars.length === 0 ? null : { id: 'load', choice: 'load', kind: 'bars', tone: 'load', bars };
}

/** Kilometres run and walked, week by week. */
export function runningLane({ running, diaryAt }: Timeline): BarsLane | null {
  const bars = running.map((week) => {
    const km = week.km.known ? week.km.sum : week.km.atLeast;
    const source = weekOf({ diaryAt }, week.week);
    const item: Item = {
      id: `running.${week.week}`,
      subject: { kind: 'running', week },
      from: dayTime(week.week),
      to: dayTime(week.week) + 7,
      source: source?.kind === 'plan' ? { ...source, part: 'running', week: null } : null,
    };
    return { item, outline: null, filled: km, beside: km, open: !week.km.known };
  });
  return bars.length === 0 ? null : { id: 'running', choice: 'running', kind: 'bars', tone: 'running', bars };
}
