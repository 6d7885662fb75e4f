import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Where things lie inside the data folder. */
export type Folders = {
  readonly record: string;
  /** One folder a recording: the original, its review copy, pictures. */
  readonly library: string;
  /** One folder a form: pictures that the camera took for it. */
  readonly photos: string;
  /** Takes being recorded, and those that something killed: never swept, only finished or thrown away. */
  readonly takes: string;
  /** Half-made files of this process; removed when it ends. */
  readonly staging: string;
  readonly reports: string;
  /** Made by this process for one download or preview; removed when it ends. */
  readonly outputs: string;
  readonly backups: string;
  readonly logs: string;
  /** Clinic logo and other settings files. */
  readonly clinic: string;
  /** The clinic's own protocol files. */
  readonly protocols: string;
  /** The clinic's own programme files. */
  readonly programmes: string;
  /** Where everything of a patient, or of all, goes when nobody says otherwise. Nothing in it is part of the record. */
  readonly exports: string;
};

/** Makes what is missing. Several processes may work on one data folder: each has its own place for half-made files. */
export function makeFolders(dataFolder: string): Folders {
  const own = `${process.pid}-${randomUUID()}`;
  const folders = {
    library: join(dataFolder, 'library'),
    photos: join(dataFolder, 'photos'),
    takes: join(dataFolder, 'takes'),
    staging: join(dataFolder, 'staging', own),
    reports: join(dataFolder, 'reports'),
    outputs: join(dataFolder, 'outputs', own),
    backups: join(dataFolder, 'backups'),
    logs: join(dataFolder, 'logs'),
    clinic: join(dataFolder, 'clinic'),
    protocols: join(dataFolder, 'protocols'),
    programmes: join(dataFolder, 'programmes'),
    exports: join(dataFolder, 'exports'),
  };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  return { record: join(dataFolder, 'soleus.db'), ...folders };
}

/** Removes this process's half-made files and outputs. */
export function removeOwnFolders(folders: Folders): void {
  for (const folder of [folders.staging, folders.outputs]) rmSync(folder, { recursive: true, force: true });
}

/** Removes what processes that are no longer alive left half-made. `onDead` gets each folder of half-made files before it goes. */
export function sweepDeadFolders(folders: Folders, onDead: (folder: string) => void): void {
  for (const own of [folders.staging, folders.outputs]) {
    const parent = join(own, '..');
    for (const name of readdirSync(parent)) {
      if (isAlive(Number.parseInt(name, 10))) continue;
      onDead(join(parent, name));
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
