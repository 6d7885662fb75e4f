import { clipTime, type FrameIndex, type FrameNo, frameAt, frameCount, secondsBetween } from '#core/domain/frameIndex.ts';
import { type Seconds, seconds } from '#core/domain/units.ts';

/** One stretch that is played, both ends included: from `start`, over and over where it `loops`. */
export type PlayRun = {
  readonly start: FrameNo;
  readonly from: FrameNo;
  readonly to: FrameNo;
  readonly loops: boolean;
  readonly direction: 1 | -1;
};

/** What play runs over from `wanted`: the loop, else the clip; from its other end when it stands at the end or outside the loop. */
export function runFrom(
  index: FrameIndex,
  wanted: FrameNo,
  loop: { readonly from: FrameNo; readonly to: FrameNo } | null,
  direction: 1 | -1,
): PlayRun {
  const from = loop?.from ?? (0 as FrameNo);
  const to = loop?.to ?? ((frameCount(index) - 1) as FrameNo);
  const done = direction === 1 ? wanted >= to : wanted <= from;
  const start = done || wanted < from || wanted > to ? (direction === 1 ? from : to) : wanted;
  return { start, from, to, loops: loop !== null, direction };
}

/** Clip time at which `frame` gives way to the next one, in seconds. The last frame stays as long as the one before it, a lone frame one tick. */
function endOf(index: FrameIndex, frame: FrameNo): Seconds {
  if (frame + 1 < frameCount(index)) return clipTime(index, (frame + 1) as FrameNo);
  const stay = frame > 0 ? secondsBetween(index, (frame - 1) as FrameNo, frame) : 1 / index.ticksPerSecond;
  return seconds(clipTime(index, frame) + stay);
}

/**
 * The frame that is due after `elapsed` seconds of clip time (0 or more). Each frame stays for its own interval both ways, the last of a loop too, and a
 * loop begins again on time however late it is asked. `ended` once a run that does not loop is over.
 */
export function playedFrame(index: FrameIndex, run: PlayRun, elapsed: number): { readonly frame: FrameNo; readonly ended: boolean } {
  const { start, from, to, loops, direction } = run;
  const begin = clipTime(index, from);
  const length = endOf(index, to) - begin;
  const played = direction === 1 ? clipTime(index, start) - begin + elapsed : begin + length - endOf(index, start) + elapsed;
  if (!loops && played >= length) return { frame: direction === 1 ? to : from, ended: true };
  const inside = played % length;
  // Backwards, a frame is due up to and with the moment at which it began.
  const time = direction === 1 ? begin + inside : begin + length - inside - 2e-6 / index.ticksPerSecond;
  return { frame: Math.min(to, Math.max(from, frameAt(index, seconds(time)))) as FrameNo, ended: false };
}

type Hands = {
  readonly index: FrameIndex;
  readonly onFrame: (frame: FrameNo) => void;
  readonly onEnd: (frame: FrameNo) => void;
};

/** Says at each refresh of the display which frame is due. Stands still while the page is hidden, and goes on from there. */
export class PlayClock {
  readonly #hands: Hands;
  #run: PlayRun | null = null;
  /** Seconds of clip time per second of the wall clock. */
  #pace = 1;
  #since = 0;
  #due: FrameNo = 0 as FrameNo;
  #refresh = 0;

  constructor(hands: Hands) {
    this.#hands = hands;
  }

  start(run: PlayRun, pace: number): void {
    this.stop();
    this.#run = run;
    this.#pace = pace;
    this.#due = run.start;
    this.#since = performance.now();
    document.addEventListener('visibilitychange', this.#goOnFromHere);
    this.#refresh = requestAnimationFrame(this.#tick);
  }

  stop(): void {
    if (this.#run === null) return;
    this.#run = null;
    document.removeEventListener('visibilitychange', this.#goOnFromHere);
    cancelAnimationFrame(this.#refresh);
  }

  #goOnFromHere = (): void => {
    if (this.#run === null) return;
    this.#run = { ...this.#run, start: this.#due };
    this.#since = performance.now();
  };

  #tick = (): void => {
    const run = this.#run;
    if (run === null) return;
    if (document.hidden) this.#goOnFromHere();
    else {
      const { frame, ended } = playedFrame(this.#hands.index, run, ((performance.now() - this.#since) / 1000) * this.#pace);
      if (ended) {
        this.stop();
        this.#hands.onEnd(frame);
        return;
      }
      if (frame !== this.#due) {
        this.#due = frame;
        this.#hands.onFrame(frame);
      }
    }
    // What heard of the frame may have stopped the clock, or started it anew.
    if (this.#run === run || document.hidden) this.#refresh = requestAnimationFrame(this.#tick);
  };
}
