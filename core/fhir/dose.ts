import { assertNever } from '../domain/brand.ts';
import type { Dose, Prescription } from '../plan/prescription.ts';

type Range = { readonly from: number; readonly to: number };
const range = ({ from, to }: Range): string => (from === to ? `${from}` : `${from} to ${to}`);

/** How much is done at one go, in words. */
export function doseWords(dose: Dose): string {
  switch (dose.kind) {
    case 'reps':
      return `${range(dose.sets)} sets of ${range(dose.reps)}`;
    case 'hold':
      return `${range(dose.sets)} times ${range(dose.seconds)} s`;
    case 'run':
      return `${range(dose.repeats)} times ${range(dose.runMinutes)} min running and ${range(dose.walkMinutes)} min walking${dose.thenRunMinutes === null ? '' : `, then ${range(dose.thenRunMinutes)} min running`}`;
    case 'minutes':
      return `${range(dose.minutes)} min`;
    case 'as-shown':
      return 'as shown';
    default:
      return assertNever(dose);
  }
}

/** How heavy, in words; empty where nothing is to be said. */
export function loadWords({ load }: Prescription): string {
  switch (load.kind) {
    case 'body-weight':
      return 'body weight';
    case 'body-weight-plus':
      return load.kg === null ? 'body weight and more' : `body weight and ${range(load.kg)} kg`;
    case 'kg':
      return `${range(load.kg)} kg`;
    case 'rm':
      return `${range(load.rm)} RM`;
    case 'mvc-percent':
      return `${range(load.percent)} % of the greatest effort`;
    case 'band':
      return `band ${load.band}`;
    case 'none':
      return '';
    default:
      return assertNever(load);
  }
}

/** On which days and how often, in words. */
export function frequencyWords({ frequency }: Prescription): string {
  const times = frequency.perDay.to === 1 ? '' : `, ${range(frequency.perDay)} times a day`;
  switch (frequency.kind) {
    case 'days-per-week':
      return `${range(frequency.days)} days a week${times}`;
    case 'every-days':
      return `${frequency.days.to === 1 ? 'every day' : `every ${range(frequency.days)} days`}${times}`;
    default:
      return assertNever(frequency);
  }
}
