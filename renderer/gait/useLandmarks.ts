import { useMemo, useState } from 'react';
import { type Landmarks, landmarksOn, type Occasion } from '#core/annotation/landmarks.ts';
import type { BodyPoint, Calibration, Shape } from '#core/annotation/records.ts';
import { nextLandmark, obstacleToPointing } from '#core/annotation/tools/pointing.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording, View } from '#core/domain/recording.ts';
import type { GaitClip } from '#core/gait/clip.ts';
import { type GaitMark, otherSide } from '#core/gait/events.ts';
import { nextWithout, type OccasionChoice, type OccasionHere, occasionOn, pointsOf } from '#core/gait/occasions.ts';
import { isNearLeg, isSideView } from '#core/gait/space.ts';
import { landmarksOf } from '#core/gait/take.ts';
import type { Annotation } from '../annotate/useAnnotation.ts';

export type LandmarkHost = {
  readonly recording: Recording;
  readonly frame: FrameNo;
  readonly shapes: readonly Shape[];
  readonly annotation: Annotation;
  readonly clip: GaitClip;
  /** Marked events and key images that stand for one, in order. */
  readonly marks: readonly GaitMark[];
  readonly onBegin: () => void;
  readonly onGo: (frame: FrameNo) => void;
};

/** Why nothing can be pointed at. */
export type NothingToPointAt = 'nothing-marked' | 'far-leg' | 'nothing-asked' | 'no-view';

/** Landmarks being pointed at. */
export type PointingNow = {
  readonly occasion: Occasion;
  readonly next: BodyPoint;
  /** Those that are still to come, the next one first. */
  readonly left: readonly BodyPoint[];
  readonly done: number;
  readonly of: number;
  readonly byKeys: boolean;
  /** Why the next one cannot be put on the present frame; null where it can. */
  readonly obstacle: 'other-frame' | 'locked' | null;
  /** The frame that the set lies on; null before its first point. */
  readonly on: FrameNo | null;
};

export type LandmarkHand = {
  readonly recording: Recording;
  readonly view: View;
  readonly frame: FrameNo;
  readonly clip: GaitClip;
  readonly poses: readonly Landmarks[];
  /** Those that hold for the clip. */
  readonly calibrations: readonly Calibration[];
  readonly chosen: OccasionChoice;
  readonly choose: (choice: OccasionChoice) => void;
  /** What is pointed at next, and on which frame; null where neither a mark nor the clinician says. */
  readonly here: OccasionHere | null;
  readonly points: readonly BodyPoint[];
  /** Null where there is something to point at. */
  readonly nothing: NothingToPointAt | null;
  /** The set of this leg and moment that is there already; pointing again replaces it. */
  readonly present: Landmarks | null;
  readonly begin: (byKeys: boolean) => void;
  /** The next frame on which this leg and moment has no landmarks; null where none is left. */
  readonly next: FrameNo | null;
  /** Goes there and points, but for flight, which is only proposed. */
  readonly goOn: (byKeys: boolean) => void;
  readonly pointing: PointingNow | null;
  readonly skip: () => void;
  readonly putAway: () => void;
  /** Goes to landmarks and takes them in hand. */
  readonly show: (pose: Landmarks) => void;
};

const asMarked: OccasionChoice = { moment: null, side: null };

/** The hand that points at landmarks of a leg at a moment: which come next, and where. */
export function useLandmarks(host: LandmarkHost): LandmarkHand {
  const { recording, frame, shapes, annotation, clip, marks, onBegin, onGo } = host;
  const { view } = recording;
  const [chosen, choose] = useState<OccasionChoice>(asMarked);
  const poses = useMemo(() => landmarksOf(shapes), [shapes]);
  const here = occasionOn(chosen, marks, frame, view);
  const points = here === null ? [] : pointsOf(view, here.occasion);
  const present = here === null ? null : (landmarksOn(shapes, here.occasion, here.on)[0] ?? null);
  const next = here === null || points.length === 0 ? null : nextWithout(here.occasion, marks, poses, clip, frame);

  const pointing = pointingNow(annotation);
  // What is begun is ended or put away first: a slip of the key may not throw it away.
  const begun = pointing !== null && pointing.done > 0;

  const point = (occasion: Occasion, on: FrameNo, byKeys: boolean): void => {
    onBegin();
    annotation.pointAt({ ...occasion, names: points }, on === frame ? { byKeys } : { byKeys, on });
    if (on !== frame) onGo(on);
  };
  return {
    recording,
    view,
    frame,
    clip,
    poses,
    calibrations: annotation.scene.calibrations,
    chosen,
    choose,
    here,
    points,
    nothing: points.length > 0 ? null : whyNothing(here, view),
    present,
    begin: (byKeys) => {
      if (!begun && here !== null && points.length > 0 && present?.locked !== true) point(here.occasion, here.on, byKeys);
    },
    next,
    goOn: (byKeys) => {
      if (begun || here === null || next === null) return;
      if (here.occasion.moment === 'flight') {
        onBegin();
        onGo(next);
      } else point(here.occasion, next, byKeys);
    },
    pointing,
    skip: () => annotation.send({ type: 'skip' }),
    putAway: () => annotation.chooseTool('select'),
    show: (pose) => {
      onGo(pose.from);
      annotation.chooseTool('select');
      annotation.send({ type: 'select', id: pose.id });
    },
  };
}

function whyNothing(here: OccasionHere | null, view: View): NothingToPointAt {
  const fromSide = isSideView(view);
  if (fromSide === null) return 'no-view';
  if (here === null) return 'nothing-marked';
  return fromSide &&
    !isNearLeg(view, here.occasion.side) &&
    pointsOf(view, { ...here.occasion, side: otherSide(here.occasion.side) }).length > 0
    ? 'far-leg'
    : 'nothing-asked';
}

function pointingNow({ editor, host }: Annotation): PointingNow | null {
  const next = nextLandmark(editor);
  if (editor.landmarks === null || next === null) return null;
  const { names, moment, side } = editor.landmarks;
  const done = editor.placing.name === 'placing' ? editor.placing.points.length : 0;
  return {
    occasion: { moment, side },
    next,
    left: names.slice(done),
    done,
    of: names.length,
    byKeys: editor.keyCursor !== null,
    obstacle: obstacleToPointing(editor, host),
    on: editor.pointingOn,
  };
}
