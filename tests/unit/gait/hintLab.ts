import type { RecordingId } from '#core/domain/ids.ts';
import type { MetricId } from '#core/gait/definition.ts';
import type { Circumstances } from '#core/gait/difference.ts';
import type { Side } from '#core/gait/events.ts';
import type { HintTake } from '#core/gait/hints.ts';
import type { ListedMetric } from '#core/gait/listing.ts';
import type { GaitMean } from '#core/gait/result.ts';
import { definitionOf } from '#core/gait/table.ts';

export const labCircumstances: Circumstances = {
  view: 'side-left',
  speed: 3.5,
  rate: 240,
  footwear: 'blue',
  inclinePercent: 1,
  fatigue: 'fresh',
  taped: false,
  day: '2026-03-01',
};

/** A number as a clip lists it, of ten steps unless said otherwise. */
export const numberOf = (id: MetricId, side: Side | null, value: number, part: Partial<GaitMean> = {}): ListedMetric => ({
  id,
  side,
  unit: definitionOf(id).unit,
  standing: null,
  result: {
    ok: true,
    value,
    uncertainty: 0.1,
    standardError: 0.1,
    provenance: 'image-plane',
    n: 10,
    sd: null,
    values: [],
    few: false,
    ...part,
  },
});

export const labTake = (name: string, metrics: readonly ListedMetric[], circumstances: Partial<Circumstances> = {}): HintTake => ({
  recordingId: name as RecordingId,
  title: `Clip ${name}`,
  circumstances: { ...labCircumstances, ...circumstances },
  metrics: [...metrics],
});
