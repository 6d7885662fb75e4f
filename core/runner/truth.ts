import { events, firstFrameAt, type GaitEvent } from './gait.ts';
import type { RunnerParams, Side } from './params.ts';
import { type FigureView, type Pose, pose } from './pose.ts';

export type FrameTruth = {
  readonly frame: number;
  /** Seconds of true time since frame 0. */
  readonly time: number;
  readonly pose: Pose;
  /** Shoe on the belt. */
  readonly contact: Readonly<Record<Side, boolean>>;
};

export type EventTruth = GaitEvent & {
  /** First frame at or after the event. */
  readonly frame: number;
};

export type Take = {
  readonly fps: number;
  readonly frames: number;
  readonly view: FigureView;
  /** Runner's time at frame 0, seconds after the left foot landed. */
  readonly startsAt: number;
};

/** Everything that is known of one frame. */
export function truthOf(p: RunnerParams, take: Take, frame: number): FrameTruth {
  const made = pose(p, take.startsAt + frame / take.fps, take.view);
  return {
    frame,
    time: frame / take.fps,
    pose: made,
    contact: { left: made.feet.left.planted !== null, right: made.feet.right.planted !== null },
  };
}

/** What is true at each of `n` frames, angles in the conventions of 2D running gait (knee flexion 0 = straight, tibia + = ankle ahead of the knee, …). */
export const truthAt = (p: RunnerParams, fps: number, n: number, view: FigureView = 'side', startsAt = 0): readonly FrameTruth[] =>
  Array.from({ length: n }, (_, frame) => truthOf(p, { fps, frames: n, view, startsAt }, frame));

/** Gait events that fall into a take, with their exact times and first frames. */
export function eventsOf(p: RunnerParams, take: Take): readonly EventTruth[] {
  return events(p, take.startsAt, take.startsAt + take.frames / take.fps)
    .map((event) => ({ ...event, frame: firstFrameAt(event.time, take.fps, take.startsAt) }))
    .filter(({ frame }) => frame < take.frames);
}
