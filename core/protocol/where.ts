import { type BodyPoint, gaitKinds } from '../annotation/records.ts';
import { type FrameNo, frameCount } from '../domain/frameIndex.ts';
import { median } from '../domain/frameTiming.ts';
import { gapsOf, isWhole, trueSeconds } from '../gait/clip.ts';
import { type GaitKind, marksOf, otherSide, plausibleStride, type Side, usualStride } from '../gait/events.ts';
import { followingEvent, nearestFrame, type Prediction, predictNext, type WantedEvent } from '../gait/predict.ts';
import { hasPoints, posesOf } from './counts.ts';
import type { SeenClip } from './facts.ts';
import type { StrideMoment } from './step.ts';

/** Where to look. `mark`: an event is marked there. */
export type Place = Prediction | { readonly ok: true; readonly frame: FrameNo; readonly from: 'mark' };

const start = 0 as FrameNo;

/** The event to mark next of those that lack: one left out between contacts before one that follows the last mark. */
export function nextEvent(
  { clip, marks }: SeenClip,
  kinds: readonly GaitKind[],
  lacking: readonly WantedEvent[],
): { readonly wanted: WantedEvent; readonly where: Prediction } | null {
  const holes = lacking.flatMap(({ side, kind }) => {
    if (kind === 'initial-contact' || !kinds.includes('initial-contact')) return [];
    const contacts = marksOf(marks, side, 'initial-contact');
    const hole = contacts.find(
      ({ frame }, i) =>
        !marksOf(marks, side, kind).some(
          (mark) => mark.frame >= frame && mark.frame < (contacts[i + 1]?.frame ?? Number.POSITIVE_INFINITY),
        ),
    );
    if (hole === undefined) return [];
    const where = predictNext(marks, clip, hole.frame, { side, kind });
    return where.ok ? [{ wanted: { side, kind }, where }] : [];
  });
  const [first] = holes.toSorted((a, b) => a.where.frame - b.where.frame);
  if (first !== undefined) return first;
  const sides = [...new Set(lacking.map(({ side }) => side))];
  const last = marks.findLast((mark) => kinds.includes(mark.kind) && sides.includes(mark.side))?.frame ?? start;
  const wanted = followingEvent(marks, last, kinds, sides);
  return wanted === null ? null : { wanted, where: predictNext(marks, clip, last, wanted) };
}

/** Seconds of a typical stride: 171 steps a minute (Luedke 2021). It only says where to look. */
const typicalStride = 120 / 171;
/** Where in a stride from contact to contact each moment is looked for: our own default, until the first one was pointed at. */
const typicalShares: Readonly<Record<StrideMoment, number>> = {
  'initial-contact': 0,
  midstance: 0.17,
  'toe-off': 0.355,
  flight: 0.43,
  swing: 0.47,
};
/** Landmarks within this of a place are those of the place: half the shortest plausible stride. */
const sameStep = plausibleStride.shortest / 2;

const isGaitKind = (moment: StrideMoment): moment is StrideMoment & GaitKind => gaitKinds.some((kind) => kind === moment);

/** The next step of `sides` on which these landmarks lack: where its moment is marked, else where it should be, as learnt from what was pointed at so far. */
export function nextPose(
  seen: SeenClip,
  moment: StrideMoment,
  sides: readonly Side[],
  names: readonly BodyPoint[],
): { readonly side: Side; readonly where: Place } | null {
  const { clip, poses } = seen;
  const done = sides.flatMap((side) => posesOf(seen, moment, side, names));
  const near = (a: FrameNo, b: FrameNo): boolean => Math.abs(trueSeconds(clip, a, b)) < sameStep;
  const open = sides.flatMap((side) =>
    placesOf(seen, moment, side)
      .filter(({ frame }) => !done.some((pose) => pose.side === side && near(pose.from, frame)))
      // Landmarks that were begun there and lack a point are gone back to.
      .map(({ frame, from }) => {
        const begun = poses.find(
          (pose) => pose.moment === moment && pose.side === side && near(pose.from, frame) && !hasPoints(pose, names),
        );
        return { side, where: { ok: true, frame: begun?.from ?? frame, from } as const };
      }),
  );
  const [first] = open.toSorted((a, b) => a.where.frame - b.where.frame);
  return first ?? afterLast(seen, moment, sides, names);
}

type Spot = { readonly frame: FrameNo; readonly from: 'mark' | 'strides' | 'typical' };

