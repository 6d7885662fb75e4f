import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { GaitUnit } from '#core/gait/definition.ts';

type LengthUnit = 'cm' | 'in';
export type PrintedNumber = { readonly value: string; readonly uncertainty: string; readonly unit: string };

const unitNames = { deg: '°', px: 'px', s: 's', ms: 'ms' } as const;

/** Uses the real minus sign, so that a column of numbers reads well. */
const withMinus = (text: string): string => (Number(text) === 0 ? text.replace('-', '') : text.replace('-', '\u2212'));

/** As on the screen, so that nobody meets two roundings of one value. */
const decimalsOf = { deg: 1, px: 1, cm: 1, in: 2, s: 3, ms: 0 } as const;

type Figure = Pick<MeasurementRow, 'value' | 'uncertainty' | 'unit'>;

/** The value as it is printed: lengths in `lengthUnit`, value and uncertainty to the same place. Null when there is no value. */
export function printedValue(row: Figure, lengthUnit: LengthUnit): PrintedNumber | null {
  if (row.value === null) return null;
  const unit = row.unit === 'mm' ? lengthUnit : row.unit;
  const scale = row.unit !== 'mm' ? 1 : lengthUnit === 'cm' ? 0.1 : 1 / 25.4;
  const uncertainty = row.uncertainty === null ? null : row.uncertainty * scale;
  const decimals = decimalsOf[unit];
  return {
    value: withMinus((row.value * scale).toFixed(decimals)),
    uncertainty: uncertainty === null ? '' : shownUncertainty(uncertainty, decimals),
    unit: unit === 'cm' || unit === 'in' ? unit : unitNames[unit],
  };
}

/** An uncertainty is never shown as zero: what is smaller than the last place is shown as that place. */
function shownUncertainty(uncertainty: number, decimals: number): string {
  const shown = uncertainty.toFixed(decimals);
  return Number(shown) === 0 && uncertainty > 0 ? (10 ** -decimals).toFixed(decimals) : shown;
}

/** `12.3 ± 0.4 cm`, `45.1 ± 0.8°`; null when there is no value. */
export function printedFigure(row: Figure, lengthUnit: LengthUnit): string | null {
  const number = printedValue(row, lengthUnit);
  if (number === null) return null;
  const gap = number.unit === '°' ? '' : '\u00a0';
  const plusMinus = number.uncertainty === '' ? '' : `\u00a0±\u00a0${number.uncertainty}`;
  return `${number.value}${plusMinus}${gap}${number.unit}`;
}

/** `1.234 s`, three decimals: below one frame at any rate a clinic films at. */
export const printedSeconds = (value: number): string => `${withMinus(value.toFixed(3))}\u00a0s`;

/** A rate without needless decimals: `240`, `29.97`. */
export const printedRate = (framesPerSecond: number): string => String(Number(framesPerSecond.toFixed(2)));

/** `2 March 2026` in the given zone. */
export const printedDay = (iso: string, timeZone: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(new Date(iso));

/** `2 March 2026, 09:05` in the given zone. */
export const printedMoment = (iso: string, timeZone: string): string =>
  `${printedDay(iso, timeZone)}, ${new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(iso))}`;

/** A calendar day has no zone: `1988-02-29` gives `29 February 1988`. */
export const printedBirthDate = (day: string): string => printedDay(`${day}T12:00:00Z`, 'UTC');

/** `22 to 28 November 2026`: of the first day only what is not said by the last. */
export function printedSpan(from: string, to: string): string {
  const [day = '', month = '', year = ''] = printedBirthDate(from).split(' ');
  if (from.slice(0, 7) === to.slice(0, 7)) return `${day} to ${printedBirthDate(to)}`;
  return `${day} ${month}${from.slice(0, 4) === to.slice(0, 4) ? '' : ` ${year}`} to ${printedBirthDate(to)}`;
}

const gaitDecimals: Readonly<Record<GaitUnit, number>> = { 'steps/min': 1, ms: 0, '%': 1, m: 2, cm: 1, deg: 1 };

/** A gait figure without its unit: value and, where there is one, uncertainty to the same place, rounded as on the screen; an uncertainty never to zero. */
export function printedGaitNumber(value: number, uncertainty: number | null, unit: GaitUnit): string {
  const digits = gaitDecimals[unit];
  const sigma = uncertainty === null ? '' : ` ± ${shownUncertainty(uncertainty, digits)}`;
  return `${withMinus(value.toFixed(digits))}${sigma}`;
}

/** `254 ± 2 ms`; without an uncertainty `254 ms`. */
export function printedGaitFigure(value: number, uncertainty: number | null, unit: GaitUnit): string {
  return `${printedGaitNumber(value, uncertainty, unit)}${unit === 'deg' ? '°' : unit === '%' ? '%' : ` ${unit}`}`;
}
