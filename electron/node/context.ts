import type { WriteDb } from '#db/sql.ts';
import type { Events } from './events.ts';
import type { Folders } from './folders.ts';
import type { Jobs } from './jobs/runner.ts';
import type { Outputs } from './outputs.ts';
import type { Ports } from './ports.ts';
import type { ReportRenderer } from './reports/render.ts';
import type { Bytes } from './services/bytes.ts';
import type { TakeFiles } from './takes/takeFiles.ts';
import type { Uploads } from './uploads.ts';

/** What every service is made from. */
export type AppContext = {
  readonly ports: Ports;
  readonly db: WriteDb;
  readonly events: Events;
  readonly jobs: Jobs;
  readonly folders: Folders;
  readonly bytes: Bytes;
  readonly outputs: Outputs;
  readonly uploads: Uploads;
  readonly takeFiles: TakeFiles;
  readonly reportRenderer: ReportRenderer;
};
