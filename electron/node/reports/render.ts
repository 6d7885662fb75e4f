import { FailureError } from '#core/contract/failure.ts';
import type { JobContext } from '../ports.ts';
import { spareThread } from '../spareThread.ts';
import type { RenderOrder } from './model.ts';
import type { WorkerWord } from './worker.ts';

export type Rendered = { readonly pdf: Uint8Array; readonly pages: number };

export type ReportRenderer = {
  /**
   * Sets the pages in a worker thread: the same order gives the same bytes, in a fresh thread as in a used one. Rejects with 'cancelled' when the
   * signal says so (the thread is ended at once), else with what the worker threw.
   */
  readonly render: (order: RenderOrder, job: JobContext) => Promise<Rendered>;
  /** Ends the thread that waits; what is being set goes on. */
  readonly close: () => Promise<void>;
};

/** Beside this file in the source, in the same folder after the build. */
const workerFile = (): URL => new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './reportWorker.js', import.meta.url);

/** Keeps one thread ready between reports, for starting one and reading its fonts takes longer than setting a usual report. */
export function createReportRenderer(): ReportRenderer {
  const threads = spareThread(workerFile, { worker: {}, idleMs: 120_000, mostUses: 50 });
  return {
    render: (order, { signal, report }) => {
      if (signal.aborted) return Promise.reject(cancelled());
      const { promise, resolve, reject } = Promise.withResolvers<Rendered>();
      const { worker, giveBack, end } = threads.lend();
      const stop = (): void => reject(cancelled());
      signal.addEventListener('abort', stop, { once: true });
      worker.on('message', (word: WorkerWord) => {
        if (word.kind === 'step') report(word.fraction, word.step);
        else resolve({ pdf: word.pdf, pages: word.pages });
      });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the report worker ended with ${code}`)));
      worker.postMessage(order);
      return promise
        .then(
          (rendered) => {
            giveBack();
            return rendered;
          },
          async (error: unknown) => {
            await end();
            throw error;
          },
        )
        .finally(() => signal.removeEventListener('abort', stop));
    },
    close: threads.close,
  };
}

const cancelled = (): FailureError => new FailureError('cancelled', 'The report was cancelled.', 'Start it again when you like.');
