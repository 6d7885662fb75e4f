import type { FromWorker, ToWorker } from './protocol.ts';

type Hears = {
  readonly onMessage: (message: FromWorker) => void;
  /** The worker itself broke: it says nothing more. */
  readonly onStopped: (message: string) => void;
};

/** The page's end of the decoding worker. Pictures of a worker that was closed or replaced are closed here, unseen. */
export class Decoder {
  readonly #url: string;
  readonly #hears: Hears;
  #worker: Worker;

  constructor(url: string, hears: Hears) {
    this.#url = url;
    this.#hears = hears;
    this.#worker = this.#started();
  }

  /** Groups to decode, in this order; replaces the plan before it. */
  plan(gops: readonly number[]): void {
    this.#tell({ type: 'plan', gops });
  }

  /** Opens the clip again in a new worker. */
  restart(): void {
    this.close();
    this.#worker = this.#started();
  }

  close(): void {
    this.#worker.onmessage = closeUnseen;
    this.#worker.onerror = null;
    this.#tell({ type: 'close' });
  }

  #started(): Worker {
    const worker = new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hears.onMessage(data);
    worker.onerror = (event) => {
      worker.terminate();
      // A script that cannot be loaded gives an event without words.
      this.#hears.onStopped(event.message || 'its program could not be loaded');
    };
    worker.postMessage({ type: 'open', url: this.#url } satisfies ToWorker);
    return worker;
  }

  #tell(message: ToWorker): void {
    this.#worker.postMessage(message);
  }
}

function closeUnseen({ data }: MessageEvent<FromWorker>): void {
  if (data.type === 'frame') data.picture.close();
}
