import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';

/** What the engine is doing now; a new object at each change. */
export type EngineState = {
  /** The frame painted last; null before the first. */
  readonly shown: FrameNo | null;
  /** The frame asked for last. */
  readonly wanted: FrameNo;
  readonly playing: boolean;
  /** Share of real-world speed, 1/16 to 1; the recording's own clock decides when each frame is due. */
  readonly speed: number;
  readonly direction: 1 | -1;
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  /** While playing: every so many-th frame is painted, 1 for all. The display and the machine set it, not the clip. */
  readonly stride: number;
  /** Bytes of decoded pictures held now, and the limit they stay under. */
  readonly cacheBytes: number;
  readonly cacheLimit: number;
  readonly failure: string | null;
};

export type EngineOptions = {
  /** Address that answers Range requests with the reviewed clip. */
  readonly url: string;
  readonly index: FrameIndex;
  readonly width: number;
  readonly height: number;
  /** How many times slower than life the clip's own clock runs. */
  readonly slowdown: number;
  readonly cacheLimit: number;
};

/** Shows exact frames of one recording on a canvas. Whoever makes it closes it. */
export type FrameEngine = {
  readonly index: FrameIndex;
  readonly state: () => EngineState;
  /** Calls `listener` after each change of state; returns the function that stops. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Paints on this canvas from now on (one at a time); returns the function that lets go. */
  readonly attach: (canvas: HTMLCanvasElement) => () => void;
  /** Shows `frame`, clamped to the clip; resolves when it is painted or a later request has replaced it. Pauses play. */
  readonly show: (frame: FrameNo) => Promise<void>;
  /** Steps from the frame wanted last, so that quick presses add up. Pauses play. */
  readonly step: (by: number) => Promise<void>;
  readonly play: (speed: number, direction: 1 | -1) => void;
  readonly pause: () => void;
  /** Speed of play from now on, playing or not. */
  readonly setSpeed: (speed: number) => void;
  readonly setLoop: (loop: { readonly from: FrameNo; readonly to: FrameNo } | null) => void;
  /**
   * Makes `frame` (clamped to the clip) ready and resolves with what paints it at once, so that several clips can change in the same instant; what
   * is on the canvas stays until then. Pauses play of its own. Rejects when the frame cannot be decoded any more.
   */
  readonly stage: (frame: FrameNo) => Promise<() => void>;
  /** The decoded pixels of `frame` at full size, the same that are painted. The caller closes it. */
  readonly picture: (frame: FrameNo) => Promise<ImageBitmap>;
  /** The decoded frame itself, the ones after it (with -1 those before it) being made ready. The caller closes it; what is on the canvas stays. */
  readonly decoded: (frame: FrameNo, direction?: 1 | -1) => Promise<VideoFrame>;
  /** A small picture for the timeline, `height` pixels high. The caller closes it. */
  readonly thumbnail: (frame: FrameNo, height: number) => Promise<ImageBitmap>;
  /** How many times slower than life the clip's own clock runs, once that is better known. */
  readonly setSlowdown: (slowdown: number) => void;
  /** Opens the clip again after a failure, on the frame that was wanted. Does nothing without one. */
  readonly retry: () => void;
  readonly close: () => void;
};
