import { useSyncExternalStore } from 'react';
import type { JobState } from '#core/contract/events.ts';

/** Every job since this window opened, newest first; fed by the application's events. */
let jobs: readonly JobState[] = [];
const seen = new Set<string>();
const listeners = new Set<() => void>();
const waiting = new Map<string, ((job: JobState) => void)[]>();

export const isOver = (job: JobState): boolean => job.state === 'done' || job.state === 'failed' || job.state === 'cancelled';

const tell = () => {
  for (const listener of listeners) listener();
};

/** Takes in one job's new state. An end is never overwritten by a late report. */
export function noteJob(job: JobState): void {
  const known = jobs.find((other) => other.id === job.id);
  if (known && isOver(known) && !isOver(job)) return;
  jobs = known ? jobs.map((other) => (other.id === job.id ? job : other)) : [job, ...jobs];
  tell();
  if (!isOver(job)) return;
  for (const done of waiting.get(job.id) ?? []) done(job);
  waiting.delete(job.id);
}

export function clearFinishedJobs(): void {
  jobs = jobs.filter((job) => !isOver(job));
  tell();
}

/** The clinician has looked at the failures so far: they no longer call for attention. */
export function markFailuresSeen(): void {
  for (const job of jobs) if (job.state === 'failed') seen.add(job.id);
  jobs = [...jobs];
  tell();
}

export const callsForAttention = (job: JobState): boolean => job.state === 'failed' && !seen.has(job.id);

/** Resolves with the job's final state, at once when it has ended already. */
export function jobEnd(id: string): Promise<JobState> {
  const known = jobs.find((job) => job.id === id);
  if (known && isOver(known)) return Promise.resolve(known);
  return new Promise((resolve) => waiting.set(id, [...(waiting.get(id) ?? []), resolve]));
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const snapshot = () => jobs;

export const useJobs = (): readonly JobState[] => useSyncExternalStore(subscribe, snapshot);

/** One job's state; null before its first report or when `id` is null. */
export const useJob = (id: string | null): JobState | null => useJobs().find((job) => job.id === id) ?? null;
