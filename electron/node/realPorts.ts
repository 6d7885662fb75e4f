import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFfmpeg } from './findFfmpeg.ts';
import { createFileLog } from './log.ts';
import type { Ports } from './ports.ts';

export type RealPortsOptions = Pick<Ports, 'host' | 'dataFolder' | 'desktop'> & {
  /** Folder that holds package.json and resources: the repository, or the packed application. */
  readonly root: string;
};

/** The world as it is: system clock, random ids, a log file, the ffmpeg found. The record's key comes from the file `SOLEUS_KEY_FILE` names. */
export function realPorts({ host, dataFolder, desktop, root }: RealPortsOptions): Ports & { readonly logFile: string } {
  const clock = { now: () => new Date() };
  const log = createFileLog(join(dataFolder, 'logs'), clock);
  const keyFile = process.env['SOLEUS_KEY_FILE'];
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return {
    host,
    version,
    dataFolder,
    resourcesFolder: join(root, 'resources'),
    databaseKey: keyFile ? readFileSync(keyFile, 'utf8').trim() : null,
    ffmpeg: findFfmpeg(),
    clock,
    ids: { next: randomUUID },
    log,
    desktop,
    logFile: log.file,
  };
}
