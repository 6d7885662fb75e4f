import type { FrameIndex } from '#core/domain/frameIndex.ts';
import { intervalsOf, median } from '#core/domain/frameTiming.ts';
import type { MediaWarning } from '#core/domain/recording.ts';
import { unreadable } from './decodedProbe.ts';
import type { FrameList } from './ffmpegLines.ts';
import type { PacketFacts } from './packets.ts';
import { indexFrom, type ProbedClip } from './probe.ts';

/** The frames that a clip really has, and what is wrong about them. */
export type FittedFrames = { readonly index: FrameIndex; readonly warnings: readonly MediaWarning[] };

/** Frames from a number to a number, both included, counted from 0. */
export type Span = { readonly from: number; readonly to: number };

/**
 * The index of the frames that were decoded. Where they are not as many as the container promised, each is found by its time: missing ones at the start
 * cannot be decoded by any player, missing ones at the end are a damaged end, missing ones in between are told with their place, and so are frames that the
 * container does not list. A frame's time is the container's where it is known there, else the decoder's.
 */
export function fitFrames({ packets, index }: Pick<ProbedClip, 'packets' | 'index'>, decoded: FrameList): FittedFrames {
  if (decoded.ticks.length === 0) throw unreadable(false, []);
  if (packets === null) return { index: indexFrom(decoded.ticks, decoded.ticksPerSecond), warnings: [] };
  const promised = packets.shown;
  if (decoded.ticks.length === promised.length) return { index, warnings: [] };
  const places = placesOf(packets, decoded);
  if (places === null) return { index: indexFrom(decoded.ticks, decoded.ticksPerSecond), warnings: unplaced(promised, decoded) };
  const { place, own } = places;
  const fitted = indexFrom(
    place.map((at, i) => (at === null ? (own[i] as number) : (promised[at] as number))),
    packets.ticksPerSecond,
  );
  return { index: fitted, warnings: [...lostWarnings(packets, place, fitted), ...extraWarnings(place, fitted)] };
}

/**
 * How many of the decoded frames come before the first that the container promises: where a recording begins in the middle, some decoders show grey guesses
 * until the first key frame. 0 where the times do not tell.
 */
export function framesBeforeFirst(packets: PacketFacts, decoded: FrameList): number {
  if (decoded.ticks.length <= packets.shown.length / 2) return 0;
  const places = placesOf(packets, decoded);
  const first = places?.place.findIndex((at) => at !== null) ?? 0;
  return places !== null && (places.own[0] ?? 0) < (packets.shown[0] ?? 0) ? Math.max(0, first) : 0;
}

type Places = {
  /** For each decoded frame the number of the promised one, or null for none; ascending. */
  readonly place: readonly (number | null)[];
  /** The decoder's times on the container's clock. */
  readonly own: readonly number[];
};

/**
 * Finds each decoded frame among the promised ones by its time. The two clocks should differ by the edit list's offset only; where a container's start is
 * counted differently, the first or the last frames are laid on each other. Null where the times do not fit at all.
 */
function placesOf(packets: PacketFacts, decoded: FrameList): Places | null {
  const promised = packets.shown;
  const factor = packets.ticksPerSecond / decoded.ticksPerSecond;
  const usual = median(intervalsOf({ ticks: promised, ticksPerSecond: packets.ticksPerSecond }));
  const slack = Math.max(1, factor / 2, usual / 4);
  const shifts = [
    packets.rawOffset,
    (decoded.ticks[0] ?? 0) * factor - (promised[0] ?? 0),
    (decoded.ticks.at(-1) ?? 0) * factor - (promised.at(-1) ?? 0),
  ];
  let best: Places | null = null;
  let most = Math.min(promised.length, decoded.ticks.length) / 2;
  for (const shift of shifts) {
    const own = decoded.ticks.map((tick) => tick * factor - shift);
    const place = matched(promised, own, slack);
    const found = place.filter((at) => at !== null).length;
    if (found > most) [best, most] = [{ place, own }, found];
  }
  return best;
}

function matched(promised: readonly number[], own: readonly number[], slack: number): readonly (number | null)[] {
  let next = 0;
  return own.map((time) => {
    let at = next;
    while (at < promised.length && (promised[at] as number) < time - slack) at++;
    if (at >= promised.length || (promised[at] as number) > time + slack) return null;
    next = at + 1;
    return at;
  });
}

/** Both counts are known and no places: the decoder's own times are used. */
function unplaced(promised: readonly number[], decoded: FrameList): readonly MediaWarning[] {
  const lost = promised.length - decoded.ticks.length;
  return [
    lost > 0
      ? {
          code: 'lost-frames',
          message: `${framesOf(lost)} could not be decoded; the file’s own times do not tell where. Each frame that is there has its own time.`,
          frames: [],
        }
      : {
          code: 'extra-frames',
          message: `The clip shows ${framesOf(-lost)} more than its index lists; their own times are used.`,
          frames: [],
        },
  ];
}

