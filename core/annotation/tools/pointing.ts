import type { FrameNo } from '../../domain/frameIndex.ts';
import type { Px } from '../../domain/units.ts';
import { adding, changing, removing } from '../edits.ts';
import { expectedLandmark, type Landmarks, landmarksOn } from '../landmarks.ts';
import type { Patch } from '../patch.ts';
import type { BodyPoint, Shape } from '../records.ts';
import type { LandmarkPlan } from './draft.ts';
import { move, type PlacingState } from './placing.ts';

/** The hand while it points at landmarks. */
type PointingHand = {
  readonly placing: PlacingState;
  readonly landmarks: LandmarkPlan | null;
  /** The frame that the landmarks lie on: all of a set are pointed at on one. Null until it is known, by the first point or beforehand. */
  readonly pointingOn: FrameNo | null;
};
type Picture = { readonly shapes: readonly Shape[]; readonly frame: FrameNo };

/** The landmark that is pointed at next; null where none is. */
export function nextLandmark({ placing, landmarks }: Pick<PointingHand, 'placing' | 'landmarks'>): BodyPoint | null {
  if (landmarks === null) return null;
  return landmarks.names[placing.name === 'placing' ? placing.points.length : 0] ?? null;
}

/** Why no landmark can be put on this frame now: the others lie on another frame, or a locked set of them lies here. Null where one can. */
export function obstacleToPointing(
  { landmarks, pointingOn }: Pick<PointingHand, 'landmarks' | 'pointingOn'>,
  { shapes, frame }: Picture,
): 'other-frame' | 'locked' | null {
  if (landmarks === null) return null;
  if (pointingOn !== null && pointingOn !== frame) return 'other-frame';
  return landmarksOn(shapes, landmarks, frame).some(({ locked }) => locked) ? 'locked' : null;
}

/** Where the landmark that is next lay on the last step of the same leg and moment; null where it was never pointed at. */
export function placeOfNext(hand: PointingHand, { shapes, frame }: Picture): Px | null {
  const next = nextLandmark(hand);
  return hand.landmarks === null || next === null ? null : expectedLandmark(shapes, hand.landmarks, next, hand.pointingOn ?? frame);
}

/** The keyboard's cross, and what is being placed with it, gone on to where the landmark that is next lay; where that is not known it stays. */
export function crossOnNext(hand: PointingHand, picture: Picture): { readonly keyCursor: Px; readonly placing: PlacingState } | null {
  const at = placeOfNext(hand, picture);
  return at === null ? null : { keyCursor: at, placing: move('landmarks', hand.placing, { at, constrain: false, slop: 0 }).state };
}

/** What is left to point at without the landmark that is next. */
export function withoutNext(hand: PointingHand): PointingHand {
  const next = nextLandmark(hand);
  if (hand.landmarks === null || next === null) return hand;
  const names = hand.landmarks.names.filter((name) => name !== next);
  return { ...hand, landmarks: { ...hand.landmarks, names } };
}

/** One set of a leg's landmarks of a moment on a frame: pointing again replaces what is there, and its looks stay. */
export function settled(
  made: Landmarks,
  shapes: readonly Shape[],
): { readonly word: 'add' | 'replace'; readonly patch: Patch; readonly id: Landmarks['id'] } {
  const [old, ...doubled] = landmarksOn(shapes, made, made.from);
  if (old === undefined) return { word: 'add', patch: adding(made), id: made.id };
  const { id, style, label } = old;
  return { word: 'replace', patch: [...changing(old, { ...made, id, style, label }), ...removing(...doubled)], id };
}
