import type { Landmarks } from '../annotation/landmarks.ts';
import type { View } from '../domain/recording.ts';
import { angles } from './angles.ts';
import type { GaitClip } from './clip.ts';
import type { KinematicMetric } from './definition.ts';
import { gaitSides, type Side } from './events.ts';
import { kinematic, type Standing } from './kinematics.ts';
import type { ListedMetric } from './listing.ts';
import { byFrame, isLessStanding, metricsFrom, pointedStanding, stepsOf } from './poses.ts';
import { refused } from './result.ts';
import { type GaitPicture, isNearLeg, isSideView } from './space.ts';
import { definitionOf } from './table.ts';

/** Landmarks on a picture: those of the runner standing still may lie on another clip of the same view. */
export type Pointing = { readonly picture: GaitPicture; readonly poses: readonly Landmarks[] };

const legPoints: readonly string[] = ['knee', 'ankle', 'heel', 'toe'];
/** Whether a metric is read off a leg that this view does not show in full: from the side the far one. Trunk and pelvis are seen whichever leg stands. */
export const legIsHidden = (metric: KinematicMetric, view: View, side: Side): boolean =>
  isSideView(view) === true && !isNearLeg(view, side) && angles[metric].needs.some((landmark) => legPoints.includes(landmark));

/** The standing angle of a leg that is taken off a metric, from the first picture and its first frame that have one; null where nobody pointed at one. */
export function standingOf(metric: KinematicMetric, side: Side, from: readonly Pointing[]): Standing | null {
  for (const { picture, poses } of from)
    for (const pose of byFrame(poses)) {
      const pointed = pose.side === side ? pointedStanding(metric, pose) : null;
      // Standing on a belt is standing: the slope is in both.
      const found = pointed === null ? null : kinematic(metric, picture, [pointed]);
      if (found?.ok === true) return { value: found.value, uncertainty: found.uncertainty };
    }
  return null;
}

/**
 * Everything that the landmarks of a clip tell, for both legs; empty without landmarks. `standing`: pictures of the same runner and view in which standing landmarks are
 * looked for, the clip's own first.
 */
export function metricsOfPoses(clip: GaitClip, own: Pointing, standing: readonly Pointing[] = [own]): readonly ListedMetric[] {
  const fromSide = isSideView(own.picture.view);
  if (own.poses.length === 0 || fromSide === null) return [];
  return metricsFrom(fromSide ? 'side' : 'rear').flatMap((id) =>
    gaitSides.map((side): ListedMetric => {
      const { pointed } = stepsOf(id, side, own.poses, clip);
      const still = isLessStanding(id) ? standingOf(id, side, standing) : null;
      return {
        id,
        side,
        unit: definitionOf(id).unit,
        standing: isLessStanding(id) ? (still === null ? 'unknown' : 'taken-off') : null,
        result: legIsHidden(id, own.picture.view, side) ? refused('far-leg', pointed.length) : kinematic(id, own.picture, pointed, still),
      };
    }),
  );
}
