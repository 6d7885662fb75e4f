import { join } from 'node:path';
import type { Reply } from '#core/contract/failure.ts';
import { openRecord } from '#db/open.ts';
import { refuseLeaving } from './clinical/leaving.ts';
import { sweepErased } from './clinical/sweepErased.ts';
import type { AppContext } from './context.ts';
import { createDispatch, type Handlers } from './dispatch.ts';
import { createEvents, type Events } from './events.ts';
import { sweepUnfinished } from './everything/target.ts';
import { makeFolders, removeOwnFolders, sweepDeadFolders } from './folders.ts';
import { createJobs, type Jobs } from './jobs/runner.ts';
import { sweepLibrary } from './media/staging.ts';
import { createOutputs } from './outputs.ts';
import type { Ports } from './ports.ts';
import { createReportRenderer } from './reports/render.ts';
import { appHandlers } from './services/app.ts';
import { auditHandlers } from './services/audit.ts';
import { type Bytes, createBytes } from './services/bytes.ts';
import { clinicTablesHandlers } from './services/clinicTables.ts';
import { comparisonsHandlers } from './services/comparisons.ts';
import { consentsHandlers } from './services/consents.ts';
import { coursesHandlers } from './services/courses.ts';
import { diaryHandlers } from './services/diary.ts';
import { episodesHandlers } from './services/episodes.ts';
import { erasingHandlers } from './services/erasing.ts';
import { everythingHandlers } from './services/everything.ts';
import { exportsHandlers } from './services/exports.ts';
import { filesHandlers } from './services/files.ts';
import { formPhotosHandlers } from './services/formPhotos.ts';
import { formsHandlers } from './services/forms.ts';
import { gaitHandlers } from './services/gait.ts';
import { gaitHintsHandlers } from './services/gaitHints.ts';
import { homeHandlers } from './services/home.ts';
import { importsHandlers } from './services/imports.ts';
import { jobsHandlers } from './services/jobs.ts';
import { lettersHandlers } from './services/letters.ts';
import { measurementsHandlers } from './services/measurements.ts';
import { mergingHandlers } from './services/merging.ts';
import { patientsHandlers } from './services/patients.ts';
import { planChangesHandlers } from './services/planChanges.ts';
import { plansHandlers } from './services/plans.ts';
import { printingHandlers } from './services/printing.ts';
import { protocolRunsHandlers } from './services/protocolRuns.ts';
import { protocolsHandlers } from './services/protocols.ts';
import { recordingsHandlers } from './services/recordings.ts';
import { reportsHandlers } from './services/reports.ts';
import { reviewHandlers } from './services/review.ts';
import { runningHandlers } from './services/running.ts';
import { safetyHandlers } from './services/safety.ts';
import { sampleHandlers } from './services/sample.ts';
import { settingsHandlers } from './services/settings.ts';
import { shoesHandlers } from './services/shoes.ts';
import { signingHandlers } from './services/signing.ts';
import { takesHandlers } from './services/takes.ts';
import { timelineHandlers } from './services/timeline.ts';
import { uploadsHandlers } from './services/uploads.ts';
import { visitsHandlers } from './services/visits.ts';
import { sweepTakes } from './takes/sweepTakes.ts';
import { createTakeFiles } from './takes/takeFiles.ts';
import { createUploads } from './uploads.ts';

/** The application without a window: what both hosts and the command line run. */
export type App = {
  readonly call: (name: string, input: unknown) => Promise<Reply<unknown>>;
  readonly events: Events;
  readonly bytes: Bytes;
  readonly jobs: Jobs;
  /** Cancels and waits for jobs, then closes the record. */
  readonly close: () => Promise<void>;
};

/** Opens the record in the data folder and wires every service. Throws FailureError when the record cannot be opened. */
export function createApp(ports: Ports): App {
  const folders = makeFolders(ports.dataFolder);
  const db = openRecord({
    file: folders.record,
    key: ports.databaseKey,
    backupFile: (version) => join(folders.backups, `before-migration-${version}-${ports.clock.now().toISOString().replaceAll(':', '')}.db`),
  });
  const events = createEvents();
  const jobs = createJobs(ports, events);
  sweepDeadFolders(folders, (folder) => sweepUnfinished(folder, ports.log));
  sweepLibrary(db, folders);
  sweepErased(db, folders);
  const uploads = createUploads(folders);
  const takeFiles = createTakeFiles(folders, () => events.emit({ type: 'changed', topic: 'takes', id: null }));
  sweepTakes(db, folders);
  const outputs = createOutputs();
  const bytes = createBytes({
    db,
    folders,
    uploads,
    takeFiles,
    ffmpeg: ports.ffmpeg,
    // What was made to be handed out is not, once a consent was withdrawn; what is shown in the program stays to be seen.
    checkOutput: (id) => {
      const output = outputs.get(id);
      if (output?.made === 'to-hand-out') refuseLeaving({ db, ports }, output.recordings, { way: 'export', purpose: output.purpose });
    },
  });
  const reportRenderer = createReportRenderer();
  const context: AppContext = { ports, db, events, jobs, folders, bytes, outputs, uploads, takeFiles, reportRenderer };
  const handlers: Handlers = {
    ...appHandlers(context),
    ...settingsHandlers(context),
    ...patientsHandlers(context),
    ...visitsHandlers(context),
    ...recordingsHandlers(context),
    ...uploadsHandlers(context),
    ...filesHandlers(context),
    ...importsHandlers(context),
    ...takesHandlers(context),
    ...jobsHandlers(context),
    ...reviewHandlers(context),
    ...comparisonsHandlers(context),
    ...gaitHandlers(context),
    ...gaitHintsHandlers(context),
    ...protocolsHandlers(context),
    ...protocolRunsHandlers(context),
    ...everythingHandlers(context),
    ...exportsHandlers(context),
    ...measurementsHandlers(context),
    ...reportsHandlers(context),
    ...auditHandlers(context),
    ...clinicTablesHandlers(context),
    ...consentsHandlers(context),
    ...coursesHandlers(context),
    ...episodesHandlers(context),
    ...erasingHandlers(context),
    ...formsHandlers(context),
    ...formPhotosHandlers(context),
    ...homeHandlers(context),
    ...mergingHandlers(context),
    ...printingHandlers(context),
    ...safetyHandlers(context),
    ...lettersHandlers(context),
    ...signingHandlers(context),
    ...plansHandlers(context),
    ...planChangesHandlers(context),
    ...diaryHandlers(context),
    ...runningHandlers(context),
    ...shoesHandlers(context),
    ...timelineHandlers(context),
    ...sampleHandlers(context),
  };
  return {
    call: createDispatch(handlers, ports.log),
    events,
    bytes,
    jobs,
    close: async () => {
      await jobs.close();
      await takeFiles.close();
      await reportRenderer.close();
      db.close();
      removeOwnFolders(folders);
    },
  };
}
