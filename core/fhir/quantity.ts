import type { Draft } from './resource.ts';

/** UCUM codes of the units of this program; what counts something is an annotation, which UCUM gives the unit 1. */
const codes: Readonly<Record<string, string>> = {
  deg: 'deg',
  mm: 'mm',
  cm: 'cm',
  m: 'm',
  km: 'km',
  kg: 'kg',
  s: 's',
  ms: 'ms',
  min: 'min',
  '%': '%',
  J: 'J',
  mJ: 'mJ',
  'm/s': 'm/s',
  'mJ/mm2': 'mJ/mm2',
  'mJ/mm²': 'mJ/mm2',
  bar: 'bar',
  Hz: 'Hz',
  'steps/min': '{steps}/min',
  px: '{pixels}',
};

/** The UCUM code of a unit; a count of things as an annotation. */
export const ucum = (unit: string): string => codes[unit] ?? (unit === '' ? '1' : `{${unit.replaceAll(/[^A-Za-z0-9]+/g, '_')}}`);

/** A number with its unit in words and in UCUM. */
export const quantity = (value: number, unit: string): Draft => ({
  value,
  unit: unit === '' ? undefined : unit,
  system: 'http://unitsofmeasure.org',
  code: ucum(unit),
});
