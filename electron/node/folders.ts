import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where things lie inside the data folder. */
export type Folders = {
  readonly record: string;
  /** One folder a recording: the original, its review copy, pictures. */
  readonly library: string;
  /** Half-made files; emptied at start. */
  readonly staging: string;
  readonly reports: string;
  /** Made for one download or preview; emptied at start. */
  readonly outputs: string;
  readonly backups: string;
  readonly logs: string;
  /** Clinic logo and other settings files. */
  readonly clinic: string;
};

export function makeFolders(dataFolder: string): Folders {
  const folders = {
    library: join(dataFolder, 'library'),
    staging: join(dataFolder, 'staging'),
    reports: join(dataFolder, 'reports'),
    outputs: join(dataFolder, 'outputs'),
    backups: join(dataFolder, 'backups'),
    logs: join(dataFolder, 'logs'),
    clinic: join(dataFolder, 'clinic'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { record: join(dataFolder, 'soleus.db'), ...folders };
}
