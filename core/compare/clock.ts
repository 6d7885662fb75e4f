import type { ComparisonContent, ComparisonPane } from '../domain/comparison.ts';
import { clipTime, type FrameIndex, type FrameNo, frameAt, frameCount } from '../domain/frameIndex.ts';
import { seconds } from '../domain/units.ts';

/** What of a clip the joint clock needs. `slowdown`: true time = clip time / slowdown. */
export type TimedClip = { readonly index: FrameIndex; readonly slowdown: number };

/** A straight piece of the way from clip time (seconds) to joint time: joint = at + (clip - from) * slope. The first reaches back, the last on, without end. */
type Piece = { readonly from: number; readonly at: number; readonly slope: number };

/** How one clip lies on the joint clock. Both directions are strictly rising. */
export type Warp = { readonly pieces: readonly [Piece, ...Piece[]] };

/** Clip time at which a frame gives way to the next one. The last frame stays as long as the one before it. */
function endTime(index: FrameIndex): number {
  const last = frameCount(index) - 1;
  const stay = last > 0 ? clipTime(index, last as FrameNo) - clipTime(index, (last - 1) as FrameNo) : 1 / index.ticksPerSecond;
  return clipTime(index, last as FrameNo) + stay;
}

const within = (index: FrameIndex, frame: FrameNo): FrameNo => Math.min(frame, frameCount(index) - 1) as FrameNo;

/** Contacts that can bound strides: ascending, inside the clip, none twice. */
export const usableContacts = (index: FrameIndex, contacts: readonly FrameNo[]): readonly FrameNo[] =>
  [...new Set(contacts)].filter((frame) => frame < frameCount(index)).toSorted((a, b) => a - b);

/** True where every clip has the two contacts that a stride needs. */
export const canAlignByStride = (panes: readonly ComparisonPane[], clips: readonly TimedClip[]): boolean =>
  panes.every(({ contacts }, i) => {
    const clip = clips[i];
    return clip !== undefined && usableContacts(clip.index, contacts).length >= 2;
  });

/**
 * By time: joint seconds of true time, zero at the pane's `zero` frame. By stride: joint strides, contact k at k, the pace of the first and last
 * stride going on beyond them. A pane without two contacts is aligned by time even then, at one stride a second: ask `canAlignByStride` first.
 */
export function warpOf(pane: ComparisonPane, clip: TimedClip, alignment: ComparisonContent['alignment']): Warp {
  const { index } = clip;
  const contacts = alignment === 'stride' ? usableContacts(index, pane.contacts) : [];
  const [first, ...others] = contacts.slice(0, -1).map((contact, k): Piece => {
    const from = clipTime(index, contact);
    const to = clipTime(index, contacts[k + 1] ?? contact);
    return { from, at: k + pane.offset, slope: 1 / (to - from) };
  });
  if (first !== undefined) return { pieces: [first, ...others] };
  return { pieces: [{ from: clipTime(index, within(index, pane.zero)), at: pane.offset, slope: 1 / clip.slowdown }] };
}

/** Joint time of a moment of the clip, given in seconds of clip time. */
export function jointTime({ pieces }: Warp, clip: number): number {
  const piece = pieces.findLast(({ from }) => from <= clip) ?? pieces[0];
  return piece.at + (clip - piece.from) * piece.slope;
}

/** Clip time in seconds at a joint time; may lie before the clip's beginning or after its end. */
export function clipTimeAt({ pieces }: Warp, joint: number): number {
  const piece = pieces.findLast(({ at }) => at <= joint) ?? pieces[0];
  return piece.from + (joint - piece.at) / piece.slope;
}

/** The frame that began nearest to `time` of the clip's clock, of two equally near the later: never more than half an interval away inside the clip. */
export function nearestFrame(index: FrameIndex, time: number): FrameNo {
  const before = frameAt(index, seconds(time));
  const after = within(index, (before + 1) as FrameNo);
  return clipTime(index, after) - time <= time - clipTime(index, before) ? after : before;
}

