import { FailureError } from '#core/contract/failure.ts';
import { patientById } from '#db/repositories/patients.ts';
import type { AppContext } from '../context.ts';
import type { Handlers } from '../dispatch.ts';
import { openFolder } from '../everything/folderReader.ts';
import { summaryOf } from '../everything/look.ts';
import { previewTakeOut } from '../everything/preview.ts';
import { readIn } from '../everything/readIn.ts';
import { takeOut } from '../everything/takeOut.ts';
import { found } from '../written.ts';

type EverythingMethods = 'everything.preview' | 'everything.takeOut' | 'everything.look' | 'everything.readIn';

export function everythingHandlers(context: AppContext): Pick<Handlers, EverythingMethods> {
  const { db, jobs, events } = context;
  return {
    'everything.preview': ({ patientId }) => previewTakeOut(context, patientId),
    'everything.takeOut': ({ patientId, into }) => {
      if (patientId !== null) found(patientById(db, patientId), 'patient');
      const title = patientId === null ? 'Everything of all patients' : 'Everything of one patient';
      return { job: jobs.start({ kind: 'export', title, work: (job) => takeOut(context, { patientId, into }, job) }) };
    },
    'everything.look': async ({ folder }) => summaryOf(db, await openFolder(folder)),
    'everything.readIn': async ({ folder, sha256, existing }) => {
      const opened = await openFolder(folder);
      if (opened.own.sha256 !== sha256)
        throw new FailureError('conflict', 'The folder has changed since it was looked at.', 'Look at it once more; nothing was read in.');
      const work = async (job: Parameters<typeof readIn>[2]) => {
        const result = await readIn(context, { opened, existing }, job);
        for (const topic of [
          'patients',
          'visit',
          'recording',
          'review',
          'reports',
          'settings',
          'takes',
          'comparison',
          'protocols',
          'clinical',
        ] as const)
          events.emit({ type: 'changed', topic, id: null });
        return result;
      };
      return { job: jobs.start({ kind: 'read-in', title: 'Reading in a folder', work }) };
    },
  };
}
