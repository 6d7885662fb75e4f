import i18next from 'i18next';
import { assertNever } from '#core/domain/brand.ts';
import type { Dose, Frequency, Load, Prescription } from '#core/plan/prescription.ts';

type Amount = { readonly from: number; readonly to: number };
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A number, or a range: '15', '2 to 3'. */
export const amountWords = ({ from, to }: Amount): string => (from === to ? String(from) : i18next.t('plan:amount.range', { from, to }));

function runWords({ runMinutes, walkMinutes, repeats, thenRunMinutes, walkAround }: Extract<Dose, { kind: 'run' }>): string {
  const [run, walk, times] = [amountWords(runMinutes), amountWords(walkMinutes), amountWords(repeats)];
  const turns =
    walkMinutes.to > 0
      ? i18next.t('plan:dose.run', { repeats: times, run, walk })
      : repeats.to > 1
        ? i18next.t('plan:dose.runOnlyTimes', { repeats: times, run })
        : i18next.t('plan:dose.runOnly', { run });
  const whole = thenRunMinutes === null ? turns : i18next.t('plan:dose.thenRun', { dose: turns, minutes: amountWords(thenRunMinutes) });
  return walkAround === null || walkAround.to === 0
    ? whole
    : i18next.t('plan:dose.walkAround', { dose: whole, minutes: amountWords(walkAround) });
}

/** What is done at one go. */
export function doseWords(dose: Dose): string {
  switch (dose.kind) {
    case 'reps': {
      const words = i18next.t('plan:dose.reps', { sets: amountWords(dose.sets), reps: amountWords(dose.reps) });
      const { tempo } = dose;
      return tempo === null ? words : i18next.t('plan:dose.tempo', { dose: words, up: tempo.up, hold: tempo.hold, down: tempo.down });
    }
    case 'hold':
      return i18next.t('plan:dose.hold', { sets: amountWords(dose.sets), seconds: amountWords(dose.seconds) });
    case 'run':
      return runWords(dose);
    case 'minutes':
      return i18next.t('plan:dose.minutes', { minutes: amountWords(dose.minutes) });
    case 'as-shown':
      return i18next.t('plan:dose.as-shown');
    default:
      return assertNever(dose);
  }
}

export function loadWords(load: Load): string {
  switch (load.kind) {
    case 'none':
    case 'body-weight':
      return i18next.t(`plan:load.${load.kind}`);
    case 'body-weight-plus':
      return load.kg === null ? i18next.t('plan:load.plusAny') : i18next.t('plan:load.plus', { kg: amountWords(load.kg) });
    case 'kg':
      return i18next.t('plan:load.kg', { kg: amountWords(load.kg) });
    case 'rm':
      return i18next.t('plan:load.rm', { rm: amountWords(load.rm) });
    case 'mvc-percent':
      return i18next.t('plan:load.mvc-percent', { percent: amountWords(load.percent) });
    case 'band':
      return i18next.t('plan:load.band', { band: load.band });
    default:
      return assertNever(load);
  }
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayWord = (weekday: number): string => i18next.t(`plan:weekday.${weekdays[weekday - 1] ?? 'mon'}`);

export const weekdayWords = (days: readonly number[]): string =>
  days
    .toSorted((a, b) => a - b)
    .map(weekdayWord)
    .join(', ');

export function oftenWords({ kind, days, perDay }: Frequency): string {
  const often =
    kind === 'days-per-week'
      ? days.from === 1 && days.to === 1
        ? i18next.t('plan:often.weekOne')
        : i18next.t('plan:often.week', { days: amountWords(days) })
      : days.from === 1 && days.to === 1
        ? i18next.t('plan:often.daily')
        : i18next.t('plan:often.every', { days: amountWords(days) });
  return perDay.to === 1 ? often : i18next.t('plan:often.perDay', { often, times: amountWords(perDay) });
}

/** One entry of a phase in a line: dose, load, how often. */
export function entryWords({ dose, load, frequency, weekdays: days }: Prescription): string {
  const often = oftenWords(frequency);
  return [
    doseWords(dose),
    ...(load.kind === 'none' ? [] : [loadWords(load)]),
    days === null ? often : i18next.t('plan:often.on', { often, weekdays: weekdayWords(days) }),
  ].join(' · ');
}
