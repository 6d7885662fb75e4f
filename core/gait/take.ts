import type { Landmarks } from '../annotation/landmarks.ts';
import type { Calibration, GaitEvent, KeyImage, Shape } from '../annotation/records.ts';
import type { FrameIndex } from '../domain/frameIndex.ts';
import type { Recording } from '../domain/recording.ts';
import { gaitClipOf } from './clip.ts';
import type { Circumstances, MeasuredTake } from './difference.ts';
import { metricsOfClip } from './ofClip.ts';
import { metricsOfPoses, type Pointing } from './ofPoses.ts';
import type { GaitPicture } from './space.ts';

/** What the metrics of a clip are made from. */
export type TakeSource = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly events: readonly GaitEvent[];
  readonly keyImages: readonly Pick<KeyImage, 'preset' | 'frame'>[];
  readonly shapes: readonly Shape[];
  /** Those that hold for the clip. */
  readonly calibrations: readonly Calibration[];
};

export const landmarksOf = (shapes: readonly Shape[]): readonly Landmarks[] => shapes.filter((shape) => shape.kind === 'landmarks');

/** How the runner stands in a clip's picture; a belt whose slope nobody gave counts as level. */
export const pictureOfClip = ({ view, conditions }: Recording, calibrations: readonly Calibration[]): GaitPicture => ({
  view,
  mirrored: false,
  calibrations,
  inclinePercent: conditions.inclinePercent ?? 0,
});

export const pointingOf = ({ recording, calibrations, shapes }: Pick<TakeSource, 'recording' | 'calibrations' | 'shapes'>): Pointing => ({
  picture: pictureOfClip(recording, calibrations),
  poses: landmarksOf(shapes),
});

/** Under what a clip was filmed; `day` is that of its visit. */
export const circumstancesOf = ({ view, speed, captureRate, conditions }: Recording, day: string): Circumstances => ({
  view,
  speed,
  rate: captureRate.framesPerSecond,
  footwear: conditions.shoe === '' ? null : conditions.shoe,
  inclinePercent: conditions.inclinePercent,
  fatigue: conditions.fatigue,
  taped: conditions.taped,
  day,
});

/** Every metric of a clip, of marked events and of landmarks. `others`: further clips of the visit, in which the same runner may stand still in the same view. */
export function measuredTake(source: TakeSource, day: string, others: readonly TakeSource[] = []): MeasuredTake {
  const { recording, index, events, keyImages } = source;
  const own = pointingOf(source);
  const alike = others.filter((other) => other !== source && other.recording.view === recording.view).map(pointingOf);
  return {
    circumstances: circumstancesOf(recording, day),
    metrics: [...metricsOfClip(recording, index, events, keyImages), ...metricsOfPoses(gaitClipOf(recording, index), own, [own, ...alike])],
  };
}
