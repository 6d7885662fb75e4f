import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, MethodName, Output } from '#core/contract/api.ts';
import type { JobState, SoleusEvent } from '#core/contract/events.ts';
import { type Failure, FailureError } from '#core/contract/failure.ts';
import type { JobId } from '#core/domain/ids.ts';
import { type App, createApp } from '#node/app.ts';
import { findFfmpeg } from '#node/findFfmpeg.ts';
import type { Ports } from '#node/ports.ts';
import { repoRoot } from './paths.ts';

export type LoggedLine = { readonly level: 'info' | 'warn' | 'error'; readonly message: string; readonly error?: unknown };

export type TestApp = {
  readonly app: App;
  readonly ports: Ports;
  readonly dataFolder: string;
  /** Every event since the app was made, oldest first. */
  readonly events: readonly SoleusEvent[];
  readonly logged: readonly LoggedLine[];
  /** The present of the fixed clock; `tick` moves it on by seconds. */
  readonly clock: { now: Date; tick: (seconds: number) => void };
  /** Calls and gives the value; a failure is thrown as FailureError. */
  readonly call: <M extends MethodName>(name: M, input: Input<M>) => Promise<Output<M>>;
  /** Calls and gives the failure; a call that succeeds makes the test fail. */
  readonly failing: (name: string, input: unknown) => Promise<Failure>;
  /** Waits for a job's end. */
  readonly jobEnd: (id: string) => Promise<JobState>;
  /** Closes the application but keeps its folder: for tests that open it again with `createTestApp({ dataFolder })`. */
  readonly close: () => Promise<void>;
  /** Closes and, where this call made the data folder, removes it. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
};

export type TestAppOptions = Partial<Omit<Ports, 'clock' | 'ids' | 'log'>> & {
  /** First id number to hand out, so that a second app on the same folder makes new ids. Default 1. */
  readonly firstId?: number;
  readonly now?: string;
};

/** Id number `n` as the counted ids port makes it: a valid UUID, easy to read in a failing test. */
export const countedId = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

let folders = 0;

/**
 * The real application on a temporary folder, with a fixed clock (2026-03-02T09:00:00Z unless given) and counted ids.
 * `await using lab = createTestApp()` closes it and removes the folder.
 */
export function createTestApp(options: TestAppOptions = {}): TestApp {
  const { firstId = 1, now = '2026-03-02T09:00:00.000Z', ...given } = options;
  const ownFolder = given.dataFolder === undefined;
  const dataFolder = given.dataFolder ?? mkdtempSync(join(tmpdir(), `soleus-test-${process.pid}-${folders++}-`));
  const clock = {
    now: new Date(now),
    tick: (seconds: number) => {
      clock.now = new Date(clock.now.getTime() + seconds * 1000);
    },
  };
  const logged: LoggedLine[] = [];
  let nextId = firstId;
  const ports: Ports = {
    host: 'command-line',
    version: '0.0.0-test',
    resourcesFolder: join(repoRoot, 'resources'),
    databaseKey: null,
    ffmpeg: findFfmpeg(),
    desktop: noDesktop,
    ...given,
    dataFolder,
    clock: { now: () => clock.now },
    ids: { next: () => countedId(nextId++) },
    log: {
      info: (message) => void logged.push({ level: 'info', message }),
      warn: (message) => void logged.push({ level: 'warn', message }),
      error: (message, error) => void logged.push({ level: 'error', message, error }),
    },
  };
  const app = createApp(ports);
  const events: SoleusEvent[] = [];
  app.events.subscribe((event) => void events.push(event));
  let closed: Promise<void> | null = null;
  const close = (): Promise<void> => {
    closed ??= app.close();
    return closed;
  };
  return {
    app,
    ports,
    dataFolder,
    events,
    logged,
    clock,
    call: async <M extends MethodName>(name: M, input: Input<M>) => {
      const reply = await app.call(name, input);
      if (!reply.ok) throw thrown(reply.failure, logged);
      return reply.value as Output<M>;
    },
    failing: async (name, input) => {
      const reply = await app.call(name, input);
      if (reply.ok) throw new Error(`${name} was expected to fail and gave ${JSON.stringify(reply.value)}`);
      return reply.failure;
    },
    jobEnd: (id) => app.jobs.ended(id as JobId),
    close,
    [Symbol.asyncDispose]: async () => {
      await close();
      if (ownFolder) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A desktop without dialogs: nothing is picked, the page saves by itself. */
export const noDesktop: Ports['desktop'] = {
  nativeFiles: false,
  pickVideos: async () => [],
  pickFolder: async () => null,
  saveAs: async () => 'download',
  open: async () => 'download',
};

/** 'internal' hides what happened; a test wants to see the logged cause. */
function thrown(failure: Failure, logged: readonly LoggedLine[]): FailureError {
  const cause = logged.findLast((line) => line.level === 'error')?.error;
  const note = failure.code === 'internal' && cause instanceof Error ? ` (${cause.stack})` : '';
  return new FailureError(failure.code, failure.message + note, failure.action, failure.fields ? { fields: { ...failure.fields } } : {});
}
