import type { Landmarks, Occasion } from '../annotation/landmarks.ts';
import type { BodyPoint, Moment } from '../annotation/records.ts';
import { type FrameNo, frameCount } from '../domain/frameIndex.ts';
import type { View } from '../domain/recording.ts';
import { type GaitClip, gapsOf, isWhole, trueSeconds } from './clip.ts';
import type { KinematicMetric } from './definition.ts';
import { type GaitKind, type GaitMark, gaitSides, inOrder, onClip, otherSide, type Side, usualStride } from './events.ts';
import { legIsHidden } from './ofPoses.ts';
import { isSameEvent, metricsFrom, pointsAt } from './poses.ts';
import { typicalStride } from './predict.ts';
import { isNearLeg, isSideView } from './space.ts';

/** The metrics that landmarks of a leg give in a view: from the side not those of the far leg's knee, ankle and foot. None where the view is neither side, rear nor front. */
export function metricsOfLeg(view: View, side: Side): readonly KinematicMetric[] {
  const fromSide = isSideView(view);
  return fromSide === null ? [] : metricsFrom(fromSide ? 'side' : 'rear').filter((metric) => !legIsHidden(metric, view, side));
}

/** Which points are asked for, in the order of pointing; empty where nothing is measured of this leg at this moment. */
export const pointsOf = (view: View, { moment, side }: Occasion): readonly BodyPoint[] => pointsAt(moment, metricsOfLeg(view, side));

/** On which of the runner's sides a point is looked for: trunk and pelvis are seen from the near side, whichever leg stands. */
export function sideOfPoint(point: BodyPoint, view: View, side: Side): Side {
  if (point === 'psis-left') return 'left';
  if (point === 'psis-right') return 'right';
  const ofTrunk = point === 'hip' || point === 'shoulder';
  return ofTrunk && isSideView(view) === true && !isNearLeg(view, side) ? otherSide(side) : side;
}

const momentOf: Readonly<Partial<Record<GaitKind, Moment>>> = {
  'initial-contact': 'initial-contact',
  midstance: 'midstance',
  'toe-off': 'toe-off',
};

/** What the clinician chose to point at; null for what the marked event says. */
export type OccasionChoice = { readonly moment: Moment | null; readonly side: Side | null };

export type OccasionHere = {
  readonly occasion: Occasion;
  /** The frame its landmarks go on: the event's own where it is taken from a marked event, else the present one. */
  readonly on: FrameNo;
};

/**
 * Which leg and moment is pointed at on a frame. A chosen moment is the clinician's word for this very frame; its leg, where none is chosen, is that of the event marked here,
 * else the near one, else that of the nearest event. Without a chosen moment: the event marked here, else the nearest at which this view has something to point at (the
 * earlier of two as near). Null where no event is marked.
 */
export function occasionOn(chosen: OccasionChoice, marks: readonly GaitMark[], frame: FrameNo, view: View): OccasionHere | null {
  const marked = inOrder(marks).flatMap((mark): readonly OccasionHere[] => {
    const moment = momentOf[mark.kind];
    return moment === undefined ? [] : [{ occasion: { moment, side: mark.side }, on: mark.frame }];
  });
  const fitting = marked.filter(
    ({ occasion }) =>
      (chosen.moment === null || occasion.moment === chosen.moment) && (chosen.side === null || occasion.side === chosen.side),
  );
  const here = fitting.filter(({ on }) => on === frame);
  const isAsked = ({ occasion }: OccasionHere): boolean => pointsOf(view, occasion).length > 0;
  const byDistance = fitting.filter(isAsked).toSorted((a, b) => Math.abs(a.on - frame) - Math.abs(b.on - frame));
  const found = here.find(isAsked) ?? here[0] ?? byDistance[0] ?? null;
  if (chosen.moment === null) return found;
  const side = chosen.side ?? here[0]?.occasion.side ?? nearSide(view) ?? found?.occasion.side ?? 'left';
  return { occasion: { moment: chosen.moment, side }, on: frame };
}

const nearSide = (view: View): Side | null => gaitSides.find((side) => isNearLeg(view, side)) ?? null;

/**
 * The next frame on which an occasion has no landmarks yet, the clip's first ones after its last: of contact, midstance and toe-off the marked events; of flight a quarter
 * stride after midstance, which only says where to look. Null where nothing is left, and for swing and standing, which nothing tells.
 */
export function nextWithout(
  { moment, side }: Occasion,
  marks: readonly GaitMark[],
  poses: readonly Landmarks[],
  clip: GaitClip,
  frame: FrameNo,
): FrameNo | null {
  const done = poses.filter((pose) => pose.moment === moment && pose.side === side);
  const known = onClip(marks, clip).filter((mark) => mark.side === side);
  const of = (wanted: Moment): readonly FrameNo[] => known.filter(({ kind }) => momentOf[kind] === wanted).map((mark) => mark.frame);
  const stances = [
    ...of('midstance'),
    ...poses.filter((pose) => pose.moment === 'midstance' && pose.side === side).map(({ from }) => from),
  ];
  const wanted = moment === 'flight' ? stances.flatMap((stance) => flightAfter(stance, marks, clip) ?? []) : of(moment);
  const left = [...new Set(wanted)].filter((at) => !done.some(({ from }) => isSameEvent(clip, from, at))).toSorted((a, b) => a - b);
  return left.find((at) => at > frame) ?? left.find((at) => at < frame) ?? null;
}

/** Where the pelvis should be highest after a midstance, by the clip's usual stride or a typical one; null off the clip and beyond a gap. */
function flightAfter(stance: FrameNo, marks: readonly GaitMark[], clip: GaitClip): FrameNo | null {
  const quarter = (usualStride(marks, clip) ?? typicalStride) / 4;
  const last = (frameCount(clip.index) - 1) as FrameNo;
  if (trueSeconds(clip, stance, last) < quarter) return null;
  let at = stance;
  while (at < last && trueSeconds(clip, stance, at) < quarter) at = (at + 1) as FrameNo;
  return isWhole(clip, gapsOf(clip), stance, at) ? at : null;
}

/** The metrics that landmarks are for in a view, in the order of the table, each with the points of theirs that were not pointed at. */
export const metricsFor = (
  { moment, side, names }: Pick<Landmarks, 'moment' | 'side' | 'names'>,
  view: View,
): readonly { readonly id: KinematicMetric; readonly missing: readonly BodyPoint[] }[] =>
  metricsOfLeg(view, side).flatMap((id) => {
    const asked = pointsAt(moment, [id]);
    return asked.length === 0 ? [] : [{ id, missing: asked.filter((point) => !names.includes(point)) }];
  });
