import { Worker, type WorkerOptions } from 'node:worker_threads';

export type SpareThreadOptions = {
  readonly worker: Pick<WorkerOptions, 'resourceLimits'>;
  /** How long a thread that has done its work waits for more, in milliseconds. */
  readonly idleMs: number;
  /** After so many uses a thread is replaced, so that what libraries keep in it cannot grow without end. */
  readonly mostUses: number;
};

/** A thread on loan, with nobody listening to it. */
export type LentThread = {
  readonly worker: Worker;
  /** Its work is done and it says nothing more: it waits for the next. */
  readonly giveBack: () => void;
  /** Ends it, whatever it does. */
  readonly end: () => Promise<void>;
};

export type SpareThread = {
  readonly lend: () => LentThread;
  /** Ends the thread that waits; those on loan go on. */
  readonly close: () => Promise<void>;
};

/**
 * Keeps one thread of a program ready between uses, since starting one and loading its libraries takes longer than most of what it is asked. Who asks while
 * another is at work gets a thread of its own. A waiting thread never keeps the program alive.
 */
export function spareThread(file: () => URL, { worker: limits, idleMs, mostUses }: SpareThreadOptions): SpareThread {
  type Thread = { readonly worker: Worker; uses: number; idle: NodeJS.Timeout | null };
  let waiting: Thread | null = null;

  const end = async (thread: Thread): Promise<void> => {
    if (thread.idle !== null) clearTimeout(thread.idle);
    if (waiting === thread) waiting = null;
    thread.worker.removeAllListeners();
    await thread.worker.terminate();
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
    lend: () => {
      const thread = waiting ?? { worker: new Worker(file(), { execArgv: [], ...limits }), uses: 0, idle: null };
      waiting = null;
      if (thread.idle !== null) clearTimeout(thread.idle);
      thread.worker.removeAllListeners();
      thread.worker.ref();
      thread.uses += 1;
      return { worker: thread.worker, giveBack: () => giveBack(thread), end: () => end(thread) };
    },
    close: async () => {
      if (waiting !== null) await end(waiting);
    },
  };
}
