import { type FrameIndex, type FrameNo, frameAt, frameCount, tickAt } from '#core/domain/frameIndex.ts';
import { type Seconds, seconds } from '#core/domain/units.ts';
import type { FrameEngine } from './engine.ts';

/** A clip on the joint clock: what happens at joint time `t` happens at `t - offset` of this clip, in seconds of clip time. */
export type JointClip = { readonly engine: FrameEngine; readonly offset: number };

export type JointState = {
  /** Frame of the first clip that is wanted now. */
  readonly frame: FrameNo;
  readonly playing: boolean;
  readonly speed: number;
};

/** Steps and plays several clips as one, by the frames of the first. Whoever makes it closes it, and the engines after it. */
export type JointPlayer = {
  readonly state: () => JointState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly show: (frame: FrameNo) => void;
  readonly step: (by: number) => void;
  readonly play: (speed: number) => void;
  readonly pause: () => void;
  readonly close: () => void;
};

/** The frame that began nearest to `time`: unlike the frame on screen then, it is never a whole frame away from it. */
export function nearestFrame(index: FrameIndex, time: Seconds): FrameNo {
  const before = frameAt(index, time);
  const after = Math.min(before + 1, frameCount(index) - 1) as FrameNo;
  const tick = time * index.ticksPerSecond;
  return tickAt(index, after) - tick < tick - tickAt(index, before) ? after : before;
}

/** `clock` gives milliseconds; `onFrame` calls back at each refresh of the display and returns the function that stops it. */
export function createJointPlayer(
  clips: readonly [JointClip, ...JointClip[]],
  clock: { readonly now: () => number; readonly onFrame: (tick: () => void) => () => void },
): JointPlayer {
  const [lead, ...others] = clips;
  const { index } = lead.engine;
  const last = frameCount(index) - 1;
  const listeners = new Set<() => void>();
  let state: JointState = { frame: 0 as FrameNo, playing: false, speed: 0.25 };
  let stop: (() => void) | null = null;

  const set = (part: Partial<JointState>): void => {
    state = { ...state, ...part };
    for (const listener of listeners) listener();
  };
  const timeOf = (frame: FrameNo): number => tickAt(index, frame) / index.ticksPerSecond + lead.offset;
  const paint = (frame: FrameNo): void => {
    const time = timeOf(frame);
    void lead.engine.show(frame);
    for (const { engine, offset } of others) void engine.show(nearestFrame(engine.index, seconds(time - offset)));
  };
  const pause = (): void => {
    stop?.();
    stop = null;
    if (state.playing) set({ playing: false });
  };
  const show = (frame: FrameNo): void => {
    pause();
    const inside = Math.min(last, Math.max(0, frame)) as FrameNo;
    paint(inside);
    set({ frame: inside });
  };
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show,
    step: (by) => show((state.frame + by) as FrameNo),
    play: (speed) => {
      pause();
      let from = state.frame >= last ? 0 : timeOf(state.frame) - lead.offset;
      let since = clock.now();
      set({ playing: true, speed });
      stop = clock.onFrame(() => {
        const at = from + ((clock.now() - since) / 1000) * speed;
        const frame = frameAt(index, seconds(at));
        if (at * index.ticksPerSecond > tickAt(index, last as FrameNo)) {
          from = 0;
          since = clock.now();
        }
        if (frame === state.frame) return;
        paint(frame);
        set({ frame });
      });
    },
    pause,
    close: () => {
      pause();
      listeners.clear();
    },
  };
}

/** The page's own clock and display. */
export const pageClock = {
  now: (): number => performance.now(),
  onFrame: (tick: () => void): (() => void) => {
    let handle = 0;
    const turn = (): void => {
      tick();
      handle = requestAnimationFrame(turn);
    };
    handle = requestAnimationFrame(turn);
    return () => cancelAnimationFrame(handle);
  },
};
