import { Worker } from 'node:worker_threads';
import { FailureError } from '#core/contract/failure.ts';
import type { JobContext } from '../ports.ts';
import type { RenderOrder } from './model.ts';
import type { WorkerWord } from './worker.ts';

export type Rendered = { readonly pdf: Uint8Array; readonly pages: number };

/** Beside this file in the source, in the same folder after the build. */
const workerFile = (): URL => new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './reportWorker.js', import.meta.url);

/**
 * Sets the pages in a worker thread and gives the PDF's bytes: the same order gives the same bytes.
 * Rejects with 'cancelled' when the signal says so (the thread is ended at once), else with what the worker threw.
 */
export function renderReport(order: RenderOrder, { signal, report }: JobContext): Promise<Rendered> {
  const { promise, resolve, reject } = Promise.withResolvers<Rendered>();
  if (signal.aborted) return Promise.reject(cancelled());
  const worker = new Worker(workerFile(), { workerData: order, execArgv: [] });
  const stop = (): void => {
    reject(cancelled());
    void worker.terminate();
  };
  signal.addEventListener('abort', stop, { once: true });
  worker.on('message', (word: WorkerWord) => {
    if (word.kind === 'step') report(word.fraction, word.step);
    else resolve({ pdf: word.pdf, pages: word.pages });
  });
  worker.on('error', reject);
  worker.on('exit', (code) => reject(new Error(`the report worker ended with ${code}`)));
  return promise.finally(() => {
    signal.removeEventListener('abort', stop);
    void worker.terminate();
  });
}

const cancelled = (): FailureError => new FailureError('cancelled', 'The report was cancelled.', 'Start it again when you like.');
