import type { JobState } from '#core/contract/events.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { JobId } from '#core/domain/ids.ts';
import type { Events } from '../events.ts';
import { failureOf } from '../failures.ts';
import type { JobContext, Ports } from '../ports.ts';

export type JobRequest = {
  readonly kind: JobState['kind'];
  readonly title: string;
  /** Does the work and returns the ids of what it made. Cleans up in `finally`; stops when the signal says so. */
  readonly work: (context: JobContext) => Promise<Readonly<Record<string, string>>>;
};

export type Jobs = {
  readonly start: (request: JobRequest) => JobId;
  readonly list: () => readonly JobState[];
  /** Cancels that job only. Ended or unknown jobs: a 'not-found' failure. */
  readonly cancel: (id: JobId) => void;
  /** Resolves with the job's end. */
  readonly ended: (id: JobId) => Promise<JobState>;
  /** Resolves once no job is queued or running. */
  readonly idle: () => Promise<void>;
  /** Refuses new jobs, cancels the running ones and waits for their ends. */
  readonly close: () => Promise<void>;
};

const kept = 100;
const atOnce = 2;
/** Share of a job after which windows hear of it again: a copy tells of every piece, and a window that drew each would answer nobody meanwhile. */
const worthTelling = 0.005;
const isNear = (now: number | null, before: number | null): boolean =>
  now === null || before === null ? now === before : now === before || (now < 1 && Math.abs(now - before) < worthTelling);
/** Imports wait for imports only: a report asked for during a long import starts at once. */
const laneOf = (kind: JobState['kind']): 'import' | 'other' => (kind === 'import' ? 'import' : 'other');

/** Runs jobs, two imports and two others at a time, each in the order they came. Every job ends exactly once: done, failed or cancelled. */
export function createJobs(ports: Pick<Ports, 'ids' | 'log'>, events: Events): Jobs {
  type Entry = {
    state: JobState;
    readonly request: JobRequest;
    readonly abort: AbortController;
    readonly end: PromiseWithResolvers<JobState>;
  };
  const entries = new Map<string, Entry>();
  const queue: Entry[] = [];
  const running = { import: 0, other: 0 };
  let closed = false;

  const set = (entry: Entry, change: Partial<JobState>): void => {
    entry.state = { ...entry.state, ...change };
    events.emit({ type: 'job', job: entry.state });
  };

  const finish = (entry: Entry, change: Partial<JobState>): void => {
    set(entry, change);
    entry.end.resolve(entry.state);
    for (const [id, old] of entries) {
      if (entries.size <= kept) break;
      if (isOver(old.state)) entries.delete(id);
    }
  };

  const run = async (entry: Entry): Promise<void> => {
    let told: Pick<JobState, 'fraction' | 'step'> = entry.state;
    const report: JobContext['report'] = (share, step) => {
      if (isOver(entry.state)) return;
      const fraction = share === null ? null : Math.min(1, Math.max(0, share));
      entry.state = { ...entry.state, fraction, step };
      if (step === told.step && isNear(fraction, told.fraction)) return;
      told = { fraction, step };
      events.emit({ type: 'job', job: entry.state });
    };
    try {
      set(entry, { state: 'running' });
      const result = await entry.request.work({ signal: entry.abort.signal, report });
      finish(entry, { state: 'done', fraction: 1, result: { ...result } });
    } catch (error) {
      const failure = failureOf(error, ports.log, `job ${entry.request.kind}`);
      const cancelled = entry.abort.signal.aborted || failure.code === 'cancelled';
      finish(entry, cancelled ? { state: 'cancelled' } : { state: 'failed', failure });
    } finally {
      running[laneOf(entry.request.kind)] -= 1;
      next();
    }
  };

  const next = (): void => {
    for (;;) {
      const at = queue.findIndex(({ request }) => running[laneOf(request.kind)] < atOnce);
      const [entry] = at < 0 ? [] : queue.splice(at, 1);
      if (!entry) return;
      running[laneOf(entry.request.kind)] += 1;
      void run(entry);
    }
  };

  return {
    start: (request) => {
      if (closed) throw new FailureError('busy', 'Soleus is closing.', 'Start it again, then repeat.');
      const id = ports.ids.next() as JobId;
      const state: JobState = {
        id,
        kind: request.kind,
        title: request.title,
        state: 'queued',
        fraction: null,
        step: '',
        failure: null,
        result: {},
      };
      const entry: Entry = { state, request, abort: new AbortController(), end: Promise.withResolvers() };
      entries.set(id, entry);
      queue.push(entry);
      events.emit({ type: 'job', job: state });
      queueMicrotask(next);
      return id;
    },
    list: () => [...entries.values()].map((entry) => entry.state),
    cancel: (id) => {
      const entry = entries.get(id);
      if (!entry || isOver(entry.state)) throw new FailureError('not-found', 'That task has already ended.', 'Nothing to cancel.');
      entry.abort.abort();
      const waiting = queue.indexOf(entry);
      if (waiting >= 0) {
        queue.splice(waiting, 1);
        finish(entry, { state: 'cancelled' });
      }
    },
    ended: (id) => {
      const entry = entries.get(id);
      if (!entry) throw new FailureError('not-found', 'There is no such task.', 'Look at the list of tasks.');
      return entry.end.promise;
    },
    idle: async () => {
      for (;;) {
        const busy = [...entries.values()].filter((entry) => !isOver(entry.state));
        if (busy.length === 0) return;
        await Promise.all(busy.map((entry) => entry.end.promise));
      }
    },
    close: async () => {
      closed = true;
      for (const entry of entries.values()) entry.abort.abort();
      for (const entry of queue.splice(0)) finish(entry, { state: 'cancelled' });
      await Promise.all([...entries.values()].map((entry) => entry.end.promise));
    },
  };
}

const isOver = (state: JobState): boolean => state.state === 'done' || state.state === 'failed' || state.state === 'cancelled';
