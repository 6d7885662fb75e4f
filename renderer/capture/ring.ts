/** One encoded frame; `key` frames can be decoded without those before them. Times in microseconds on the camera's clock. */
export type Encoded = { readonly timestamp: number; readonly key: boolean; readonly data: Uint8Array };

/** Encoded frames of the last seconds, whole from a key frame on, bounded by time and bytes. */
export type Ring = {
  readonly push: (frame: Encoded) => void;
  /** All frames from the first key frame at or after `timestamp` on; empty when there is none. */
  readonly since: (timestamp: number) => readonly Encoded[];
  /** How much time it holds, in seconds. */
  readonly seconds: () => number;
  readonly bytes: () => number;
  /** Holds this many seconds from now on. */
  readonly hold: (seconds: number) => void;
  readonly clear: () => void;
};

export function createRing(maxBytes: number): Ring {
  let frames: Encoded[] = [];
  let bytes = 0;
  let held = 0;
  /** Forgets whole GOPs from the front: what is left always begins with a key frame. */
  const trim = (): void => {
    for (;;) {
      const next = frames.findIndex(({ key }, i) => i > 0 && key);
      if (next < 0) return;
      const newest = frames.at(-1)?.timestamp ?? 0;
      const tooOld = (frames[next]?.timestamp ?? 0) <= newest - held * 1_000_000;
      if (!tooOld && bytes <= maxBytes) return;
      for (const { data } of frames.slice(0, next)) bytes -= data.byteLength;
      frames = frames.slice(next);
    }
  };
  return {
    push: (frame) => {
      if (frames.length === 0 && !frame.key) return;
      frames.push(frame);
      bytes += frame.data.byteLength;
      if (frame.key) trim();
    },
    since: (timestamp) => {
      const first = frames.findIndex((frame) => frame.key && frame.timestamp >= timestamp);
      return first < 0 ? [] : frames.slice(first);
    },
    seconds: () => (frames.length < 2 ? 0 : ((frames.at(-1)?.timestamp ?? 0) - (frames[0]?.timestamp ?? 0)) / 1_000_000),
    bytes: () => bytes,
    hold: (seconds) => {
      held = seconds;
      trim();
    },
    clear: () => {
      frames = [];
      bytes = 0;
    },
  };
}
