import type { PathEnd, Track, TrackPlace } from '#core/annotation/records.ts';
import { type Gap, spanIsWhole } from '#core/capture/gate.ts';
import { type FrameNo, toFrameNo } from '#core/domain/frameIndex.ts';
import { followOptions } from '#core/tracking/follow.ts';
import { handAt, placeOf, pointOn, type Way, withFollowed } from '#core/tracking/path.ts';
import type { FrameEngine } from '../media/engine.ts';
import type { FromTracker, ToTracker } from './protocol.ts';

export type Following = {
  readonly engine: FrameEngine;
  readonly width: number;
  readonly height: number;
  /** Of true time, as far as it is known: tells how far a point may move from frame to frame. */
  readonly framesPerSecond: number;
  readonly frames: number;
  /** Where frames are known to be missing. */
  readonly gaps: readonly Gap[];
  /** Paths that are known on `start`. */
  readonly tracks: readonly Track[];
  readonly start: FrameNo;
  readonly way: Way;
  /** Told after each frame, with what gives the paths so far. */
  readonly onProgress: (frame: FrameNo, soFar: () => readonly Track[]) => void;
  readonly signal: AbortSignal;
};

type Lane = { readonly track: Track; readonly found: TrackPlace[]; end: PathEnd | null };

const makeWorker = (): Worker => new Worker(new URL('./trackWorker.ts', import.meta.url), { type: 'module' });

/**
 * Follows the points from `start` until each is unsure, meets a place that a hand put, or the clip ends; what was found until `signal` is kept. One decoding and
 * one pass serve all points.
 * @returns the paths in the order of `tracks`, and the last frame to which each was followed
 * @throws when the clip cannot be decoded or the worker breaks
 */
export async function followPoints(ask: Following): Promise<{ readonly tracks: readonly Track[]; readonly reached: readonly FrameNo[] }> {
  const { engine, tracks, start, way, frames, gaps, signal } = ask;
  const lanes: readonly Lane[] = tracks.map((track) => ({ track, found: [], end: null }));
  const settled = (): readonly Track[] => lanes.map(({ track, found, end }) => withFollowed(track, start, way, found, end ?? 'cancelled'));
  const worker = makeWorker();
  const speak = conversation(worker);
  try {
    const points = tracks.map((track) => ({
      at: pointOn(track, start) ?? { x: 0, y: 0 },
      options: followOptions(ask.height, ask.framesPerSecond, track.radius),
    }));
    const first = await engine.decoded(start, way);
    hear(lanes, await speak({ type: 'begin', picture: first, width: ask.width, height: ask.height, points }));
    let waiting: Promise<VideoFrame> | null = null;
    for (let frame = start + way; !signal.aborted; frame += way) {
      const present = lanes.filter(({ end }) => end === null);
      for (const lane of present) lane.end = boundary(lane.track, frame, ask, gaps);
      const live = lanes.flatMap(({ end }, point) => (end === null ? [point] : []));
      if (live.length === 0) break;
      const picture: VideoFrame = await (waiting ?? engine.decoded(toFrameNo(frame), way));
      // The next picture is decoded while this one is looked at.
      const after = frame + way;
      waiting = after >= 0 && after < frames ? engine.decoded(toFrameNo(after), way) : null;
      waiting?.catch(() => {});
      hear(lanes, await speak({ type: 'next', picture, points: live }));
      ask.onProgress(toFrameNo(frame), settled);
    }
    void waiting?.then(
      (picture) => picture.close(),
      () => {},
    );
    return { tracks: settled(), reached: lanes.map(({ found }) => toFrameNo(start + way * found.length)) };
  } finally {
    worker.terminate();
  }
}

/** Why a path may not reach `frame`; null where it may. */
function boundary(track: Track, frame: number, { frames, way }: Following, gaps: readonly Gap[]): PathEnd | null {
  if (frame < 0 || frame >= frames) return 'end-of-clip';
  if (!spanIsWhole(gaps, frame - way, frame)) return 'gap';
  return handAt(track, frame) ? 'met-placed' : null;
}

function hear(lanes: readonly Lane[], { results }: Extract<FromTracker, { type: 'looked' }>): void {
  for (const { point, result } of results) {
    const lane = lanes[point];
    if (lane === undefined) continue;
    if (result.ok) lane.found.push(placeOf(result));
    else lane.end = result.reason;
  }
}

/** Says one thing to the worker at a time and resolves with its answer. */
function conversation(worker: Worker): (message: ToTracker) => Promise<Extract<FromTracker, { type: 'looked' }>> {
  return (message) =>
    new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FromTracker>) => {
        if (data.type === 'looked') resolve(data);
        else reject(new Error(data.message));
      };
      // A script that cannot be loaded gives an event without words.
      worker.onerror = (event) => reject(new Error(event.message || 'the program that follows points could not be loaded'));
      worker.postMessage(message, [message.picture]);
    });
}
