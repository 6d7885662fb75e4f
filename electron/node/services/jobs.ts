import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function jobsHandlers(_context: AppContext): Pick<Handlers, 'jobs.list' | 'jobs.cancel'> {
  const unbuilt = (): never => {
    throw new Error('not built yet');
  };
  return { 'jobs.list': unbuilt, 'jobs.cancel': unbuilt };
}
