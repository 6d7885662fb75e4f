import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import { createFrameEngine } from '#renderer/media/createFrameEngine.ts';
import type { FrameEngine } from '#renderer/media/engine.ts';
import { readNumber } from '#tests/helpers/frameNumber.ts';

export type OpenClip = {
  readonly url: string;
  readonly index: FrameIndex;
  readonly width: number;
  readonly height: number;
  readonly slowdown?: number;
  readonly cacheLimit?: number;
};

/** What a spec drives: the engine on one canvas, and what is really painted there. */
export class Harness {
  engine!: FrameEngine;
  /** The clip opened last, to open it again. */
  clip!: OpenClip;
  readonly canvas = document.querySelector('canvas') as HTMLCanvasElement;

  async open(given: OpenClip): Promise<void> {
    const { slowdown = 1, cacheLimit = 512 * 1024 * 1024, ...clip } = given;
    this.clip = given;
    this.engine = await createFrameEngine({ ...clip, slowdown, cacheLimit });
    this.engine.attach(this.canvas);
    await this.engine.show(0 as FrameNo);
  }

  /** The number in the painted pixels. */
  painted(): number | null {
    const { width, height } = this.canvas;
    return readNumber((this.canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, width, height).data, width, height);
  }

  /** Steps `count` times and reads each painted number. */
  async walk(by: 1 | -1, count: number): Promise<(number | null)[]> {
    const seen: (number | null)[] = [];
    for (let i = 0; i < count; i++) {
      await this.engine.step(by);
      seen.push(this.painted());
    }
    return seen;
  }

  async jump(frame: number): Promise<number | null> {
    await this.engine.show(frame as FrameNo);
    return this.painted();
  }

  /** Milliseconds from the call until the canvas holds the frame. */
  async timedStep(by: number): Promise<number> {
    const start = performance.now();
    await this.engine.step(by);
    return performance.now() - start;
  }

  async timedJump(frame: number): Promise<number> {
    const start = performance.now();
    await this.engine.show(frame as FrameNo);
    this.#readBack();
    return performance.now() - start;
  }

  #pressed: Promise<number> = Promise.resolve(0);

  /** From now on the arrow keys step; `keyTaken` gives what the last press took, from the key event until the canvas could be read. */
  timeKeys(): void {
    window.addEventListener('keydown', ({ key, timeStamp }) => {
      if (key !== 'ArrowRight' && key !== 'ArrowLeft') return;
      this.#pressed = this.engine.step(key === 'ArrowRight' ? 1 : -1).then(() => {
        this.#readBack();
        return performance.now() - timeStamp;
      });
    });
  }

  async keyTaken(): Promise<{ readonly taken: number; readonly shown: number | null; readonly bytes: number }> {
    const taken = await this.#pressed;
    const { shown, cacheBytes } = this.engine.state();
    return { taken, shown, bytes: cacheBytes };
  }

  /** Waits until nothing more is decoded ahead: the cache has stood still for a while. */
  async settled(): Promise<void> {
    let still = 0;
    for (let held = -1; still < 5; ) {
      await new Promise((resolve) => setTimeout(resolve, 40));
      const { cacheBytes } = this.engine.state();
      still = cacheBytes === held ? still + 1 : 0;
      held = cacheBytes;
    }
  }

  /** Painting may be put off until someone looks. */
  #readBack(): void {
    (this.canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, 1, 1);
  }
}

declare global {
  interface Window {
    harness: Harness;
  }
}

window.harness = new Harness();
