import { assertNever } from '#core/domain/brand.ts';
import type { PlanSide } from '#core/plan/exercise.ts';
import type { Dose, Frequency, Load } from '#core/plan/prescription.ts';

/** A plan in plain words, as patients read it and as the clinician's report prints it. */

type Amount = { readonly from: number; readonly to: number };

/** `15`, or `2 to 3`. */
const amountOf = ({ from, to }: Amount): string => (from === to ? String(from) : `${from} to ${to}`);

const counted = (amount: Amount, one: string, more: string): string =>
  `${amountOf(amount)} ${amount.from === 1 && amount.to === 1 ? one : more}`;

export const sideWords: Readonly<Record<PlanSide, string>> = {
  left: 'left leg',
  right: 'right leg',
  'each-leg': 'each leg',
  'both-legs': 'both legs together',
};

function runOf({ runMinutes, walkMinutes, repeats, thenRunMinutes, walkAround }: Extract<Dose, { kind: 'run' }>): string {
  const run = `run ${counted(runMinutes, 'minute', 'minutes')}`;
  const turn = walkMinutes.to > 0 ? `${run}, walk ${counted(walkMinutes, 'minute', 'minutes')}` : run;
  const times = repeats.to > 1 ? `${turn}; ${amountOf(repeats)} times` : turn;
  const then = thenRunMinutes === null ? times : `${times}; then run ${counted(thenRunMinutes, 'minute', 'minutes')}`;
  return walkAround === null ? then : `${then}; walk ${counted(walkAround, 'minute', 'minutes')} before and after`;
}

const secondsOf = (seconds: number): string => `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;

/** What is done at one go. */
export function doseWords(dose: Dose): string {
  switch (dose.kind) {
    case 'reps': {
      const sets = `${counted(dose.sets, 'set', 'sets')} of ${amountOf(dose.reps)}`;
      if (dose.tempo === null) return sets;
      const { up, hold, down } = dose.tempo;
      const held = hold === 0 ? '' : `hold ${secondsOf(hold)}, `;
      return `${sets}, ${secondsOf(up)} up, ${held}${secondsOf(down)} down`;
    }
    case 'hold':
      return `hold for ${counted(dose.seconds, 'second', 'seconds')}, ${counted(dose.sets, 'time', 'times')}`;
    case 'run':
      return runOf(dose);
    case 'minutes':
      return counted(dose.minutes, 'minute', 'minutes');
    case 'as-shown':
      return 'as we showed you';
    default:
      return assertNever(dose);
  }
}

/** How heavy; empty where nothing is lifted. */
export function loadWords(load: Load): string {
  switch (load.kind) {
    case 'none':
      return '';
    case 'body-weight':
      return 'your own weight';
    case 'body-weight-plus':
      return load.kg === null ? 'your own weight and more, as we agreed' : `your own weight and ${amountOf(load.kg)} kg more`;
    case 'kg':
      return `${amountOf(load.kg)} kg`;
    case 'rm':
      return `as heavy as you can lift ${amountOf(load.rm)} times and no more`;
    case 'mvc-percent':
      return `about ${amountOf(load.percent)} % of your full strength`;
    case 'band':
      return `band: ${load.band}`;
    default:
      return assertNever(load);
  }
}

/** On how many days, and how often on each. */
export function oftenWords({ kind, days, perDay }: Frequency): string {
  const often =
    kind === 'days-per-week'
      ? days.from === 7
        ? 'every day'
        : `${counted(days, 'day', 'days')} a week`
      : days.from === 1 && days.to === 1
        ? 'every day'
        : `every ${amountOf(days)} days`;
  return perDay.from === 1 && perDay.to === 1 ? often : `${often}, ${amountOf(perDay)} times a day`;
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

/** `Mon`; 1 is Monday, 7 is Sunday. */
export const weekdayWord = (weekday: number): string => weekdays[weekday - 1] ?? '';

/** `30 seconds`, `2 minutes`; half minutes and less in seconds. */
export function restWords(seconds: Amount): string {
  return seconds.from % 60 === 0 && seconds.to % 60 === 0 && seconds.to > 0
    ? counted({ from: seconds.from / 60, to: seconds.to / 60 }, 'minute', 'minutes')
    : counted(seconds, 'second', 'seconds');
}
