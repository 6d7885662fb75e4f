import type { QueryClient } from '@tanstack/react-query';
import { call, onEvent } from '../../link.ts';
import { reportFailure } from '../failures.ts';
import { noteJob } from './jobs.ts';
import { invalidateFor } from './reads.ts';

async function readJobs(): Promise<void> {
  for (const job of (await call('jobs.list', {})).toReversed()) noteJob(job);
}

/**
 * Keeps the page in step with the application: events make reads stale and feed the jobs. After a broken connection everything is read again, since
 * events may have been missed.
 */
export function stayLive(client: QueryClient): () => void {
  readJobs().catch(reportFailure);
  return onEvent(
    (event) => {
      if (event.type === 'job') noteJob(event.job);
      if (event.type === 'changed') invalidateFor(client, event.topic).catch(reportFailure);
    },
    () => {
      readJobs().catch(reportFailure);
      client.invalidateQueries().catch(reportFailure);
    },
  );
}
