import { expect, test } from 'vitest';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import '#renderer/i18n/index.ts';
import { nameInWords, valueInWords } from '#renderer/screens/visit/measuredWords.ts';

const row = (value: number | null, unit: MeasurementRow['unit'], uncertainty: number | null): MeasurementRow =>
  ({ value, unit, uncertainty }) as MeasurementRow;

test.each([
  [row(12.345, 'deg', 0.78), 'cm', '12.3 ± 0.8°'],
  [row(-3.04, 'deg', 0.5), 'cm', '−3.0 ± 0.5°'],
  [row(254, 'mm', 5.08), 'cm', '25.4 ± 0.5 cm'],
  [row(254, 'mm', 5.08), 'in', '10.00 ± 0.20 in'],
  [row(310.25, 'px', null), 'cm', '310.3 px'],
  [row(0.2504, 's', 0.0021), 'cm', '0.250 ± 0.002 s'],
  [row(0, 'ms', 0), 'cm', '0 ± 0 ms'],
] as const)('%o in %s is %s', (measured, unit, words) => expect(valueInWords(measured, unit)).toBe(words));

test('no value is no number, whatever else is known', () => expect(valueInWords(row(null, 'deg', null), 'cm')).toBeNull());

test.each([
  [{ name: '', kind: 'angle-vertical', part: null, provenance: 'image-vertical' }, 'Angle to vertical'],
  [{ name: '', kind: 'stopwatch', part: 2, provenance: 'true-time' }, 'Stopwatch 2'],
  [{ name: 'Contact', kind: 'stopwatch', part: null, provenance: 'clip-time' }, 'Contact (clip time)'],
] as const)('%o is named %s', (measured, words) => expect(nameInWords(measured)).toBe(words));
