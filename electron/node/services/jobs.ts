import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';

export function jobsHandlers({ jobs }: AppContext): Pick<Handlers, 'jobs.list' | 'jobs.cancel'> {
  return {
    'jobs.list': () => [...jobs.list()],
    'jobs.cancel': ({ id }) => {
      jobs.cancel(id);
      return {};
    },
  };
}
