import type { BodyPoint } from '../annotation/records.ts';
import type { LandmarkPlan } from '../annotation/tools/draft.ts';
import { assertNever } from '../domain/brand.ts';
import type { RecordingId } from '../domain/ids.ts';
import type { View } from '../domain/recording.ts';
import type { GaitKind, Side } from '../gait/events.ts';
import { pointsAt } from '../gait/poses.ts';
import type { Prediction, WantedEvent } from '../gait/predict.ts';
import { type EventCount, eventCounts, hasPoints, type LegCount, poseCount } from './counts.ts';
import { factOf } from './factChecks.ts';
import { clipsFor, legsOn, type ProtocolFacts, type SeenClip } from './facts.ts';
import type { Protocol } from './protocol.ts';
import type { RunState } from './run.ts';
import type { Fact, noteFields, Step, StepOf, StepView, StrideMoment } from './step.ts';
import { nextEvent, nextPose, type Place } from './where.ts';

/** One thing that a step lacks. `have` and `need` are of the unit that the fact names; null where there is nothing to count. */
export type Missing =
  | { readonly kind: 'tick' }
  | { readonly kind: 'clip'; readonly view: StepView }
  | {
      readonly kind: 'fact';
      readonly fact: Fact['kind'];
      readonly recordingId: RecordingId;
      readonly have: number | null;
      readonly need: number | null;
    }
  | ({ readonly kind: 'events'; readonly recordingId: RecordingId } & EventCount)
  | ({ readonly kind: 'landmarks'; readonly recordingId: RecordingId; readonly moment: StrideMoment } & LegCount)
  | { readonly kind: 'standing'; readonly recordingId: RecordingId; readonly side: Side }
  | { readonly kind: 'words'; readonly field: (typeof noteFields)[number] };

/** What to do next for a step, and with what in hand. */
export type Task =
  | { readonly kind: 'tick' }
  | { readonly kind: 'film'; readonly view: StepView }
  /** A fact about the clip is asked for. */
  | { readonly kind: 'ask'; readonly fact: 'capture-rate' | 'belt-speed' | 'shoe'; readonly recordingId: RecordingId }
  | { readonly kind: 'calibrate'; readonly tool: 'calibration-line' | 'vertical-reference'; readonly recordingId: RecordingId }
  | {
      readonly kind: 'mark';
      readonly recordingId: RecordingId;
      readonly kinds: readonly GaitKind[];
      readonly sides: readonly Side[];
      readonly wanted: WantedEvent | null;
      readonly where: Prediction | null;
    }
  | {
      readonly kind: 'point';
      readonly recordingId: RecordingId;
      readonly plan: LandmarkPlan;
      /** Null where any frame will do: the runner stands. */
      readonly where: Place | null;
      /** Points that landmarks begun there lack. */
      readonly begun: readonly BodyPoint[];
    }
  | { readonly kind: 'write'; readonly field: (typeof noteFields)[number] };

/** Something countable of a step, and what to say while it is not all there. */
type Part = { readonly have: number; readonly need: number; readonly missing: readonly Missing[] };
/** A step against the record: its parts, and the task while one of them is not all there. */
export type Asked = { readonly parts: readonly Part[]; readonly task: Task | null };

type Under = {
  readonly protocol: Protocol;
  readonly clips: readonly SeenClip[];
  readonly notes: ProtocolFacts['notes'];
  readonly state: RunState;
};

export function askedOf(step: Step, under: Under): Asked {
  const { protocol, clips, notes, state } = under;
  if (step.kind === 'note') {
    const have = notes[step.field].trim() === '' ? 0 : 1;
    return { parts: [{ have, need: 1, missing: [{ kind: 'words', field: step.field }] }], task: { kind: 'write', field: step.field } };
  }
  if (step.kind === 'check' && step.fact === null) {
    const have = state.ticks.includes(step.id) ? 1 : 0;
    return { parts: [{ have, need: 1, missing: [{ kind: 'tick' }] }], task: { kind: 'tick' } };
  }
  const on = clipsFor(step.view, protocol, clips, state);
  if (on.length === 0 || step.kind === 'film') {
    const have = Math.min(1, on.length);
    return { parts: [{ have, need: 1, missing: [{ kind: 'clip', view: step.view }] }], task: { kind: 'film', view: step.view } };
  }
  switch (step.kind) {
    case 'check':
      return ofFact(step, on);
    case 'events':
      return ofEvents(step, on);
    case 'landmarks':
      return ofLandmarks(step, on);
    case 'standing':
      return ofStanding(step, on, clips);
    default:
      return assertNever(step);
  }
}

