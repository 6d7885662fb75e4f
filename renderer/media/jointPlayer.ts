import { type JointClock, type Moment, momentAt } from '#core/compare/clock.ts';
import type { FrameNo } from '#core/domain/frameIndex.ts';
import type { FrameEngine } from './engine.ts';
import { PlayClock, runFrom } from './playClock.ts';

export type JointState = {
  readonly clock: JointClock;
  /** Number of the moment that is on all canvases; null before the first. */
  readonly shown: FrameNo | null;
  /** The moment asked for last. */
  readonly wanted: FrameNo;
  readonly playing: boolean;
  /** Share of real-world speed. */
  readonly speed: number;
  readonly direction: 1 | -1;
  readonly loop: { readonly from: FrameNo; readonly to: FrameNo } | null;
  readonly failure: string | null;
};

/** Steps and plays several clips as one. Whoever makes it closes it, and the engines after it. */
export type JointPlayer = {
  readonly state: () => JointState;
  readonly subscribe: (listener: () => void) => () => void;
  /** Shows a moment, clamped to the clock. Pauses play. */
  readonly show: (moment: FrameNo) => void;
  /** So many moments on or back; quick presses add up, and each is shown in its turn. Pauses play. */
  readonly step: (by: number) => void;
  readonly play: (speed: number, direction: 1 | -1) => void;
  readonly pause: () => void;
  readonly setSpeed: (speed: number) => void;
  readonly setLoop: (loop: JointState['loop']) => void;
  /** Lines the clips up anew; the joint time that is shown stays, as near as the new clock has it. */
  readonly setClock: (clock: JointClock) => void;
  /** Opens what failed again. */
  readonly retry: () => void;
  readonly close: () => void;
};

/** The moment of this number; the last one beyond the end. */
export const momentOf = ({ moments }: JointClock, moment: number): Moment => moments[moment] ?? moments.at(-1) ?? moments[0];

/** As many engines, in the same order, as the clock has clips. */
export const createJointPlayer = (engines: readonly FrameEngine[], clock: JointClock): JointPlayer => new Player(engines, clock);

class Player implements JointPlayer {
  readonly #engines: readonly FrameEngine[];
  readonly #listeners = new Set<() => void>();
  #state: JointState;
  #play: PlayClock;
  #painting = false;
  /** Steps that were asked for while a moment was still on its way. */
  #queued = 0;
  #closed = false;

  constructor(engines: readonly FrameEngine[], clock: JointClock) {
    this.#engines = engines;
    this.#state = {
      clock,
      shown: null,
      wanted: momentAt(clock, 0),
      playing: false,
      speed: 0.25,
      direction: 1,
      loop: null,
      failure: null,
    };
    this.#play = this.#playClock(clock);
  }

  state = (): JointState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  show = (moment: FrameNo): void => {
    this.#stop();
    this.#queued = 0;
    this.#want(moment);
  };

  step = (by: number): void => {
    this.#stop();
    const steps = Math.trunc(by);
    if (this.#painting) this.#queued += steps;
    else this.#want(this.#state.wanted + steps);
  };

  play = (speed: number, direction: 1 | -1): void => {
    const { clock, wanted, loop } = this.#state;
    this.#queued = 0;
    const run = runFrom(clock.index, wanted, loop, direction);
    this.#set({ playing: true, speed, direction });
    this.#want(run.start);
    this.#play.start(run, speed);
  };

  pause = (): void => this.#stop();

  setSpeed = (speed: number): void => {
    if (this.#state.playing) this.play(speed, this.#state.direction);
    else this.#set({ speed });
  };

  setLoop = (loop: JointState['loop']): void => {
    this.#set({ loop: loop !== null && loop.from < loop.to ? loop : null });
    if (this.#state.playing) this.play(this.#state.speed, this.#state.direction);
  };

  setClock = (clock: JointClock): void => {
    const before = this.#state;
    if (before.clock === clock) return;
    this.#stop();
    this.#queued = 0;
    this.#play = this.#playClock(clock);
    this.#set({ clock, shown: null, loop: null, wanted: momentAt(clock, momentOf(before.clock, before.wanted).joint) });
    void this.#paint();
    if (before.playing) this.play(before.speed, before.direction);
  };

  retry = (): void => {
    for (const engine of this.#engines) engine.retry();
    this.#set({ failure: null, shown: null });
    void this.#paint();
  };

  close = (): void => {
    this.#play.stop();
    this.#closed = true;
    this.#listeners.clear();
  };

  #playClock(clock: JointClock): PlayClock {
    return new PlayClock({ index: clock.index, onFrame: (moment) => this.#want(moment), onEnd: (moment) => this.show(moment) });
  }

  #stop(): void {
    this.#play.stop();
    if (this.#state.playing) this.#set({ playing: false });
  }

  #want(moment: number): void {
    const last = this.#state.clock.moments.length - 1;
    this.#set({ wanted: Math.min(last, Math.max(0, moment)) as FrameNo });
    void this.#paint();
  }

  /** Brings what is wanted on all canvases in one task: none ever shows a moment that another has not reached. */
  async #paint(): Promise<void> {
    if (this.#painting) return;
    this.#painting = true;
    try {
      while (!this.#closed && this.#state.shown !== this.#state.wanted) {
        const { clock, wanted } = this.#state;
        const { frames } = momentOf(clock, wanted);
        const paints = await Promise.all(this.#engines.map((engine, i) => staged(engine, frames[i] ?? (0 as FrameNo))));
        if (this.#closed) return;
        // Lined up anew meanwhile: these frames belong together no more.
        if (this.#state.clock !== clock) continue;
        for (const paint of paints) paint();
        this.#set({ shown: wanted });
        if (this.#state.shown === this.#state.wanted && this.#queued !== 0) {
          const by = Math.sign(this.#queued);
          this.#queued -= by;
          const last = clock.moments.length - 1;
          this.#set({ wanted: Math.min(last, Math.max(0, wanted + by)) as FrameNo });
        }
      }
    } catch (error) {
      if (this.#closed) return;
      this.#stop();
      this.#set({ failure: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#painting = false;
    }
  }

  #set(change: Partial<JointState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

const nothing = (): void => {};

const staged = (engine: FrameEngine, frame: FrameNo): Promise<() => void> =>
  engine.state().shown === frame && engine.state().wanted === frame ? Promise.resolve(nothing) : engine.stage(frame);
