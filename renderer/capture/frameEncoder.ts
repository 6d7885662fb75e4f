import { type Encoding, keyFrameEvery } from './encoding.ts';
import { type BufferPool, copyPicture, frameOf, type PictureCopy } from './pictureCopy.ts';
import type { Encoded } from './ring.ts';

/** Encodes frames in order. Every frame given comes out once, or its time is told to `onLost`. */
export type FrameEncoder = {
  /** Takes the frame and closes it. `copy` are its pixels, if they were read already; it is given back to the pool when done with. */
  readonly encode: (frame: VideoFrame, copy: PictureCopy | null) => Promise<void>;
  /** The first frame at or after `timestamp` is a key frame. */
  readonly keyFrom: (timestamp: number) => void;
  /** Resolves when every frame given up to `timestamp` is out or lost. */
  readonly doneTo: (timestamp: number) => Promise<void>;
  readonly waiting: () => number;
  /** Share of the waiting room in use, 0 to 1. */
  readonly use: () => number;
  readonly close: () => void;
};

export type EncoderEvents = {
  readonly onEncoded: (frame: Encoded) => void;
  readonly onLost: (timestamp: number) => void;
  readonly onConfig: (config: VideoDecoderConfig) => void;
  readonly onFailure: (message: string) => void;
};

/** Frames inside the encoder at most; it holds the camera's own buffers while it works on them. */
const mostInside = 3;
/** Bytes of frames that may wait outside it. */
const waitingRoom = 192 * 1024 * 1024;
/** A computer that fails twice in so many frames cannot encode this mode. */
const failuresAllowed = 2;
const longestWaitMs = 20_000;

export function createFrameEncoder(encoding: Encoding, pool: BufferPool, events: EncoderEvents): FrameEncoder {
  let queue: PictureCopy[] = [];
  let queuedBytes = 0;
  let sinceKey = keyFrameEvery;
  let keyDue = Number.POSITIVE_INFINITY;
  /** Times of frames that are inside, in order. */
  let inside: number[] = [];
  let failures = 0;
  let closed = false;
  let encoder = make();

  function make(): VideoEncoder {
    const made = new VideoEncoder({
      output: (chunk, metadata) => {
        if (metadata?.decoderConfig !== undefined) events.onConfig(metadata.decoderConfig);
        // An encoder that leaves a frame out says nothing: the next one out tells.
        while (inside.length > 0 && (inside[0] as number) < chunk.timestamp) events.onLost(inside.shift() as number);
        if (inside[0] === chunk.timestamp) inside.shift();
        const data = new Uint8Array(chunk.byteLength);
        chunk.copyTo(data);
        events.onEncoded({ timestamp: chunk.timestamp, key: chunk.type === 'key', data });
      },
      error: (error) => restart(error.message),
    });
    made.configure(encoding.config);
    made.addEventListener('dequeue', drain);
    return made;
  }

  /** A hardware encoder can be taken away (another program, sleep): what was inside is lost and named, and a new one goes on. */
  function restart(message: string): void {
    if (closed) return;
    for (const timestamp of inside) events.onLost(timestamp);
    inside = [];
    failures++;
    if (failures > failuresAllowed) {
      events.onFailure(message);
      return;
    }
    encoder = make();
    sinceKey = keyFrameEvery;
    drain();
  }

  function put(frame: VideoFrame): void {
    const keyFrame = sinceKey >= keyFrameEvery || frame.timestamp >= keyDue;
    sinceKey = keyFrame ? 1 : sinceKey + 1;
    if (frame.timestamp >= keyDue) keyDue = Number.POSITIVE_INFINITY;
    inside.push(frame.timestamp);
    try {
      encoder.encode(frame, { keyFrame });
    } catch (error) {
      restart(error instanceof Error ? error.message : String(error));
    } finally {
      frame.close();
    }
  }

  function drain(): void {
    while (!closed && encoder.state === 'configured' && queue.length > 0 && encoder.encodeQueueSize < mostInside) {
      const copy = queue.shift() as PictureCopy;
      queuedBytes -= copy.data.byteLength;
      put(frameOf(copy));
      pool.give(copy.data);
    }
  }

  const isPending = (timestamp: number): boolean =>
    (inside[0] ?? Number.POSITIVE_INFINITY) <= timestamp || (queue[0]?.init.timestamp ?? Number.POSITIVE_INFINITY) <= timestamp;

  return {
    encode: async (frame, copy) => {
      const free = queue.length === 0 && encoder.state === 'configured' && encoder.encodeQueueSize < mostInside;
      if (free) {
        put(frame);
        if (copy !== null) pool.give(copy.data);
        return;
      }
      const { timestamp } = frame;
      const taken = copy ?? (await copyPicture(frame, pool));
      frame.close();
      if (queuedBytes + taken.data.byteLength > waitingRoom) {
        pool.give(taken.data);
        events.onLost(timestamp);
        return;
      }
      queue.push(taken);
      queuedBytes += taken.data.byteLength;
      drain();
    },
    keyFrom: (timestamp) => {
      keyDue = timestamp;
    },
    doneTo: async (timestamp) => {
      const began = performance.now();
      let flushed = false;
      while (!closed && encoder.state === 'configured' && isPending(timestamp)) {
        drain();
        await new Promise((resolve) => setTimeout(resolve, 5));
        // An encoder may hold its last frames until it is asked for them.
        if (!flushed && queue.length === 0 && performance.now() - began > 300) {
          flushed = true;
          await encoder.flush().catch(() => {});
        }
        if (performance.now() - began > longestWaitMs) break;
      }
      for (const left of inside.filter((time) => time <= timestamp)) events.onLost(left);
      inside = inside.filter((time) => time > timestamp);
    },
    waiting: () => queue.length + encoder.encodeQueueSize,
    use: () => queuedBytes / waitingRoom,
    close: () => {
      closed = true;
      queue = [];
      if (encoder.state !== 'closed') encoder.close();
    },
  };
}
