import { type Landmarks, landmarkAt } from '../annotation/landmarks.ts';
import type { BodyPoint, Moment } from '../annotation/records.ts';
import { type GaitKind, marksOf, type Side } from '../gait/events.ts';
import { apart } from '../gait/poses.ts';
import { stridesOf } from '../gait/strides.ts';
import { legsOn, type SeenClip } from './facts.ts';
import type { StepOf } from './step.ts';

/** How many there are of how many, of a leg; `have` is never more than `need`. */
export type LegCount = { readonly side: Side; readonly have: number; readonly need: number };
export type EventCount = LegCount & { readonly event: GaitKind };

const count = (side: Side, have: number, need: number): LegCount => ({ side, have: Math.min(have, need), need });

/**
 * Marked events against what a step asks for. Whole strides count, so one contact more than strides is needed, and contacts of a stride that does not count (a gap, a
 * missed contact) count for nothing.
 */
export function eventCounts({ kinds, legs, strides: need }: StepOf<'events'>, { recording, clip, marks }: SeenClip): readonly EventCount[] {
  const { strides } = stridesOf(marks, clip);
  return legsOn(legs, recording.view).flatMap((side) =>
    kinds.map((event): EventCount => {
      const there = marksOf(marks, side, event).length;
      if (event !== 'initial-contact') return { event, ...count(side, there, need) };
      const whole = strides.filter((stride) => stride.side === side).length;
      return { event, ...count(side, whole > 0 ? whole + 1 : Math.min(1, there), need + 1) };
    }),
  );
}

export const hasPoints = (pose: Landmarks, names: readonly BodyPoint[]): boolean =>
  names.every((name) => landmarkAt(pose, name) !== undefined);

/** Landmarks of a leg at a moment that have all of `names`; two of one step count once. */
export const posesOf = ({ clip, poses }: SeenClip, moment: Moment, side: Side, names: readonly BodyPoint[]): readonly Landmarks[] =>
  apart(
    poses.filter((pose) => pose.moment === moment && pose.side === side && hasPoints(pose, names)),
    clip,
  ).kept;

export const poseCount = (seen: SeenClip, moment: Moment, side: Side, names: readonly BodyPoint[], need: number): LegCount =>
  count(side, posesOf(seen, moment, side, names).length, need);
