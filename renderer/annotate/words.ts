import i18next from 'i18next';
import type { DrawingWords } from '#core/annotation/drawing.ts';
import type { MeasuredQuantity } from '#core/annotation/measure.ts';
import type { CaptureRate } from '#core/domain/recording.ts';
import type { Preferences } from '#core/domain/settings.ts';
import { measuredOnFrame } from '#core/gait/onFrame.ts';
import { definitionOf } from '#core/gait/table.ts';
import { figureInWords } from '../gait/figures.ts';

export type LengthUnit = Preferences['lengthUnit'];

const minus = (text: string): string => text.replace('-', '−');
const shown = (unit: MeasuredQuantity['unit'], lengthUnit: LengthUnit) => {
  switch (unit) {
    case 'deg':
      return { factor: 1, sign: '°', decimals: 1 };
    case 'mm':
      return lengthUnit === 'in' ? { factor: 1 / 25.4, sign: ' in', decimals: 2 } : { factor: 0.1, sign: ' cm', decimals: 1 };
    case 'px':
      return { factor: 1, sign: ' px', decimals: 1 };
    case 's':
      return { factor: 1, sign: ' s', decimals: 3 };
  }
};

/** '12.3 ± 0.8°', or why there is no number. Rounded for reading only; an uncertainty is never rounded to zero. */
export function quantityInWords({ unit, measured, warning }: MeasuredQuantity, lengthUnit: LengthUnit): string {
  if (!measured.ok) return i18next.t(`annotate:reason.${measured.reason}`);
  const { factor, sign, decimals } = shown(unit, lengthUnit);
  const least = 10 ** -decimals;
  const sigma = Math.max(least, measured.uncertainty * factor).toFixed(decimals);
  const number = (measured.value * factor).toFixed(decimals);
  const value = `${minus(Number(number) === 0 ? number.replace('-', '') : number)} ± ${sigma}${sign}`;
  const told = measured.provenance === 'clip-time' ? i18next.t('annotate:clipTime', { value }) : value;
  return warning === 'spans-a-gap' ? i18next.t('annotate:gap', { value: told }) : told;
}

/** Which of a shape's several quantities: the clinician's name, else the tool's, numbered. */
export function partInWords({ kind, label, part }: MeasuredQuantity): string {
  const name = label === '' ? i18next.t(`annotate:tools.${kind}`) : label;
  return part === null ? name : i18next.t('visit:measurements.part', { name, part });
}

export const drawingWords = (lengthUnit: LengthUnit, { confirmed, slowdown }: CaptureRate): DrawingWords => ({
  quantity: (quantity) => quantityInWords(quantity, lengthUnit),
  running: (clipSeconds) =>
    confirmed ? `${(clipSeconds / slowdown).toFixed(3)} s` : i18next.t('annotate:clipTime', { value: `${clipSeconds.toFixed(3)} s` }),
  landmarks: (shape, scene) =>
    measuredOnFrame(shape, scene).map(
      ({ id, mean }) => `${i18next.t(`gait:short.${id}`)} ${figureInWords(mean.value, mean.uncertainty, definitionOf(id).unit)}`,
    ),
});

/** A length in the clinic's unit, '100.0 cm'. */
export const lengthInWords = (mm: number, lengthUnit: LengthUnit): string => {
  const { factor, sign, decimals } = shown('mm', lengthUnit);
  return `${(mm * factor).toFixed(decimals)}${sign}`;
};