function ofFact({ fact, view }: StepOf<'check'>, on: readonly SeenClip[]): Asked {
  if (fact === null) return { parts: [], task: null };
  const found = on.map((clip) => ({ clip, ...factOf(fact, clip) }));
  const lacking = found.find(({ holds }) => !holds);
  return {
    parts: found.map(({ clip, holds, have, need }) => ({
      have: holds ? 1 : 0,
      need: 1,
      missing: [{ kind: 'fact', fact: fact.kind, recordingId: clip.recording.id, have, need }],
    })),
    task: lacking === undefined ? null : taskOfFact(fact, view, lacking.clip.recording.id),
  };
}

function taskOfFact(fact: Fact, view: StepView, recordingId: RecordingId): Task {
  switch (fact.kind) {
    case 'capture-rate':
    case 'belt-speed':
    case 'shoe':
      return { kind: 'ask', fact: fact.kind, recordingId };
    case 'scale':
      return { kind: 'calibrate', tool: 'calibration-line', recordingId };
    case 'vertical':
      return { kind: 'calibrate', tool: 'vertical-reference', recordingId };
    case 'frames-per-second':
    case 'seconds-filmed':
      return { kind: 'film', view };
    default:
      return assertNever(fact);
  }
}

function ofEvents(step: StepOf<'events'>, on: readonly SeenClip[]): Asked {
  const counted = on.map((clip) => ({ clip, counts: eventCounts(step, clip) }));
  const open = counted.find(({ counts }) => counts.some(({ have, need }) => have < need));
  const parts = counted.flatMap(({ clip, counts }) =>
    counts.map((one): Part => ({ ...one, missing: [{ kind: 'events', recordingId: clip.recording.id, ...one }] })),
  );
  if (open === undefined) return { parts, task: null };
  const lacking = open.counts.filter(({ have, need }) => have < need).map(({ side, event }): WantedEvent => ({ side, kind: event }));
  const next = nextEvent(open.clip, step.kinds, lacking);
  return {
    parts,
    task: {
      kind: 'mark',
      recordingId: open.clip.recording.id,
      kinds: step.kinds,
      sides: legsOn(step.legs, open.clip.recording.view),
      wanted: next?.wanted ?? null,
      where: next?.where ?? null,
    },
  };
}

function ofLandmarks({ moment, legs, steps, metrics }: StepOf<'landmarks'>, on: readonly SeenClip[]): Asked {
  const names = pointsAt(moment, metrics);
  const counted = on.map((clip) => ({
    clip,
    counts: legsOn(legs, clip.recording.view).map((side) => poseCount(clip, moment, side, names, steps)),
  }));
  const open = counted.find(({ counts }) => counts.some(({ have, need }) => have < need));
  const parts = counted.flatMap(({ clip, counts }) =>
    counts.map((one): Part => ({ ...one, missing: [{ kind: 'landmarks', recordingId: clip.recording.id, moment, ...one }] })),
  );
  if (open === undefined) return { parts, task: null };
  const lacking = open.counts.filter(({ have, need }) => have < need).map(({ side }) => side);
  const next = nextPose(open.clip, moment, lacking, names);
  if (next === null) return { parts, task: null };
  const { side, where } = next;
  const begun = where.ok
    ? open.clip.poses.find((pose) => pose.moment === moment && pose.side === side && pose.from === where.frame)
    : undefined;
  return {
    parts,
    task: {
      kind: 'point',
      recordingId: open.clip.recording.id,
      plan: { names, moment, side },
      where,
      begun: begun === undefined ? [] : names.filter((name) => !hasPoints(begun, [name])),
    },
  };
}

/** The runner may stand still on any clip of the same view. */
function ofStanding({ legs, metrics }: StepOf<'standing'>, on: readonly SeenClip[], clips: readonly SeenClip[]): Asked {
  const names = pointsAt('standing', metrics);
  const stands = (view: View, side: Side): boolean =>
    clips.some(
      ({ recording, poses }) =>
        recording.view === view && poses.some((pose) => pose.moment === 'standing' && pose.side === side && hasPoints(pose, names)),
    );
  const wanted = on.flatMap(({ recording }) =>
    legsOn(legs, recording.view).map((side) => ({ side, recordingId: recording.id, have: stands(recording.view, side) ? 1 : 0, need: 1 })),
  );
  const open = wanted.find(({ have }) => have === 0);
  return {
    parts: wanted.map(({ side, recordingId, have, need }) => ({ have, need, missing: [{ kind: 'standing', recordingId, side }] })),
    task:
      open === undefined
        ? null
        : { kind: 'point', recordingId: open.recordingId, plan: { names, moment: 'standing', side: open.side }, where: null, begun: [] },
  };
}
