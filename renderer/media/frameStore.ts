import { frameCount } from '#core/domain/frameIndex.ts';
import { Decoder } from './decoder.ts';
import type { EngineOptions } from './engine.ts';
import { FrameCache, type Stretch } from './frameCache.ts';
import { type Gops, planAround } from './gopPlan.ts';
import type { FromWorker } from './protocol.ts';
import { Waiters } from './waiters.ts';

/** A decoder that breaks twice within so many milliseconds is not opened again by itself. */
const patience = 10_000;

type Hears = {
  readonly onOpened: () => void;
  /** The picture of this frame was decoded; it is held unless there is no room for it. */
  readonly onFrame: (frame: number) => void;
  /** No picture comes any more, until `retry`. */
  readonly onFailed: (failure: string) => void;
};

/** The decoded pictures of one clip, within the cache's limit: those around the playhead, and those that somebody waits for. */
export class FrameStore {
  readonly #options: EngineOptions;
  readonly #hears: Hears;
  readonly #decoder: Decoder;
  readonly #cache: FrameCache<VideoFrame>;
  readonly #waiters = new Waiters();
  #gops: Gops | null = null;
  #playhead: { readonly wanted: number; readonly direction: 1 | -1 } = { wanted: 0, direction: 1 };
  /** The frames that the present plan keeps. */
  #stretch: Stretch = { from: 0, to: 0 };
  /** When the decoder was opened again by itself, on the page's clock. */
  #reopened = Number.NEGATIVE_INFINITY;
  /** Why no picture comes any more. */
  #refusal: string | null = null;

  constructor(options: EngineOptions, hears: Hears) {
    this.#options = options;
    this.#hears = hears;
    this.#cache = new FrameCache(options.cacheLimit, (picture) => picture.allocationSize());
    this.#decoder = new Decoder(options.url, {
      onMessage: this.#hear,
      onStopped: (message) => this.#broken(`The clip’s decoder stopped: ${message}.`),
    });
  }

  /** Bytes of the pictures held now. */
  get bytes(): number {
    return this.#cache.bytes;
  }

  /** The picture stays the store's: clone it before anything else happens. */
  held(frame: number): VideoFrame | null {
    return this.#cache.get(frame);
  }

  /** A picture of its own for the caller, who closes it; decoded first where it is not held. */
  decoded(frame: number): Promise<VideoFrame> {
    const held = this.#cache.get(frame);
    if (held !== null) return Promise.resolve(held.clone());
    if (this.#refusal !== null) return Promise.reject(new Error(this.#refusal));
    const picture = this.#waiters.wait(frame);
    this.#request();
    return picture;
  }

  /** From now on pictures around `wanted` are decoded first, more of them in `direction`. */
  moveTo(wanted: number, direction: 1 | -1): void {
    this.#playhead = { wanted, direction };
    this.#request();
  }

  /** Opens the clip again after a failure; what was held is decoded anew. */
  retry(): void {
    this.#cache.clear();
    this.#refusal = null;
    this.#reopen();
  }

  close(): void {
    this.#decoder.close();
    this.#gops = null;
    this.#cache.clear();
    this.#refuse('the clip was closed');
  }

  #hear = (message: FromWorker): void => {
    switch (message.type) {
      case 'opened':
        this.#opened(message.frames, message.gopStarts);
        return;
      case 'frame':
        this.#waiters.give(message.frame, message.picture);
        this.#cache.put(message.frame, message.picture, this.#stretch);
        this.#hears.onFrame(message.frame);
        return;
      case 'decoded':
        this.#request();
        return;
      case 'failed':
        this.#broken(`This clip cannot be shown here: ${message.message}.`);
    }
  };

  #opened(frames: number, starts: readonly number[]): void {
    const recorded = frameCount(this.#options.index);
    if (frames !== recorded) {
      this.#fail(`The review file holds ${frames} frames, the record ${recorded}. Import the clip again.`);
      return;
    }
    this.#gops = { starts, frames };
    this.#request();
    this.#hears.onOpened();
  }

  /** A decoder that breaks is opened again unseen; one that breaks once more soon after, or never opened, is told of. */
  #broken(failure: string): void {
    const now = performance.now();
    if (this.#gops !== null && this.#refusal === null && now - this.#reopened > patience) {
      this.#reopened = now;
      this.#reopen();
    } else this.#fail(failure);
  }

  #reopen(): void {
    this.#gops = null;
    this.#decoder.restart();
  }

  #fail(failure: string): void {
    this.#refuse(failure);
    this.#hears.onFailed(failure);
  }

  #refuse(why: string): void {
    this.#refusal = why;
    this.#waiters.refuse(why);
  }

  /** Tells the worker what to decode next. */
  #request(): void {
    const gops = this.#gops;
    if (gops === null) return;
    const { width, height, cacheLimit } = this.#options;
    const roomFrames = Math.max(1, Math.floor(cacheLimit / (this.#cache.meanBytes ?? width * height * 1.5)) - 12);
    const { stretch, missing } = planAround(gops, { ...this.#playhead, roomFrames }, this.#waiters.frames, (frame) =>
      this.#cache.has(frame),
    );
    this.#stretch = stretch;
    this.#decoder.plan(missing);
  }
}
