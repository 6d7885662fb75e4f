import type { PathEnd, Track, TrackPlace } from '../annotation/records.ts';
import { type FrameNo, toFrameNo } from '../domain/frameIndex.ts';
import type { Px } from '../domain/units.ts';
import type { Found } from './follow.ts';

/** Forwards in the clip, or backwards. */
export type Way = 1 | -1;

/** The last frame on which the point is known. */
export const lastFrameOf = ({ from, places }: Track): FrameNo => toFrameNo(from + places.length - 1);

/** Where the point is on `frame`; null where that is not known. */
export const placeOn = ({ from, places }: Track, frame: number): TrackPlace | null => places[frame - from] ?? null;

export const pointOn = (track: Track, frame: number): Px | null => {
  const place = placeOn(track, frame);
  return place === null ? null : { x: place[0], y: place[1] };
};

export const isByHand = (place: TrackPlace): boolean => place[2] === null;

/** A thousandth of a pixel is far below what a match can tell. */
const kept = (value: number): number => Math.round(Math.min(1e5, Math.max(-1e5, value)) * 1000) / 1000;
const byHand = ({ x, y }: Px): TrackPlace => [kept(x), kept(y), null, 0];
export const placeOf = ({ at, score, since }: Found): TrackPlace => [kept(at.x), kept(at.y), kept(score), since];

/** A path of one place. */
export const newTrack = (
  base: Pick<Track, 'id' | 'recordingId' | 'name' | 'colour' | 'radius' | 'trail'>,
  frame: FrameNo,
  at: Px,
): Track => ({
  type: 'track',
  version: 1,
  ...base,
  from: frame,
  places: [byHand(at)],
  ends: { before: null, after: null },
});

/** The point put by hand on a frame, which may lie outside the path so far. */
export const withPlaced = (track: Track, frame: FrameNo, at: Px): Track =>
  trimmed(track, new Map([...known(track), [frame, byHand(at)]]), {
    before: frame <= track.from ? null : track.ends.before,
    after: frame >= lastFrameOf(track) ? null : track.ends.after,
  });

/**
 * The path after it was followed from `start`. What lay on the frames that were followed, and beyond where it was lost, is replaced up to the next place that
 * a hand put: an old guess never outlives a new doubt.
 * @param found places on the frames after `start` in the direction of `way`, in that order
 */
export function withFollowed(track: Track, start: FrameNo, way: Way, found: readonly TrackPlace[], end: PathEnd): Track {
  const places = new Map(known(track));
  for (let frame = start + way; inside(track, frame) && !handAt(track, frame); frame += way) places.delete(frame);
  found.forEach((place, i) => {
    places.set(start + way * (i + 1), place);
  });
  const reached = start + way * found.length;
  const beyond = [...places.keys()].some((frame) => (frame - reached) * way > 0);
  const ends = { ...track.ends, ...(beyond ? {} : { [way === 1 ? 'after' : 'before']: end }) };
  return trimmed(track, places, ends);
}

/** The path without what lies beyond `frame` in the direction of `way`; null where nothing is left. */
export function cutFrom(track: Track, frame: number, way: Way): Track | null {
  const places = new Map(known(track).filter(([at]) => (at - frame) * way <= 0));
  const ends = { ...track.ends, [way === 1 ? 'after' : 'before']: null };
  return places.size === 0 ? null : trimmed(track, places, ends);
}

/** Frames on which the point was put by hand, ascending. */
export const handFrames = (track: Track): readonly FrameNo[] =>
  known(track).flatMap(([frame, place]) => (isByHand(place) ? [toFrameNo(frame)] : []));

const inside = (track: Track, frame: number): boolean => frame >= track.from && frame <= lastFrameOf(track);

export const handAt = (track: Track, frame: number): boolean => {
  const place = placeOn(track, frame);
  return place !== null && isByHand(place);
};

function known({ from, places }: Track): (readonly [number, TrackPlace])[] {
  return places.flatMap((place, i) => (place === null ? [] : [[from + i, place] as const]));
}

function trimmed(track: Track, places: ReadonlyMap<number, TrackPlace>, ends: Track['ends']): Track {
  const frames = [...places.keys()];
  const from = Math.min(...frames);
  const to = Math.max(...frames);
  return {
    ...track,
    ends,
    from: toFrameNo(from),
    places: Array.from({ length: to - from + 1 }, (_, i) => places.get(from + i) ?? null),
  };
}
