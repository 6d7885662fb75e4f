import type { GaitTake } from '#core/domain/gaitTake.ts';
import { strikeType } from '#core/gait/kinematics.ts';
import type { ListedMetric } from '#core/gait/listing.ts';
import type { GaitMean, GaitResult } from '#core/gait/result.ts';
import { metricNames } from '../reports/gaitWords.ts';
import { type Column, type Sheet, sheetOf } from './sheet.ts';

type MetricRow = { readonly take: GaitTake; readonly metric: ListedMetric };

const mean = (result: GaitResult): GaitMean | null => (result.ok ? result : null);
const of =
  <T>(read: (mean: GaitMean) => T) =>
  ({ metric: { result } }: MetricRow): T | null => {
    const found = mean(result);
    return found === null ? null : read(found);
  };

const columns: readonly Column<MetricRow>[] = [
  { title: 'clip', width: 28, of: ({ take }) => take.title },
  { title: 'metric', width: 24, of: ({ metric }) => metric.id },
  { title: 'name', width: 28, of: ({ metric }) => metricNames[metric.id] },
  { title: 'side', width: 8, of: ({ metric }) => metric.side },
  { title: 'value', width: 12, of: of(({ value }) => value) },
  { title: 'unit', width: 10, of: ({ metric }) => metric.unit },
  { title: 'standard_uncertainty', width: 20, of: of(({ uncertainty }) => uncertainty) },
  { title: 'standard_error', width: 16, of: of(({ standardError }) => standardError) },
  { title: 'sd', width: 10, of: of(({ sd }) => sd?.value ?? null) },
  { title: 'n', width: 6, of: ({ metric }) => metric.result.n },
  { title: 'few', width: 8, of: of(({ few }) => few) },
  { title: 'not_measured_because', width: 24, of: ({ metric: { result } }) => (result.ok ? null : result.reason) },
  { title: 'standing_angle', width: 14, of: ({ metric }) => metric.standing },
  {
    title: 'strike_type',
    width: 12,
    of: (row) => (row.metric.id === 'foot-inclination' ? of((found) => strikeType(found).type)(row) : null),
  },
  { title: 'measured_against', width: 18, of: of(({ provenance }) => provenance) },
  { title: 'method', width: 11, of: ({ take }) => take.method },
  { title: 'view', width: 11, of: ({ take }) => take.view },
  { title: 'speed_m_per_s', width: 14, of: ({ take }) => take.circumstances.speed },
  { title: 'frames_per_s', width: 13, of: ({ take }) => take.circumstances.rate },
  { title: 'shoe', width: 20, of: ({ take }) => take.circumstances.footwear },
  { title: 'incline_percent', width: 14, of: ({ take }) => take.conditions.inclinePercent },
  { title: 'fatigue', width: 10, of: ({ take }) => take.conditions.fatigue },
  { title: 'taped', width: 8, of: ({ take }) => take.conditions.taped },
  { title: 'condition', width: 24, of: ({ take }) => (take.condition === '' ? null : take.condition) },
];

/** Every metric of every clip and foot, or the reason why there is none: one line a metric and side. */
export const gaitMetricSheet = (takes: readonly GaitTake[]): Sheet =>
  sheetOf(
    'Gait metrics',
    columns,
    takes.flatMap((take) => take.metrics.map((metric) => ({ take, metric }))),
  );
