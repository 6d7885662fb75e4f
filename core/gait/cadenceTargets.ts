import type { GaitTake } from '../domain/gaitTake.ts';

/** Steps a minute to run to by metronome, at the speed of the baseline. */
export type CadenceTarget = { readonly percent: number; readonly stepsPerMinute: number };

const rises = [5, 10] as const;

/**
 * Targets 5 and 10 % above a runner's own cadence in steps a minute, rounded down to whole steps so that neither is ever more. No greater rise is offered at once. Clinical
 * reference section 8.8, after the conditions of Heiderscheit 2011. Empty for a baseline that is no cadence.
 */
export const cadenceTargets = (baseline: number): readonly CadenceTarget[] =>
  baseline > 0 && Number.isFinite(baseline)
    ? rises.map((percent) => ({ percent, stepsPerMinute: Math.floor((baseline * (100 + percent)) / 100) }))
    : [];

/** Targets from a clip's cadence; empty where it is not known or rests on few steps. */
export function targetsOf({ metrics }: Pick<GaitTake, 'metrics'>): readonly CadenceTarget[] {
  const cadence = metrics.find(({ id }) => id === 'cadence')?.result;
  return cadence?.ok === true && !cadence.few ? cadenceTargets(cadence.value) : [];
}
