import i18next from 'i18next';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { Preferences } from '#core/domain/settings.ts';

export type LengthUnit = Preferences['lengthUnit'];

type Shown = { readonly factor: number; readonly unit: string; readonly decimals: number };

/** How a stored unit is shown. Lengths are stored in millimetres. */
function shownIn(unit: MeasurementRow['unit'], lengthUnit: LengthUnit): Shown {
  switch (unit) {
    case 'deg':
      return { factor: 1, unit: '°', decimals: 1 };
    case 'mm':
      return lengthUnit === 'in' ? { factor: 1 / 25.4, unit: ' in', decimals: 2 } : { factor: 0.1, unit: ' cm', decimals: 1 };
    case 'px':
      return { factor: 1, unit: ' px', decimals: 1 };
    case 's':
      return { factor: 1, unit: ' s', decimals: 3 };
    case 'ms':
      return { factor: 1, unit: ' ms', decimals: 0 };
  }
}

const minus = (text: string): string => text.replace('-', '−');

/** '12.3 ± 0.8°': value and standard uncertainty, rounded for reading only; null when there is no value. */
export function valueInWords({ value, unit, uncertainty }: MeasurementRow, lengthUnit: LengthUnit): string | null {
  if (value === null) return null;
  const { factor, unit: sign, decimals } = shownIn(unit, lengthUnit);
  const number = (n: number) => minus((n * factor).toFixed(decimals));
  return uncertainty === null ? `${number(value)}${sign}` : `${number(value)} ± ${number(uncertainty)}${sign}`;
}

/** What was measured: the clinician's name for it, else the kind; 'Stopwatch 2 (clip time)'. */
export function nameInWords({ name, kind, part, provenance }: Pick<MeasurementRow, 'name' | 'kind' | 'part' | 'provenance'>): string {
  const own = name === '' ? i18next.t(`visit:measurements.names.${kind}`) : name;
  const whole = part === null ? own : i18next.t('visit:measurements.part', { name: own, part });
  return provenance === 'clip-time' ? i18next.t('visit:measurements.byClipTime', { name: whole }) : whole;
}
