import { assertNever } from '../domain/brand.ts';
import { clinicianSource } from './amount.ts';
import { beginPhase } from './course.ts';
import { type PlanPatch, phasePatch } from './edit.ts';
import type { StepOption } from './options.ts';
import { type Plan, phaseOn } from './plan.ts';
import type { Prescription } from './prescription.ts';

type Amount = { readonly from: number; readonly to: number; readonly source: string };
type Changed = Prescription | null;

/** Moves both ends; null where it would fall below the least that makes sense. */
function moved({ from, to }: Amount, by: number, least: number): Amount | null {
  const round = (value: number): number => Math.round(2 * value) / 2;
  const next = { from: round(from + by), to: round(to + by), source: clinicianSource };
  return next.from < least ? null : next;
}

const scaled = (amount: Amount, percent: number, least: number, round: (value: number) => number): Amount | null => {
  const [from, to] = [amount.from, amount.to].map((value) => round(value * (1 + percent / 100)));
  if (from === undefined || to === undefined || from < least) return null;
  return { from, to, source: clinicianSource };
};
/** To the nearest half kilogram: plates and dumb-bells come so. */
const toHalf = (value: number): number => Math.round(2 * value) / 2;

function withLoad(entry: Prescription, variable: 'load-kg' | 'load-percent' | 'rm', by: number): Changed {
  const { load, dose } = entry;
  switch (load.kind) {
    case 'kg': {
      if (variable === 'rm') return null;
      const kg = variable === 'load-kg' ? moved(load.kg, by, 0) : scaled(load.kg, by, 0, toHalf);
      return kg && { ...entry, load: { kind: 'kg', kg } };
    }
    case 'body-weight':
    case 'body-weight-plus': {
      const now = load.kind === 'body-weight' ? { from: 0, to: 0, source: clinicianSource } : load.kg;
      if (variable === 'rm' || now === null) return null;
      const kg = variable === 'load-kg' ? moved(now, by, 0) : scaled(now, by, 0, toHalf);
      return kg && { ...entry, load: { kind: 'body-weight-plus', kg } };
    }
    case 'rm': {
      const rm = variable === 'rm' ? moved(load.rm, by, 1) : null;
      if (rm === null) return null;
      // Lifted until no more goes: as many repetitions as the load allows.
      const follows = dose.kind === 'reps' && dose.reps.from === load.rm.from && dose.reps.to === load.rm.to;
      return { ...entry, load: { kind: 'rm', rm }, dose: follows ? { ...dose, reps: rm } : dose };
    }
    case 'mvc-percent': {
      const percent = variable === 'load-percent' ? scaled(load.percent, by, 1, Math.round) : null;
      return percent && { ...entry, load: { kind: 'mvc-percent', percent } };
    }
    case 'band':
    case 'none':
      return null;
    default:
      return assertNever(load);
  }
}

function withDose(entry: Prescription, variable: 'sets' | 'reps' | 'seconds' | 'minutes' | 'contacts-percent', by: number): Changed {
  const { dose } = entry;
  if (variable === 'sets') {
    const sets = dose.kind === 'reps' || dose.kind === 'hold' ? moved(dose.sets, by, 1) : null;
    return sets && (dose.kind === 'reps' || dose.kind === 'hold') ? { ...entry, dose: { ...dose, sets } } : null;
  }
  if (dose.kind === 'reps' && (variable === 'reps' || variable === 'contacts-percent')) {
    const reps = variable === 'reps' ? moved(dose.reps, by, 1) : scaled(dose.reps, by, 1, Math.round);
    return reps && { ...entry, dose: { ...dose, reps } };
  }
  if (dose.kind === 'hold' && variable === 'seconds') {
    const seconds = moved(dose.seconds, by, 1);
    return seconds && { ...entry, dose: { ...dose, seconds } };
  }
  if (dose.kind === 'minutes' && variable === 'minutes') {
    const minutes = moved(dose.minutes, by, 0.5);
    return minutes && { ...entry, dose: { ...dose, minutes } };
  }
  if (dose.kind === 'run' && variable === 'minutes') {
    const runMinutes = moved(dose.runMinutes, by, 0.25);
    return runMinutes && { ...entry, dose: { ...dose, runMinutes } };
  }
  return null;
}

/** Days named of the week cannot follow: which one comes or goes is the clinician's choice. */
function withDays(entry: Prescription, by: number): Changed {
  const { frequency } = entry;
  if (frequency.kind !== 'days-per-week' || entry.weekdays !== null) return null;
  const days = moved(frequency.days, by, 1);
  return days && days.to <= 7 ? { ...entry, frequency: { ...frequency, days } } : null;
}

function stepped(entry: Prescription, variable: StepOption['variable'], by: number): Changed {
  switch (variable) {
    case 'load-kg':
    case 'load-percent':
    case 'rm':
      return withLoad(entry, variable, by);
    case 'sets':
    case 'reps':
    case 'seconds':
    case 'minutes':
    case 'contacts-percent':
      return withDose(entry, variable, by);
    case 'days':
      return withDays(entry, by);
    case 'height-cm':
    case 'speed-percent':
    case 'level':
      return null;
    default:
      return assertNever(variable);
  }
}

/**
 * The patch that makes one step of the plan on `today`, by the lesser of what its source gives; what it sets is the clinician's. Null where the plan says nothing that the step could
 * change, as the height of a hop or a load that is told in words: then the clinician changes it by hand. Throws what `beginPhase` throws.
 */
export function stepPatch(plan: Plan, today: string, { prescriptionId, variable, from, to }: StepOption): PlanPatch | null {
  const now = phaseOn(plan, today);
  const by = Math.abs(from) <= Math.abs(to) ? from : to;
  if (now === null) return null;
  if (variable === 'level') {
    const next = plan.phases[now.index + by];
    return next === undefined ? null : beginPhase(plan, next.id, today);
  }
  const entry = now.phase.prescriptions.find(({ id }) => id === prescriptionId);
  const changed = entry === undefined ? null : stepped(entry, variable, by);
  if (changed === null) return null;
  return phasePatch(plan, now.phase.id, (phase) => ({
    ...phase,
    prescriptions: phase.prescriptions.map((one) => (one.id === changed.id ? changed : one)),
  }));
}
