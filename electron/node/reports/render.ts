import { Worker } from 'node:worker_threads';
import { FailureError } from '#core/contract/failure.ts';
import type { JobContext } from '../ports.ts';
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

/** A thread that has done its work waits this long for more: starting one and reading its fonts takes longer than setting a usual report. */
const idleMs = 120_000;
/** After so many reports a thread is replaced, so that what the library keeps in its caches cannot grow without end. */
const mostUses = 50;

/** Keeps one thread ready between reports; a second report at the same time gets a thread of its own. A waiting thread never keeps the program alive. */
export function createReportRenderer(): ReportRenderer {
  type Thread = { readonly worker: Worker; uses: number; idle: NodeJS.Timeout | null };
  let waiting: Thread | null = null;

  const end = (thread: Thread): Promise<number> => {
    if (thread.idle !== null) clearTimeout(thread.idle);
    if (waiting === thread) waiting = null;
    return thread.worker.terminate();
  };

  const take = (): Thread => {
    const thread = waiting ?? { worker: new Worker(workerFile(), { execArgv: [] }), uses: 0, idle: null };
    waiting = null;
    if (thread.idle !== null) clearTimeout(thread.idle);
    thread.worker.ref();
    thread.uses += 1;
    return thread;
  };

  const giveBack = (thread: Thread): void => {
    thread.worker.removeAllListeners();
    if (waiting !== null || thread.uses >= mostUses) return void end(thread);
    waiting = thread;
    // A thread that dies while it waits is simply not there any more.
    const gone = (): void => {
      if (waiting === thread) waiting = null;
    };
    thread.worker.on('error', gone).on('exit', gone);
    thread.worker.unref();
    thread.idle = setTimeout(() => void end(thread), idleMs).unref();
  };

  return {
    render: (order, { signal, report }) => {
      if (signal.aborted) return Promise.reject(cancelled());
      const { promise, resolve, reject } = Promise.withResolvers<Rendered>();
      const thread = take();
      const stop = (): void => reject(cancelled());
      signal.addEventListener('abort', stop, { once: true });
      thread.worker.removeAllListeners();
      thread.worker.on('message', (word: WorkerWord) => {
        if (word.kind === 'step') report(word.fraction, word.step);
        else resolve({ pdf: word.pdf, pages: word.pages });
      });
      thread.worker.on('error', reject);
      thread.worker.on('exit', (code) => reject(new Error(`the report worker ended with ${code}`)));
      thread.worker.postMessage(order);
      return promise
        .then(
          (rendered) => {
            giveBack(thread);
            return rendered;
          },
          async (error: unknown) => {
            thread.worker.removeAllListeners();
            await end(thread);
            throw error;
          },
        )
        .finally(() => signal.removeEventListener('abort', stop));
    },
    close: async () => {
      if (waiting !== null) await end(waiting);
    },
  };
}

const cancelled = (): FailureError => new FailureError('cancelled', 'The report was cancelled.', 'Start it again when you like.');
