import { type DrawingWords, drawShape } from '#core/annotation/drawing.ts';
import { stacked } from '#core/annotation/fade.ts';
import type { MeasuredQuantity, Scene } from '#core/annotation/measure.ts';
import { sceneOf } from '#core/annotation/scene.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import { measuredOnFrame } from '#core/gait/onFrame.ts';
import { definitionOf } from '#core/gait/table.ts';
import { drawTrack } from '#core/tracking/drawTrack.ts';
import type { ReportRecording } from '#db/repositories/reportSources.ts';
import { printedFigure, printedGaitFigure, printedSeconds } from './format.ts';
import type { ReportModel } from './model.ts';
import type { Vector } from './vector.ts';
import { shortMetricNames } from './words.ts';

/** The scene of a recording of the report; null where its frame index is missing. */
export const reportScene = ({ recording, index, calibrations }: ReportRecording): Scene | null =>
  index === null ? null : sceneOf(recording, index, calibrations);

/** What is drawn over `frame` of a recording: the same geometry as on the screen, with numbers in the units of the clinic. */
export function drawingAt(from: ReportRecording, frame: FrameNo, lengthUnit: ReportModel['lengthUnit']): readonly Vector[] {
  const scene = reportScene(from);
  if (scene === null) return [];
  const { confirmed, slowdown } = from.recording.captureRate;
  const words: DrawingWords = {
    quantity: (quantity) => printedQuantity(quantity, lengthUnit),
    running: (clipSeconds) => (confirmed ? printedSeconds(clipSeconds / slowdown) : `${printedSeconds(clipSeconds)} clip`),
    landmarks: (shape, within) =>
      measuredOnFrame(shape, within).map(
        ({ id, mean }) => `${shortMetricNames[id]} ${printedGaitFigure(mean.value, mean.uncertainty, definitionOf(id).unit)}`,
      ),
  };
  return [
    ...stacked(from.shapes).flatMap((shape) => drawShape(shape, scene, frame, words)),
    ...from.tracks.flatMap((track) => drawTrack(track, frame, scene.height)),
  ].map((command) => ({ ...command }) as Vector);
}

/** A dash stands for a value that could not be measured; the table says why. */
function printedQuantity({ measured, unit }: MeasuredQuantity, lengthUnit: ReportModel['lengthUnit']): string {
  if (!measured.ok) return '\u2013';
  return printedFigure({ value: measured.value, uncertainty: measured.uncertainty, unit }, lengthUnit) ?? '\u2013';
}
