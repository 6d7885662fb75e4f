import { clipTime, type FrameIndex, type FrameNo, frameAt, frameCount } from '#core/domain/frameIndex.ts';
import { type Seconds, seconds } from '#core/domain/units.ts';
import type { EngineOptions, EngineState, FrameEngine } from './engine.ts';
import { FrameCache, type Stretch } from './frameCache.ts';
import { around, firstOf, type Gops, gopOf, lastOf } from './gopPlan.ts';
import { bitmapOf, Painter } from './painter.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

type Loop = EngineState['loop'];

/** Opens a clip and shows its first frame once a canvas is attached. Rejects when the clip cannot be opened. */
export function createFrameEngine(options: EngineOptions): Promise<FrameEngine> {
  const engine = new Engine(options);
  return engine.opened.then(() => engine);
}

class Engine implements FrameEngine {
  readonly index: FrameIndex;
  readonly opened: Promise<void>;
  readonly #options: EngineOptions;
  readonly #worker: Worker;
  readonly #cache: FrameCache<VideoFrame>;
  readonly #listeners = new Set<() => void>();
  readonly #waiters = new Map<number, PromiseWithResolvers<VideoFrame>[]>();
  #gops: Gops | null = null;
  /** The frames that the present plan keeps. */
  #stretch: Stretch = { from: 0, to: 0 };
  #state: EngineState;
  #painter: Painter | null = null;
  #shownWaiters: (() => void)[] = [];
  /** Steps that were asked for while a frame was still on its way: each is shown in its turn. */
  #queuedSteps = 0;
  #playStart: { readonly at: number; readonly clip: Seconds } | null = null;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.index = options.index;
    this.#cache = new FrameCache(options.cacheLimit, (picture) => picture.allocationSize());
    this.#state = {
      shown: null,
      wanted: 0 as FrameNo,
      playing: false,
      speed: 0.25,
      direction: 1,
      loop: null,
      cacheBytes: 0,
      cacheLimit: options.cacheLimit,
      failure: null,
    };
    this.#worker = new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module' });
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.opened = promise;
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data, resolve, reject);
    this.#worker.onerror = (event) => {
      this.#fail(`The clip’s decoder stopped: ${event.message}`);
      reject(new Error(event.message));
    };
    this.#tell({ type: 'open', url: options.url });
  }

  state = (): EngineState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  attach = (canvas: HTMLCanvasElement): (() => void) => {
    const painter = new Painter(canvas, this.#options);
    this.#painter = painter;
    this.#set({ shown: null });
    this.#request();
    this.#paintWanted();
    return () => {
      if (this.#painter === painter) this.#painter = null;
    };
  };

  show = (frame: FrameNo): Promise<void> => {
    this.#stopClock();
    this.#queuedSteps = 0;
    return this.#want(frame);
  };

  step = (by: number): Promise<void> => {
    this.#stopClock();
    const steps = Math.trunc(by);
    if (this.#state.shown !== this.#state.wanted && this.#painter !== null) {
      this.#queuedSteps += steps;
      return this.#whenShown();
    }
    return this.#want((this.#state.wanted + steps) as FrameNo);
  };

  play = (speed: number, direction: 1 | -1): void => {
    const { loop } = this.#state;
    const from = loop?.from ?? (0 as FrameNo);
    const to = loop?.to ?? this.#lastFrame();
    const atEnd = direction === 1 ? this.#state.wanted >= to : this.#state.wanted <= from;
    const start = atEnd || this.#state.wanted < from || this.#state.wanted > to ? (direction === 1 ? from : to) : this.#state.wanted;
    this.#queuedSteps = 0;
    this.#set({ playing: true, speed, direction, wanted: start });
    this.#playStart = { at: performance.now(), clip: clipTime(this.index, start) };
    this.#request();
    this.#paintWanted();
    requestAnimationFrame(this.#tick);
  };

  pause = (): void => this.#stopClock();

  setSpeed = (speed: number): void => {
    if (this.#state.playing) this.play(speed, this.#state.direction);
    else this.#set({ speed });
  };

  setLoop = (loop: Loop): void => {
    this.#set({ loop: loop !== null && loop.from < loop.to ? loop : null });
  };

  picture = async (frame: FrameNo): Promise<ImageBitmap> => {
    const picture = await this.#decoded(frame);
    try {
      return await bitmapOf(picture, this.#options);
    } finally {
      picture.close();
    }
  };

  thumbnail = async (frame: FrameNo, height: number): Promise<ImageBitmap> => {
    const picture = await this.#decoded(frame);
    try {
      return await createImageBitmap(picture, { resizeHeight: Math.max(1, Math.round(height)), resizeQuality: 'low' });
    } finally {
      picture.close();
    }
  };

  close = (): void => {
    if (this.#closed) return;
    this.#closed = true;
    this.#tell({ type: 'close' });
    this.#cache.clear();
    this.#painter = null;
    this.#listeners.clear();
    this.#refuseWaiters('the clip was closed');
    for (const resolve of this.#shownWaiters.splice(0)) resolve();
  };

  #hear(message: FromWorker, opened: () => void, refused: (error: Error) => void): void {
    if (this.#closed) {
      if (message.type === 'frame') message.picture.close();
      return;
    }
    switch (message.type) {
      case 'opened':
        if (message.frames !== frameCount(this.index)) {
          this.#fail(`The review file holds ${message.frames} frames, the record ${frameCount(this.index)}. Import the clip again.`);
          refused(new Error(this.#state.failure ?? ''));
          return;
        }
        this.#gops = { starts: message.gopStarts, frames: message.frames };
        this.#request();
        opened();
        return;
      case 'frame':
        this.#keep(message.frame, message.picture);
        return;
      case 'decoded':
        this.#request();
        return;
      case 'failed':
        this.#fail(`This clip cannot be shown here: ${message.message}.`);
        refused(new Error(message.message));
    }
  }

  /** Waiters get a clone; the cache takes the picture, unless nobody needs it any more. */
  #keep(frame: number, picture: VideoFrame): void {
    const waiters = this.#waiters.get(frame);
    if (waiters !== undefined) {
      this.#waiters.delete(frame);
      for (const waiter of waiters) waiter.resolve(picture.clone());
    }
    this.#cache.put(frame, picture, this.#stretch);
    if (frame === this.#state.wanted) this.#paintWanted();
  }

  #want(frame: FrameNo): Promise<void> {
    const wanted = Math.min(this.#lastFrame(), Math.max(0, frame)) as FrameNo;
    const direction = wanted === this.#state.wanted ? this.#state.direction : wanted > this.#state.wanted ? 1 : -1;
    this.#set({ wanted, direction }, false);
    this.#paintWanted();
    this.#request();
    return this.#whenShown();
  }

  #whenShown(): Promise<void> {
    if (this.#painter === null || this.#state.shown === this.#state.wanted || this.#closed) return Promise.resolve();
    return new Promise((resolve) => this.#shownWaiters.push(resolve));
  }

  /** Paints what is wanted as soon as it is held; while one frame is being painted the next waits for it. */
  #paintWanted(): void {
    const { wanted, shown } = this.#state;
    if (shown === wanted) {
      this.#isPainted();
      return;
    }
    const picture = this.#cache.get(wanted);
    const painter = this.#painter;
    if (picture === null || painter === null) {
      this.#tellListeners();
      return;
    }
    if (painter.busy) return;
    void painter.paint(picture.clone()).then(
      () => {
        if (this.#closed || this.#painter !== painter) return;
        this.#set({ shown: wanted, cacheBytes: this.#cache.bytes });
        this.#paintWanted();
      },
      (error: unknown) => this.#fail(`This clip cannot be painted here: ${error instanceof Error ? error.message : String(error)}.`),
    );
  }

  #isPainted(): void {
    this.#tellListeners();
    for (const resolve of this.#shownWaiters.splice(0)) resolve();
    if (this.#queuedSteps === 0) return;
    const by = Math.sign(this.#queuedSteps);
    this.#queuedSteps -= by;
    void this.#want((this.#state.wanted + by) as FrameNo);
  }

  /** Tells the worker what to decode next: what is wanted first, then what is waited for, then around the playhead while the cache has room. */
  #request(): void {
    const gops = this.#gops;
    if (gops === null || this.#closed) return;
    const room = Math.max(1, Math.floor(this.#options.cacheLimit / this.#frameBytes()) - 12);
    const planned = around(gops, this.#state.wanted, this.#state.direction, room);
    this.#stretch = { from: firstOf(gops, Math.min(...planned)), to: lastOf(gops, Math.max(...planned)) };
    const near = planned.filter((gop) => !this.#isHeld(gops, gop));
    const waited = [...new Set([...this.#waiters.keys()].map((frame) => gopOf(gops, frame)))];
    const [own, ...others] = near;
    const ownFirst = own === gopOf(gops, this.#state.wanted) ? [own] : [];
    this.#tell({ type: 'plan', gops: [...new Set([...ownFirst, ...waited, ...(ownFirst.length > 0 ? others : near)])] });
  }

  #isHeld(gops: Gops, gop: number): boolean {
    for (let frame = firstOf(gops, gop); frame <= lastOf(gops, gop); frame++) if (!this.#cache.has(frame)) return false;
    return true;
  }

  #frameBytes(): number {
    const { count, bytes } = this.#cache;
    return count > 0 ? bytes / count : this.#options.width * this.#options.height * 1.5;
  }

  #decoded(frame: FrameNo): Promise<VideoFrame> {
    const held = this.#cache.get(frame);
    if (held !== null) return Promise.resolve(held.clone());
    if (this.#closed || this.#state.failure !== null) return Promise.reject(new Error(this.#state.failure ?? 'the clip is closed'));
    const waiter = Promise.withResolvers<VideoFrame>();
    this.#waiters.set(frame, [...(this.#waiters.get(frame) ?? []), waiter]);
    this.#request();
    return waiter.promise;
  }

  #tick = (): void => {
    const start = this.#playStart;
    if (start === null || this.#closed) return;
    const { speed, direction, loop } = this.#state;
    const from = clipTime(this.index, loop?.from ?? (0 as FrameNo));
    const to = clipTime(this.index, loop?.to ?? this.#lastFrame());
    const elapsed = ((performance.now() - start.at) / 1000) * speed * this.#options.slowdown * direction;
    let time = start.clip + elapsed;
    if (time > to || time < from) {
      if (loop === null) {
        void this.show(frameAt(this.index, seconds(Math.min(to, Math.max(from, time)))));
        return;
      }
      time = direction === 1 ? from : to;
      this.#playStart = { at: performance.now(), clip: seconds(time) };
    }
    const wanted = frameAt(this.index, seconds(time));
    if (wanted !== this.#state.wanted) {
      this.#set({ wanted }, false);
      this.#request();
      this.#paintWanted();
    }
    requestAnimationFrame(this.#tick);
  };

  #stopClock(): void {
    this.#playStart = null;
    if (this.#state.playing) this.#set({ playing: false });
  }

  #lastFrame = (): FrameNo => (frameCount(this.index) - 1) as FrameNo;

  #fail(failure: string): void {
    this.#stopClock();
    this.#set({ failure });
    for (const resolve of this.#shownWaiters.splice(0)) resolve();
    this.#refuseWaiters(failure);
  }

  /** Pictures that will not come any more. */
  #refuseWaiters(why: string): void {
    const waiting = [...this.#waiters.values()].flat();
    this.#waiters.clear();
    for (const waiter of waiting) waiter.reject(new Error(why));
  }

  #set(change: Partial<EngineState>, tell = true): void {
    this.#state = { ...this.#state, ...change };
    if (tell) this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}
