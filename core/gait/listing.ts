import type { AsymmetryMetric, GaitUnit, MetricId } from './definition.ts';
import { gaitSides, type Side } from './events.ts';
import { type FootMetric, footMetrics, type GaitMetrics } from './metrics.ts';
import type { GaitResult } from './result.ts';
import { definitionOf } from './table.ts';

/** One number of a clip: which metric, of which foot (null: of both together), in which unit. */
export type ListedMetric = {
  readonly id: MetricId;
  readonly side: Side | null;
  readonly unit: GaitUnit;
  /** Whether the runner's standing angle is taken off; null for a metric that has none. */
  readonly standing: 'taken-off' | 'unknown' | null;
  readonly result: GaitResult;
};

const asymmetryOf: Readonly<Partial<Record<FootMetric, AsymmetryMetric>>> = {
  'step-time': 'step-time-asymmetry',
  'contact-time': 'contact-time-asymmetry',
  'flight-time': 'flight-time-asymmetry',
  'swing-time': 'swing-time-asymmetry',
  'duty-factor': 'duty-factor-asymmetry',
};

const listed = (id: MetricId, side: Side | null, result: GaitResult): ListedMetric => ({
  id,
  side,
  unit: definitionOf(id).unit,
  standing: null,
  result,
});

/** The timing of a clip as a list: cadence, each foot's metrics, then the side differences. */
export function listMetrics({ cadence, feet }: GaitMetrics): readonly ListedMetric[] {
  const asymmetries = footMetrics.flatMap((metric) => {
    const id = asymmetryOf[metric];
    const result = feet[metric].asymmetry;
    return id === undefined || result === null ? [] : [listed(id, null, result)];
  });
  return [
    listed('cadence', null, cadence),
    ...footMetrics.flatMap((metric) => gaitSides.map((side) => listed(metric, side, feet[metric][side]))),
    ...asymmetries,
  ];
}
