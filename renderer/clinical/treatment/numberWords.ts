import i18next from 'i18next';
import type { DerivedNumber } from '#core/clinical/formDerivedSchema.ts';
import { treatment } from '../../i18n/en/treatment.ts';

const { numbers } = treatment;
type Name = Exclude<keyof typeof numbers, 'title' | 'value' | 'noError' | 'unit' | 'reason'>;
type Unit = keyof typeof numbers.unit;
type Reason = keyof typeof numbers.reason;

const isName = (name: string): name is Name => Object.hasOwn(numbers, name);
const isUnit = (unit: string): unit is Unit => Object.hasOwn(numbers.unit, unit);
const isReason = (reason: string): reason is Reason => Object.hasOwn(numbers.reason, reason);

/** The name of a number of a treatment. */
export const numberName = ({ name }: DerivedNumber): string => (isName(name) ? i18next.t(`treatment:numbers.${name}`) : name);

/** A unit as it is printed; `mJ/mm2` with its exponent raised. */
const unitWords = (unit: string): string => (isUnit(unit) ? i18next.t(`treatment:numbers.unit.${unit}`) : unit);

/** To three figures after the point, without the noise of a sum of binary fractions. */
export const plainNumber = (value: number): string => String(Number(value.toFixed(3))).replace('-', '−');

/** A change with its sign. */
export const signedNumber = (value: number): string => `${value > 0 ? '+' : ''}${plainNumber(value)}`;

/** A number with its unit, or why there is none. */
export function numberInWords({ value, unit, reason }: DerivedNumber): string {
  if (value !== null) return i18next.t('treatment:numbers.value', { value: plainNumber(value), unit: unitWords(unit) });
  return reason !== null && isReason(reason) ? i18next.t(`treatment:numbers.reason.${reason}`) : (reason ?? '');
}
