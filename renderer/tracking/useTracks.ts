import i18next from 'i18next';
import { useEffect, useRef, useState } from 'react';
import type { Patch } from '#core/annotation/patch.ts';
import { type Track, trackSchema } from '#core/annotation/records.ts';
import { gapsInTimes, knownGaps } from '#core/capture/gate.ts';
import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import { type RecordId, recordId } from '#core/domain/ids.ts';
import type { Recording } from '#core/domain/recording.ts';
import type { Px } from '#core/domain/units.ts';
import { usualRadius } from '#core/tracking/follow.ts';
import { cutFrom, lastFrameOf, newTrack, placeOn, type Way, withPlaced } from '#core/tracking/path.ts';
import type { FrameEngine } from '../media/engine.ts';
import { reportFailure } from '../ui/failures.ts';
import { followPoints } from './followPoints.ts';

/** What the host screen gives. */
export type TracksHost = {
  readonly recording: Recording;
  readonly index: FrameIndex;
  readonly engine: FrameEngine;
  /** The frame that is painted. */
  readonly frame: FrameNo;
  readonly tracks: readonly Track[];
  readonly edit: (label: string, patch: Patch) => Promise<boolean>;
  /** Following begins: what is playing stops. */
  readonly onBegin: () => void;
  /** Shows a frame of this clip. */
  readonly onGo: (frame: FrameNo) => void;
};

/** Following under way: how far it has come, and the paths so far. */
export type FollowingNow = { readonly way: Way; readonly frame: FrameNo; readonly tracks: readonly Track[] };

export type Tracks = {
  readonly host: TracksHost;
  /** As stored, those being followed as far as they are. */
  readonly shown: readonly Track[];
  readonly selected: Track | null;
  readonly select: (id: RecordId | null) => void;
  /** The point put on the present frame: of the selected path, else of a new one. */
  readonly put: (at: Px) => void;
  /** A path's point moved on the present frame. */
  readonly move: (track: Track, at: Px) => void;
  /** Where following would begin; null where the path is not known. */
  readonly startOf: (track: Track, way: Way) => FrameNo | null;
  readonly follow: (which: readonly Track[], way: Way) => void;
  readonly running: FollowingNow | null;
  readonly cancel: () => void;
  readonly cut: (track: Track, way: Way) => void;
  readonly change: (track: Track, change: Partial<Pick<Track, 'name' | 'colour' | 'radius' | 'trail'>>) => void;
  readonly remove: (track: Track) => void;
};

export const trackColours = ['#4dabf7', '#ff922b', '#38d9a9', '#f06595', '#ffd43b', '#a9e34b'] as const;

/** How often the screen shows how far following has come, in milliseconds. */
const tellEvery = 80;
/** Share of a second of true time that the trail of a new path shows. */
const usualTrailSeconds = 0.5;

/** The hand over a clip's followed points: each gesture, and each run of following, is one edit. */
export function useTracks(host: TracksHost): Tracks {
  const { tracks, recording, frame } = host;
  const [chosen, choose] = useState<RecordId | null>(null);
  const [running, setRunning] = useState<FollowingNow | null>(null);
  const control = useRef<AbortController | null>(null);
  const now = useRef(host);
  useEffect(() => {
    now.current = host;
  });
  useEffect(() => () => control.current?.abort(), []);

  const selected = tracks.find(({ id }) => id === chosen) ?? null;
  const words = (key: 'add' | 'place' | 'move' | 'follow' | 'cut' | 'change' | 'remove'): string => i18next.t(`tracking:edits.${key}`);
  const edit = (key: Parameters<typeof words>[0], patch: Patch): void => void now.current.edit(words(key), patch);
  const busy = running !== null;

  const startOf = (track: Track, way: Way): FrameNo | null => {
    if (placeOn(track, frame) !== null) return frame;
    const end = way === 1 ? lastFrameOf(track) : track.from;
    return (frame - end) * way > 0 ? end : null;
  };
  const follow = (which: readonly Track[], way: Way): void => {
    const starts = which.flatMap((track) => startOf(track, way) ?? []);
    const start = starts[0];
    // Points are followed together where all of them are known on one frame.
    const together = which.filter((track) => start !== undefined && placeOn(track, start) !== null);
    if (start === undefined || together.length === 0 || busy) return;
    void run(together, start, way);
  };
  const run = async (together: readonly Track[], start: FrameNo, way: Way): Promise<void> => {
    const { engine, index, onBegin, onGo } = now.current;
    onBegin();
    const abort = new AbortController();
    control.current = abort;
    setRunning({ way, frame: start, tracks: together });
    let told = performance.now();
    try {
      const { tracks: after, reached } = await followPoints({
        engine,
        width: recording.width,
        height: recording.height,
        framesPerSecond: recording.captureRate.framesPerSecond,
        frames: frameCount(index),
        gaps: knownGaps(recording) ?? gapsInTimes(index),
        tracks: together,
        start,
        way,
        signal: abort.signal,
        onProgress: (at, soFar) => {
          if (performance.now() - told < tellEvery) return;
          told = performance.now();
          setRunning({ way, frame: at, tracks: soFar() });
        },
      });
      const patch = together.flatMap((before, i) => {
        const made = after[i];
        return made === undefined ? [] : [{ op: 'change' as const, before, after: trackSchema.parse(made) }];
      });
      await now.current.edit(words('follow'), patch);
      // The doubt that came first is what has to be looked at.
      const first = way === 1 ? Math.min(...reached) : Math.max(...reached);
      onGo(first as FrameNo);
    } catch (thrown) {
      reportFailure(thrown);
    } finally {
      control.current = null;
      setRunning(null);
    }
  };

  const put = (at: Px): void => {
    if (busy) return;
    const { tracks: present, frame: here, recording: clip } = now.current;
    const before = present.find(({ id }) => id === chosen);
    if (before !== undefined) {
      edit('place', [{ op: 'change', before, after: withPlaced(before, here, at) }]);
      return;
    }
    const id = recordId.parse(crypto.randomUUID());
    const track = newTrack(
      {
        id,
        recordingId: clip.id,
        name: i18next.t('tracking:newName', { n: present.length + 1 }),
        colour: trackColours[present.length % trackColours.length] ?? trackColours[0],
        radius: usualRadius(clip.height),
        trail: Math.round(usualTrailSeconds * clip.captureRate.framesPerSecond),
      },
      here,
      at,
    );
    edit('add', [{ op: 'add', record: track }]);
    choose(id);
  };

  return {
    host,
    shown: tracks.map((track) => running?.tracks.find(({ id }) => id === track.id) ?? track),
    selected,
    select: choose,
    put,
    move: (track, at) => {
      if (!busy) edit('move', [{ op: 'change', before: track, after: withPlaced(track, frame, at) }]);
    },
    startOf,
    follow,
    running,
    cancel: () => control.current?.abort(),
    cut: (track, way) => {
      const after = cutFrom(track, frame, way);
      if (!busy) edit('cut', [after === null ? { op: 'remove', record: track } : { op: 'change', before: track, after }]);
    },
    change: (track, change) => {
      if (!busy) edit('change', [{ op: 'change', before: track, after: { ...track, ...change } }]);
    },
    remove: (track) => {
      if (!busy) edit('remove', [{ op: 'remove', record: track }]);
    },
  };
}
