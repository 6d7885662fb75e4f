import { anatomyOf, type MeasuredQuantity, measureShape } from '#core/annotation/measure.ts';
import type { Shape } from '#core/annotation/records.ts';
import { clipTime, type FrameNo } from '#core/domain/frameIndex.ts';
import { methodVersion } from '#core/domain/measured.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import { reportScene } from './annotation.ts';

/** Every measurement of the visit, clip by clip in drawing order, derived from handles and calibration as they stand now. */
export const visitRows = ({ recordings }: ReportSources): readonly MeasurementRow[] => recordings.flatMap(recordingRows);

/** The same of one clip. */
export function recordingRows(from: ReportRecording): readonly MeasurementRow[] {
  const scene = reportScene(from);
  if (scene === null) return [];
  return from.shapes.flatMap((shape) => measureShape(shape, scene).map((quantity) => rowOf(from, shape, quantity)));
}

function rowOf(from: ReportRecording, shape: Shape, quantity: MeasuredQuantity): MeasurementRow {
  const { kind, label, part, unit, measured, signed, interval, warning } = quantity;
  const { recording, index, marks } = from;
  const frame = interval?.from ?? shape.from;
  const origin = marks.find((mark) => mark.kind === 'origin')?.frame ?? null;
  const at = (one: FrameNo | null): number => (one === null || index === null || one >= index.ticks.length ? 0 : clipTime(index, one));
  const anatomy = anatomyOf(shape);
  return {
    recordId: shape.id,
    recordingId: recording.id,
    clip: recording.title,
    frame,
    clipTime: at(frame),
    trueTime: recording.captureRate.confirmed ? (at(frame) - at(origin)) / recording.captureRate.slowdown : null,
    name: label,
    kind,
    part,
    joint: anatomy?.joint ?? null,
    side: anatomy?.side ?? null,
    plane: anatomy?.plane ?? null,
    // A magnitude has no positive direction, whatever the clinician would count as one.
    convention: anatomy === null ? null : signed ? anatomy.convention : 'unsigned',
    value: measured.ok ? measured.value : null,
    unit,
    uncertainty: measured.ok ? measured.uncertainty : null,
    reason: measured.ok ? null : measured.reason,
    warning,
    provenance: measured.ok ? measured.provenance : null,
    method: methodVersion,
  };
}
