import { useState } from 'react';
import type { JobState } from '#core/contract/events.ts';
import { isOver, useJob } from '../../ui/data/jobs.ts';

export type JobRun = {
  /** Null before it was begun, or until its first word. */
  readonly job: JobState | null;
  readonly busy: boolean;
  /** What went wrong, before it began or in it; null where nothing did. A job that was cancelled is no failure. */
  readonly thrown: unknown;
  readonly begin: (start: () => Promise<{ readonly job: string }>) => Promise<void>;
};

/** A job that this part of the screen has begun, and how it goes. */
export function useJobRun(): JobRun {
  const [id, setId] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const [refused, setRefused] = useState<unknown>(null);
  const job = useJob(id);
  return {
    job,
    busy: starting || (id !== null && (job === null || !isOver(job))),
    thrown: refused ?? (job?.state === 'failed' ? job.failure : null),
    begin: async (start) => {
      setStarting(true);
      setRefused(null);
      setId(null);
      try {
        setId((await start()).job);
      } catch (thrown) {
        setRefused(thrown);
      } finally {
        setStarting(false);
      }
    },
  };
}
