import font from '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2?url';
import type { Size } from '#core/compare/arrange.ts';
import type { FrameIndex, FrameNo } from '#core/domain/frameIndex.ts';
import type { Recording } from '#core/domain/recording.ts';
import { mediaUrl } from '../link.ts';
import { createFrameEngine } from '../media/createFrameEngine.ts';
import type { FrameEngine } from '../media/engine.ts';
import { type FromStrobe, needsBackground, type StrobeMade, type StrobeRecipe, type ToStrobe } from './protocol.ts';

export type StrobeClip = {
  readonly recording: Pick<Recording, 'id' | 'width' | 'height'>;
  readonly index: FrameIndex;
  readonly mirrored: boolean;
};

type Order = { readonly signal: AbortSignal; readonly onProgress: (share: number) => void };

/** Makes pictures of one clip, off the page's thread. Whoever opens it closes it. */
export type StrobeBench = {
  /** Rejects with the signal's reason when cancelled, and with a plain error when a frame cannot be decoded or the picture not be made. */
  readonly make: (recipe: StrobeRecipe, order: Order) => Promise<StrobeMade>;
  readonly close: () => void;
};

/** Pixels of a working picture: enough for a preview, and for a merged picture that is kept (1920 by 1080). */
const pixels = { preview: 960 * 540, full: 1920 * 1080 } as const;

/** Decodes with an engine of its own, so that what is on screen is not disturbed; its cache only has to hold a group of frames. */
const cacheBytes = 96 * 1024 * 1024;

/** Pictures that the worker may hold for changes of the recipe. */
const mostHeld = 64;

function workingSize({ width, height }: Size, most: number): Size {
  const scale = Math.min(1, Math.sqrt(most / (width * height)));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** `use`: a preview, a strip of the clip's own pixels, or a merged picture that is kept. */
export async function openStrobeBench(
  { recording, index, mirrored }: StrobeClip,
  use: 'preview' | 'strip' | 'merged',
): Promise<StrobeBench> {
  const { id, width, height } = recording;
  const url = new URL(mediaUrl(`clip-${id}`), window.location.href).href;
  const engine = await createFrameEngine({ url, index, width, height, slowdown: 1, cacheLimit: cacheBytes });
  const full = { width, height };
  const working = use === 'strip' ? full : workingSize(full, use === 'preview' ? pixels.preview : pixels.full);
  return new Bench(engine, { type: 'open', working, full, mirrored, font: new URL(font, window.location.href).href });
}

type Waiting = {
  readonly settle: (message: Exclude<FromStrobe, { type: 'progress' }>) => void;
  readonly onProgress: (share: number) => void;
};

class Bench implements StrobeBench {
  readonly #engine: FrameEngine;
  readonly #worker = new Worker(new URL('./strobeWorker.ts', import.meta.url), { type: 'module' });
  readonly #sent = new Set<FrameNo>();
  readonly #waiting = new Map<number, Waiting>();
  #jobs = 0;
  /** Frames are decoded for one order at a time. */
  #turn: Promise<void> = Promise.resolve();
  #stopped: string | null = null;

  constructor(engine: FrameEngine, open: ToStrobe) {
    this.#engine = engine;
    this.#worker.onmessage = ({ data }: MessageEvent<FromStrobe>) => this.#hear(data);
    this.#worker.onerror = (event) => this.#stop(event.message || 'The program that makes the picture could not be loaded');
    this.#tell(open);
  }

  make = async (recipe: StrobeRecipe, { signal, onProgress }: Order): Promise<StrobeMade> => {
    const before = this.#turn;
    const { promise: done, resolve: finish } = Promise.withResolvers<void>();
    this.#turn = done;
    try {
      await before;
      await this.#sendFrames(recipe, signal, (share) => onProgress(share * 0.6));
      return await this.#made(recipe, signal, (share) => onProgress(0.6 + share * 0.4));
    } finally {
      finish();
    }
  };

  close = (): void => {
    this.#engine.close();
    this.#stop('the stroboscope was closed');
  };

  async #sendFrames(recipe: StrobeRecipe, signal: AbortSignal, onProgress: (share: number) => void): Promise<void> {
    const needed = [...new Set([...recipe.frames, ...(needsBackground(recipe) ? recipe.background : [])])].toSorted((a, b) => a - b);
    if (this.#sent.size + needed.length > mostHeld) {
      const forget = [...this.#sent].filter((frame) => !needed.includes(frame));
      for (const frame of forget) this.#sent.delete(frame);
      this.#tell({ type: 'forget', frames: forget });
    }
    const missing = needed.filter((frame) => !this.#sent.has(frame));
    for (const [n, frame] of missing.entries()) {
      signal.throwIfAborted();
      const picture = await this.#engine.decoded(frame);
      if (this.#stopped !== null) {
        picture.close();
        throw new Error(this.#stopped);
      }
      this.#tell({ type: 'frame', frame, picture }, [picture]);
      this.#sent.add(frame);
      onProgress((n + 1) / missing.length);
    }
    signal.throwIfAborted();
  }

  #made(recipe: StrobeRecipe, signal: AbortSignal, onProgress: (share: number) => void): Promise<StrobeMade> {
    if (this.#stopped !== null) return Promise.reject(new Error(this.#stopped));
    const job = this.#jobs++;
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        this.#waiting.delete(job);
        reject(signal.reason);
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#waiting.set(job, {
        onProgress,
        settle: (message) => {
          signal.removeEventListener('abort', cancel);
          this.#waiting.delete(job);
          if (message.type === 'made') resolve(message.made);
          else reject(new Error(message.message));
        },
      });
      this.#tell({ type: 'make', job, recipe });
    });
  }

  #hear(message: FromStrobe): void {
    const waiting = this.#waiting.get(message.job);
    if (message.type === 'progress') waiting?.onProgress(message.share);
    else waiting?.settle(message);
  }

  #stop(message: string): void {
    this.#stopped ??= message;
    this.#worker.terminate();
    for (const [job, { settle }] of [...this.#waiting]) settle({ type: 'failed', job, message: this.#stopped });
  }

  #tell(message: ToStrobe, transfer: Transferable[] = []): void {
    this.#worker.postMessage(message, transfer);
  }
}
