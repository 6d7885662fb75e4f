import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import { Decoder } from './decoder.ts';
import type { EngineOptions, EngineState, FrameEngine } from './engine.ts';
import { FrameCache, type Stretch } from './frameCache.ts';
import { type Gops, planAround } from './gopPlan.ts';
import { bitmapOf, Painter } from './painter.ts';
import { PlayClock, runFrom } from './playClock.ts';
import type { FromWorker } from './protocol.ts';
import { Stride } from './stride.ts';
import { Waiters } from './waiters.ts';

type Loop = EngineState['loop'];

/** A decoder that breaks twice within so many milliseconds is not opened again by itself. */
const patience = 10_000;

/** Opens a clip and shows its first frame once a canvas is attached. Rejects when the clip cannot be opened. */
export function createFrameEngine(options: EngineOptions): Promise<FrameEngine> {
  const engine = new Engine(options);
  return engine.opened.then(() => engine);
}

class Engine implements FrameEngine {
  readonly index: FrameIndex;
  readonly opened: Promise<void>;
  readonly #options: EngineOptions;
  readonly #decoder: Decoder;
  readonly #clock: PlayClock;
  readonly #stride = new Stride();
  readonly #cache: FrameCache<VideoFrame>;
  readonly #listeners = new Set<() => void>();
  readonly #waiters = new Waiters();
  #gops: Gops | null = null;
  /** The frames that the present plan keeps. */
  #stretch: Stretch = { from: 0, to: 0 };
  #state: EngineState;
  #painter: Painter | null = null;
  #shownWaiters: (() => void)[] = [];
  /** Steps that were asked for while a frame was still on its way: each is shown in its turn. */
  #queuedSteps = 0;
  /** While wanted frames come faster than pictures: pictures on the way are shown as well. */
  #passing = false;
  /** When the decoder was opened again by itself, on the page's clock. */
  #reopened = Number.NEGATIVE_INFINITY;
  #slowdown: number;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.index = options.index;
    this.#slowdown = options.slowdown;
    this.#cache = new FrameCache(options.cacheLimit, (picture) => picture.allocationSize());
    this.#state = {
      shown: null,
      wanted: 0 as FrameNo,
      playing: false,
      speed: 0.25,
      direction: 1,
      loop: null,
      stride: 1,
      cacheBytes: 0,
      cacheLimit: options.cacheLimit,
      failure: null,
    };
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.opened = promise;
    this.#clock = new PlayClock({ index: options.index, onFrame: this.#due, onEnd: (frame) => void this.show(frame) });
    this.#decoder = new Decoder(options.url, {
      onMessage: (message) => this.#hear(message, resolve, reject),
      onStopped: (message) => this.#decoderFailed(`The clip’s decoder stopped: ${message}`, reject),
    });
  }

  state = (): EngineState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  attach = (canvas: HTMLCanvasElement): (() => void) => {
    const painter = new Painter(canvas, this.#options);
    this.#painter = painter;
    const paintAnew = (): void => {
      this.#set({ shown: null });
      this.#request();
      this.#paintWanted();
    };
    canvas.addEventListener('contextrestored', paintAnew);
    paintAnew();
    return () => {
      canvas.removeEventListener('contextrestored', paintAnew);
      if (this.#painter === painter) this.#painter = null;
    };
  };

  show = (frame: FrameNo): Promise<void> => {
    this.#stopClock();
    this.#queuedSteps = 0;
    this.#passing = this.#state.shown !== null && this.#state.shown !== this.#state.wanted;
    return this.#want(frame);
  };

  step = (by: number): Promise<void> => {
    this.#stopClock();
    this.#passing = false;
    const steps = Math.trunc(by);
    if (this.#state.shown !== this.#state.wanted && this.#painter !== null) {
      this.#queuedSteps += steps;
      return this.#whenShown();
    }
    return this.#want((this.#state.wanted + steps) as FrameNo);
  };

  play = (speed: number, direction: 1 | -1): void => {
    const run = runFrom(this.index, this.#state.wanted, this.#state.loop, direction);
    this.#queuedSteps = 0;
    this.#passing = true;
    this.#stride.reset();
    this.#set({ playing: true, speed, direction, wanted: run.start, stride: 1 });
    this.#request();
    this.#paintWanted();
    this.#clock.start(run, speed * this.#slowdown);
  };

  pause = (): void => this.#stopClock();

  setSpeed = (speed: number): void => {
    if (this.#state.playing) this.play(speed, this.#state.direction);
    else this.#set({ speed });
  };

  setLoop = (loop: Loop): void => {
    this.#set({ loop: loop !== null && loop.from < loop.to ? loop : null });
    if (this.#state.playing) this.play(this.#state.speed, this.#state.direction);
  };

  setSlowdown = (slowdown: number): void => {
    this.#slowdown = slowdown;
    if (this.#state.playing) this.play(this.#state.speed, this.#state.direction);
  };

  retry = (): void => {
    if (this.#state.failure === null || this.#closed) return;
    this.#cache.clear();
    this.#set({ failure: null, shown: null, cacheBytes: 0 });
    this.#reopen();
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
    this.#clock.stop();
    this.#decoder.close();
    this.#cache.clear();
    this.#painter = null;
    this.#listeners.clear();
    this.#waiters.refuse('the clip was closed');
    for (const resolve of this.#shownWaiters.splice(0)) resolve();
  };

  #hear(message: FromWorker, opened: () => void, refused: (error: Error) => void): void {
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
        this.#decoderFailed(`This clip cannot be shown here: ${message.message}.`, refused);
    }
  }

  /** A decoder that breaks is opened again unseen; one that breaks once more soon after, or never opened, is told of. */
  #decoderFailed(failure: string, refused: (error: Error) => void): void {
    const now = performance.now();
    if (this.#gops !== null && now - this.#reopened > patience) {
      this.#reopened = now;
      this.#reopen();
    } else {
      this.#fail(failure);
      refused(new Error(failure));
    }
  }

  #reopen(): void {
    this.#gops = null;
    this.#decoder.restart();
  }

  /** Waiters get a clone; the cache takes the picture, unless nobody needs it any more. */
  #keep(frame: number, picture: VideoFrame): void {
    this.#waiters.give(frame, picture);
    this.#cache.put(frame, picture, this.#stretch);
    if (frame === this.#state.wanted) this.#paintWanted();
    else if (this.#passing) this.#paintOnTheWay(frame as FrameNo);
  }

  /** Shows what lies nearer to the wanted frame than what is shown, while the wanted one is not there yet. */
  #paintOnTheWay(frame: FrameNo): void {
    const { wanted, shown } = this.#state;
    const picture = this.#cache.get(frame);
    if (this.#painter === null || this.#painter.busy || picture === null || shown === null || this.#cache.has(wanted)) return;
    if (Math.abs(wanted - frame) < Math.abs(wanted - shown)) this.#paint(frame, picture, this.#painter);
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
    this.#paint(wanted, picture, painter);
  }

  #paint(frame: FrameNo, picture: VideoFrame, painter: Painter): void {
    void painter.paint(picture.clone()).then(
      () => {
        if (this.#closed || this.#painter !== painter) return;
        const { shown, playing, direction } = this.#state;
        if (playing && shown !== null) this.#stride.add(shown, frame, direction);
        this.#set({ shown: frame, stride: playing ? this.#stride.value : 1, cacheBytes: this.#cache.bytes });
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

  /** Tells the worker what to decode next. */
  #request(): void {
    const gops = this.#gops;
    if (gops === null || this.#closed) return;
    const { width, height, cacheLimit } = this.#options;
    const { wanted, direction } = this.#state;
    const roomFrames = Math.max(1, Math.floor(cacheLimit / (this.#cache.meanBytes ?? width * height * 1.5)) - 12);
    const { stretch, missing } = planAround(gops, { wanted, direction, roomFrames }, this.#waiters.frames, (frame) =>
      this.#cache.has(frame),
    );
    this.#stretch = stretch;
    this.#decoder.plan(missing);
  }

  #decoded(frame: FrameNo): Promise<VideoFrame> {
    const held = this.#cache.get(frame);
    if (held !== null) return Promise.resolve(held.clone());
    if (this.#closed || this.#state.failure !== null) return Promise.reject(new Error(this.#state.failure ?? 'the clip is closed'));
    const picture = this.#waiters.wait(frame);
    this.#request();
    return picture;
  }

  #due = (wanted: FrameNo): void => {
    this.#set({ wanted }, false);
    this.#request();
    this.#paintWanted();
  };

  #stopClock(): void {
    this.#clock.stop();
    if (this.#state.playing) this.#set({ playing: false, stride: 1 });
  }

  #lastFrame = (): FrameNo => (frameCount(this.index) - 1) as FrameNo;

  #fail(failure: string): void {
    this.#stopClock();
    this.#set({ failure });
    for (const resolve of this.#shownWaiters.splice(0)) resolve();
    this.#waiters.refuse(failure);
  }

  #set(change: Partial<EngineState>, tell = true): void {
    this.#state = { ...this.#state, ...change };
    if (tell) this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
