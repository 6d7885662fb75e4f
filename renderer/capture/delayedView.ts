import type { Encoded } from './ring.ts';

/** Decodes what was filmed some seconds ago, for the runner to look at. Whoever makes it closes it. */
export type DelayedView = {
  /** Shows whatever is due at `now` (camera time, microseconds) out of the frames that the ring holds. */
  readonly show: (frames: readonly Encoded[], now: number, delaySeconds: number) => void;
  readonly close: () => void;
};

/** Frames that wait in the decoder at most: a slow computer skips to the next key frame instead of falling behind. */
const mostQueued = 24;

export function createDelayedView(config: VideoDecoderConfig, onPicture: (picture: VideoFrame) => void): DelayedView {
  let fed = Number.NEGATIVE_INFINITY;
  const decoder = new VideoDecoder({ output: onPicture, error: () => {} });
  decoder.configure({ ...config, optimizeForLatency: true });
  return {
    show: (frames, now, delaySeconds) => {
      if (decoder.state !== 'configured') return;
      const until = now - delaySeconds * 1_000_000;
      const due = frames.filter(({ timestamp }) => timestamp > fed && timestamp <= until);
      const continues = frames.some(({ timestamp }) => timestamp === fed);
      const behind = decoder.decodeQueueSize > mostQueued || !continues;
      const from = behind ? due.findLastIndex(({ key }) => key) : 0;
      if (due.length === 0 || from < 0) return;
      for (const { timestamp, key, data } of due.slice(from)) {
        decoder.decode(new EncodedVideoChunk({ type: key ? 'key' : 'delta', timestamp, data }));
        fed = timestamp;
      }
    },
    close: () => {
      if (decoder.state !== 'closed') decoder.close();
    },
  };
}
