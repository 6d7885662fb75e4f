import type { Source } from '../../domain/source.ts';
import type { InstrumentId, Mcid, MeasureDefinition, MeasureKey } from './definition.ts';

export const named = <Id extends InstrumentId>(id: Id) => ({ id, nameKey: `instruments.${id}` as const });

/** Of one leg: both legs are two entries. */
export const eachSide = ['left', 'right'] as const;

type Bare = Pick<MeasureDefinition, 'key' | 'unit' | 'range' | 'mdc' | 'mcid' | 'norms'>;
const none = { mdc: [], mcid: [], norms: [] } as const;

/** A whole number of points, ends included; without thresholds or norms until they are given. */
export const points = (key: MeasureKey, min: number, max: number, source: Source): Bare => ({
  key,
  unit: 'points',
  range: { min, max, whole: true, source },
  ...none,
});

/** A physical quantity; without thresholds or norms until they are given. */
export const quantity = (key: MeasureKey, unit: MeasureDefinition['unit'], max: number, whole: boolean, source: Source): Bare => ({
  key,
  unit,
  range: { min: 0, max, whole, source },
  ...none,
});

/** A noticeable change of so many of the measure's unit, whenever. */
export const noticed = (size: number, of: string, source: Source, part: Partial<Mcid> = {}): Mcid => ({
  points: size,
  percent: null,
  grade: 'better',
  weeks: null,
  interval: null,
  standing: 'default',
  of,
  source,
  ...part,
});
