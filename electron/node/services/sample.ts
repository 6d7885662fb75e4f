import type { JobId } from '#core/domain/ids.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { createSample } from '../sample/createSample.ts';

/** One sample at a time: asking while it is being made gives the job that makes it; asking later gives the patient that is there. */
export function sampleHandlers(context: AppContext): Pick<Handlers, 'sample.create'> {
  let running: JobId | null = null;
  return {
    'sample.create': () => {
      running ??= context.jobs.start({
        kind: 'sample',
        title: 'Sample patient',
        work: async (job) => ({ ...(await createSample(context, job)) }),
      });
      const job = running;
      void context.jobs.ended(job).then(() => {
        if (running === job) running = null;
      });
      return { job };
    },
  };
}
