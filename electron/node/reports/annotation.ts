import type { Shape } from '#core/annotation/records.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { MeasurementRow } from '#core/domain/measurement.ts';
import type { ReportRecording, ReportSources } from '#db/repositories/reportSources.ts';
import type { ReadDb } from '#db/sql.ts';
import type { Vector } from './vector.ts';

/** What is drawn over `frame` of a recording. */
export function drawingAt(_sources: ReportSources, { recording, shapes }: ReportRecording, frame: FrameNo): readonly Vector[] {
  return shapes
    .filter((shape) => shape.from <= frame && frame <= shape.to)
    .map((shape: Shape) => ({
      kind: 'path',
      d: shape.points.map(({ x, y }, n) => `${n === 0 ? 'M' : 'L'}${x} ${y}`).join(' '),
      stroke: shape.style.colour,
      strokeWidth: (shape.style.width * recording.height) / 1000,
      fill: null,
      opacity: shape.style.opacity,
      dash: [],
    }));
}

/** The visit's measurement rows. */
export const visitRows = (_db: ReadDb, _sources: ReportSources): readonly MeasurementRow[] => [];
