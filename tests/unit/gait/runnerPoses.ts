import type { Landmarks } from '#core/annotation/landmarks.ts';
import { type BodyPoint, type Moment, shapeSchema } from '#core/annotation/records.ts';
import type { Px } from '#core/domain/units.ts';
import type { Side } from '#core/gait/events.ts';
import { type Camera, placeToPx } from '#core/runner/camera.ts';
import type { Place } from '#core/runner/limbs.ts';
import { type RunnerParams, strideSeconds } from '#core/runner/params.ts';
import { type FigureView, type Pose, pose } from '#core/runner/pose.ts';
import { eventsOf } from '#core/runner/truth.ts';
import { exactHand, type Hand } from './filmedLandmarks.ts';

/** How a clip of the parametric runner was filmed. */
export type PosedTake = {
  readonly recordingId: string;
  readonly runner: RunnerParams;
  readonly look: FigureView;
  readonly fps: number;
  readonly frames: number;
  readonly startsAt: number;
  readonly camera: Camera;
};

const pointsAt: Readonly<Record<FigureView, Partial<Record<Moment, readonly BodyPoint[]>>>> = {
  side: {
    'initial-contact': ['hip', 'knee', 'ankle', 'heel', 'toe'],
    midstance: ['shoulder', 'hip', 'knee', 'ankle', 'heel', 'toe'],
    'toe-off': ['hip', 'knee'],
    flight: ['hip'],
  },
  rear: { midstance: ['psis-left', 'psis-right', 'hip', 'knee', 'heel'] },
};

const placesOf = (made: Pose, side: Side): Readonly<Record<BodyPoint, Place>> => {
  const { shoulder, trochanter, knee, malleolus, heel, fifthMetatarsal } = made.legs[side];
  return {
    shoulder,
    hip: trochanter,
    knee,
    ankle: malleolus,
    heel,
    toe: fifthMetatarsal,
    'psis-left': made.legs.left.psis,
    'psis-right': made.legs.right.psis,
  };
};

/** Landmarks as a clinician would point at them on every step of a leg whose moments lie in the take; each on the frame that shows its moment first. */
export function runnerPoses(take: PosedTake, side: Side, newId: () => string, hand: Hand = exactHand): readonly Landmarks[] {
  const { runner, look, fps, frames, startsAt, camera } = take;
  const seen = eventsOf(runner, { fps, frames, view: look, startsAt }).filter((event) => event.side === side);
  const moments = seen.flatMap(({ kind, frame }) => {
    const highest = Math.round(frame + (strideSeconds(runner) / 4) * fps);
    return [
      { moment: kind as Moment, frame },
      ...(kind === 'midstance' && highest < frames ? [{ moment: 'flight' as const, frame: highest }] : []),
    ];
  });
  return moments.flatMap(({ moment, frame }) => {
    const names = pointsAt[look][moment];
    if (names === undefined) return [];
    const places = placesOf(pose(runner, startsAt + frame / fps, look), side);
    const points: readonly Px[] = names.map((name) => hand(placeToPx(camera, look, places[name])));
    const made = shapeSchema.parse({
      type: 'shape',
      id: newId(),
      recordingId: take.recordingId,
      version: 1,
      from: frame,
      to: frame,
      fadeFrames: 0,
      style: { colour: '#ffd43b', width: 3, opacity: 1, textSize: 24 },
      label: '',
      kind: 'landmarks',
      names,
      moment,
      side,
      points,
    });
    return made.kind === 'landmarks' ? [made] : [];
  });
}