/** Frames of a leg's moment: the marked ones, and one for each contact in whose stride it is not marked. */
function placesOf(seen: SeenClip, moment: StrideMoment, side: Side): readonly Spot[] {
  const { clip, marks } = seen;
  const marked: readonly Spot[] = isGaitKind(moment) ? marksOf(marks, side, moment).map(({ frame }) => ({ frame, from: 'mark' })) : [];
  if (moment === 'initial-contact') return marked;
  const { lag, learnt } = lagOf(seen, moment, side);
  const expected = marksOf(marks, side, 'initial-contact').flatMap((contact): readonly Spot[] => {
    const frame = later(seen, contact.frame, lag);
    if (frame === null || !isWhole(clip, gapsOf(clip), contact.frame, frame)) return [];
    return marked.some((mark) => Math.abs(trueSeconds(clip, mark.frame, frame)) < sameStep)
      ? []
      : [{ frame, from: learnt ? 'strides' : 'typical' }];
  });
  return [...marked, ...expected].toSorted((a, b) => a.frame - b.frame);
}

/** True seconds by which a moment follows its foot's contact. */
function lagOf(seen: SeenClip, moment: StrideMoment, side: Side): { readonly lag: number; readonly learnt: boolean } {
  const { clip, marks, poses } = seen;
  const gaps = gapsOf(clip);
  const lags = poses
    .filter((pose) => pose.moment === moment)
    .flatMap((pose) => {
      const contact = marksOf(marks, pose.side, 'initial-contact').findLast(({ frame }) => frame <= pose.from);
      if (contact === undefined || !isWhole(clip, gaps, contact.frame, pose.from)) return [];
      const lag: number = trueSeconds(clip, contact.frame, pose.from);
      return lag < plausibleStride.longest ? [{ lag, own: pose.side === side }] : [];
    });
  const own = lags.filter((one) => one.own);
  const from = own.length > 0 ? own : lags;
  return from.length > 0
    ? { lag: median(from.map(({ lag }) => lag)), learnt: true }
    : { lag: typicalShares[moment] * strideOf(seen, moment), learnt: false };
}

/** Usual stride in true seconds: between contacts, else between landmarks of one leg at the moment, else a typical one. */
function strideOf({ clip, marks, poses }: SeenClip, moment: StrideMoment): number {
  const usual = usualStride(marks, clip);
  if (usual !== null) return usual;
  const between = (['left', 'right'] as const).flatMap((side) => {
    const frames = poses.filter((pose) => pose.moment === moment && pose.side === side).map(({ from }) => from);
    const sorted = frames.toSorted((a, b) => a - b);
    return sorted.slice(1).map((frame, i): number => trueSeconds(clip, sorted[i] ?? frame, frame));
  });
  const plausible = between.filter((time) => time >= plausibleStride.shortest && time <= plausibleStride.longest);
  return plausible.length > 0 ? median(plausible) : typicalStride;
}

/** The frame so many true seconds later; null behind the clip's end. */
function later({ clip }: SeenClip, frame: FrameNo, lag: number): FrameNo | null {
  const { index, captureRate } = clip;
  const time = (index.ticks[frame] ?? 0) / index.ticksPerSecond + lag * captureRate.slowdown;
  return time > (index.ticks.at(-1) ?? 0) / index.ticksPerSecond ? null : nearestFrame(clip, time);
}

/** Behind the last landmarks of the moment: a stride on, or half a stride on for the other leg. */
function afterLast(
  seen: SeenClip,
  moment: StrideMoment,
  sides: readonly Side[],
  names: readonly BodyPoint[],
): { readonly side: Side; readonly where: Place } | null {
  const { clip } = seen;
  const [only] = sides;
  if (only === undefined) return null;
  const last = (['left', 'right'] as const)
    .flatMap((side) => posesOf(seen, moment, side, names))
    .toSorted((a, b) => a.from - b.from)
    .at(-1);
  if (last === undefined) {
    const landed = sides.some((side) => marksOf(seen.marks, side, 'initial-contact').length > 0);
    return { side: only, where: { ok: false, reason: landed ? 'end-of-clip' : 'nothing-marked' } };
  }
  const side = sides.includes(otherSide(last.side)) ? otherSide(last.side) : last.side;
  const stride = strideOf(seen, moment);
  const frame = later(seen, last.from, side === last.side ? stride : stride / 2);
  if (frame === null || frame <= last.from || frame >= frameCount(clip.index)) return { side, where: { ok: false, reason: 'end-of-clip' } };
  if (!isWhole(clip, gapsOf(clip), last.from, frame)) return { side, where: { ok: false, reason: 'spans-a-gap' } };
  return { side, where: { ok: true, frame, from: 'strides' } };
}
