import { addDays } from '../../clinical/calendar.ts';
import { assertNever } from '../../domain/brand.ts';
import { read, type Source } from '../../domain/source.ts';
import type { Phase } from '../phase.ts';
import { type Plan, phaseOn } from '../plan.ts';
import { runMinutesOf } from '../prescription.ts';

export type LadderPosition = {
  /** From 1. */
  readonly level: number;
  readonly of: number;
  readonly phase: Phase;
  readonly since: string;
  /** Minutes of running of one session as planned; null where the level names no run. */
  readonly runMinutes: { readonly from: number; readonly to: number } | null;
};

/** Where on its ladder a plan is on a day; null where it is no ladder, has not begun or is over. */
export function ladderPosition(plan: Plan, on: string): LadderPosition | null {
  const now = phaseOn(plan, on);
  if (plan.ladder === null || now === null) return null;
  const minutes = now.phase.prescriptions.flatMap(({ dose }) => runMinutesOf(dose) ?? []);
  return { level: now.index + 1, of: plan.phases.length, phase: now.phase, since: now.since, runMinutes: minutes[0] ?? null };
}

/** When a run made the leg sore. */
export const sorenesses = ['warm-up', 'during', 'after', 'none'] as const;
export type Soreness = (typeof sorenesses)[number];

/** What the soreness rules of a track ladder say after a run. */
export type SorenessAdvice = {
  readonly level: number;
  /** Days without running after that of the run. */
  readonly daysOff: number;
  /** First day of the next run. */
  readonly nextRun: string;
  readonly source: Source;
};

const soreness = read(
  'orthopedicsri.com, track ladder: sore in warm-up 2 days off and a level down, during 1 day off and a level down, after the same level',
);
const rested = read('orthopedicsri.com, track ladder: 2 days of rest at levels 1 to 3, 1 day at 4 to 8');

const restAt = (level: number): number => (level <= 3 ? 2 : 1);

/**
 * The published soreness rules, as they stand, for a run at `level` on `day`; shown beside the suggestion, which goes by pain. The level never falls below 1, and none rises by
 * these rules. Rest where nothing is sore is that of the level.
 */
export function sorenessAdvice(sore: Soreness, level: number, day: string): SorenessAdvice {
  const advised = (to: number, daysOff: number, source: Source): SorenessAdvice => ({
    level: Math.max(1, to),
    daysOff,
    nextRun: addDays(day, daysOff + 1),
    source,
  });
  switch (sore) {
    case 'warm-up':
      return advised(level - 1, 2, soreness);
    case 'during':
      return advised(level - 1, 1, soreness);
    case 'after':
      return advised(level, restAt(level), soreness);
    case 'none':
      return advised(level, restAt(level), rested);
    default:
      return assertNever(sore);
  }
}
