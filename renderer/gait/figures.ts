import i18next from 'i18next';
import type { GaitUnit } from '#core/gait/definition.ts';

/** Decimals that the screen shows; the values themselves are never rounded. */
const decimals: Readonly<Record<GaitUnit, number>> = { 'steps/min': 1, ms: 0, '%': 1, m: 2, cm: 1, deg: 1 };

/** '254 ± 2 ms'; without an uncertainty '254 ms'. An uncertainty is never rounded to zero. */
export function figureInWords(value: number, uncertainty: number | null, unit: GaitUnit): string {
  const digits = decimals[unit];
  const number = value.toFixed(digits).replace('-', '−');
  const sigma = uncertainty === null ? '' : ` ± ${Math.max(10 ** -digits, uncertainty).toFixed(digits)}`;
  const words = i18next.t(`gait:unit.${unit}`);
  return `${number}${sigma}${unit === 'deg' || unit === '%' ? '' : ' '}${words}`;
}

/** The same of a difference: '+8.0 ± 0.4 steps/min'. */
export const signedFigure = (value: number, uncertainty: number | null, unit: GaitUnit): string =>
  `${value > 0 ? '+' : ''}${figureInWords(value, uncertainty, unit)}`;
