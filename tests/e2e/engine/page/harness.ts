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
  readonly canvas = document.querySelector('canvas') as HTMLCanvasElement;

  async open({ slowdown = 1, cacheLimit = 512 * 1024 * 1024, ...clip }: OpenClip): Promise<void> {
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
    return performance.now() - start;
  }
}

declare global {
  interface Window {
    harness: Harness;
  }
}

window.harness = new Harness();
