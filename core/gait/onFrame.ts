import type { Landmarks } from '../annotation/landmarks.ts';
import type { Scene } from '../annotation/measure.ts';
import type { KinematicMetric } from './definition.ts';
import { kinematic } from './kinematics.ts';
import { legIsHidden } from './ofPoses.ts';
import { isLessStanding, metricsFrom, pointedOn } from './poses.ts';
import type { GaitMean } from './result.ts';
import { type GaitPicture, isSideView } from './space.ts';

/**
 * What the landmarks of one frame measure by themselves, in the order of the table. Without what needs another moment, and without what is less a standing angle: that stands
 * in the table only, where it is known whether it is taken off.
 */
export function measuredOnFrame(pose: Landmarks, scene: Scene): readonly { readonly id: KinematicMetric; readonly mean: GaitMean }[] {
  const picture: GaitPicture = { view: scene.view ?? 'other', mirrored: false, calibrations: scene.calibrations, inclinePercent: 0 };
  const fromSide = isSideView(picture.view);
  if (fromSide === null) return [];
  return metricsFrom(fromSide ? 'side' : 'rear').flatMap((id) => {
    const pointed = pointedOn(id, pose);
    if (pointed === null || isLessStanding(id) || legIsHidden(id, picture.view, pose.side)) return [];
    const mean = kinematic(id, picture, [pointed]);
    return mean.ok ? [{ id, mean }] : [];
  });
}
