import { call } from '../../link.ts';
import { failureOf, reportFailure } from '../failures.ts';

/** Cancels one job. That it has ended in the meantime is no failure: there is nothing left to cancel. */
export function cancelJob(id: string): void {
  call('jobs.cancel', { id }).catch((thrown: unknown) => {
    if (failureOf(thrown).code !== 'not-found') reportFailure(thrown);
  });
}
