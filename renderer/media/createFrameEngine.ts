import { type FrameIndex, type FrameNo, frameCount } from '#core/domain/frameIndex.ts';
import type { EngineOptions, EngineState, FrameEngine } from './engine.ts';
import { FrameStore } from './frameStore.ts';
import { bitmapOf, Painter } from './painter.ts';
import { PlayClock, runFrom } from './playClock.ts';
import { Stride } from './stride.ts';

type Loop = EngineState['loop'];

/** Opens a clip and shows its first frame once a canvas is attached. Rejects when the clip cannot be opened. */
export function createFrameEngine(options: EngineOptions): Promise<FrameEngine> {
  const engine = new Engine(options);
  return engine.opened.then(
    () => engine,
    (error: unknown) => {
      engine.close();
      throw error;
    },
  );
}

class Engine implements FrameEngine {
  readonly index: FrameIndex;
  readonly opened: Promise<void>;
  readonly #options: EngineOptions;
  readonly #store: FrameStore;
  readonly #clock: PlayClock;
  readonly #stride = new Stride();
  readonly #listeners = new Set<() => void>();
  #state: EngineState;
  #painter: Painter | null = null;
  #shownWaiters: (() => void)[] = [];
  /** Steps that were asked for while a frame was still on its way: each is shown in its turn. */
  #queuedSteps = 0;
  /** While wanted frames come faster than pictures: pictures on the way are shown as well. */
  #passing = false;
  #slowdown: number;
  #closed = false;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.index = options.index;
    this.#slowdown = options.slowdown;
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
    this.#store = new FrameStore(options, {
      onOpened: resolve,
      onFrame: this.#arrived,
      onFailed: (failure) => {
        this.#fail(failure);
        reject(new Error(failure));
      },
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

  stage = async (frame: FrameNo): Promise<() => void> => {
    this.#stopClock();
    this.#queuedSteps = 0;
    this.#passing = false;
    const wanted = Math.min(this.#lastFrame(), Math.max(0, frame)) as FrameNo;
    const direction = wanted === this.#state.wanted ? this.#state.direction : wanted > this.#state.wanted ? 1 : -1;
    this.#store.moveTo(wanted, direction);
    const picture = await this.#store.decoded(wanted);
    const painter = this.#painter;
    if (painter === null) picture.close();
    else await painter.prepare(picture);
    return () => {
      if (this.#closed) return;
      if (this.#painter === painter) {
        painter?.commit();
        this.#set({ wanted, direction, shown: painter === null ? null : wanted, cacheBytes: this.#store.bytes });
        // The canvas came, or went, while the frame was made ready.
      } else void this.#want(wanted);
    };
  };

  play = (speed: number, direction: 1 | -1): void => {
    const run = runFrom(this.index, this.#state.wanted, this.#state.loop, direction);
    this.#queuedSteps = 0;
    this.#passing = true;
    this.#stride.reset();
    this.#set({ playing: true, speed, direction, wanted: run.start, stride: 1 });
    this.#store.moveTo(run.start, direction);
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
    this.#set({ failure: null, shown: null, cacheBytes: 0 });
    this.#store.retry();
  };

  picture = async (frame: FrameNo): Promise<ImageBitmap> => {
    const picture = await this.#store.decoded(frame);
    try {
      return await bitmapOf(picture, this.#options);
    } finally {
      picture.close();
    }
  };

  decoded = (frame: FrameNo, direction: 1 | -1 = 1): Promise<VideoFrame> => {
    this.#store.moveTo(frame, direction);
    return this.#store.decoded(frame);
  };

  thumbnail = async (frame: FrameNo, height: number): Promise<ImageBitmap> => {
    const picture = await this.#store.decoded(frame);
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
    this.#store.close();
    this.#painter = null;
    this.#listeners.clear();
    for (const resolve of this.#shownWaiters.splice(0)) resolve();
  };

  #arrived = (frame: number): void => {
    if (frame === this.#state.wanted) this.#paintWanted();
    else if (this.#passing) this.#paintOnTheWay(frame as FrameNo);
  };

  /** Shows what lies nearer to the wanted frame than what is shown, while the wanted one is not there yet. */
  #paintOnTheWay(frame: FrameNo): void {
    const { wanted, shown } = this.#state;
    const picture = this.#store.held(frame);
    if (this.#painter === null || this.#painter.busy || picture === null || shown === null || this.#store.held(wanted) !== null) return;
    if (Math.abs(wanted - frame) < Math.abs(wanted - shown)) this.#paint(frame, picture, this.#painter);
  }

  #want(frame: FrameNo): Promise<void> {
    const wanted = Math.min(this.#lastFrame(), Math.max(0, frame)) as FrameNo;
    const direction = wanted === this.#state.wanted ? this.#state.direction : wanted > this.#state.wanted ? 1 : -1;
    this.#set({ wanted, direction }, false);
    this.#paintWanted();
    this.#store.moveTo(wanted, direction);
    return this.#whenShown();
  }

  #whenShown(): Promise<void> {
    const { shown, wanted, failure } = this.#state;
    if (this.#painter === null || shown === wanted || failure !== null || this.#closed) return Promise.resolve();
    return new Promise((resolve) => this.#shownWaiters.push(resolve));
  }

  /** Paints what is wanted as soon as it is held; while one frame is being painted the next waits for it. */
  #paintWanted(): void {
    const { wanted, shown } = this.#state;
    if (shown === wanted) {
      this.#isPainted();
      return;
    }
    const picture = this.#store.held(wanted);
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
        this.#set({ shown: frame, stride: playing ? this.#stride.value : 1, cacheBytes: this.#store.bytes });
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

  #due = (wanted: FrameNo): void => {
    this.#set({ wanted }, false);
    this.#store.moveTo(wanted, this.#state.direction);
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
  }

  #set(change: Partial<EngineState>, tell = true): void {
    this.#state = { ...this.#state, ...change };
    if (tell) this.#tellListeners();
  }

  #tellListeners(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
