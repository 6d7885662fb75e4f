import { yuvBytes } from '#core/export/yuv.ts';
import type { FromPainter, ToPainter } from './paintProtocol.ts';
import type { Painting } from './paintTogether.ts';

type Waiting = { readonly resolve: (yuv: Uint8Array<ArrayBuffer>) => void; readonly reject: (error: Error) => void };

/** One worker that paints, and the bytes that go to it and back. */
class Painter {
  readonly #worker = new Worker(new URL('./paintWorker.ts', import.meta.url), { type: 'module' });
  #bytes: ArrayBuffer;
  #waiting: Waiting | null = null;
  /** Why it paints no more. */
  #broken: Error | null = null;

  constructor(bytes: number) {
    this.#bytes = new ArrayBuffer(bytes);
    this.#worker.onmessage = ({ data }: MessageEvent<FromPainter>) => this.#hear(data);
    this.#worker.onerror = (event) => {
      this.#worker.terminate();
      // A script that cannot be loaded gives an event without words.
      this.#fail(event.message || 'its program could not be loaded');
    };
  }

  /** Takes the pictures over. What it gave before must have been read: the bytes are the same ones. */
  paint(painting: Painting, pictures: readonly VideoFrame[]): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#broken !== null) {
      for (const picture of pictures) picture.close();
      return Promise.reject(this.#broken);
    }
    const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer>>();
    this.#waiting = { resolve, reject };
    const order: ToPainter = { type: 'paint', painting, pictures, into: this.#bytes };
    this.#worker.postMessage(order, [this.#bytes, ...pictures]);
    return promise;
  }

  close(): void {
    this.#worker.onmessage = null;
    this.#worker.onerror = null;
    this.#worker.postMessage({ type: 'close' } satisfies ToPainter);
    this.#waiting?.reject(new Error('the video was given up'));
  }

  #hear(message: FromPainter): void {
    if (message.type === 'failed') {
      this.#fail(message.message);
      return;
    }
    this.#bytes = message.yuv;
    this.#waiting?.resolve(new Uint8Array(message.yuv));
    this.#waiting = null;
  }

  #fail(message: string): void {
    this.#broken = new Error(`A picture of the video could not be painted: ${message}.`);
    this.#waiting?.reject(this.#broken);
    this.#waiting = null;
  }
}

/** Frames that are painted at the same time: one core stays for the screen, and more than three gain nothing over the decoders and the encoder. */
const painterCount = (): number => Math.max(1, Math.min(3, navigator.hardwareConcurrency - 1));

/**
 * Paints `count` pictures in workers, several at once, and gives them to `take` one after the other, in order; the bytes are the taker's until it
 * resolves. `order` makes what a picture needs; its decoded frames go to a worker, which closes them. Rejects with the first thing that goes wrong.
 */
export async function paintInOrder(
  { width, height }: { readonly width: number; readonly height: number },
  count: number,
  order: (n: number) => Promise<{ readonly painting: Painting; readonly pictures: readonly VideoFrame[] }>,
  take: (yuv: Uint8Array<ArrayBuffer>, n: number) => Promise<void>,
): Promise<void> {
  const painters = Array.from({ length: Math.min(painterCount(), count) }, () => new Painter(yuvBytes(width, height)));
  const begun: Promise<Uint8Array<ArrayBuffer>>[] = [];
  let closed = false;
  const begin = (painter: Painter, n: number): void => {
    const painted = order(n).then(({ painting, pictures }) => {
      if (!closed) return painter.paint(painting, pictures);
      for (const picture of pictures) picture.close();
      throw new Error('the video was given up');
    });
    // Heard where its turn comes; after a failure before it no turn comes.
    painted.catch(() => {});
    begun[n] = painted;
  };
  try {
    painters.forEach(begin);
    for (let n = 0; n < count; n++) {
      await take(await (begun[n] as Promise<Uint8Array<ArrayBuffer>>), n);
      delete begun[n];
      const painter = painters[n % painters.length];
      if (painter !== undefined && n + painters.length < count) begin(painter, n + painters.length);
    }
  } finally {
    closed = true;
    for (const painter of painters) painter.close();
  }
}
