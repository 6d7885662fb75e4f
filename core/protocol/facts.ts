import type { Landmarks } from '../annotation/landmarks.ts';
import type { Calibration } from '../annotation/records.ts';
import type { Visit } from '../domain/patient.ts';
import type { Recording, View } from '../domain/recording.ts';
import { type GaitClip, gaitClipOf } from '../gait/clip.ts';
import { type GaitMark, gaitSides, onClip, type Side } from '../gait/events.ts';
import { marksOfClip } from '../gait/ofClip.ts';
import { isNearLeg } from '../gait/space.ts';
import { landmarksOf, type TakeSource } from '../gait/take.ts';
import type { Protocol } from './protocol.ts';
import type { RunState } from './run.ts';
import { type legChoices, type noteFields, type StepView, viewsMeant } from './step.ts';

/** What the record holds of a visit, as far as a protocol looks at it. */
export type ProtocolFacts = {
  /** Clips of the visit that are not removed, oldest import first. */
  readonly clips: readonly TakeSource[];
  readonly notes: Pick<Visit, (typeof noteFields)[number]>;
};

/** A clip with what is marked and pointed at on it. */
export type SeenClip = {
  readonly recording: Recording;
  readonly clip: GaitClip;
  /** Those that lie on the clip, in order. */
  readonly marks: readonly GaitMark[];
  readonly poses: readonly Landmarks[];
  readonly calibrations: readonly Calibration[];
};

export function seen({ recording, index, events, keyImages, shapes, calibrations }: TakeSource): SeenClip {
  const clip = gaitClipOf(recording, index);
  return { recording, clip, marks: onClip(marksOfClip(events, keyImages), clip), poses: landmarksOf(shapes), calibrations };
}

/** The clip of a view that is worked on: the chosen one, else the one with the most on it, else the oldest. Null where there is none. */
function clipOf(view: View, clips: readonly SeenClip[], { clips: chosen }: RunState): SeenClip | null {
  const there = clips.filter(({ recording }) => recording.view === view);
  const work = ({ marks, poses }: SeenClip): number => marks.length + poses.length;
  return there.find(({ recording }) => recording.id === chosen[view]) ?? there.toSorted((a, b) => work(b) - work(a))[0] ?? null;
}

/** Views that the steps of a protocol film or work on, in the order in which they are first named. */
export const viewsOf = ({ steps }: Protocol): readonly Exclude<StepView, 'any'>[] => [
  ...new Set(steps.flatMap(({ view }) => (view === 'any' ? [] : [view]))),
];

/** The clips that a step of this view is about: one of each view it means. Of `any`: those of every view of the protocol, or of every view filmed where it names none. */
export function clipsFor(view: StepView, protocol: Protocol, clips: readonly SeenClip[], state: RunState): readonly SeenClip[] {
  const named = viewsOf(protocol);
  const meant: readonly View[] =
    view !== 'any' ? viewsMeant(view) : named.length > 0 ? named.flatMap(viewsMeant) : clips.map(({ recording }) => recording.view);
  return [...new Set(meant)].flatMap((each) => clipOf(each, clips, state) ?? []);
}

/** The runner's legs that a step is about on a clip. */
export const legsOn = (legs: (typeof legChoices)[number], view: View): readonly Side[] =>
  legs === 'both' ? gaitSides : gaitSides.filter((side) => isNearLeg(view, side));
