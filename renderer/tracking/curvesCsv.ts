import { stringify } from 'csv-stringify/browser/esm/sync';
import { harmless } from '#core/export/cells.ts';
import type { CurveLine, DrawnQuantity } from './curveLines.ts';

const columns = [
  'clip',
  'points',
  'quantity',
  'frame',
  'time_s',
  'clock',
  'value',
  'unit',
  'standard_uncertainty',
  'low_pass_hz',
  'measured_against',
] as const;

/** One line a frame and curve, the same values that are drawn, not rounded. RFC 4180 with a byte order mark. */
export function curvesCsv(lines: readonly CurveLine[], quantity: DrawnQuantity): string {
  const rows = lines.flatMap(({ clip, points, curve }) =>
    curve.runs.flatMap((run) =>
      run.map(({ frame, seconds, value, sigma }) => [
        harmless(clip.name),
        harmless(points.join(' + ')),
        quantity,
        frame,
        seconds,
        curve.trueTime ? 'true' : 'clip',
        value,
        curve.unit,
        sigma,
        curve.cutoff,
        curve.provenance,
      ]),
    ),
  );
  return stringify([[...columns], ...rows], { bom: true, record_delimiter: 'windows' });
}