/** The promised frames that are missing, told by where they are missing. */
function lostWarnings(packets: PacketFacts, place: readonly (number | null)[], fitted: FrameIndex): readonly MediaWarning[] {
  const holes = holesIn(place, packets.shown.length);
  if (areSecondFields(packets, holes)) return [];
  const last = place.length - 1;
  const warnings: MediaWarning[] = [];
  const start = holes.find(({ before }) => before < 0);
  if (start !== undefined)
    warnings.push({
      code: 'undecodable-start',
      message: `The clip begins with ${framesOf(start.lost)} that no player can decode; review starts after them.`,
      frames: [{ from: 0, to: 0 }],
    });
  const end = holes.find(({ before }) => before === last);
  if (end !== undefined)
    warnings.push({
      code: 'damaged-end',
      message: `The end of the clip is damaged: ${framesOf(end.lost)} after ${timeOf(fitted, last)} could not be read.`,
      frames: [{ from: last, to: last }],
    });
  const inside = holes.filter((hole) => hole !== start && hole !== end);
  const [first] = inside;
  if (first !== undefined) {
    const lost = inside.reduce((sum, hole) => sum + hole.lost, 0);
    const where = `between ${timeOf(fitted, first.before)} and ${timeOf(fitted, first.before + 1)}`;
    warnings.push({
      code: 'lost-frames',
      message: `${framesOf(lost)} ${inside.length === 1 ? where : `in ${inside.length} places, first ${where},`} could not be decoded and ${lost === 1 ? 'is' : 'are'} left out; times stay right.`,
      frames: inside.slice(0, 2000).map(({ before }) => ({ from: before, to: before + 1 })),
    });
  }
  return warnings;
}

/** `lost` promised frames are missing after decoded frame `before`; -1 is before the first. */
type Hole = { readonly before: number; readonly lost: number };

function holesIn(place: readonly (number | null)[], promised: number): readonly Hole[] {
  const holes: Hole[] = [];
  let expected = 0;
  let before = -1;
  for (const [i, found] of [...place, promised].entries()) {
    if (found === null) continue;
    if (found > expected) holes.push({ before, lost: found - expected });
    expected = found + 1;
    before = i;
  }
  return holes;
}

/** Camcorders that film interlaced write each half picture as a packet of its own: every second one gives no frame of its own, and none is lost. */
const areSecondFields = ({ container, shown }: PacketFacts, holes: readonly Hole[]): boolean =>
  container === 'MPEG-TS' && holes.length >= (shown.length - 1) / 2 && holes.every(({ lost }) => lost === 1);

function extraWarnings(place: readonly (number | null)[], fitted: FrameIndex): readonly MediaWarning[] {
  const extra = place.flatMap((found, i) => (found === null ? [i] : []));
  const [first] = extra;
  if (first === undefined) return [];
  return [
    {
      code: 'extra-frames',
      message: `The clip shows ${framesOf(extra.length)} more than its index lists, first at ${timeOf(fitted, first)}; their own times are used.`,
      frames: spansOf(extra).slice(0, 2000),
    },
  ];
}

export const interlacedWarnings = (interlaced: boolean): readonly MediaWarning[] =>
  interlaced
    ? [
        {
          code: 'interlaced',
          message:
            'The camera filmed interlaced: each frame holds two moments half a frame apart, and edges that move look like combs. Set the camera to progressive for exact angles and times.',
          frames: [],
        },
      ]
    : [];

/** The decoder met errors in these frames and guessed what they show. Spans are frames of `index`. */
export function damageWarnings(index: FrameIndex, spans: readonly Span[]): readonly MediaWarning[] {
  const last = index.ticks.length - 1;
  const inside = spans.flatMap(({ from, to }) => (to < 0 || from > last ? [] : [{ from: Math.max(0, from), to: Math.min(last, to) }]));
  const [first] = inside;
  if (first === undefined) return [];
  const where = `from ${timeOf(index, first.from)} to ${timeOf(index, first.to)}`;
  return [
    {
      code: 'damaged-frames',
      message: `The file has errors ${inside.length === 1 ? where : `in ${inside.length} places, first ${where}`}: parts of the picture may be wrong there. Copy it from the camera again if you can.`,
      frames: inside.slice(0, 2000),
    },
  ];
}

/** Runs of neighbouring numbers. */
export function spansOf(numbers: readonly number[]): readonly Span[] {
  const spans: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const run = spans.at(-1);
    if (run !== undefined && run.to === number - 1) run.to = number;
    else spans.push({ from: number, to: number });
  }
  return spans;
}

const framesOf = (count: number): string => (count === 1 ? '1 frame' : `${count} frames`);

/** Clip time of a frame. */
const timeOf = (index: FrameIndex, frame: number): string => `${((index.ticks[frame] ?? 0) / index.ticksPerSecond).toFixed(3)} s`;
