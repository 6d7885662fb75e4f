import type { MetricId, ReferenceValue } from './definition.ts';
import type { Side } from './events.ts';
import { coverageFactor, type GaitResult } from './result.ts';
import { definitionOf, fitOf } from './table.ts';

/** A reference value that has a band to draw. */
export type BandReference = ReferenceValue & { readonly band: NonNullable<ReferenceValue['band']> };

/** The reference whose band may be drawn for a clip at `speed` m/s; null where the speed is not known (null) or none of the references holds for it. */
export function fittingBand(id: MetricId, speed: number | null): BandReference | null {
  for (const reference of definitionOf(id).references)
    if (reference.band !== null && fitOf(reference, speed) === 'fits') return { ...reference, band: reference.band };
  return null;
}

/** A mean on the scale: places from 0 (left end) to 1 (right end). */
export type BandMark = {
  readonly side: Side | null;
  readonly at: number;
  /** Ends of the whisker: the expanded uncertainty of the mean. */
  readonly from: number;
  readonly to: number;
  /** Rests on fewer steps than are believed: to be drawn hollow. */
  readonly few: boolean;
};
/** Places of everything on one scale, from 0 to 1; `scale` is what its ends stand for, in the metric's unit. */
export type BandGeometry = {
  readonly scale: { readonly from: number; readonly to: number };
  readonly band: { readonly from: number; readonly to: number };
  readonly marks: readonly BandMark[];
};

/** Share of the scale that stays free beyond whatever lies outermost. */
const margin = 0.08;

/**
 * A metric's means beside what others measured: the band, and each foot's dot with its whisker, in the order given. The scale holds all of it with a margin; what is refused
 * leaves no mark. The band says where others were, not where the runner should be: draw it in grey.
 */
export function bandGeometry(
  { band }: Pick<BandReference, 'band'>,
  results: readonly { readonly side: Side | null; readonly result: GaitResult }[],
): BandGeometry {
  const means = results.flatMap(({ side, result }) =>
    result.ok ? [{ side, few: result.few, value: result.value, reach: coverageFactor * result.uncertainty }] : [],
  );
  const lowest = Math.min(band.from, ...means.map(({ value, reach }) => value - reach));
  const highest = Math.max(band.to, ...means.map(({ value, reach }) => value + reach));
  const free = ((highest - lowest) * margin) / (1 - 2 * margin);
  const scale = { from: lowest - free, to: highest + free };
  const place = (value: number): number => (value - scale.from) / (scale.to - scale.from);
  return {
    scale,
    band: { from: place(band.from), to: place(band.to) },
    marks: means.map(({ side, few, value, reach }) => ({
      side,
      few,
      at: place(value),
      from: place(value - reach),
      to: place(value + reach),
    })),
  };
}
