import { knownGaps } from '../capture/gate.ts';
import type { FrameIndex } from '../domain/frameIndex.ts';
import type { Recording } from '../domain/recording.ts';
import { calibrationsFor } from './calibration.ts';
import type { Scene } from './measure.ts';
import type { Calibration } from './records.ts';

/** The facts that a recording's drawings and measurements rest on; of the calibrations those that hold for it. */
export const sceneOf = (recording: Recording, index: FrameIndex, calibrations: readonly Calibration[]): Scene => ({
  index,
  captureRate: recording.captureRate,
  calibrations: calibrationsFor(calibrations, recording),
  width: recording.width,
  height: recording.height,
  view: recording.view,
  gaps: knownGaps(recording),
});