/** What is seen at one moment: a frame of each clip, and which of them the moment lies in (the others show their first or last frame). */
export type Moment = { readonly joint: number; readonly frames: readonly FrameNo[]; readonly covered: readonly boolean[] };

/**
 * All moments that can be stepped to, in order, and an index of them for a player: one step is one frame of the clip with the shortest frame
 * interval that is running at that moment, and every other clip shows the frame nearest to it, so that none is ever farther away than half of its
 * own interval.
 */
export type JointClock = {
  readonly moments: readonly [Moment, ...Moment[]];
  /** The moments as frames of one imagined clip, its clock in seconds of true time of the leading clip. */
  readonly index: FrameIndex;
  /** Seconds of true time for one unit of joint time: 1 by time, the leading clip's mean stride by stride. */
  readonly unitSeconds: number;
  readonly warps: readonly Warp[];
};

const micros = 1e6;

/** The clock of the clips in this order. At least one clip; as many panes as clips. */
export function jointClock(
  panes: readonly ComparisonPane[],
  clips: readonly TimedClip[],
  alignment: ComparisonContent['alignment'],
): JointClock {
  const by = alignment === 'stride' && canAlignByStride(panes, clips) ? 'stride' : 'time';
  const lanes = clips.map((clip, i) => {
    const pane = panes[i];
    if (pane === undefined) throw new RangeError('as many panes as clips');
    const warp = warpOf(pane, clip, by);
    const from = jointTime(warp, 0);
    const to = jointTime(warp, endTime(clip.index));
    return { ...clip, warp, from, to, interval: (to - from) / frameCount(clip.index) };
  });
  const finest = lanes.toSorted((a, b) => a.interval - b.interval);
  const times = finest.flatMap((lane, rank) =>
    lane.index.ticks
      .map((tick) => jointTime(lane.warp, tick / lane.index.ticksPerSecond))
      // Where a finer clip is running, its frames are the steps.
      .filter((time) => !finest.slice(0, rank).some(({ from, to }) => time >= from && time < to)),
  );
  const [lead] = finest;
  if (lead === undefined) throw new RangeError('a clock needs a clip');
  const unitSeconds = by === 'time' ? 1 : meanStride(lead.warp) / lead.slowdown;
  const moments = times
    .toSorted((a, b) => a - b)
    .map(
      (joint): Moment => ({
        joint,
        frames: lanes.map(({ warp, index }) => nearestFrame(index, clipTimeAt(warp, joint))),
        covered: lanes.map(({ from, to }) => joint >= from - 1e-9 && joint < to + 1e-9),
      }),
    );
  const [first, ...others] = moments;
  if (first === undefined) throw new RangeError('a clip without frames');
  const ticks: number[] = [];
  const kept: Moment[] = [];
  for (const moment of [first, ...others]) {
    const tick = Math.round((moment.joint - first.joint) * unitSeconds * micros);
    // Two clips can have a frame within the same microsecond: one step, not two.
    if (tick > (ticks.at(-1) ?? -1)) {
      ticks.push(tick);
      kept.push(moment);
    }
  }
  return {
    moments: [first, ...kept.slice(1)],
    index: { ticks, ticksPerSecond: micros },
    unitSeconds,
    warps: lanes.map(({ warp }) => warp),
  };
}

/** Mean duration of a stride in seconds of clip time. */
const meanStride = ({ pieces }: Warp): number => pieces.reduce((sum, { slope }) => sum + 1 / slope, 0) / pieces.length;

/** The moment nearest to a joint time. */
export function momentAt({ moments }: JointClock, joint: number): FrameNo {
  let low = 0;
  let high = moments.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] ?? moments[0]).joint < joint) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [moments[low - 1], moments[low]];
  return (before !== undefined && after !== undefined && joint - before.joint < after.joint - joint ? low - 1 : low) as FrameNo;
}
