import type { Input, MethodName, Output } from '#core/contract/api.ts';
import type { JobState } from '#core/contract/events.ts';
import { FailureError } from '#core/contract/failure.ts';
import type { JobId } from '#core/domain/ids.ts';
import type { App } from '#node/app.ts';
import type { Ports } from '#node/ports.ts';

/** What a command is given: the application, and where it may write. */
export type Session = {
  readonly app: App;
  readonly ports: Ports;
  /** Aborts at Ctrl-C. */
  readonly signal: AbortSignal;
  /** Calls the application; a failure is thrown. */
  readonly call: <M extends MethodName>(name: M, input: Input<M>) => Promise<Output<M>>;
  /** Waits for jobs, showing how far they are; Ctrl-C cancels them. */
  readonly ends: (jobs: readonly JobId[]) => Promise<readonly JobState[]>;
};

/** A command's answer: lines for people, a value for `--json`, and failures that did not stop the rest. */
export type Answer = {
  readonly json: unknown;
  readonly text: string;
  readonly failures?: readonly FailureError['failure'][];
};

export function openSession(app: App, ports: Ports, signal: AbortSignal, showProgress: (line: string) => void): Session {
  return {
    app,
    ports,
    signal,
    call: async <M extends MethodName>(name: M, input: Input<M>) => {
      const reply = await app.call(name, input);
      if (!reply.ok) {
        const { code, message, action, fields } = reply.failure;
        throw new FailureError(code, message, action, fields ? { fields } : {});
      }
      return reply.value as Output<M>;
    },
    ends: async (jobs) => {
      const cancel = (): void => {
        for (const job of app.jobs.list())
          if (jobs.includes(job.id) && (job.state === 'queued' || job.state === 'running')) app.jobs.cancel(job.id);
      };
      const silence = app.events.subscribe((event) => {
        if (event.type === 'job' && jobs.includes(event.job.id)) showProgress(progressLine(app, jobs));
      });
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      try {
        return await Promise.all(jobs.map((job) => app.jobs.ended(job)));
      } finally {
        signal.removeEventListener('abort', cancel);
        silence();
        showProgress('');
      }
    },
  };
}

function progressLine(app: App, jobs: readonly JobId[]): string {
  const running = app.jobs.list().filter((job) => jobs.includes(job.id) && job.state === 'running');
  return running
    .map((job) => `${job.title}: ${job.step}${job.fraction === null ? '' : ` ${Math.round(job.fraction * 100)} %`}`)
    .join('   ')
    .slice(0, 110);
}

/** The failure of a job that did not end well; null for one that did. */
export function failureOfJob(job: JobState): FailureError['failure'] | null {
  if (job.state === 'done') return null;
  if (job.failure !== null) return job.failure;
  return { code: 'cancelled', message: 'Cancelled; nothing was kept of it.', action: 'Start it again when you like.' };
}

/** Columns of equal width, two spaces between; the last one is not padded. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => [...(row[column] ?? '')].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - [...cell].length))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
