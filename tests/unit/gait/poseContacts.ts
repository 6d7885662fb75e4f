import { toFrameNo } from '#core/domain/frameIndex.ts';
import type { GaitMark } from '#core/gait/events.ts';

/** Landmarks of a file of the reference poses: per frame a list of x, y and confidence in the order of the names. */
export type PoseFile = { readonly keypoint_names: readonly string[]; readonly frames: readonly (readonly (readonly number[])[])[] };

/**
 * Contacts as someone would mark them on landmarks of a runner who faces the left: the foot is furthest ahead of the hips shortly before it lands, so contact is the first
 * frame after the ankle's foremost point at which it goes back with the belt. Smoothed over three frames.
 */
export function contactsOfPose({ keypoint_names: names, frames }: PoseFile): readonly GaitMark[] {
  const at = (frame: number, name: string): number => frames[frame]?.[names.indexOf(name)]?.[0] ?? 0;
  return (['left', 'right'] as const).flatMap((side) => {
    const ahead = frames.map((_, i) => at(i, 'mid_hip') - at(i, `${side[0]}_ankle`));
    const smooth = ahead.map((_, i) => ((ahead[i - 1] ?? ahead[i] ?? 0) + (ahead[i] ?? 0) + (ahead[i + 1] ?? ahead[i] ?? 0)) / 3);
    const furthest = Math.max(...smooth);
    const marks: GaitMark[] = [];
    smooth.forEach((value, i) => {
      const around = smooth.slice(Math.max(0, i - 7), i + 8);
      const last = marks.at(-1);
      if (
        i > 1 &&
        i < smooth.length - 2 &&
        value > furthest * 0.5 &&
        value === Math.max(...around) &&
        (last === undefined || i + 1 - last.frame > 10)
      )
        marks.push({ side, kind: 'initial-contact', frame: toFrameNo(i + 1) });
    });
    return marks;
  });
}
